// What the reader sees and has chosen. `change` is the only way to alter it.

const AROUND = 80; // items shown about one item

const allYears = [...yearsOf([...items, ...links].flatMap((thing) => thing.dates))].sort((a, b) => a - b);

const freshState = () => ({
  show: "network", // or "table" or "compare"
  arranged: "ties", // or "types"
  selected: null, // an item or a link
  cursor: null, // the item the keyboard is at
  focus: null, // { item, steps, more: items whose neighbours are shown too }
  path: null, // { from, to, way }: the shortest ways between two items; `to` is null while it is asked for
  compare: [comparable[0] || null, comparable[1] || null],
  pins: new Map(), // items that stay in sight -> the place they were moved to, or null
  off: { items: new Set(), links: new Set(), statuses: new Set(), sectors: new Set(), documents: new Set() },
  least: 0, // confidence
  years: { from: null, to: null, undated: true },
});

const state = freshState();
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

// --- Filters ---

const NONE = -1; // the mark of things to which a filter does not speak, such as those of no sector

// Each filter lets a thing through or not. Countries carry ties; only their own kind hides them.
const FILTERS = {
  items: (thing) => !thing.isItem || !state.off.items.has(thing.kind),
  links: (thing) => thing.isItem || !state.off.links.has(thing.kind),
  statuses: (thing) => thing.status < 0 || !state.off.statuses.has(thing.status),
  sectors: (thing) => thing.isItem && thing.sectors.length === 0
    ? true
    : (thing.sectors.length ? thing.sectors : [NONE]).some((sector) => !state.off.sectors.has(sector)),
  documents: (thing) => state.off.documents.size === 0 || thing.documents.size === 0 ||
    [...thing.documents].some((number) => !state.off.documents.has(number)),
  least: (thing) => thing.confidence >= state.least,
  years: (thing) => inYears(thing),
};

function inYears(thing) {
  const { from, to, undated } = state.years;
  if (from === null && to === null && undated) return true;
  if (thing.years.size === 0) return undated || thing.isItem;
  return [...thing.years].some((year) => (from === null || year >= from) && (to === null || year <= to));
}

// Whether all filters, or all but one, let a thing through.
const passes = (thing, except = null) =>
  !filtering || Object.entries(FILTERS).every(([name, lets]) => name === except || lets(thing));

let filtering = false; // whether any filter is on, as of the last change

const isFiltered = () =>
  Object.values(state.off).some((set) => set.size > 0) || state.least > 0 ||
  state.years.from !== null || state.years.to !== null || !state.years.undated;

function clearFilters(next) {
  Object.values(next.off).forEach((set) => set.clear());
  next.least = 0;
  next.years = { from: null, to: null, undated: true };
}

// --- What is in sight ---

const keptAnyway = (item) => state.pins.has(item);

// Filters first; then an item whose links are all filtered away goes with them; then only the
// neighbourhood in focus, or what of a large network has room. What is pinned stays in any case.
function computeVisible() {
  const { focus } = state;
  filtering = isFiltered();
  const way = pathItems();
  const { fit, open } = letThrough();
  let chosen = [...fit].filter(
    (item) => item.links.length === 0 || keptAnyway(item) || item.links.some((link) => open.has(link)),
  );
  let left = 0;
  const listed = new Set(chosen);
  if (focus) {
    const reached = neighbourhood(focus, open);
    chosen = reached.slice(0, AROUND);
    left = reached.length - chosen.length;
  } else if (isLarge && way.length) {
    chosen = way;
    left = listed.size - way.length;
  } else if (isLarge) {
    return { ...groupedSight(listed, open), open, listed: { items: listed, links: open }, left: 0, way };
  }
  const shown = new Set([...chosen, ...state.pins.keys()]);
  const between = new Set([...open].filter((link) => shown.has(link.from) && shown.has(link.to)));
  return {
    items: shown,
    links: between,
    listed: { items: shown, links: between }, // what tables tell: all, even if it is too much to draw
    open,
    left,
    way,
  };
}

const everything = { fit: new Set(items), open: new Set(links) };

// The items and links that the filters let through.
function letThrough() {
  if (!filtering) return everything;
  const fit = new Set(items.filter((item) => passes(item) || keptAnyway(item)));
  return { fit, open: new Set(links.filter((link) => passes(link) && fit.has(link.from) && fit.has(link.to))) };
}

