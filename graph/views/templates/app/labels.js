// Where names and badges go: each beside its item or on its link, none over another.
// Positions are in screen pixels from the origin of the network, so that moving the network
// leaves them as they are; they are found anew when the zoom or what is shown changes.

const CELL = 56;

// Boxes and points in a grid of cells, to ask quickly what is already there.
class Ground {
  constructor() {
    this.cells = new Map();
  }

  *keys(box) {
    for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x += 1) {
      for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y += 1) {
        yield x * 100003 + y;
      }
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  count(box, own) {
    let hits = 0;
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) || []) {
        if (
          other.owner !== own &&
          box.x < other.x + other.width && other.x < box.x + box.width &&
          box.y < other.y + other.height && other.y < box.y + box.height
        ) {
          hits += 1;
        }
      }
    }
    return hits;
  }
}

function wrap(context, text, width, most) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += " …";
  return kept.map((words) => shorten(context, words, width * 1.5));
}

function shorten(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  let letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > width) {
    letters = letters.slice(0, -1);
  }
  return `${letters.join("")}…`;
}

// The same, but a bracket at the end stays whole: it names the parties.
function shortenName(context, text, width) {
  const [, name, bracket] = /^(.*?)( \([^()]*\))?$/s.exec(text);
  if (!bracket || context.measureText(text).width <= width) return shorten(context, text, width);
  const rest = width - context.measureText(bracket).width;
  return rest > width * 0.3 ? shorten(context, name, rest) + bracket : shorten(context, text, width);
}

const SIDES = ["below", "right", "left", "above", "rightBelow", "leftBelow", "rightAbove", "leftAbove"];

// Lines that a name would rather cross than leave the side it was laid out for; "below" is only
// the usual one.
const preference = (side) => (side === "below" ? 2 : 20);

// Widths at which to break a name, as shares of the usual one: the others if that finds no room.
const BREAKS = [1, 0.62, 1.7];

function boxAt(side, x, y, reach, width, height) {
  const near = reach + 3;
  const slant = reach * 0.72 + 2;
  switch (side) {
    case "below": return { x: x - width / 2, y: y + near, align: "center" };
    case "above": return { x: x - width / 2, y: y - near - height, align: "center" };
    case "right": return { x: x + near + 1, y: y - height / 2, align: "left" };
    case "left": return { x: x - near - 1 - width, y: y - height / 2, align: "right" };
    case "rightBelow": return { x: x + slant, y: y + slant - 5, align: "left" };
    case "leftBelow": return { x: x - slant - width, y: y + slant - 5, align: "right" };
    case "rightAbove": return { x: x + slant, y: y - slant - height + 5, align: "left" };
    default: return { x: x - slant - width, y: y - slant - height + 5, align: "right" };
  }
}

// `curve(link, t)` gives the point at share t of a link's way, in layout units; names stay within
// the box `frame`, if there is one.
function placeLabels(context, scale, shownItems, shownLinks, curve, frame = null) {
  const taken = new Ground();
  const lines = new Ground();
  for (const item of shownItems) {
    if (item.isGroup && isOpen(item)) continue;
    const reach = (item.isGroup ? nameReach(item, scale) : radiusAt(item, scale)) * scale + 1;
    taken.add({
      x: item.x * scale - reach, y: item.y * scale - reach,
      width: 2 * reach, height: 2 * reach, owner: item,
    });
  }
  for (const link of shownLinks) {
    const length = Math.hypot(link.to.x - link.from.x, link.to.y - link.from.y) * scale;
    const step = 1 / Math.min(link.isBundle ? 16 : 60, Math.max(4, length / 9));
    for (let t = step; t < 1; t += step) {
      const point = curve(link, t);
      lines.add({ x: point.x * scale, y: point.y * scale, width: 1, height: 1, owner: link });
    }
  }
  headingBoxes(context, scale).forEach(({ box }) => taken.add(box));
  const chiefFirst = byRank(shownItems).filter((item) => !(item.isGroup && isOpen(item))).sort((a, b) => Boolean(b.code) - Boolean(a.code));
  const names = chiefFirst.map((item) => placeName(context, scale, item, taken, lines, frame));
  const badges = [...shownLinks]
    .filter((link) => link.badge && !(state.arranged === "types" && shownLinks === visible.links))
    .sort((a, b) => b.weight - a.weight)
    .map((link) => placeBadge(context, scale, link, taken, curve));
  return { names: names.filter(Boolean), badges: badges.filter(Boolean) };
}

// The smallest box around items, names, badges and the points `others`, in the pixels of
// `placeLabels`.
function extent({ names, badges }, shownItems, others, scale) {
  const boxes = [
    ...others.map(({ x, y }) => ({ x: x * scale, y: y * scale, width: 0, height: 0 })),
    ...names.map(({ box }) => box),
    ...badges.map(({ box }) => box),
    ...[...shownItems].map((item) => {
      const reach = radiusAt(item, scale) * scale;
      return { x: item.x * scale - reach, y: item.y * scale - reach, width: 2 * reach, height: 2 * reach };
    }),
  ];
  const low = (pick) => boxes.reduce((least, box) => Math.min(least, pick(box)), Infinity);
  return {
    left: low((box) => box.x), right: -low((box) => -box.x - box.width),
    top: low((box) => box.y), bottom: -low((box) => -box.y - box.height),
  };
}

// Items in rows have their names in one line between them and the next.
const inRows = items.filter((item) => item.labelWidth > data.labels.width);
const lastEnd = Math.max(...data.guides.filter(({ kind }) => kind === "rule").map(({ points }) => points[1][0]), 0);
const rowEnds = new Map(inRows.map((item) => [
  item,
  Math.min(lastEnd, ...inRows.filter(({ home }) => home.y === item.home.y && home.x > item.home.x).map(({ home, radius }) => home.x - radius)),
]));

