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
      el("span", { class: "row-status" }, [inward ? `${link.label} ${item.name}` : link.label, statusName(link)].filter(Boolean).join(" · ")),
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
      el("ul", { class: "rows" }, group.map((link) => linkRow(link, item))),
    ];
  });
}

function heading(kicker, name) {
  return [
    el("p", { class: "kicker" }, kicker, button("×", () => select(null), { class: "icon close", "aria-label": "Close details" })),
    el("h2", {}, name),
  ];
}

function itemDetails(item) {
  const group = item.group && item.group.toLowerCase() !== item.look.one.toLowerCase() ? item.group : "";
  return [
    heading([itemSign(item.look, item.code), group || item.look.one, statusPill(item)], item.name),
    item.names.length ? el("p", { class: "muted" }, `Also: ${item.names.join(", ")}`) : null,
    facts(item.facts),
    el(
      "p",
      { class: "actions" },
      button("Only its surroundings", () => focusOn(item)),
      button("Copy link", copyLink),
    ),
    connections(item),
    evidence(item.claims),
  ];
}

function endButton(item) {
  return el("button", { type: "button", onclick: () => select(item) }, itemSign(item.look, item.code), item.name);
}

function linkDetails(link) {
  const parallel = link.from.links.filter((other) => other !== link && otherEnd(other, link.from) === link.to);
  return [
    heading([linkSign(link.look), link.look.one, statusPill(link)], linkName(link)),
    el("p", { class: "lead" }, link.badge && !link.label.includes(link.badge) ? `${link.label}: ${link.badge}` : link.label),
    facts(link.facts),
    el("p", { class: "actions" }, endButton(link.from), endButton(link.to)),
    evidence(link.claims),
    parallel.length
      ? [
          el("h3", {}, "Other links between the two"),
          el("ul", { class: "rows" }, parallel.map((other) =>
            el("li", {}, el(
              "button",
              { type: "button", class: "row", onclick: () => select(other) },
              linkSign(other.look),
              el("span", { class: "row-name" }, other.label),
              el("span", { class: "row-value" }, other.badge),
            )))),
        ]
      : null,
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
  const parts = !selected ? overview() : selected.isItem ? itemDetails(selected) : linkDetails(selected);
  panel.replaceChildren(...parts.flat(4).filter(Boolean));
  panel.classList.toggle("chosen", Boolean(selected));
  panel.scrollTop = 0;
}
