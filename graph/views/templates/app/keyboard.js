// The network without a pointer: a cursor that walks from item to item, and what it says.

const KEYS = [
  ["/", "Search"],
  ["← → ↑ ↓", "Go to the next item in that direction"],
  ["N, P", "Next or previous item, the most connected first"],
  ["L, Shift+L", "Go through the links of the item"],
  ["Enter", `Open the details; again to read them${isLarge ? "; open a group, Esc to close it" : ""}`],
  ["F, E", "Show only the item's surroundings; add what it is linked to"],
  ["W", "The shortest way from the item to another"],
  ["I", "Pin or unpin the item"],
  ["Esc", "Close details, then the way, then surroundings"],
  ["+ − 0", "Zoom in, out, show all"],
  ["T, C", "Table or network; compare two countries"],
  ["U, Shift+U", "Undo, do again"],
  ["R", "Show everything as at first"],
  ["?", "These keys"],
];

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function announce(thing) {
  say(thing.isItem
    ? [thing.name, thing.group || thing.look.one, statusName(thing), plural(thing.links.filter((link) => visible.links.has(link)).length, "link")].filter(Boolean).join(", ")
    : [linkName(thing), thing.label, thing.badge, statusName(thing), plural(thing.claims.length, "passage")].filter(Boolean).join(", "));
}

function moveCursor(item) {
  if (!item) return;
  change((next) => {
    next.cursor = item;
    if (next.selected) next.selected = item;
  });
  reveal(item);
  announce(item);
}

const startItem = () => byRank(visible.items)[0];

// The nearest item ahead; what lies to the side counts as farther.
function nearest(from, [dx, dy]) {
  let best = null;
  for (const item of visible.items) {
    const x = item.x - from.x;
    const y = item.y - from.y;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (item === from || ahead <= 0 || aside > ahead * 2 || (item.isGroup && isOpen(item))) continue;
    const cost = ahead + 2 * aside;
    if (!best || cost < best.cost) best = { item, cost };
  }
  return best && best.item;
}

function along(step) {
  const order = byRank(visible.items);
  const place = order.indexOf(state.cursor);
  return place < 0 ? order[0] : order[(place + step + order.length) % order.length];
}

function nextLink(step) {
  const { cursor, selected } = state;
  if (!cursor) return;
  const open = cursor.links.filter((link) => visible.links.has(link));
  if (open.length === 0) return;
  const place = open.indexOf(selected);
  const link = place < 0 ? open[step > 0 ? 0 : open.length - 1] : open[(place + step + open.length) % open.length];
  change((next) => (next.selected = link));
  announce(link);
}

const BY_CURSOR = {
  f: (item) => focusOn(item),
  e: expand,
  w: startPath,
  i: (item) => (state.pins.has(item) ? unpin(item) : pin(item)),
};

function onCanvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const { cursor, selected } = state;
  if (DIRECTIONS[key]) moveCursor(cursor ? nearest(cursor, DIRECTIONS[key]) : startItem());
  else if (key === "n" || key === "p") moveCursor(along(key === "n" ? 1 : -1));
  else if (key === "l" || key === "L") nextLink(key === "l" ? 1 : -1);
  else if (key === "Enter" || key === " ") {
    if (cursor && cursor.isGroup && (!selected || selected.isItem)) openGroup(cursor);
    else if (selected && (selected === cursor || !selected.isItem)) panel.focus();
    else if (cursor) select(cursor);
  } else if (BY_CURSOR[key]) {
    if (cursor && cursor.isGroup) openGroup(cursor);
    else if (cursor) BY_CURSOR[key](cursor);
  } else if (key === "+" || key === "=") zoomBy(1.3);
  else if (key === "-") zoomBy(1 / 1.3);
  else if (key === "0") fit();
  else return;
  event.preventDefault();
}

function onPageKey(event) {
  const { key, target } = event;
  const typing = target.matches("input[type=text], textarea");
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z" && !typing) {
    event.preventDefault();
    (event.shiftKey ? redo : undo)();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest("dialog")) return;
  if (key === "Escape" && target !== field) {
    closeMenu();
    if (state.selected) {
      select(null);
      if (panel.contains(target)) stage.focus();
    } else if (state.path) {
      leavePath();
      stage.focus();
    } else if (state.focus) {
      leaveFocus();
      fit();
    } else if (isLarge && groupInSight()) closeGroup();
    return;
  }
  if (target.matches("input, select, textarea")) return;
  if (key === "/") {
    event.preventDefault();
    field.focus();
  } else if (key === "t") show(state.show === "table" ? "network" : "table");
  else if (key === "c" && comparable.length > 1) show(state.show === "compare" ? "network" : "compare");
  else if (key === "u" || key === "U") (key === "u" ? undo : redo)();
  else if (key === "r") byId("reset").click();
  else if (key === "?") openKeys();
}

function openKeys() {
  const dialog = byId("keys");
  dialog.replaceChildren(
    el("h2", { id: "keys-title" }, "Keys"),
    el("dl", {}, KEYS.map(([key, meaning]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, meaning)])),
    button("Close", () => dialog.close(), { class: "wide" }),
  );
  dialog.showModal();
}

function startKeyboard() {
  stage.addEventListener("keydown", onCanvasKey);
  stage.addEventListener("focus", () => {
    if (!state.cursor && startItem()) change((next) => (next.cursor = state.selected && state.selected.isItem ? state.selected : startItem()));
    network.redraw();
  });
  stage.addEventListener("blur", () => network.redraw());
  document.addEventListener("keydown", onPageKey);
  byId("help").addEventListener("click", openKeys);
}
