// The details: what something is, its facts, and for each claim the passage it rests on.

function quoted(passage) {
  const text = passage.trim();
  return el("blockquote", {}, el("p", {}, /^["“«]/.test(text) ? text : `“${text}”`));
}

function sourceLine(document_, title) {
  const { url, publisher, date } = document_;
  const name = title || document_.title || "Untitled document";
  return el(
    "p",
    { class: "source" },
    url ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, name) : el("cite", {}, name),
    publisher ? `, ${publisher}` : "",
    `, ${date || "no date stated"}`,
  );
}

function citation(claim) {
  const { title, publisher, date, url } = documents[claim.document];
  const source = [claim.documentTitle || title, publisher, date || "no date stated", url].filter(Boolean);
  return `“${claim.passage.trim()}” — ${source.join(", ")}.`;
}

function findingList(findings) {
  if (findings.length === 0) return null;
  return el("ul", { class: "findings" }, findings.map(({ severity, message, mend }) => el(
    "li", { class: severity }, el("strong", {}, severity), " ", message, mend ? el("span", { class: "muted" }, ` ${mend}`) : null,
  )));
}

// When what was done or is planned, with the passage of each step.
function historyList(history) {
  if (history.length === 0) return null;
  return [
    el("h3", {}, "Status history"),
    el("ol", { class: "history" }, history.map((event) => {
      const source = event.claims.map((number) => claims[number]).find(({ href }) => href);
      return el(
        "li", {},
        statusSign(event),
        el("span", {}, event.label, event.planned ? " (planned)" : ""),
        el("span", { class: "muted" }, event.date || "no date stated"),
        source ? el("a", { href: source.href, "aria-label": `Read in the document: ${event.label}` }, "read") : null,
      );
    })),
  ];
}

function claimCard(number) {
  const claim = claims[number];
  const small = [
    claim.claimant ? `Said by ${claim.claimant}` : "",
    claim.confidence ? `Confidence ${claim.confidence}` : "",
    claim.rule ? `Rule ${claim.rule}` : "",
  ].filter(Boolean);
  return el(
    "li",
    { class: "claim" },
    el("p", { class: "claim-text" }, claim.text),
    quoted(claim.passage),
    sourceLine(documents[claim.document], claim.documentTitle),
    findingList(claim.findings),
    el(
      "p",
      { class: "small" },
      small.join(" · "),
      claim.href ? el("a", { href: claim.href }, "Read in the document") : null,
      button("Copy citation", () => copy(citation(claim), "Citation copied"), { class: "link" }),
    ),
  );
}

const CLAIMS_AT_ONCE = 12;

function evidence(numbers) {
  const list = el("ul", { class: "claims" }, numbers.slice(0, CLAIMS_AT_ONCE).map(claimCard));
  const rest = numbers.slice(CLAIMS_AT_ONCE);
  const more = rest.length
    ? button(`Show ${plural(rest.length, "more claim")}`, () => {
        list.append(...rest.map(claimCard));
        more.remove();
      }, { class: "wide" })
    : null;
  return [
    el("h3", {}, `Evidence (${numbers.length})`),
    numbers.length ? list : el("p", { class: "muted" }, "Nothing in the documents is quoted for this itself; its links carry their own passages."),
    more,
  ];
}

function facts(pairs) {
  if (pairs.length === 0) return null;
  return el("dl", { class: "facts" }, pairs.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function statusPill(thing) {
  if (thing.status < 0) return null;
  return el("span", { class: "pill" }, statusSign(statuses[thing.status]), statusName(thing));
}

function itemRow(item, count) {
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "row", onclick: () => select(item) },
      itemSign(item.look, item.code),
      el("span", { class: "row-name" }, item.name),
      el("span", { class: "row-value" }, count),
    ),
  );
}

function linkRow(link, item) {
  const other = otherEnd(link, item);
  const inward = link.directed && link.to === item;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "row", onclick: () => select(link) },
      itemSign(other.look, other.code),
      el("span", { class: "row-name" }, other.name),
      el("span", { class: "row-value" }, link.badge),
      el("span", { class: "row-status" }, [link.directed && !link.label.includes(other.name) ? `${link.label} ${inward ? "from" : "to"} ${other.name}` : link.label, statusName(link)].filter(Boolean).join(" · ")),
    ),
  );
}

