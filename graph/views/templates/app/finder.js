// Finding an item by any of its names: a text field with suggestions.

const MOST = 9;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

let searchable = null; // made when it is first needed, for the page is to be ready before

const searched = () => (searchable ??= items.map((item) => ({
  item,
  names: [item.name, item.code, ...item.names].filter(Boolean).map(fold),
  rest: fold([item.group, item.look.one].join(" ")),
})));

// Better matches have smaller numbers: the whole name, its start, the start of a word, a part.
function closeness({ names, rest }, words) {
  const whole = words.join(" ");
  if (names.includes(whole)) return 0;
  let worst = 0;
  for (const word of words) {
    const scores = names.map((name) =>
      name === word ? 1 : name.startsWith(word) ? 2 : name.includes(` ${word}`) ? 3 : name.includes(word) ? 4 : 9);
    const best = Math.min(...scores, rest.includes(word) ? 6 : 9);
    worst = Math.max(worst, best);
  }
  return worst;
}

function bestMatches(text, among = () => true) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return searched()
    .filter(({ item }) => among(item))
    .map((entry) => ({ item: entry.item, score: closeness(entry, words) }))
    .filter(({ score }) => score < 9)
    .sort((a, b) => a.score - b.score || a.item.rank - b.item.rank)
    .slice(0, MOST)
    .map(({ item }) => item);
}

// The name by which an item was found, if that is not the one it goes by.
function otherName(item, text) {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const fits = (name) => words.every((word) => fold(name).includes(word));
  return fits(item.name) ? "" : item.names.find(fits) || "";
}

// Give a field and a list the ways of a combobox; `take` gets the chosen item.
function combobox(field, list, take, among) {
  let found = [];
  let marked = -1;

  function showList(open) {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    list.replaceChildren(
      ...found.map((item, place) => el(
        "li",
        {
          role: "option", id: `${list.id}-${place}`, "aria-selected": String(place === marked),
          onpointerdown: (event) => { event.preventDefault(); choose(item); },
        },
        itemSign(item.look, item.code),
        el("span", { class: "row-name" }, item.name, otherName(item, field.value) ? el("span", { class: "row-status" }, otherName(item, field.value)) : null),
        el("span", { class: "muted" }, item.look.one),
      )),
    );
    if (open && found.length === 0) list.append(el("li", { class: "muted", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No name like this"));
    if (marked >= 0) field.setAttribute("aria-activedescendant", `${list.id}-${marked}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function suggest() {
    found = bestMatches(field.value, among);
    marked = found.length ? 0 : -1;
    showList(field.value.trim() !== "");
  }

  function choose(item) {
    field.value = "";
    found = [];
    marked = -1;
    showList(false);
    take(item);
  }

  field.addEventListener("input", suggest);
  field.addEventListener("blur", () => showList(false));
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (found.length === 0) return;
      marked = (marked + (key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      showList(true);
    } else if (key === "Enter" && marked >= 0) {
      event.preventDefault();
      choose(found[marked]);
    } else if (key === "Escape" && field.value) {
      event.stopPropagation();
      field.value = "";
      suggest();
    }
  });
}

// A combobox made anew, with a label for those who do not see where it stands.
function newCombobox(name, label, take, among) {
  const list = el("ul", { id: `${name}-list`, class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: true });
  const field = el("input", {
    id: name, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Any name",
    "aria-label": label, "aria-expanded": "false", "aria-controls": `${name}-list`, "aria-autocomplete": "list",
  });
  combobox(field, list, take, among);
  return { field, element: el("div", { class: "finder" }, field, list) };
}
