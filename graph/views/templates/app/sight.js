// What of a large network is drawn: groups, and of a group that the reader comes near as many of
// its items as have room, the most important first. Links between what is not drawn are bundled.

const ROOM = 4800; // pixels² of the screen that an item with its name takes
const OPENS = 130; // pixels of radius from which on a group shows its items
const MARGIN_SEEN = 60; // pixels around the page in which items are drawn already
const TIES = 2; // bundles shown for each group, the strongest
const AT_HAND = 40; // neighbours that come into sight with an item that is chosen

// The window on the network in layout units; the canvas sets it. `open` is the radius on the screen
// from which on a group is open, smaller on a small page.
const sight = { scale: 0, left: 0, right: 0, top: 0, bottom: 0, open: OPENS };

// The share of a group's items that is drawn: none while it is closed.
function shareOf(group) {
  const radius = group.radius * sight.scale;
  if (radius < sight.open) return 0;
  return Math.min(1, (Math.PI * radius * radius) / ROOM / group.members.length);
}

const isOpen = (group) => shareOf(group) > 0;

const meets = ({ x, y, radius }) =>
  x + radius > sight.left && x - radius < sight.right && y + radius > sight.top && y - radius < sight.bottom;

function inWindow({ home }) {
  const margin = MARGIN_SEEN / (sight.scale || 1);
  return home.x > sight.left - margin && home.x < sight.right + margin && home.y > sight.top - margin && home.y < sight.bottom + margin;
}

// The group in the middle of the page, if it is open.
function groupInSight() {
  const [x, y] = [(sight.left + sight.right) / 2, (sight.top + sight.bottom) / 2];
  return groups.find((group) => isOpen(group) && Math.hypot(group.x - x, group.y - y) < group.radius) || null;
}

// What is drawn whatever the zoom: what the reader has chosen, and what it is linked to.
function chosenItems() {
  const { selected, cursor, pins } = state;
  const chosen = [...pins.keys(), cursor, ...(selected ? (selected.isItem ? [selected] : [selected.from, selected.to]) : [])];
  if (selected && selected.isItem && !selected.isGroup) {
    const near = selected.links.map((link) => otherEnd(link, selected)).sort((a, b) => a.rank - b.rank);
    chosen.push(...new Set(near.slice(0, 4 * AT_HAND)));
    chosen.splice(AT_HAND + 4);
  }
  return chosen.filter((item) => item && !item.isGroup);
}

const bundles = new Map(); // key -> the bundle of links between two groups

const bundleById = (id) => [...bundles.values()].find((bundle) => bundle.id === id) || null;

function bundleOf(key, from, to) {
  if (!bundles.has(key)) {
    bundles.set(key, {
      index: key, id: `${from.id} – ${to.id}`, isItem: false, isBundle: true, from, to, directed: false, quiet: false,
      status: -1, claims: [], facts: [], figures: [], dates: [], sectors: [], documents: new Set(), years: new Set(),
      confidence: 1, meaning: "", bend: 0,
    });
  }
  return bundles.get(key);
}

// Links between groups as bundles; of these the strongest of each group.
function bundled(open) {
  const found = new Map();
  for (const link of open) {
    const [one, other] = [link.from.inGroup, link.to.inGroup];
    if (one === other) continue;
    const key = Math.min(one.index, other.index) * groups.length + Math.max(one.index, other.index);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(link);
  }
  const made = [...found].map(([key, inner]) => {
    const bundle = bundleOf(key, groups[Math.floor(key / groups.length)], groups[key % groups.length]);
    const kinds = new Map();
    inner.forEach(({ kind }) => kinds.set(kind, (kinds.get(kind) || 0) + 1));
    const [kind] = [...kinds].reduce((most, entry) => (entry[1] > most[1] ? entry : most));
    return Object.assign(bundle, {
      inner, kinds, kind, look: linkKinds[kind], label: plural(inner.length, "link"), badge: inWords(inner.length), weight: inner.length,
    });
  }).sort((a, b) => b.weight - a.weight || a.index - b.index);
  const strongest = made.length ? made[0].weight : 1;
  const ties = new Map(groups.map((group) => [group, 0]));
  const kept = made.filter((bundle) => {
    const counted = [bundle.from, bundle.to].some((group) => ties.get(group) < TIES);
    if (counted) [bundle.from, bundle.to].forEach((group) => ties.set(group, ties.get(group) + 1));
    return counted;
  });
  groups.forEach((group) => (group.links = []));
  for (const bundle of made) {
    bundle.width = 0.8 + 4.2 * Math.sqrt(bundle.weight / strongest);
    bundle.from.links.push(bundle);
    bundle.to.links.push(bundle);
  }
  return kept;
}

let bundledFor = null; // the links that were bundled last, and their bundles

function bundlesOf(open) {
  if (!bundledFor || bundledFor.open !== open) bundledFor = { open, bundles: bundled(open) };
  return bundledFor.bundles;
}

// What is drawn of the items and links that the filters let through.
function groupedSight(fit, open) {
  const shown = new Set();
  for (const group of groups) {
    group.here = group.members.filter((item) => fit.has(item));
    if (group.here.length === 0) continue;
    group.group = plural(group.here.length, "item");
    group.short = `${group.name} · ${inWords(group.here.length)}`;
    shown.add(group);
    const share = shareOf(group);
    if (share === 0 || !meets(group)) continue;
    group.here.forEach((item) => item.depth < share && inWindow(item) && shown.add(item));
  }
  chosenItems().forEach((item) => fit.has(item) && shown.add(item));
  const drawnLinks = new Set();
  for (const item of shown) {
    if (!item.isGroup) item.links.forEach((link) => open.has(link) && shown.has(otherEnd(link, item)) && drawnLinks.add(link));
  }
  for (const bundle of bundlesOf(open)) {
    if (shown.has(bundle.from) && shown.has(bundle.to)) drawnLinks.add(bundle);
  }
  if (state.selected && state.selected.isBundle) drawnLinks.add(state.selected);
  return { items: shown, links: drawnLinks };
}