// The items within so many steps, nearest and most important first, then the neighbours of those
// that were opened one by one.
function neighbourhood({ item, steps, more = new Set() }, open) {
  const reached = new Set([item]);
  const around = (place) => place.links.filter((link) => open.has(link)).map((link) => otherEnd(link, place));
  const byRank = (places) => [...new Set(places)].filter((place) => !reached.has(place)).sort((a, b) => a.rank - b.rank);
  let rim = [item];
  for (let step = 0; step < steps; step += 1) {
    rim = byRank(rim.flatMap(around));
    rim.forEach((place) => reached.add(place));
  }
  for (const place of more) {
    reached.add(place);
    byRank(around(place)).forEach((other) => reached.add(other));
  }
  return [...reached];
}

const hiddenNeighbours = (item) =>
  new Set(item.links.filter((link) => visible.open.has(link)).map((link) => otherEnd(link, item)).filter((other) => !visible.items.has(other)));

// --- Shortest ways ---

const MOST_WAYS = 12;

// All shortest ways between two items over the links that the filters let through, as lists of
// items, the most important first; at most a dozen.
function shortestWays(from, to) {
  const open = new Set(links.filter((link) => passes(link) && passes(link.from) && passes(link.to)));
  const around = (item) => item.links.filter((link) => open.has(link)).map((link) => otherEnd(link, item));
  const far = new Map([[to, 0]]);
  for (let rim = [to]; rim.length && !far.has(from);) {
    const next = new Set(rim.flatMap(around).filter((item) => !far.has(item)));
    next.forEach((item) => far.set(item, far.get(rim[0]) + 1));
    rim = [...next];
  }
  const ways = [];
  const walk = (way) => {
    const last = way[way.length - 1];
    if (last === to) ways.push(way);
    if (last === to || ways.length >= MOST_WAYS) return;
    const nearer = new Set(around(last).filter((item) => far.get(item) === far.get(last) - 1));
    [...nearer].sort((a, b) => a.rank - b.rank).forEach((item) => ways.length < MOST_WAYS && walk([...way, item]));
  };
  if (far.has(from)) walk([from]);
  return ways;
}

function pathItems() {
  const { path } = state;
  if (!path || !path.to) return [];
  const ways = shortestWays(path.from, path.to);
  return ways.length ? ways[path.way % ways.length] : [];
}

// The links between one item of a way and the next, the strongest first.
const stepsOf = (way) => way.slice(1).map((item, place) =>
  item.links.filter((link) => visible.open.has(link) && otherEnd(link, item) === way[place]).sort((a, b) => b.weight - a.weight || a.index - b.index));

// --- What is meant ---

// What stays in full colour while something is selected.
function emphasised() {
  const { selected } = state;
  const { way } = visible;
  if (way.length) {
    const along = new Set(stepsOf(way).flat());
    if (selected && !selected.isItem) along.add(selected);
    return { items: new Set(way), links: along };
  }
  if (!selected) return null;
  if (!selected.isItem) {
    return { items: new Set([selected.from, selected.to]), links: new Set([selected]) };
  }
  const near = new Set(selected.links.filter((link) => visible.links.has(link)));
  if (selected.isGroup && isOpen(selected)) return null;
  const ends = new Set([selected]);
  near.forEach((link) => ends.add(otherEnd(link, selected)));
  return { items: ends, links: near };
}

// --- Choices ---

function select(thing) {
  change((next) => {
    if (thing && thing.isItem && next.path && !next.path.to && thing !== next.path.from) {
      next.path = { ...next.path, to: thing };
      next.selected = null;
      return;
    }
    next.selected = thing;
    if (!thing) return;
    if (thing.isItem) next.cursor = thing;
    const ends = thing.isItem ? [thing] : [thing.from, thing.to];
    if (ends.every((item) => visible.items.has(item))) return;
    next.focus = null; // not in sight: out of the neighbourhood
  });
}

function focusOn(item, steps = 1) {
  if (item.isGroup) {
    openGroup(item);
    return;
  }
  change((next) => {
    next.focus = { item, steps, more: new Set() };
    next.path = null;
    next.selected = item;
    next.cursor = item;
  });
}

// Show what one more item is linked to, beside what is shown.
function expand(item) {
  change((next) => {
    if (next.focus) next.focus = { ...next.focus, more: new Set([...next.focus.more, item]) };
    else next.focus = { item, steps: 1, more: new Set() };
    next.selected = item;
    next.cursor = item;
  });
}

function leaveFocus() {
  change((next) => (next.focus = null));
}

function startPath(item) {
  change((next) => {
    next.path = { from: item, to: null, way: 0 };
    next.focus = null;
    next.show = "network";
  });
}

function leavePath() {
  change((next) => (next.path = null));
}

function pin(item, place = null) {
  change((next) => next.pins.set(item, place));
}

function unpin(item) {
  change((next) => next.pins.delete(item));
}

function showEverything() {
  change((next) => Object.assign(next, { ...freshState(), show: next.show, compare: next.compare }));
}

let visible = computeVisible();