function connections(item) {
  const byKind = new Map();
  for (const link of item.links) {
    if (!byKind.has(link.kind)) byKind.set(link.kind, []);
    byKind.get(link.kind).push(link);
  }
  return [...byKind.keys()].sort((a, b) => a - b).map((kind) => {
    const group = byKind.get(kind).sort((a, b) => b.weight - a.weight || a.index - b.index);
    return [
      el("h3", {}, linkSign(linkKinds[kind]), `${linkKinds[kind].label} (${group.length})`),
      firstRows(group.map((link) => () => linkRow(link, item))),
    ];
  });
}

const ROWS_LISTED = 40;

// The first of many rows, and a button for the others.
function firstRows(makers) {
  const list = el("ul", { class: "rows" }, makers.slice(0, ROWS_LISTED).map((make) => make()));
  if (makers.length <= ROWS_LISTED) return list;
  const more = button("", () => {
    const from = list.children.length;
    list.append(...makers.slice(from, from + 10 * ROWS_LISTED).map((make) => make()));
    tell();
    list.children[from].querySelector("button").focus();
  }, { class: "wide" });
  const tell = () => {
    more.textContent = `Show more (${(makers.length - list.children.length).toLocaleString("en")} left)`;
    more.hidden = list.children.length === makers.length;
  };
  tell();
  return [list, more];
}

function heading(kicker, name) {
  return [
    el("p", { class: "kicker" }, kicker, button("×", () => select(null), { class: "icon close", "aria-label": "Close details" })),
    el("h2", {}, name),
  ];
}

function itemDetails(item) {
  if (item.isGroup) return groupDetails(item);
  const group = item.group && item.group.toLowerCase() !== item.look.one.toLowerCase() ? item.group : "";
  return [
    heading([itemSign(item.look, item.code), group || item.look.one, statusPill(item)], item.name),
    meaning(item),
    otherNames(item),
    facts([...item.facts, ...sectorFact(item)]),
    historyList(item.history),
    itemActions(item),
    findingList(item.findings),
    connections(item),
    evidence(item.claims),
  ];
}

const meaning = (thing) => (thing.meaning ? el("p", { class: "meaning" }, thing.meaning) : null);
const sectorFact = (thing) => (thing.sectors.length ? [["sectors", thing.sectors.map((sector) => sectors[sector]).join(", ")]] : []);

const NAMES_AT_ONCE = 5;

function otherNames({ names }) {
  if (names.length === 0) return null;
  const rest = names.length - NAMES_AT_ONCE;
  return el("p", { class: "muted", title: rest > 0 ? names.join(", ") : null }, `Also: ${names.slice(0, NAMES_AT_ONCE).join(", ")}${rest > 0 ? ` and ${rest} more names to search by` : ""}`);
}

function itemActions(item) {
  const pinned = state.pins.has(item);
  const hidden = hiddenNeighbours(item).size;
  return el(
    "p",
    { class: "actions" },
    button("Only its surroundings", () => focusOn(item)),
    hidden ? button(`Add its ${plural(hidden, "neighbour")}`, () => expand(item)) : null,
    button("Way to …", () => startPath(item)),
    comparable.includes(item) && comparable.length > 1 ? button("Compare", () => compareWith(item)) : null,
    button(pinned ? "Unpin" : "Pin", () => (pinned ? unpin(item) : pin(item)), { "aria-pressed": String(pinned) }),
    button("Copy link", copyLink),
  );
}

function parallelRow(link) {
  return el("li", {}, el(
    "button",
    { type: "button", class: "row", onclick: () => select(link) },
    linkSign(link.look),
    el("span", { class: "row-name" }, link.label, rowStatus(link)),
    el("span", { class: "row-value" }, link.badge),
  ));
}

