// The same content as tables: every item and link that the filters let through, sortable.

const pane = byId("table-pane");
const ROWS_AT_ONCE = 300;
const thingOf = new WeakMap(); // row of a table -> item or link

const ITEM_COLUMNS = [
  { name: "Name", of: (item) => item.name, cell: (item) => toDetails(item, item.name) },
  { name: "Type", of: (item) => item.group || item.look.one },
  { name: "Status", of: statusName },
  { name: "Links", of: (item) => item.links.filter((link) => visible.listed.links.has(link)).length, number: true },
  { name: "Claims", of: (item) => item.claims.length, number: true },
];

const LINK_COLUMNS = [
  { name: "From", of: (link) => link.from.name, cell: (link) => toDetails(link.from, link.from.name) },
  { name: "Link", of: (link) => link.label, cell: (link) => toDetails(link, link.label || link.look.one) },
  { name: "To", of: (link) => link.to.name, cell: (link) => toDetails(link.to, link.to.name) },
  { name: "Kind", of: (link) => link.look.one },
  { name: "Amount", of: (link) => link.badge, number: true, rank: (link) => link.weight },
  { name: "Status", of: statusName },
  { name: "Passages", of: (link) => link.claims.length, number: true },
];

function toDetails(thing, text) {
  return button(text, () => select(thing), { class: "link" });
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function sorted(things, column, descending) {
  const key = column.rank || column.of;
  const order = [...things].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    return (typeof left === "number" ? left - right : collator.compare(left, right)) || a.index - b.index;
  });
  return descending ? order.reverse() : order;
}

function table(caption, columns, things) {
  const sort = { column: null, descending: false };
  let most = ROWS_AT_ONCE;
  const body = el("tbody");
  const more = button("", () => { most += ROWS_AT_ONCE; fillRows(); }, { class: "wide" });
  const heads = columns.map((column) => el(
    "th",
    { scope: "col", class: column.number ? "number" : null },
    button(column.name, () => {
      sort.descending = sort.column === column ? !sort.descending : Boolean(column.number);
      sort.column = column;
      fillRows();
    }),
  ));
  function fillRows() {
    const rows = sort.column ? sorted(things, sort.column, sort.descending) : things;
    body.replaceChildren(...rows.slice(0, most).map((thing) => {
      const row = el("tr", {}, columns.map((column) => el(
        "td",
        { class: column.number ? "number" : null },
        column.cell ? column.cell(thing) : String(column.of(thing)),
      )));
      thingOf.set(row, thing);
      return row;
    }));
    markRow();
    heads.forEach((head, k) => head.setAttribute(
      "aria-sort",
      columns[k] !== sort.column ? "none" : sort.descending ? "descending" : "ascending",
    ));
    more.hidden = rows.length <= most;
    more.textContent = `Show more rows (${Math.max(0, rows.length - most).toLocaleString("en")} left)`;
  }
  fillRows();
  return [
    el("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": caption },
      el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body)),
    more,
  ];
}

function showTables() {
  const shownLinks = links.filter((link) => visible.listed.links.has(link));
  const shownItems = ranked.filter((item) => visible.listed.items.has(item));
  pane.replaceChildren(
    ...table(`Links (${shownLinks.length.toLocaleString("en")})`, LINK_COLUMNS, shownLinks),
    ...table(`Items (${shownItems.length.toLocaleString("en")})`, ITEM_COLUMNS, shownItems),
  );
}

const TABS = ["network", "table", "compare"];
let shownTab = "network";

const show = (what) => change((next) => (next.show = what));

function showTab() {
  if (shownTab === state.show) return;
  shownTab = state.show;
  for (const name of TABS) {
    const here = name === shownTab;
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(here));
    tab.tabIndex = here ? 0 : -1;
    byId(`${name}-pane`).hidden = !here;
  }
  if (shownTab === "network") network.redraw();
}

function startTables() {
  for (const name of TABS) {
    const tab = byId(`tab-${name}`);
    tab.addEventListener("click", () => show(name));
    tab.addEventListener("keydown", ({ key }) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (!way) return;
      const open = TABS.filter((other) => !byId(`tab-${other}`).hidden);
      const next = open[(open.indexOf(name) + way + open.length) % open.length];
      show(next);
      byId(`tab-${next}`).focus();
    });
  }
  let tabled = null;
  onChange(({ selectedBefore }) => {
    showTab();
    if (state.show !== "table") tabled = null;
    else if (tabled === null || !sameThings(tabled, visible)) showTables();
    else if (selectedBefore !== state.selected) markRow();
    if (state.show === "table") tabled = visible;
  });
}

const sameSet = (left, right) => left.size === right.size && [...left].every((thing) => right.has(thing));
const sameThings = (left, right) => sameSet(left.items, right.items) && sameSet(left.links, right.links);

// A choice only marks its row, so that sorting and the place in the table stay.
function markRow() {
  pane.querySelectorAll("tbody tr").forEach((row) => row.classList.toggle("chosen", thingOf.get(row) === state.selected));
}
