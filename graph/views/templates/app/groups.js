// Groups of a large network: how they look, what they tell, how they open.

const OPENED = 0.84; // share of the page that an opened group fills
const LISTED = 14; // members and ties listed in the details of a group

// A group as a disc with a dot for every item in it that is not drawn itself.
function drawGroup(context, group, zoom) {
  const radius = group.radius;
  const shade = group.look.colour[paint.index];
  const open = isOpen(group);
  context.save();
  context.beginPath();
  context.arc(group.x, group.y, radius, 0, 7);
  context.fillStyle = paint.ground;
  context.globalAlpha = open ? 0.35 : 0.82;
  context.fill();
  context.fillStyle = shade;
  context.globalAlpha = open ? 0.05 : 0.1;
  context.fill();
  context.globalAlpha = 0.75;
  context.lineWidth = (open ? 1.2 : 1.6) / zoom;
  context.strokeStyle = shade;
  context.stroke();
  drawDots(context, group, zoom, open);
  context.restore();
  if (!open && radius * zoom > 20) drawSignOf(context, group, zoom);
}

// Where dots would run into one another, fewer are drawn.
function drawDots(context, group, zoom, open) {
  if (!group.here || !meets(group)) return;
  const room = (Math.PI * (group.radius * zoom) ** 2) / group.members.length;
  const most = Math.min(1, room / 7);
  const side = Math.min(5, Math.max(1.3, Math.sqrt(room) * 0.28)) / zoom;
  context.globalAlpha = open ? 0.45 : 0.7;
  let kind = -1;
  for (const item of group.here) {
    if (item.depth > most || visible.items.has(item)) continue;
    if (item.kind !== kind) {
      kind = item.kind;
      context.fillStyle = item.look.colour[paint.index];
    }
    context.fillRect(item.home.x - side / 2, item.home.y - side / 2, side, side);
  }
}

// The sign in the middle of a closed group keeps its size on the screen.
function drawSignOf(context, group, zoom) {
  const sign = { ...group, isGroup: false, radius: Math.min(15, group.radius * zoom * 0.5) / zoom };
  drawItem(context, sign, zoom);
}

// Bundles are drawn faintly, and fainter still while a group is open, which they only lead out of.
const faintness = () => (groupInSight() ? 0.1 : 0.42);

// How far a group's name stands from its middle: under its sign, or under the disc if that is small.
const nameReach = (group, zoom) => (isOpen(group) ? group.radius : group.radius * zoom > 44 ? 15 / zoom : group.radius);

// --- Opening ---

const BELOW_BAR = { x: 0, y: 18 }; // pixels that an opened group stands below the middle

const narrowPage = matchMedia("(max-width: 860px)");
const scaleFor = (group) => (OPENED * Math.min(stage.clientWidth, stage.clientHeight - 40)) / (2 * group.radius);

function openGroup(group) {
  const first = group.here && group.here[0];
  change((next) => {
    next.focus = null;
    next.cursor = first || group;
    next.selected = narrowPage.matches ? null : group; // there the details would cover it
  });
  network.moveTo({ position: { x: group.x, y: group.y }, scale: scaleFor(group), offset: BELOW_BAR, animation: motion() });
  say(`${group.name}, open, ${group.group}`);
  if (calm.matches) look();
}

function closeGroup() {
  const group = groupInSight();
  change((next) => {
    next.selected = null;
    next.cursor = group;
  });
  fit();
  say("All groups");
}

// The zoom at which an item is drawn for its own sake, with those around it.
function scaleToSee(item) {
  const group = item.inGroup;
  const needed = Math.sqrt((ROOM * group.members.length * Math.min(1, item.depth + 0.02)) / Math.PI) / group.radius;
  return Math.max(scaleFor(group), Math.min(needed, 1.2));
}

// --- Taking note of where the reader looks ---

function takeSight() {
  const scale = network.getScale();
  const [low, high] = corners();
  Object.assign(sight, {
    scale, left: low.x, top: low.y, right: high.x, bottom: high.y,
    open: Math.min(OPENS, 0.32 * Math.min(stage.clientWidth, stage.clientHeight)),
  });
}

let barFor = null; // the group that the bar above the network tells of

