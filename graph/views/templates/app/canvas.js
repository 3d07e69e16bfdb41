// The drawn network: vis-network does links, pointers and zoom; items, names and badges are ours.

const stage = byId("canvas");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const options = JSON.parse(drawn.options);
const network = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, { ...options, autoResize: false });

network.canvas.frame.removeAttribute("tabindex"); // the stage around it takes the keyboard

const itemOf = (id) => (id[0] === "g" ? groups : items)[Number(id.slice(1))];
const linkOf = (id) => (id[0] === "b" ? bundles.get(Number(id.slice(1))) : links[Number(id.slice(1))]);
const nodeId = (item) => `${item.isGroup ? "g" : "n"}${item.index}`;
const edgeId = (link) => `${link.isBundle ? "b" : "e"}${link.index}`;

const square = (side) => ({ width: side, height: side });

function drawnNode(item) {
  return {
    id: nodeId(item), x: item.x, y: item.y, size: item.radius, shape: "custom",
    ctxRenderer: ({ ctx }) => ({
      drawNode: () => drawItem(ctx, item, network.getScale()),
      // A group is no target for the library, which would not move the network when it is dragged.
      nodeDimensions: square(item.isGroup ? 0 : 2 * radiusAt(item, network.getScale())),
    }),
  };
}

const FULL = 0.95;
const FAINT = 0.16;
const isQuiet = (link) => link.quiet || state.arranged === "types";

// The line of a link as pyvis gives it, or for one that pyvis did not draw.
function lineOf(link) {
  if (!isLarge) return drawn.edges[link.index];
  const dash = link.status < 0 ? [] : statuses[link.status].dash;
  const type = link.bend > 0 ? "curvedCW" : "curvedCCW";
  return {
    width: link.width,
    dashes: dash.length ? dash : false,
    smooth: link.bend ? { enabled: true, type, roundness: Math.abs(link.bend) } : false,
    arrows: link.directed ? "to" : "",
  };
}

function drawnEdge(link) {
  const { width, dashes, smooth, arrows } = lineOf(link);
  const shade = link.look.colour[paint.index];
  return {
    id: edgeId(link), from: nodeId(link.from), to: nodeId(link.to),
    width, dashes, smooth, arrows,
    color: { color: shade, hover: shade, highlight: shade, inherit: false, opacity: opacityOf(link) },
  };
}

let stale = true; // labels must be placed anew
let busy = true; // items and links do not match yet; vis-network draws between the two

// Around one item of a large network the others stand in rings, the nearest and most important
// innermost; everywhere else items stand where they were laid out.
function standInRings(focus) {
  const { item } = focus;
  const others = neighbourhood(focus, visible.links).filter((other) => other !== item);
  Object.assign(item, { x: 0, y: 0 }, state.pins.get(item));
  let [ring, place, size] = [1, 0, 10];
  for (const other of others) {
    if (place === size) [ring, place, size] = [ring + 1, 0, size + 7];
    const angle = (2 * Math.PI * (place + (ring % 2) / 2)) / size;
    Object.assign(other, { x: 170 * ring * Math.cos(angle), y: 130 * ring * Math.sin(angle) }, state.pins.get(other));
    place += 1;
  }
}

// Where each item stands: where it was pinned, else where it was laid out or among its kind.
function standAtHome() {
  const { places } = state.arranged === "types" ? byTypes() : { places: null };
  visible.items.forEach((item) => Object.assign(item, places ? places.get(item) : item.home, state.pins.get(item)));
}

