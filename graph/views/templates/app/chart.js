// Amounts of several periods as bars from nothing to the amount; a range ends in a lighter part.
// What a document reports is filled, what was computed is hatched and says so in words.

const UNITS = { USD: "$" };

function briefAmount(value, unit) {
  const size = [[1e12, "tn"], [1e9, "bn"], [1e6, "m"], [1e3, "k"]].find(([least]) => Math.abs(value) >= least) || [1, ""];
  const text = `${Number((value / size[0]).toPrecision(3))}${size[1]}`;
  return unit === "%" ? `${text} %` : UNITS[unit] ? `${UNITS[unit]}${text}` : `${text} ${unit}`;
}

function figureBar(figure, most) {
  const share = (value) => (100 * Math.max(0, value)) / most;
  const own = figure.origin === "computed" ? "computed" : "reported";
  return svg(
    "svg", { class: `figure-bar ${own}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "upto", x: 0, y: 1, width: share(figure.high), height: 8 }),
    svg("rect", { class: "sure", x: 0, y: 1, width: Math.max(share(figure.low), 0.4), height: 8 }),
  );
}

function figureRow(figure, most) {
  const claim = figure.claims.map((number) => claims[number]).find(({ href }) => href);
  return el(
    "li", { class: figure.origin },
    el("span", { class: "figure-name" }, figure.period || "no period stated", el("span", { class: "muted" }, ` ${figure.name}`)),
    el("span", { class: "row-value" }, figure.printed),
    figureBar(figure, most),
    figure.origin === "computed" ? el("span", { class: "row-status" }, `computed: ${figure.method}`) : null,
    claim ? el("a", { href: claim.href, "aria-label": `Read in the document: ${figure.printed}` }, "read") : null,
  );
}

function figureChart(figures) {
  if (figures.length === 0) return null;
  const byUnit = new Map();
  figures.forEach((figure) => byUnit.set(figure.unit, [...(byUnit.get(figure.unit) || []), figure]));
  return [...byUnit.values()].map((group) => {
    const most = Math.max(...group.map(({ high }) => high), 1e-9);
    return [
      el("h3", {}, `Figures${byUnit.size > 1 ? ` in ${group[0].unit}` : ""}`),
      el("ul", { class: "figures" }, group.map((figure) => figureRow(figure, most))),
    ];
  });
}
