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
  return kept.map((text_) => shorten(context, text_, width * 1.5));
}

function shorten(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  let letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > width) {
    letters = letters.slice(0, -1);
  }
  return `${letters.join("")}…`;
}

const SIDES = data.labels.side === "right"
  ? ["right", "below", "left", "above"]
  : ["below", "right", "left", "above", "rightBelow", "leftBelow", "rightAbove", "leftAbove"];

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

// `curve(link, t)` gives the point at share t of a link's way, in layout units.
function placeLabels(context, scale, shownItems, shownLinks, curve) {
  const taken = new Ground();
  const lines = new Ground();
  for (const item of shownItems) {
    const reach = item.radius * scale + 1;
    taken.add({
      x: item.x * scale - reach, y: item.y * scale - reach,
      width: 2 * reach, height: 2 * reach, owner: item,
    });
  }
  for (const link of shownLinks) {
    for (let t = 0.05; t < 0.96; t += 0.05) {
      const point = curve(link, t);
      lines.add({ x: point.x * scale, y: point.y * scale, width: 1, height: 1, owner: link });
    }
  }
  const first = ranked.filter((item) => shownItems.has(item) && item.code);
  const rest = ranked.filter((item) => shownItems.has(item) && !item.code);
  const names = [];
  const nameAll = (list) => list.forEach((item) => {
    const label = placeName(context, scale, item, taken, lines);
    if (label) names.push(label);
  });
  nameAll(first);
  const badges = [];
  for (const link of [...shownLinks].sort((a, b) => b.weight - a.weight)) {
    if (!link.badge) continue;
    const badge = placeBadge(context, scale, link, taken, curve);
    if (badge) badges.push(badge);
  }
  nameAll(rest);
  return { names, badges };
}

function placeName(context, scale, item, taken, lines) {
  const chief = item.code !== "";
  const size = Math.min(16, Math.max(11, (chief ? 13 : 12) * Math.sqrt(scale)));
  const font = `${chief ? 700 : 400} ${size}px ${paint.font}`;
  context.font = font;
  const text = wrap(context, item.name, data.labels.width * (size / 12), data.labels.lines);
  const width = Math.max(...text.map((line) => context.measureText(line).width));
  const step = size * 1.18;
  const height = text.length * step;
  const reach = item.radius * scale * (item.look.shape === "diamond" ? 1.15 : 1);
  let best = null;
  SIDES.forEach((side, order) => {
    const spot = boxAt(side, item.x * scale, item.y * scale, reach, width, height);
    const box = { x: spot.x - 2, y: spot.y - 1, width: width + 4, height: height + 1, owner: item };
    if (taken.count(box, item) > 0) return;
    const cost = lines.count(box, item) + order * 1.2;
    if (!best || cost < best.cost) best = { cost, box, spot };
  });
  if (!best) return null;
  taken.add(best.box);
  const { spot } = best;
  const anchor = spot.align === "center" ? width / 2 : spot.align === "right" ? width : 0;
  return { item, lines: text, font, height: step, align: spot.align, x: spot.x + anchor, y: spot.y };
}

function placeBadge(context, scale, link, taken, curve) {
  const size = badgeSize(context, link);
  for (const t of [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74]) {
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