function showVisible() {
  busy = true;
  const goneLinks = edgeSet.getIds().filter((id) => !visible.links.has(linkOf(id)));
  const goneItems = nodeSet.getIds().filter((id) => !visible.items.has(itemOf(id)));
  edgeSet.remove(goneLinks);
  nodeSet.remove(goneItems);
  nodeSet.add([...visible.items].filter((item) => !nodeSet.get(nodeId(item))).map(drawnNode));
  nodeSet.update([...visible.items].map((item) => ({ id: nodeId(item), x: item.x, y: item.y })));
  edgeSet.add([...visible.links].filter((link) => !edgeSet.get(edgeId(link))).map(drawnEdge));
  for (const item of visible.items) {
    // Arrows end at a circle, not at the square that vis-network takes for shapes of one's own.
    network.body.nodes[nodeId(item)].shape.distanceToBorder = () => radiusAt(item, network.getScale()) * 1.08;
  }
  busy = false;
  stale = true;
}

function recolour() {
  edgeSet.update(edgeSet.getIds().map((id) => drawnEdge(linkOf(id))));
  stale = true;
  network.redraw();
}

function curve(link, share) {
  const edge = network.body.edges[edgeId(link)];
  return edge.edgeType.getPoint(share, edge.edgeType.getViaNode && edge.edgeType.getViaNode());
}

let placed = { names: [], badges: [] };
let placedFor = 0;

function drawLabels(context, chosen) {
  const scale = network.getScale();
  context.save();
  context.scale(1 / scale, 1 / scale);
  if (stale || placedFor !== scale) {
    const shown = chosen || visible;
    placed = placeLabels(context, scale, shown.items, shown.links, curve, Math.abs(scale - fitted.scale) < 1e-6 ? fitted.frame : null);
    placedFor = scale;
    stale = false;
  }
  drawHeadings(context, scale);
  state.pins.forEach((place, item) => visible.items.has(item) && drawPin(context, item, scale));
  placed.badges.forEach(({ link, box }) => drawBadge(context, link, box, link === state.selected));
  placed.names.forEach((label) => drawText(context, label));
  context.restore();
}

// The page's corners in layout units.
const corners = () => [
  network.DOMtoCanvas({ x: 0, y: 0 }),
  network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight }),
];

const opacityOf = (link) => (link.isBundle ? faintness() : isQuiet(link) ? FAINT : FULL);

function drawLink(context, link, opacity = opacityOf(link)) {
  const edge = network.body.edges[edgeId(link)];
  const { color } = edge.options;
  const usual = color.opacity;
  color.opacity = opacity;
  edge.draw(context);
  edge.drawArrows(context);
  color.opacity = usual;
}

// What is not meant fades under a veil; what is meant is drawn again above it.
function drawVeil(context, chosen) {
  const [corner, far] = corners();
  context.save();
  context.globalAlpha = 0.84;
  context.fillStyle = paint.ground;
  context.fillRect(corner.x, corner.y, far.x - corner.x, far.y - corner.y);
  context.restore();
  chosen.links.forEach((link) => drawLink(context, link, FULL));
  chosen.items.forEach((item) => drawItem(context, item, network.getScale()));
}

function present(chosen) {
  if (!chosen) return null;
  return {
    items: new Set([...chosen.items].filter((item) => visible.items.has(item))),
    links: new Set([...chosen.links].filter((link) => visible.links.has(link))),
  };
}

let pointedAt = null; // the item under the pointer

// Quiet links of an item in full colour, and their ends above them.
function drawQuiet(context, item) {
  const own = item.links.filter((link) => isQuiet(link) && visible.links.has(link));
  own.forEach((link) => drawLink(context, link, FULL));
  new Set(own.flatMap(({ from, to }) => [from, to])).forEach((end) => drawItem(context, end, network.getScale()));
}

function pointAt(thing) {
  const item = thing && thing.isItem ? thing : null;
  if (item === pointedAt) return;
  pointedAt = item;
  network.redraw();
}

function drawAbove(context) {
  const chosen = present(emphasised());
  const meant = chosen && chosen.items.size > 0 ? chosen : null;
  if (meant) drawVeil(context, meant);
  else if (pointedAt) drawQuiet(context, pointedAt);
  drawLabels(context, meant);
}

