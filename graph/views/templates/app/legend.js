// The legend is the filter: every kind and status with its sign, its count, and "only".

const countBy = (things, key) => {
  const counts = new Map();
  things.forEach((thing) => counts.set(thing[key], (counts.get(thing[key]) || 0) + 1));
  return counts;
};

function facet(title, name, entries) {
  if (entries.length < 2 && name === "documents") return null;
  const all = entries.map((entry) => entry.key);
  const rows = entries.map(({ key, label, sign, count }) => {
    const box = el("input", {
      type: "checkbox",
      onchange: () => change(({ off }) => (off[name].has(key) ? off[name].delete(key) : off[name].add(key))),
    });
    const only = button("only", () => change(({ off }) => {
      const alone = !off[name].has(key) && off[name].size === all.length - 1;
      off[name].clear();
      if (!alone) all.filter((other) => other !== key).forEach((other) => off[name].add(other));
    }), { class: "only", "aria-label": `Only ${label}` });
    onChange(() => (box.checked = !state.off[name].has(key)));
    box.checked = true;
    return el(
      "li",
      {},
      el("label", {}, box, sign, el("span", { class: "facet-name" }, label)),
      only,
      el("span", { class: "count" }, count.toLocaleString("en")),
    );
  });
  return el("details", { class: "facet", open: true }, el("summary", {}, title), el("ul", {}, rows));
}

function startLegend() {
  const itemCounts = countBy(items, "kind");
  const linkCounts = countBy(links, "kind");
  const inDocument = documents.map(() => 0);
  links.forEach((link) => link.documents.forEach((number) => (inDocument[number] += 1)));
  byId("facets").append(
    ...[
      facet("Items", "items", itemKinds.map((look, key) => ({
        key, label: look.label, sign: itemSign(look), count: itemCounts.get(key) || 0,
      }))),
      facet("Links", "links", linkKinds.map((look, key) => ({
        key, label: look.label, sign: linkSign(look), count: linkCounts.get(key) || 0,
      }))),
      facet(data.statusOf === "items" ? "Status of items" : "Status of links", "statuses", statuses.map((status, key) => ({
        key, label: status.label, sign: statusSign(status), count: status.count,
      }))),
      facet("Links by document", "documents", documents.map(({ title }, key) => ({
        key, label: title || "Untitled document", sign: "", count: inDocument[key],
      }))),
    ].filter(Boolean),
  );
  byId("reset").addEventListener("click", () => {
    showEverything();
    fit();
    say("Everything is shown");
  });
  if (matchMedia("(max-width: 860px)").matches) byId("legend").open = false;
  onChange(showCounts);
  showCounts();
}

function showCounts() {
  const { items: shown, links: open, left } = visible;
  const parts = [`${shown.size.toLocaleString("en")} of ${plural(items.length, "item")}, ${open.size.toLocaleString("en")} of ${plural(links.length, "link")} shown`];
  if (left && !state.focus) parts.push("the most important; search, tables and surroundings lead to the others");
  byId("status-line").textContent = parts.join(" · ");
  byId("reset").hidden = !(isFiltered() || state.focus);
  const bar = byId("focus-bar");
  bar.hidden = !state.focus;
  if (!state.focus) return;
  const { item, steps } = state.focus;
  bar.replaceChildren(
    el("span", {}, `Only ${item.name} and what is ${steps === 1 ? "linked to it" : `within ${steps} steps`}${left ? ` (${left} more not drawn)` : ""}`),
    button("One step more", () => focusOn(item, steps + 1)),
    button("Show all", () => { change((next) => (next.focus = null)); fit(); }),
  );
}