// Where the room of an item's name in a row ends, or null for an item that stands in none.
function rowEnd(item) {
  if (state.arranged === "types") return state.pins.get(item) ? null : item.x + PLOT.width - 12;
  return rowEnds.has(item) && item.x === item.home.x && item.y === item.home.y ? rowEnds.get(item) : null;
}

function placeInRow(context, scale, item, reach, size, end) {
  const room = (end - item.x) * scale - reach - 10;
  const line = shortenName(context, item.short || item.name, Math.max(room, 40));
  const width = context.measureText(line).width;
  const spot = boxAt("right", item.x * scale, item.y * scale, reach, width, size * 1.18);
  return { cost: 0, box: { x: spot.x - 2, y: spot.y, width: width + 4, height: size * 1.18, owner: item }, lines: [line], align: "left", x: spot.x, y: spot.y };
}

const outside = (box, frame) => frame && (
  box.x < frame.left || box.x + box.width > frame.right ||
  (frame.bottom !== undefined && (box.y < frame.top || box.y + box.height > frame.bottom)));

// The edges of the map that an item stands on; its name stays within.
const mapFrames = data.guides.filter(({ kind }) => kind === "frame").map(({ points }) => ({
  left: Math.min(...points.map(([x]) => x)), right: Math.max(...points.map(([x]) => x)),
  top: Math.min(...points.map(([, y]) => y)), bottom: Math.max(...points.map(([, y]) => y)),
}));

function mapAround({ x, y }, scale, page) {
  const found = mapFrames.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
  if (!found) return page;
  return {
    left: Math.max(found.left * scale, page ? page.left : -Infinity), right: Math.min(found.right * scale, page ? page.right : Infinity),
    top: found.top * scale, bottom: found.bottom * scale,
  };
}

function placeName(context, scale, item, taken, lines, frame) {
  const chief = item.code !== "";
  const size = Math.min(16, Math.max(11, (chief ? 13 : 12) * Math.sqrt(scale)));
  const font = `${chief ? 700 : 400} ${size}px ${paint.font}`;
  context.font = font;
  const inside = mapAround(item, scale, frame && item.x * scale >= frame.left && item.x * scale <= frame.right ? frame : null);
  const ring = item === state.selected || item === state.cursor ? 6 : 0;
  const reach = (item.isGroup ? nameReach(item, scale) : radiusAt(item, scale)) * scale * (item.look.shape === "diamond" ? 1.15 : 1) + ring;
  const end = rowEnd(item);
  let best = end === null ? null : placeInRow(context, scale, item, reach, size, end);
  if (!best) BREAKS.forEach((share, attempt) => {
    const text = wrap(context, item.short || item.name, item.labelWidth * share * (size / 12), data.labels.lines);
    if (attempt > 0 && (best || text.some((line) => line.endsWith("…")))) return;
    const width = Math.max(...text.map((line) => context.measureText(line).width));
    const height = text.length * size * 1.18;
    SIDES.forEach((side, order) => {
      const spot = boxAt(side, item.x * scale, item.y * scale, reach, width, height);
      const box = { x: spot.x - 2, y: spot.y - 1, width: width + 4, height: height + 1, owner: item };
      if (taken.count(box, item) > 0 || outside(box, inside)) return;
      const cost = lines.count(box, item) + order * 0.5 - (side === item.side ? preference(side) : 0);
      if (best && best.cost <= cost) return;
      const anchor = { left: 0, center: width / 2, right: width }[spot.align];
      best = { cost, box, lines: text, align: spot.align, x: spot.x + anchor, y: spot.y };
    });
  });
  if (!best && (isMap || isHeaded)) best = placeAside(context, scale, item, size, taken, inside);
  if (!best) return null;
  taken.add(best.box);
  return { ...best, item, font, height: size * 1.18 };
}

const ASIDE = [16, 30, 46, 64]; // pixels between a sign and a name with a leader line

// On a map or in bands, where signs cannot move, a name that finds no room beside its sign stands farther off
// in one line, and a line leads to it.
function placeAside(context, scale, item, size, taken, frame) {
  const line = shorten(context, item.short || item.name, data.labels.width * 1.6);
  const width = context.measureText(line).width;
  const height = size * 1.18;
  const [x, y] = [item.x * scale, item.y * scale];
  const reach = radiusAt(item, scale) * scale;
  for (const distance of ASIDE) {
    for (const side of SIDES) {
      const spot = boxAt(side, x, y, reach + distance, width, height);
      const box = { x: spot.x - 2, y: spot.y - 1, width: width + 4, height: height + 1, owner: item };
      if (taken.count(box, item) > 0 || outside(box, frame)) continue;
      const anchor = { left: 0, center: width / 2, right: width }[spot.align];
      const end = {
        x: Math.max(box.x, Math.min(x, box.x + box.width)),
        y: Math.max(box.y, Math.min(y, box.y + box.height)),
      };
      const far = Math.hypot(end.x - x, end.y - y);
      const start = { x: x + ((end.x - x) * reach) / far, y: y + ((end.y - y) * reach) / far };
      return { cost: 0, box, lines: [line], align: spot.align, x: spot.x + anchor, y: spot.y, leader: [start, end] };
    }
  }
  return null;
}

function placeBadge(context, scale, link, taken, curve) {
  const size = badgeSize(context, link);
  for (const t of [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8]) {
    const point = curve(link, t);
    const box = {
      x: point.x * scale - size.width / 2, y: point.y * scale - size.height / 2,
      ...size, owner: link,
    };
    const wider = { ...box, x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4 };
    if (taken.count(wider, link) === 0) {
      taken.add(box);
      return { link, box };
    }
  }
  return null;
}