function drawRings(context) {
  const scale = network.getScale();
  const { selected, cursor } = state;
  if (selected && selected.isItem && visible.items.has(selected) && !(selected.isGroup && isOpen(selected))) drawRing(context, selected, scale);
  if (cursor && cursor !== selected && document.activeElement === stage) drawRing(context, cursor, scale);
}

// The whole drawing, on any context that has the page's pixels as units.
function drawEverything(context) {
  const scale = network.getScale();
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  context.save();
  context.translate(origin.x, origin.y);
  context.scale(scale, scale);
  drawGuides(context, scale);
  visible.links.forEach((link) => drawLink(context, link));
  visible.items.forEach((item) => drawItem(context, item, scale));
  drawAbove(context);
  context.restore();
}

// Lines of a large network keep their width on the screen, however small the whole is drawn.
function keepWidths(scale) {
  const stretch = 1 / Math.min(1, scale);
  const faint = faintness();
  for (const link of visible.links) {
    const edge = network.body.edges[edgeId(link)];
    if (!edge) continue;
    const { width, dashes } = lineOf(link);
    if (link.isBundle) edge.options.color.opacity = faint;
    edge.options.width = width * stretch;
    edge.options.dashes = dashes && dashes.map((length) => length * stretch);
  }
}

network.on("beforeDrawing", (context) => {
  if (isLarge) keepWidths(network.getScale());
  drawGuides(context, network.getScale());
});
network.on("afterDrawing", (context) => {
  if (busy) return;
  drawAbove(context);
  drawRings(context);
});

// --- Pointer ---

function badgeAt({ x, y }) {
  const scale = network.getScale();
  const point = network.DOMtoCanvas({ x, y });
  const hit = placed.badges.find(
    ({ box }) =>
      point.x * scale >= box.x && point.x * scale <= box.x + box.width &&
      point.y * scale >= box.y && point.y * scale <= box.y + box.height,
  );
  return hit ? hit.link : null;
}

function thingAt(pointer) {
  const node = network.getNodeAt(pointer);
  if (node) return itemOf(node);
  const badge = badgeAt(pointer);
  if (badge) return badge;
  const group = groupAt(pointer);
  if (group) return group;
  const edge = network.getEdgeAt(pointer);
  return edge ? linkOf(edge) : null;
}

network.on("click", ({ pointer }) => {
  hideTooltip();
  select(thingAt(pointer.DOM));
});
network.on("doubleClick", ({ pointer }) => {
  const thing = thingAt(pointer.DOM);
  if (thing && thing.isItem) focusOn(thing); // or open it, if it is a group
});
network.on("dragging", ({ nodes }) => {
  const positions = network.getPositions(nodes);
  nodes.forEach((id) => Object.assign(itemOf(id), positions[id]));
  if (nodes.length) stale = true;
});
// What the reader moves stays where it was put.
network.on("dragEnd", ({ nodes }) => nodes.map(itemOf).forEach((item) => pin(item, { x: Math.round(item.x), y: Math.round(item.y) })));
network.on("dragStart", hideTooltip);
network.on("zoom", hideTooltip);

function hideTooltip() {
  byId("tooltip").hidden = true;
}

stage.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse" || event.buttons) return;
  const { left, top } = stage.getBoundingClientRect();
  const x = event.clientX - left;
  const y = event.clientY - top;
  const thing = thingAt({ x, y });
  const tooltip = byId("tooltip");
  stage.style.cursor = thing ? "pointer" : "";
  pointAt(thing);
  tooltip.hidden = !thing;
  if (!thing) return;
  const lines = thing.isItem
    ? [thing.name, [thing.group || thing.look.one, statusName(thing), plural(thing.links.length, "link")]]
    : [linkName(thing), [thing.label, thing.badge, statusName(thing)]];
  tooltip.replaceChildren(
    el("strong", {}, lines[0]),
    el("span", {}, lines[1].filter(Boolean).join(" · ")),
  );
  const width = tooltip.offsetWidth;
  tooltip.style.left = `${Math.max(6, Math.min(x + 14, stage.clientWidth - width - 6))}px`;
  tooltip.style.top = `${y + 18 + tooltip.offsetHeight > stage.clientHeight ? y - tooltip.offsetHeight - 10 : y + 18}px`;
});
stage.addEventListener("pointerleave", () => {
  hideTooltip();
  pointAt(null);
});

