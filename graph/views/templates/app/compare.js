// Two countries side by side: what is told of each, what ties them, and whom each is tied to.

const alphabetical = [...comparable].sort((a, b) => collator.compare(a.name, b.name));

function compareWith(item) {
  change((next) => {
    const [first, second] = next.compare;
    next.compare = [item, item === first ? second : first];
    next.show = "compare";
  });
}

function chooser(side) {
  const list = el("select", { id: `compare-${side}`, "aria-label": side ? "Second country" : "First country", onchange: () => {
    const chosen = alphabetical[list.selectedIndex];
    change((next) => {
      const other = next.compare[1 - side] === chosen ? next.compare[side] : next.compare[1 - side];
      next.compare = side ? [other, chosen] : [chosen, other];
    });
  } }, alphabetical.map((item) => el("option", { selected: item === state.compare[side] }, item.name)));
  return list;
}

const openLinks = (item) => item.links.filter((link) => visible.open.has(link));

function linkCell(found) {
  if (found.length === 0) return el("td", { class: "none" }, "–");
  return el("td", {}, found.map((link) => el(
    "div", {},
    button(link.badge && !link.label.includes(link.badge) ? `${link.label}: ${link.badge}` : link.label, () => select(link), { class: "link" }),
    statusName(link) ? el("span", { class: "muted" }, ` ${statusName(link)}`) : null,
  )));
}

// One row for each item that either is linked to by links of a kind, those of both first.
function rowsOf(kind, pair) {
  const [first, second] = pair.map((item) => openLinks(item).filter((link) => link.kind === kind && !pair.includes(otherEnd(link, item))));
  const ends = new Set([...first.map((link) => otherEnd(link, pair[0])), ...second.map((link) => otherEnd(link, pair[1]))]);
  const cells = [...ends].map((end) => ({
    end,
    first: first.filter((link) => otherEnd(link, pair[0]) === end),
    second: second.filter((link) => otherEnd(link, pair[1]) === end),
  }));
  const both = ({ first: left, second: right }) => left.length > 0 && right.length > 0;
  cells.sort((a, b) => both(b) - both(a) || a.end.rank - b.end.rank);
  return { cells, counts: [first.length, second.length], common: cells.filter(both).length };
}

function factRows(pair) {
  const names = [...new Set(pair.flatMap((item) => item.facts.map(([name]) => name)))];
  const value = (item, name) => item.facts.filter(([key]) => key === name).map(([, text]) => text).join("; ") || "–";
  return names.map((name) => el("tr", {}, el("th", { scope: "row" }, name), pair.map((item) => el("td", {}, value(item, name)))));
}

function comparison() {
  const pair = state.compare;
  const [first, second] = pair;
  const between = openLinks(first).filter((link) => otherEnd(link, first) === second);
  const kinds = linkKinds.map((look, kind) => ({ look, ...rowsOf(kind, pair) })).filter(({ cells }) => cells.length);
  return [
    el("h2", {}, `Between ${first.name} and ${second.name}`),
    between.length
      ? el("ul", { class: "rows between" }, between.sort((a, b) => a.kind - b.kind || b.weight - a.weight).map((link) => parallelRow(link)))
      : el("p", { class: "muted" }, "No link between the two is shown. What both are linked to stands first below."),
    el("table", { class: "compared" },
      el("caption", { class: "unseen" }, `${first.name} and ${second.name} side by side`),
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, ""), pair.map((item) => el("th", { scope: "col" }, itemSign(item.look, item.code), " ", toDetails(item, item.name))))),
      el("tbody", {}, factRows(pair)),
      kinds.map(({ look, cells, counts, common }) => el("tbody", {},
        el("tr", { class: "kind" },
          el("th", { scope: "rowgroup" }, linkSign(look), " ", look.label, common ? el("span", { class: "muted" }, ` ${common} in common`) : null),
          counts.map((count) => el("td", {}, plural(count, "link")))),
        cells.map(({ end, first: left, second: right }) => el("tr", { class: left.length && right.length ? "common" : null },
          el("th", { scope: "row" }, toDetails(end, end.name)), linkCell(left), linkCell(right))))),
    ),
  ];
}

function showComparison() {
  if (state.show !== "compare") return;
  const pane = byId("compare-pane");
  const active = document.activeElement && pane.contains(document.activeElement) ? document.activeElement.id : "";
  pane.replaceChildren(
    el("p", { class: "choosers" }, chooser(0), button("⇄", () => change((next) => (next.compare = [next.compare[1], next.compare[0]])), { class: "icon", "aria-label": "Exchange the two", id: "exchange" }), chooser(1)),
    ...comparison(),
  );
  if (active && byId(active)) byId(active).focus();
}

function startCompare() {
  byId("tab-compare").hidden = comparable.length < 2;
  onChange(showComparison);
}
