// Every state has an address: what is chosen, shown, hidden, pinned. Undo goes back through them.

const SETS = {
  items: itemKinds.map(({ key }) => key),
  links: linkKinds.map(({ key }) => key),
  statuses: statuses.map(({ key }) => key),
  sectors: [...sectors, ""], // the empty one stands for things of no sector
  documents: documents.map(({ id }) => id),
};
const entryOf = (name, place) => (name === "sectors" && place === sectors.length ? NONE : place);

// The shorter of what is on and what is off.
function writeSet(parts, name, off) {
  if (off.size === 0) return;
  const keys = SETS[name].map((key, place) => ({ key, off: off.has(entryOf(name, place)) }));
  const shown = keys.filter((entry) => !entry.off);
  const word = shown.length > 0 && shown.length < off.size ? "only" : "no";
  keys.filter((entry) => entry.off === (word === "no")).forEach(({ key }) => parts.append(`${word}.${name}`, key));
}

function readSet(parts, name) {
  const [only, no] = [new Set(parts.getAll(`only.${name}`)), new Set(parts.getAll(`no.${name}`))];
  const known = SETS[name].some((key) => only.has(key));
  return new Set(SETS[name].flatMap((key, place) => ((known && !only.has(key)) || no.has(key) ? [entryOf(name, place)] : [])));
}

function fragment() {
  const parts = new URLSearchParams();
  const { selected, focus, path, compare, pins, off, least, years } = state;
  if (selected) parts.set(selected.isItem ? "item" : "link", selected.id);
  if (focus) {
    if (focus.item !== selected) parts.set("around", focus.item.id);
    parts.set("steps", focus.steps);
    focus.more.forEach((item) => parts.append("more", item.id));
  }
  if (path) {
    parts.set("path", path.from.id);
    if (path.to) parts.set("to-item", path.to.id);
    if (path.way) parts.set("way", path.way);
  }
  if (state.show !== "network") parts.set("show", state.show);
  if (state.show === "compare") compare.filter(Boolean).forEach((item) => parts.append("compare", item.id));
  if (state.arranged !== "ties") parts.set("arranged", state.arranged);
  pins.forEach((place, item) => parts.append("pin", [place ? Math.round(place.x) : "", place ? Math.round(place.y) : "", item.id].join(",")));
  Object.keys(SETS).forEach((name) => writeSet(parts, name, off[name]));
  if (least) parts.set("least", least);
  if (years.from !== null) parts.set("from", years.from);
  if (years.to !== null) parts.set("to", years.to);
  if (!years.undated) parts.set("undated", "no");
  const text = parts.toString();
  return text ? `#${text}` : "";
}

const within = (text, low, high, otherwise) => {
  const number = Number(text);
  return text !== null && text !== "" && number >= low && number <= high ? number : otherwise;
};

// What an address says; what it names and this page does not have is passed over.
function stateOf(text) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const next = freshState();
  const item = (name) => itemById(parts.get(name));
  next.selected = item("item") || linkById(parts.get("link")) || bundleById(parts.get("link"));
  if (next.selected && next.selected.isItem) next.cursor = next.selected;
  const middle = item("around") || item("item");
  if (middle && (parts.has("steps") || item("around"))) {
    const more = parts.getAll("more").map(itemById).filter(Boolean);
    next.focus = { item: middle, steps: within(parts.get("steps"), 1, 9, 1), more: new Set(more) };
  }
  if (item("path")) next.path = { from: item("path"), to: item("to-item"), way: within(parts.get("way"), 0, MOST_WAYS, 0) };
  if (["table", "compare"].includes(parts.get("show"))) next.show = parts.get("show");
  if (canArrange && parts.get("arranged") === "types") next.arranged = "types";
  const [first, second] = parts.getAll("compare").map(itemById);
  if (first && second && first !== second) next.compare = [first, second];
  else if (next.show !== "compare") next.compare = state.compare;
  for (const pinned of parts.getAll("pin")) {
    const [, x, y, id] = /^(-?\d*),(-?\d*),(.*)$/s.exec(pinned) || [];
    if (itemById(id)) next.pins.set(itemById(id), x && y ? { x: Number(x), y: Number(y) } : null);
  }
  Object.keys(SETS).forEach((name) => (next.off[name] = readSet(parts, name)));
  next.least = within(parts.get("least"), 0, 1, 0);
  next.years = { from: within(parts.get("from"), 0, 9999, null), to: within(parts.get("to"), 0, 9999, null), undated: parts.get("undated") !== "no" };
  return next;
}

let written = "";
let traceless = false; // while what changes is not to be undone step by step
const past = [];
const future = [];
const MOST_UNDONE = 200;

// The frame of a notebook has no address of its own to write to.
const hasAddress = location.protocol !== "about:";

function go(text) {
  written = text;
  if (hasAddress) history.replaceState(null, "", text || location.pathname.split("/").pop() || "#");
}

function writeFragment() {
  const next = fragment();
  if (next === written) return;
  if (!traceless) {
    past.push(written);
    past.splice(0, past.length - MOST_UNDONE);
    future.length = 0;
  }
  go(next);
  showUndo();
}

function restore(text) {
  traceless = true;
  change((next) => Object.assign(next, stateOf(text)));
  traceless = false;
}

function step(from, onto, word) {
  if (from.length === 0) return;
  onto.push(written);
  restore(from.pop());
  showUndo();
  say(word);
}

const undo = () => step(past, future, "Undone");
const redo = () => step(future, past, "Done again");

function showUndo() {
  byId("undo").disabled = past.length === 0;
  byId("redo").disabled = future.length === 0;
}

function startAddress() {
  onChange(writeFragment);
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    past.push(written);
    restore(location.hash);
    showUndo();
  });
  if (location.hash.length > 1) restore(location.hash);
  showUndo();
}