// Which way a link goes, if it has one, and its status.
function rowStatus(link) {
  const text = [link.directed && !link.label.includes(link.to.name) ? linkName(link) : "", statusName(link)].filter(Boolean).join(" · ");
  return text ? el("span", { class: "row-status" }, text) : null;
}

function endButton(item) {
  return el("button", { type: "button", onclick: () => select(item) }, itemSign(item.look, item.code), item.name);
}

function linkDetails(link) {
  if (link.isBundle) return bundleDetails(link);
  const parallel = link.from.links.filter((other) => other !== link && otherEnd(other, link.from) === link.to);
  return [
    heading([linkSign(link.look), link.look.one, statusPill(link)], linkName(link)),
    el("p", { class: "lead" }, link.badge && !link.label.includes(link.badge) ? `${link.label}: ${link.badge}` : link.label),
    meaning(link),
    figureChart(link.figures),
    facts([...link.facts, ...sectorFact(link)]),
    el("p", { class: "actions" }, endButton(link.from), endButton(link.to)),
    evidence(link.claims),
    parallel.length ? [el("h3", {}, "Other links between the two"), el("ul", { class: "rows" }, parallel.map(parallelRow))] : null,
  ];
}

function overview() {
  const top = ranked
    .filter((item) => item.links.length > 0)
    .sort((a, b) => b.links.length - a.links.length)
    .slice(0, 7);
  const strongest = links.filter((link) => link.badge).sort((a, b) => b.weight - a.weight).slice(0, 6);
  return [
    el("h2", {}, "What is here"),
    el(
      "p",
      {},
      `${plural(items.length, "item")} and ${plural(links.length, "link")} from ${plural(documents.length, "document")}. ` +
        "Choose an item or a line to read the passage it comes from.",
    ),
    data.note ? el("p", { class: "muted" }, data.note) : null,
    top.length ? [el("h3", {}, "Most connected"), el("ul", { class: "rows" }, top.map((item) => itemRow(item, plural(item.links.length, "link"))))] : null,
    strongest.length
      ? [
          el("h3", {}, "Strongest links"),
          el("ul", { class: "rows" }, strongest.map((link) =>
            el("li", {}, el(
              "button",
              { type: "button", class: "row", onclick: () => select(link) },
              linkSign(link.look),
              el("span", { class: "row-name" }, linkName(link), el("span", { class: "row-status" }, link.label)),
              el("span", { class: "row-value" }, link.badge),
            )))),
        ]
      : null,
    documents.length
      ? [el("h3", {}, "Documents"), el("ul", { class: "documents" }, documents.slice(0, 20).map((document_) => el("li", {}, sourceLine(document_))))]
      : null,
  ];
}

function showDetails() {
  const { selected } = state;
  const parts = !selected && state.path && state.path.to ? pathDetails() : !selected ? overview() : selected.isItem ? itemDetails(selected) : linkDetails(selected);
  panel.replaceChildren(...parts.flat(4).filter(Boolean));
  panel.classList.toggle("chosen", Boolean(selected || (state.path && state.path.to)));
  panel.scrollTop = 0;
}

// The details are drawn anew when what they tell of has changed, and then begin at their top.
let told = "";

function refreshDetails({ selectedBefore }) {
  const { selected, path } = state;
  const pinned = selected && selected.isItem ? [state.pins.has(selected), hiddenNeighbours(selected).size, Boolean(selected.isGroup && isOpen(selected))] : [];
  const now = [path && path.to ? [path.from.index, path.to.index, path.way] : "", ...pinned].join(" ");
  if (selectedBefore === selected && now === told) return;
  const stays = selectedBefore === selected && panel.contains(document.activeElement) ? document.activeElement.textContent : null;
  const at = panel.scrollTop;
  told = now;
  showDetails();
  if (stays === null) return;
  // A button of the details was used: the reader stays where they were.
  panel.scrollTop = at;
  const same = [...panel.querySelectorAll("button")].find((other) => other.textContent.replace("Unpin", "Pin") === stays.replace("Unpin", "Pin"));
  (same || panel).focus();
}
