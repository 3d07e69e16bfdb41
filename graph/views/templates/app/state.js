// What the reader sees and has chosen. `change` is the only way to alter it.

const WHOLE = 250; // items up to which the page opens on everything
const OPENING = 120; // items with which a larger network opens
const AROUND = 80; // items shown about one item

const state = {
  show: "network",
  selected: null, // an item or a link
  cursor: null, // the item the keyboard is at
  focus: null, // { item, steps }
  opening: items.length > WHOLE ? OPENING : items.length,
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

// Filters first; then an item whose links are all filtered away goes with them; then the
// neighbourhood in focus; then the cap.
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
  } else if (chosen.length > state.opening) {
    const order = chosen.sort((a, b) => a.rank - b.rank);
    chosen = order.slice(0, state.opening);
    left = order.length - chosen.length;
  }
  const shown = new Set(chosen);
  if (state.selected && !focus) {
    // What a reader has picked from a list is shown even beyond the cap.
    const ends = state.selected.isItem ? [state.selected] : [state.selected.from, state.selected.to];
    ends.filter((item) => fit.has(item)).forEach((item) => shown.add(item));
  }
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
    if (thing && thing.isItem) next.cursor = thing;
    if (thing && next.focus && !visible.items.has(thing.isItem ? thing : thing.from)) {
      next.focus = null;
    }
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