// --- View ---

const motion = () => (calm.matches ? false : { duration: 320, easingFunction: "easeInOutQuad" });

const MOST_ZOOM = 1.35;
const READABLE = 0.66; // the least zoom at which headings have their width
// The zoom and the left and upper edge at which a narrow screen shows the beginning of bands or
// the first map; nothing if the whole can be shown as it is.
function beginning(frames) {
  if (isHeaded) {
    const [x, y] = data.guides.find(({ kind }) => kind === "heading").points[0];
    return { scale: READABLE, left: x - 14 / READABLE, top: y - 24 / READABLE };
  }
  if (!isMap) return null;
  const [first, ys] = [frames.slice(0, 4).map(({ x }) => x), frames.slice(0, 4).map(({ y }) => y)];
  const left = Math.min(...first);
  const scale = (stage.clientWidth - 20) / (Math.max(...first) - left);
  return { scale, left: left - 10 / scale, top: Math.min(...ys) - 14 / scale };
}

const fitted = { scale: 0, frame: null }; // the zoom at which everything fits, and its sides

// Zoom so that items and their names fill the page. Names keep their size while the network
// shrinks, so the right zoom is found by trying. On a narrow screen the items fill the page, and
// only names that fit in are shown.
function fit(animate = true) {
  const whole = isLarge && !state.focus && !visible.way.length; // of a large network the groups
  const shown = whole ? groups : [...visible.items];
  const narrow = stage.clientWidth < 560;
  const head = state.focus ? 52 : 0; // the bar above the network
  const [roomX, roomY] = [stage.clientWidth - 28, stage.clientHeight - (narrow ? 84 : 64) - head];
  if (shown.length === 0 || roomX <= 0 || roomY <= 0) return;
  const context = network.canvas.getContext();
  const frames = state.focus ? [] : data.guides.filter(({ kind }) => kind === "frame")
    .flatMap(({ points }) => points.map(([left, top]) => ({ x: left, y: top })))
    .concat(state.arranged === "types" ? byTypes().headings.map(({ points: [[x, y]] }) => ({ x, y: y - 16 })) : []);
  if (whole) groups.forEach(({ x, y, radius }) => frames.push({ x: x - radius, y: y - radius }, { x: x + radius, y: y + radius }));
  const between = (pick) => {
    const values = [...shown, ...frames].map(pick);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { middle: (least + most) / 2, span: Math.max(1, most - least) };
  };
  const [x, y] = [between((item) => item.x), between((item) => item.y)];
  let scale = Math.min(MOST_ZOOM, (roomX - 30) / x.span, (roomY - 30) / y.span);
  let position = { x: x.middle, y: y.middle };
  for (let turn = 0; turn < (whole ? 2 : 5) && !narrow; turn += 1) {
    const box = whole
      ? extent(placeLabels(context, scale, new Set(groups), [], curve), [], frames, scale)
      : extent(placeLabels(context, scale, visible.items, visible.links, curve), visible.items, frames, scale);
    const aroundX = box.right - box.left - x.span * scale;
    const aroundY = box.bottom - box.top - y.span * scale;
    position = { x: (box.left + box.right) / 2 / scale, y: (box.top + box.bottom) / 2 / scale };
    const next = Math.max(whole ? 0.002 : 0.05, Math.min(MOST_ZOOM, (roomX - aroundX) / x.span, (roomY - aroundY) / y.span));
    if (Math.abs(next / scale - 1) < 0.01) break;
    scale = next;
  }
  const begun = narrow && !state.focus && !whole ? beginning(frames) : null;
  const half = stage.clientWidth / 2 - 4;
  const wide = Boolean(begun && begun.scale > scale);
  if (wide) {
    // Too wide to be read as a whole: open on its beginning and let the reader move on.
    scale = begun.scale;
    position = { x: begun.left + stage.clientWidth / 2 / scale, y: begun.top + stage.clientHeight / 2 / scale };
  }
  fitted.scale = scale;
  const middle = position.x * scale;
  fitted.frame = narrow || whole ? { left: middle - half, right: wide ? Infinity : middle + half } : null;
  stale = true;
  network.moveTo({ position, offset: { x: 0, y: wide ? 0 : head / 2 - 12 }, scale, animation: animate ? motion() : false });
  lookSoon();
}

