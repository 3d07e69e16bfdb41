// Search: suggestions by any name while typing; Enter or a click goes there.

const field = byId("search");
const suggestions = byId("suggestions");
const MOST = 9;
let found = [];
let marked = -1;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const searchable = items.map((item) => ({
  item,
  names: [item.name, item.code, ...item.names].filter(Boolean).map(fold),
  rest: fold([item.group, item.look.one].join(" ")),
}));

// Better matches have smaller numbers: the whole name, its start, the start of a word, a part.
function closeness({ names, rest }, words) {
  let worst = 0;
  for (const word of words) {
    const scores = names.map((name) =>
      name === word ? 0 : name.startsWith(word) ? 1 : name.includes(` ${word}`) ? 2 : name.includes(word) ? 3 : 9);
    const best = Math.min(...scores, rest.includes(word) ? 5 : 9);
    worst = Math.max(worst, best);
  }
  return worst;
}

function suggest() {
  const words = fold(field.value).split(/\s+/).filter(Boolean);
  found = words.length === 0 ? [] : searchable
    .map((entry) => ({ item: entry.item, score: closeness(entry, words) }))
    .filter(({ score }) => score < 9)
    .sort((a, b) => a.score - b.score || a.item.rank - b.item.rank)
    .slice(0, MOST)
    .map(({ item }) => item);
  marked = found.length ? 0 : -1;
  showSuggestions(words.length > 0);
}

function showSuggestions(open) {
  suggestions.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  suggestions.replaceChildren(
    ...found.map((item, place) => el(
      "li",
      {
        role: "option", id: `suggestion-${place}`, "aria-selected": String(place === marked),
        onpointerdown: (event) => { event.preventDefault(); take(item); },
      },
      itemSign(item.look, item.code),
      el("span", { class: "row-name" }, item.name),
      el("span", { class: "muted" }, item.look.one),
    )),
  );
  if (open && found.length === 0) suggestions.append(el("li", { class: "muted", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No name like this"));
  if (marked >= 0) field.setAttribute("aria-activedescendant", `suggestion-${marked}`);
  else field.removeAttribute("aria-activedescendant");
}

function take(item) {
  field.value = "";
  found = [];
  showSuggestions(false);
  if (!visible.items.has(item)) change((next) => {
    Object.values(next.off).forEach((set) => set.clear());
    next.focus = core && !core.includes(item) ? { item, steps: 1 } : null;
  });
  goTo(item);
}

// Select, bring to the middle, and put the keyboard there.
function goTo(item) {
  select(item);
  if (state.show === "network") {
    network.moveTo({
      position: { x: item.x, y: item.y },
      scale: Math.max(network.getScale(), 0.9),
      animation: motion(),
    });
    stage.focus();
  }
  announce(item);
}

function startSearch() {
  field.addEventListener("input", suggest);
  field.addEventListener("blur", () => showSuggestions(false));
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (found.length === 0) return;
      marked = (marked + (key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      showSuggestions(true);
    } else if (key === "Enter" && marked >= 0) {
      event.preventDefault();
      take(found[marked]);
    } else if (key === "Escape") {
      field.value = "";
      suggest();
    }
  });
}
