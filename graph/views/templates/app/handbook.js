// The handbook: search and keys. The pages are whole without it.

const entries = JSON.parse(byId("entries").textContent).map(([words, kind, href]) => ({
  words, kind, href, low: words.toLowerCase(),
}));
const field = byId("search");
const found = byId("found");
const MOST = 12;
let hits = [];
let chosen = -1;

// Whole words first, then their beginnings, then anything that holds all parts.
function rank(entry, query) {
  if (!query.split(/\s+/).every((part) => entry.low.includes(part))) return 0;
  const label = entry.low.replace(/ tg:.*$/, "");
  if (label === query || entry.low.endsWith(` tg:${query}`) || entry.low === `tgs:${query}`) return 4;
  if (label.startsWith(query)) return 3;
  return entry.low.split(/[\s:-]+/).some((word) => word.startsWith(query)) ? 2 : 1;
}

function look() {
  const query = field.value.trim().toLowerCase();
  hits = query
    ? entries
        .map((entry, place) => ({ entry, place, rank: rank(entry, query) }))
        .filter((hit) => hit.rank)
        .sort((a, b) => b.rank - a.rank || a.place - b.place)
        .slice(0, MOST)
        .map((hit) => hit.entry)
    : [];
  chosen = hits.length ? 0 : -1;
  show();
  if (query) say(hits.length ? `${hits.length} found` : "nothing found");
}

function show() {
  found.hidden = !hits.length;
  field.setAttribute("aria-expanded", String(hits.length > 0));
  found.replaceChildren(
    ...hits.map((hit, n) =>
      el("li", { role: "option", id: `found-${n}`, "aria-selected": String(n === chosen), onclick: () => go(hit) }, hit.words, el("span", {}, hit.kind)),
    ),
  );
  if (chosen < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `found-${chosen}`);
}

function close() {
  hits = [];
  chosen = -1;
  show();
}

function go(hit) {
  close();
  location.href = hit.href;
}

field.addEventListener("input", look);
field.addEventListener("blur", () => setTimeout(close, 200));
field.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    field.value = "";
    close();
  } else if (event.key === "Enter" && chosen >= 0) {
    go(hits[chosen]);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
    show();
    byId(`found-${chosen}`).scrollIntoView({ block: "nearest" });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
if (matchMedia("(max-width: 860px)").matches) {
  document.querySelectorAll(".contents details").forEach((part) => part.removeAttribute("open"));
}
byId("search-box").hidden = false;
startTheme();
root.dataset.ready = "true";
