// What the reader sees and has chosen. `change` is the only way to alter it.

const AROUND = 80; // items shown about one item

const state = {
  show: "network",
  selected: null, // an item or a link
  cursor: null, // the item the keyboard is at
  focus: null, // { item, steps }
  off: { items: new Set(), links: new Set(), statuses: new Set(), documents: new Set() },
};

let visible = computeVisible();
const watchers = [];

function change(alter) {
  const before = visible;
  const selected = state.selected;
  alter(state);
  visible = computeVisible();
  if (state.cursor && !visible.items.has(state.cursor)) state.cursor = null;
  for (const watch of watchers) watch({ before, selectedBefore: selected });
}

const onChange = (watch) => watchers.push(watch);

function passes(thing) {
  const { off } = state;
  if (thing.status >= 0 && off.statuses.has(thing.status)) return false;
  if (off.documents.size === 0 || thing.documents.size === 0) return true;
  return [...thing.documents].some((number) => !off.documents.has(number));
}

// Filters first; then an item whose links are all filtered away goes with them; then only the
// neighbourhood in focus, or the core of a large network.
function computeVisible() {
  const { off, focus } = state;
  const fit = new Set(items.filter((item) => !off.items.has(item.kind) && passes(item)));
  const open = new Set(
    links.filter(
      (link) =>
        !off.links.has(link.kind) && passes(link) && fit.has(link.from) && fit.has(link.to),
    ),
  );
  let chosen = [...fit].filter(
    (item) => item.links.length === 0 || item.links.some((link) => open.has(link)),
  );
  let left = 0;
  if (focus) {
    const reached = neighbourhood(focus, open);
    chosen = reached.slice(0, AROUND);
    left = reached.length - chosen.length;
  } else if (core) {
    const all = new Set(chosen);
    chosen = core.filter((item) => all.has(item));
    left = all.size - chosen.length;
  }
  const shown = new Set(chosen);
  return {
    items: shown,
    links: new Set([...open].filter((link) => shown.has(link.from) && shown.has(link.to))),
    left,
  };
}

// The items within so many steps, nearest and most important first.
function neighbourhood({ item, steps }, open) {
  const reached = new Set([item]);
  let rim = [item];
  for (let step = 0; step < steps; step += 1) {
    const next = new Set();
    for (const place of rim) {
      for (const link of place.links) {
        const other = otherEnd(link, place);
        if (open.has(link) && !reached.has(other)) next.add(other);
      }
    }
    rim = [...next].sort((a, b) => a.rank - b.rank);
    rim.forEach((place) => reached.add(place));
  }
  return [...reached];
}

const isFiltered = () => Object.values(state.off).some((set) => set.size > 0);

// What stays in full colour while something is selected.
function emphasised() {
  const { selected } = state;
  if (!selected) return null;
  if (!selected.isItem) {
    return { items: new Set([selected.from, selected.to]), links: new Set([selected]) };
  }
  const near = new Set(selected.links.filter((link) => visible.links.has(link)));
  const ends = new Set([selected]);
  near.forEach((link) => ends.add(otherEnd(link, selected)));
  return { items: ends, links: near };
}

function select(thing) {
  change((next) => {
    next.selected = thing;
    if (!thing) return;
    if (thing.isItem) next.cursor = thing;
    const ends = thing.isItem ? [thing] : [thing.from, thing.to];
    if (ends.every((item) => visible.items.has(item))) return;
    // Not in sight: out of the neighbourhood, or, in a large network, into its own.
    next.focus = core && ends.some((item) => !core.includes(item)) ? { item: ends[0], steps: 1 } : null;
  });
}

function focusOn(item, steps = 1) {
  change((next) => {
    next.focus = { item, steps };
    next.selected = item;
    next.cursor = item;
  });
}

function showEverything() {
  change((next) => {
    Object.values(next.off).forEach((set) => set.clear());
    next.focus = null;
    next.selected = null;
  });
}
