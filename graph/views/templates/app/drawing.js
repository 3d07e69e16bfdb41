// Drawing single things on a canvas: items, badges, lines behind the network.

// A path that also knows its outline, for drawings that are written rather than painted.
const shape = (d) => Object.assign(new Path2D(d), { d });

const outlineOf = new Map(Object.entries(OUTLINES).map(([name, d]) => [name, shape(d)]));
const glyphOf = new Map();

function glyph(look) {
  if (!glyphOf.has(look)) glyphOf.set(look, shape(look.path));
  return glyphOf.get(look);
}

const solid = (item) => item.status < 0 || statuses[item.status].dash.length === 0;

// Signs shrink with the network, but not so far that a finger could not hit them.
function radiusAt(item, scale) {
  if (item.isGroup) return item.radius;
  return state.arranged === "types"
    ? Math.max(Math.min(item.radius, 11), (item.code ? 8.5 : 6.5) / scale)
    : Math.max(item.radius, (item.code ? 10 : 6.5) / scale);
}

function drawItem(context, item, zoom) {
  if (item.isGroup) {
    drawGroup(context, item, zoom);
    return;
  }
  const { look } = item;
  const radius = radiusAt(item, zoom);
  const ground = look.colour[paint.index];
  const reach = look.shape === "diamond" ? 1.18 : look.shape === "disc" ? 1 : 1.06;
  const scale = (radius * reach) / 12;
  context.save();
  context.translate(item.x, item.y);
  context.save();
  context.scale(scale, scale);
  context.translate(-12, -12);
  const outline = outlineOf.get(look.shape);
  context.lineJoin = "round";
  if (solid(item)) {
    context.lineWidth = 2.4 / scale;
    context.strokeStyle = paint.ground;
    context.stroke(outline);
    context.fillStyle = ground;
    context.fill(outline);
  } else {
    // Not concluded: a hollow sign whose rim has the line style of the status.
    context.fillStyle = paint.ground;
    context.fill(outline);
    context.lineWidth = 2 / scale;
    context.setLineDash(statuses[item.status].dash.map((length) => Math.min(length, 6) / scale));
    context.strokeStyle = ground;
    context.stroke(outline);
    context.setLineDash([]);
  }
  context.restore();
  context.fillStyle = solid(item) ? paint.inverse : ground;
  if (item.code) {
    const size = radius * [0.82, 0.82, 0.82, 0.68, 0.56][Math.min(4, item.code.length)];
    context.font = `700 ${size}px ${paint.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(item.code, 0, size * 0.06);
  } else {
    const part = scale * GLYPH[look.shape];
    context.scale(part, part);
    context.translate(-12, -12);
    context.fill(glyph(look), "evenodd");
  }
  context.restore();
}

function drawRing(context, item, scale) {
  const reach = item.isGroup ? 1 : item.look.shape === "diamond" ? 1.3 : 1.1;
  context.save();
  context.beginPath();
  context.arc(item.x, item.y, radiusAt(item, scale) * reach + 4 / scale, 0, 7);
  context.lineWidth = 3 / scale;
  context.strokeStyle = paint.accent;
  context.stroke();
  context.restore();
}

const NEEDLE = shape("M9 2h6l-.6 6 3.6 3.5V14h-5l-1 8-1-8H6v-2.5L9.6 8z");

// The mark of a pinned item, at its right upper side; in pixels of the screen.
function drawPin(context, item, zoom) {
  const reach = radiusAt(item, zoom) * zoom * 0.72;
  context.save();
  context.translate(item.x * zoom + reach - 7, item.y * zoom - reach - 9);
  context.beginPath();
  context.arc(8, 8, 9, 0, 7);
  context.fillStyle = paint.accent;
  context.fill();
  context.translate(1.6, 1.6);
  context.scale(0.53, 0.53);
  context.fillStyle = paint.inverse;
  context.fill(NEEDLE);
  context.restore();
}

const BADGE_HEIGHT = 20;

function badgeSize(context, link) {
  context.font = `600 11.5px ${paint.font}`;
  const text = link.badge ? context.measureText(link.badge).width : 0;
  return { width: 24 + (text ? text + 5 : 0), height: BADGE_HEIGHT };
}

// A pill on a link with the pictogram of its kind and a number or amount.
function drawBadge(context, link, box, chosen) {
  const ground = link.look.colour[paint.index];
  context.save();
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, box.height / 2);
  context.fillStyle = paint.ground;
  context.fill();
  context.lineWidth = chosen ? 2.5 : 1.3;
  context.strokeStyle = ground;
  context.stroke();
  context.translate(box.x + 6, box.y + 4);
  context.scale(0.5, 0.5);
  context.fillStyle = ground;
  context.fill(glyph(link.look), "evenodd");
  context.restore();
  if (link.badge) {
    context.font = `600 11.5px ${paint.font}`;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = paint.ink;
    context.fillText(link.badge, box.x + 22, box.y + box.height / 2 + 0.5);
  }
}

function drawLeader(context, [start, end]) {
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.lineTo(end.x, end.y);
  context.lineWidth = 1;
  context.strokeStyle = paint.muted;
  context.stroke();
}

function drawText(context, label) {
  if (label.leader) drawLeader(context, label.leader);
  context.font = label.font;
  context.textAlign = label.align;
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = paint.ground;
  context.fillStyle = paint.ink;
  label.lines.forEach((line, row) => {
    const y = label.y + row * label.height;
    context.strokeText(line, label.x, y);
    context.fillText(line, label.x, y);
  });
}

const pathOf = (points) => shape(`M${points.map(([x, y]) => `${x} ${y}`).join("L")}`);
const WRITTEN = ["heading", "caption", "note"]; // guides that are texts
const STRAIGHT = ["grid", "scale"]; // guides that have a text at their line
const ground = data.guides.filter(({ kind }) => ![...WRITTEN, ...STRAIGHT].includes(kind))
  .map(({ kind, points }) => ({ kind, path: pathOf(points) }));
const isMap = data.guides.some(({ kind }) => kind === "frame");
const isHeaded = data.guides.some(({ kind }) => kind === "heading");

function drawStraight(context, scale, { kind, text, points: [[x, y], [toX, toY]] }) {
  const upright = x === toX;
  const bar = kind === "scale";
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.lineWidth = (bar ? 3 : 1) / scale;
  context.strokeStyle = bar ? paint.muted : paint.grid;
  context.stroke();
  context.fillText(text, x + (bar ? 0 : 5 / scale), upright ? y + 16 / scale : y - 3 / scale);
}

function drawGuides(context, scale) {
  context.save();
  context.textAlign = "left";
  context.textBaseline = "bottom";
  context.fillStyle = paint.muted;
  context.font = `${11 / scale}px ${paint.font}`;
  for (const { kind, path } of ground) {
    context.strokeStyle = kind === "coast" || kind === "border" ? paint.coast : paint.rule;
    context.lineWidth = (kind === "coast" ? 1.6 : 1) / scale;
    context.setLineDash(kind === "border" ? [5 / scale, 3 / scale] : []);
    context.stroke(path);
  }
  context.setLineDash([]);
  data.guides.filter(({ kind }) => STRAIGHT.includes(kind)).forEach((guide) => drawStraight(context, scale, guide));
  context.restore();
}

const headingFont = (kind) => (kind === "note" ? `400 11px ${paint.font}` : `700 13px ${paint.font}`);
const HEADING = { height: 22, pad: 7 };

// The texts behind the network, at the same size at every zoom, in pixels from its origin.
function headingBoxes(context, scale) {
  return guidesNow().filter(({ kind }) => WRITTEN.includes(kind)).map(({ kind, text, points: [[x, y]] }) => {
    context.font = headingFont(kind);
    const words = state.arranged === "types" ? shorten(context, text, PLOT.width * scale - 2 * HEADING.pad) : text;
    const width = context.measureText(words).width + 2 * HEADING.pad;
    return { kind, text: words, box: { x: x * scale - HEADING.pad, y: y * scale - HEADING.height / 2, width, height: HEADING.height } };
  });
}

// Links pass under the headings, which have a ground of their own.
function drawHeadings(context, scale) {
  for (const { kind, text, box } of headingBoxes(context, scale)) {
    context.fillStyle = paint.ground;
    context.beginPath();
    context.roundRect(box.x, box.y, box.width, box.height, HEADING.height / 2);
    context.fill();
    drawText(context, { font: headingFont(kind), align: "left", lines: [text], height: 0, x: box.x + HEADING.pad, y: box.y + 4 });
  }
}
