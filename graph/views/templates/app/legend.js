// The legend is the filter: every kind and status with its sign, "only", and how many there are
// among what the other filters let through.

const valuesOf = {
  items: (item) => [item.kind],
  links: (link) => [link.kind],
  statuses: (thing) => [thing.status],
  sectors: (link) => (link.sectors.length ? link.sectors : [NONE]),
  documents: (link) => [...link.documents],
};
const countedIn = {
  items, links, statuses: data.statusOf === "items" ? items : links, sectors: links, documents: links,
};

const unfiltered = new Map(); // name -> counts while no filter is on

function countsOf(name) {
  if (!isFiltered() && unfiltered.has(name)) return unfiltered.get(name);
  const counts = new Map();
  for (const thing of countedIn[name]) {
    if (!passes(thing, name) || !(thing.isItem || (passes(thing.from) && passes(thing.to)))) continue;
    valuesOf[name](thing).forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
  }
  if (!isFiltered()) unfiltered.set(name, counts);
  return counts;
}

const FEW = 12; // sectors or documents that are listed at once

function facet(title, name, entries) {
  if (entries.length < 2 && name !== "items" && name !== "links") return null;
  const all = entries.map((entry) => entry.key);
  const rows = entries.map(({ key, label, sign }) => {
    const box = el("input", {
      type: "checkbox",
      onchange: () => change(({ off }) => (off[name].has(key) ? off[name].delete(key) : off[name].add(key))),
    });
    const only = button("only", () => change(({ off }) => {
      const alone = !off[name].has(key) && off[name].size === all.length - 1;
      off[name].clear();
      if (!alone) all.filter((other) => other !== key).forEach((other) => off[name].add(other));
    }), { class: "only", "aria-label": `Only ${label}` });
    const count = el("span", { class: "count" });
    const row = el("li", {}, el("label", {}, box, sign, el("span", { class: "facet-name" }, label)), only, count);
    return { key, box, count, row };
  });
  const refresh = () => {
    const counts = countsOf(name);
    for (const { key, box, count } of rows) {
      box.checked = !state.off[name].has(key);
      count.textContent = (counts.get(key) || 0).toLocaleString("en");
    }
  };
  onChange(refresh);
  refresh();
  const list = el("ul", {}, rows.map(({ row }) => row));
  const long = name === "sectors" || name === "documents";
  const rest = long && rows.length > FEW + 1 ? rows.slice(FEW) : [];
  rest.forEach(({ row }) => (row.hidden = true));
  const more = rest.length
    ? button(`${rest.length} more`, () => { rest.forEach(({ row }) => (row.hidden = false)); more.remove(); rest[0].box.focus(); }, { class: "link" })
    : null;
  return el("details", { class: "facet", open: !long }, el("summary", {}, title), list, more);
}

function startLegend() {
  const sectorCounts = new Map();
  links.flatMap(valuesOf.sectors).forEach((value) => sectorCounts.set(value, (sectorCounts.get(value) || 0) + 1));
  const fields = [...sectorCounts.keys()].filter((key) => key !== NONE).sort((a, b) => sectorCounts.get(b) - sectorCounts.get(a) || a - b);
  byId("facets").append(
    ...[
      facet("Items", "items", itemKinds.map((look, key) => ({ key, label: look.label, sign: itemSign(look) }))),
      facet("Links", "links", linkKinds.map((look, key) => ({ key, label: look.label, sign: linkSign(look) }))),
      facet(data.statusOf === "items" ? "Status of items" : "Status of links", "statuses", statuses.map((status, key) => ({ key, label: status.label, sign: statusSign(status) }))),
      dateFilter(),
      confidenceFilter(),
      fields.length ? facet("Links by sector", "sectors", [...fields, NONE].map((key) => ({ key, label: key === NONE ? "No sector stated" : sectors[key], sign: "" }))) : null,
      facet("Links by document", "documents", documents.map(({ title }, key) => ({ key, label: title || "Untitled document", sign: "" }))),
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
  if (isLarge && !state.focus && !visible.way.length) {
    const closed = [...shown].filter((item) => item.isGroup).length;
    const told = `${plural(visible.listed.items.size, "item")} and ${plural(visible.listed.links.size, "link")} in ${plural(closed, "group")}`;
    byId("status-line").textContent = groupInSight() ? told : `${told} · double-click one, or press Enter on it, to open it`;
    byId("reset").hidden = !(isFiltered() || state.path || state.pins.size);
    return;
  }
  const parts = [`${shown.size.toLocaleString("en")} of ${plural(items.length, "item")}, ${open.size.toLocaleString("en")} of ${plural(links.length, "link")} shown`];
  byId("status-line").textContent = parts.join(" · ");
  byId("reset").hidden = !(isFiltered() || state.focus || state.path || state.pins.size);
}