// Bring a whole way into sight, no closer than what is around it can be seen.
function fitWay() {
  const [xs, ys] = [visible.way.map((item) => item.x), visible.way.map((item) => item.y)];
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values) => Math.max(...values) - Math.min(...values) + 200;
  network.moveTo({
    position: { x: middle(xs), y: middle(ys) },
    scale: Math.min(1, stage.clientWidth / span(xs), (stage.clientHeight - 120) / span(ys)),
    animation: motion(),
  });
}

// On a narrow screen the details lie over the lower part of the network.
const covered = () => (getComputedStyle(panel).position === "absolute" && state.selected ? panel.offsetHeight : 0);

// Bring what is selected into sight if it is not there.
function reveal(thing) {
  const ends = (thing.isItem ? [thing] : [thing.from, thing.to]).filter((item) => visible.items.has(item));
  const bottom = stage.clientHeight - covered();
  const inside = ends.every((item) => {
    const { x, y } = network.canvasToDOM({ x: item.x, y: item.y });
    return x > 30 && y > 30 && x < stage.clientWidth - 30 && y < bottom - 30;
  });
  if (inside || ends.length === 0) return;
  const mean = (pick) => ends.reduce((sum, item) => sum + pick(item), 0) / ends.length;
  network.moveTo({
    position: { x: mean((item) => item.x), y: mean((item) => item.y) },
    offset: { x: 0, y: -covered() / 2 },
    animation: motion(),
  });
}

function zoomBy(factor) {
  network.moveTo({
    scale: Math.min(4, Math.max(Math.min(0.1, fitted.scale / 2), network.getScale() * factor)),
    animation: motion(),
  });
  if (calm.matches) lookSoon();
}

function startCanvas() {
  showVisible();
  busy = true; // names are placed when the zoom is known
  network.setSize("100%", "100%"); // the library would else do so at its first drawing, and zoom
  network.redraw();
  fit(false);
  busy = false;
  byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("zoom-fit").addEventListener("click", () => fit());
  themeWatchers.push(recolour);
  const sizeNow = () => `${stage.clientWidth}×${stage.clientHeight}`;
  let size = sizeNow();
  new ResizeObserver(() => {
    const now = sizeNow();
    if (now !== size && stage.clientWidth > 0) {
      network.setSize("100%", "100%");
      network.redraw();
      fit(false);
    }
    size = now;
  }).observe(stage);
  let focused = null;
  let arranged = "ties";
  onChange(({ before, selectedBefore }) => {
    standAtHome();
    if (isLarge && state.focus) standInRings(state.focus);
    const moved = [...visible.items].some((item) => {
      const at = network.body.nodes[nodeId(item)];
      return at && (at.x !== item.x || at.y !== item.y);
    });
    if (moved || !sameThings(before, visible)) showVisible();
    if (state.arranged !== arranged) recolour();
    stale = true;
    network.redraw();
    const sameWay = sameSet(new Set(before.way), new Set(visible.way));
    if (state.focus !== focused || state.arranged !== arranged || (isLarge && !sameWay)) fit();
    else if (!sameWay && visible.way.length) fitWay();
    else if (state.selected && state.selected !== selectedBefore) reveal(state.selected);
    focused = state.focus;
    arranged = state.arranged;
  });
}