function look() {
  if (!isLarge || stage.clientWidth === 0) return;
  takeSight();
  if (state.focus || visible.way.length) return;
  const next = computeVisible();
  if (!sameThings(next, visible) || groupInSight() !== barFor) change(() => {});
  barFor = groupInSight();
}

let lookTimer = 0;

function lookSoon() {
  clearTimeout(lookTimer);
  lookTimer = setTimeout(look, 90);
}

function startGroups() {
  if (!isLarge) return;
  ["zoom", "dragEnd", "animationFinished"].forEach((event) => network.on(event, lookSoon));
  look();
}

// --- What they tell ---

function groupBar() {
  const group = groupInSight();
  if (!isLarge || state.focus || !group) return null;
  const drawn_ = group.here.filter((item) => visible.items.has(item)).length;
  const all = group.here.length;
  return [
    el("span", {}, drawn_ < all ? `${group.name}: ${inWords(drawn_)} of ${group.group} named, zoom in for more` : `${group.name}: ${group.group}`),
    button("All groups", closeGroup),
  ];
}

const tally = (things) => {
  const counts = new Map();
  things.forEach(({ look: kind }) => counts.set(kind, (counts.get(kind) || 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1]);
};

function tallyList(things, sign) {
  return el("ul", { class: "rows tally" }, tally(things).map(([kind, count]) =>
    el("li", {}, sign(kind), el("span", { class: "row-name" }, kind.label), el("span", { class: "row-value" }, inWords(count)))));
}

function bundleRow(bundle, group) {
  const other = otherEnd(bundle, group);
  return el("li", {}, el(
    "button",
    { type: "button", class: "row", onclick: () => select(bundle) },
    itemSign(other.look, other.code),
    el("span", { class: "row-name" }, other.name),
    el("span", { class: "row-value" }, bundle.badge),
  ));
}

function groupDetails(group) {
  const ties = [...group.links].sort((a, b) => b.weight - a.weight);
  return [
    heading([itemSign(group.look, group.code), "Group", null], group.name),
    el("p", {}, `${plural(group.members.length, "item")}: the most linked ones first to be named; a dot for each of the others.`),
    el("p", { class: "actions" }, button(isOpen(group) ? "All groups" : "Open", () => (isOpen(group) ? closeGroup() : openGroup(group)))),
    el("h3", {}, "What is in it"),
    tallyList(group.here, (kind) => itemSign(kind)),
    el("h3", {}, "Most linked"),
    el("ul", { class: "rows" }, group.here.slice(0, LISTED).map((item) => itemRow(item, plural(item.links.length, "link")))),
    ties.length ? [el("h3", {}, `Linked groups (${ties.length})`), el("ul", { class: "rows" }, ties.slice(0, LISTED).map((bundle) => bundleRow(bundle, group)))] : null,
  ];
}

function bundleDetails(bundle) {
  return [
    heading([linkSign(bundle.look), "Links between groups", null], linkName(bundle)),
    el("p", { class: "actions" }, endButton(bundle.from), endButton(bundle.to)),
    el("h3", {}, plural(bundle.inner.length, "link")),
    tallyList(bundle.inner, (kind) => linkSign(kind)),
    el("h3", {}, "Strongest"),
    el("ul", { class: "rows" }, [...bundle.inner].sort((a, b) => b.weight - a.weight || a.index - b.index).slice(0, LISTED).map((link) =>
      el("li", {}, el("button", { type: "button", class: "row", onclick: () => select(link) }, linkSign(link.look), el("span", { class: "row-name" }, linkName(link)), el("span", { class: "row-value" }, link.badge))))),
  ];
}

// --- Pointer ---

const NEAR = 9; // pixels within which a dot is meant

// The item whose dot is at a point of an open group.
function dotAt(group, point) {
  const reach = NEAR / network.getScale();
  let best = null;
  for (const item of group.here) {
    const far = Math.hypot(item.home.x - point.x, item.home.y - point.y);
    if (far < reach && (!best || far < best.far)) best = { item, far };
  }
  return best && best.item;
}

function groupAt({ x, y }) {
  const point = network.DOMtoCanvas({ x, y });
  const group = groups.find((other) => visible.items.has(other) && Math.hypot(other.x - point.x, other.y - point.y) <= other.radius);
  if (!group) return null;
  return isOpen(group) ? dotAt(group, point) : group;
}
