// What stands above the network: the neighbourhood in focus, or the way between two items.

function focusBar() {
  const { item, steps, more } = state.focus;
  const { left } = visible;
  const around = more.size ? `and around ${plural(more.size, "more item")}` : "";
  return [
    el("span", {}, [`Only ${item.name} and what is ${steps === 1 ? "linked to it" : `within ${steps} steps`}`, around, left ? `(${left} more not drawn)` : ""].filter(Boolean).join(" ")),
    button("One step more", () => change((next) => (next.focus = { ...next.focus, steps: Math.min(9, steps + 1) }))),
    button("Show all", () => { leaveFocus(); fit(); }),
  ];
}

function pathBar() {
  const { from, to, way } = state.path;
  const close = button("×", leavePath, { class: "icon", "aria-label": "Leave the way" });
  if (!to) {
    const { element } = newCombobox("path-to", `Way from ${from.name} to`, select, (item) => item !== from);
    return [el("span", {}, `Way from ${from.name} to`), element, close];
  }
  const ways = shortestWays(from, to);
  if (ways.length === 0) return [el("span", {}, `No way leads from ${from.name} to ${to.name} over what is shown`), close];
  const links_ = plural(ways[0].length - 1, "link");
  return [
    el("span", {}, `${from.name} to ${to.name}: ${links_}`),
    ways.length > 1
      ? button(`Another way (${(way % ways.length) + 1} of ${ways.length}${ways.length === MOST_WAYS ? " or more" : ""})`,
        () => change((next) => (next.path = { ...next.path, way: (way + 1) % ways.length })))
      : null,
    close,
  ];
}

// The details of a way: each step with what links the two.
function pathDetails() {
  const way = visible.way;
  const { from, to } = state.path;
  const head = [
    el("p", { class: "kicker" }, "Shortest way", button("×", leavePath, { class: "icon close", "aria-label": "Close details" })),
    el("h2", {}, `${from.name} to ${to.name}`),
  ];
  if (way.length === 0) return [head, el("p", {}, "No way leads from one to the other over what the filters let through.")];
  return [
    head,
    el("ol", { class: "way" }, way.map((item, place) => el(
      "li", {},
      el("ul", { class: "rows" }, itemRow(item, "")),
      place < way.length - 1
        ? el("ul", { class: "rows indented" }, stepsOf(way)[place].map((link) => parallelRow(link)))
        : null,
    ))),
  ];
}

function showBar() {
  const bar = byId("focus-bar");
  const parts = state.path ? pathBar() : state.focus ? focusBar() : groupBar() || [];
  const asks = state.path && !state.path.to;
  if (asks && !bar.hidden && bar.dataset.asks === state.path.from.id) return; // it is being typed in
  bar.dataset.asks = asks ? state.path.from.id : "";
  bar.hidden = parts.length === 0;
  bar.replaceChildren(...parts.filter(Boolean));
  if (asks) byId("path-to").focus();
}

function startBar() {
  onChange(showBar);
  showBar();
}
