// Amounts of several periods as bars from nothing to the amount; a range ends in a lighter part.
// What a document reports is filled, what was computed is hatched and says so in words.

// From nothing to the bound nearer to it all is sure, from there to the other one it may be. What
// fell goes to the left.
function figureBar(figure, { least, most }) {
  const at = (value) => (100 * (value - least)) / (most - least);
  const bar = (name, from, to) => {
    const [left, right] = [at(from), at(to)].sort((a, b) => a - b);
    return svg("rect", { class: name, x: left, y: 1, width: Math.max(right - left, 0.4), height: 8 });
  };
  const near = figure.low > 0 ? figure.low : figure.high < 0 ? figure.high : 0;
  return svg(
    "svg", { class: `figure-bar ${figure.origin}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    bar("upto", figure.low > 0 ? near : figure.low, figure.high < 0 ? near : figure.high),
    bar("sure", 0, near),
    least < 0 ? svg("rect", { class: "nothing", x: at(0), y: 0, width: 0.5, height: 10 }) : null,
  );
}

function figureRow(figure, reach) {
  const claim = figure.claims.map((number) => claims[number]).find(({ href }) => href);
  return el(
    "li", { class: figure.origin },
    el("span", { class: "figure-name" }, figure.period || "no period stated", el("span", { class: "muted" }, ` ${figure.name}`)),
    el("span", { class: "row-value" }, figure.printed),
    figureBar(figure, reach),
    figure.origin === "computed" ? el("span", { class: "row-status" }, `computed: ${figure.method}`) : null,
    claim ? el("a", { href: claim.href, "aria-label": `Read in the document: ${figure.printed}` }, "read") : null,
  );
}

function figureChart(figures) {
  if (figures.length === 0) return null;
  const byUnit = new Map();
  figures.forEach((figure) => byUnit.set(figure.unit, [...(byUnit.get(figure.unit) || []), figure]));
  return [...byUnit.values()].map((group) => {
    const reach = { least: Math.min(0, ...group.map(({ low }) => low)), most: Math.max(1e-9, ...group.map(({ high }) => high)) };
    return [
      el("h3", {}, `Figures${byUnit.size > 1 ? ` in ${group[0].unit}` : ""}`),
      el("ul", { class: "figures" }, group.map((figure) => figureRow(figure, reach))),
    ];
  });
}
