// Filters by date and by confidence, with how many links each choice lets through.

// The links that all filters but one let through.
const linksBut = (name) => links.filter((link) => passes(link, name));

// --- Date ---

const PLAY = 900; // milliseconds a year stays in sight
let playing = 0;

function yearSelect(id, label, end, none) {
  const list = el("select", { id, "aria-label": label, onchange: () => {
    stopPlaying();
    change(({ years }) => (years[end] = list.value === "" ? null : Number(list.value)));
  } }, el("option", { value: "" }, none), allYears.map((year) => el("option", { value: String(year) }, String(year))));
  return list;
}

// One bar a year, as high as links of that year are many; those let through in full colour.
function yearBars() {
  const [first, last] = [allYears[0], allYears[allYears.length - 1]];
  const wide = 100 / (last - first + 1);
  const bars = allYears.map((year) => ({
    year, element: svg("rect", { x: (year - first) * wide + wide * 0.1, width: Math.max(wide * 0.8, 1) }),
  }));
  const picture = svg("svg", { class: "bars", viewBox: "0 0 100 26", preserveAspectRatio: "none", "aria-hidden": "true" }, bars.map(({ element }) => element));
  const refresh = () => {
    const found = new Map();
    linksBut("years").forEach((link) => link.years.forEach((year) => found.set(year, (found.get(year) || 0) + 1)));
    const counts = allYears.map((year) => found.get(year) || 0);
    const most = Math.max(1, ...counts);
    bars.forEach(({ year, element }, place) => {
      const height = counts[place] ? 3 + (23 * counts[place]) / most : 0;
      fill(element, { y: 26 - height, height }, []);
      const { from, to } = state.years;
      element.classList.toggle("out", (from !== null && year < from) || (to !== null && year > to));
    });
  };
  return { picture, refresh };
}

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  const player = byId("play");
  if (player) player.textContent = "▶ Play";
}

// Show the network as of one year after the other.
function play() {
  if (playing) {
    stopPlaying();
    return;
  }
  const start = state.years.to === null || state.years.to === allYears[allYears.length - 1] ? 0 : allYears.indexOf(state.years.to) + 1;
  let place = start;
  const tick = () => {
    traceless = place !== start;
    change(({ years }) => (years.to = allYears[place]));
    traceless = false;
    say(`As of ${allYears[place]}`);
    place += 1;
    if (place === allYears.length) stopPlaying();
  };
  playing = setInterval(tick, PLAY);
  byId("play").textContent = "■ Stop";
  tick();
}

function dateFilter() {
  if (allYears.length === 0) return null;
  const from = yearSelect("year-from", "From year", "from", "any year");
  const to = yearSelect("year-to", "Up to year", "to", "any year");
  const undated = el("input", { type: "checkbox", id: "undated", onchange: () => change(({ years }) => (years.undated = undated.checked)) });
  const count = el("span", { class: "count" });
  const { picture, refresh: drawBars } = yearBars();
  const refresh = () => {
    from.value = state.years.from === null ? "" : String(state.years.from);
    to.value = state.years.to === null ? "" : String(state.years.to);
    undated.checked = state.years.undated;
    count.textContent = linksBut("years").filter((link) => link.years.size === 0).length.toLocaleString("en");
    drawBars();
  };
  onChange(refresh);
  refresh();
  return el(
    "details", { class: "facet", open: true },
    el("summary", {}, "Date"),
    picture,
    el("p", { class: "range" }, from, el("span", {}, "to"), to, button("▶ Play", play, { id: "play", "aria-label": "Play year by year" })),
    el("ul", {}, el("li", {}, el("label", {}, undated, el("span", { class: "facet-name" }, "Links without a date")), count)),
  );
}

// --- Confidence ---

const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

function confidenceFilter() {
  const differ = new Set(links.map((link) => link.confidence)).size > 1;
  if (!differ) return null;
  const choices = [0, ...THRESHOLDS].map((least) => ({ least, option: el("option", { value: String(least) }) }));
  const list = el("select", {
    id: "least", "aria-label": "Least confidence", onchange: () => change((next) => (next.least = Number(list.value))),
  }, choices.map(({ option }) => option));
  const refresh = () => {
    const open = linksBut("least");
    for (const { least, option } of choices) {
      const count = open.filter((link) => link.confidence >= least).length.toLocaleString("en");
      option.textContent = least ? `at least ${least} (${count} links)` : `any (${count} links)`;
    }
    list.value = String(choices.find(({ least }) => least >= state.least)?.least ?? 0.99);
  };
  onChange(refresh);
  refresh();
  return el("details", { class: "facet", open: true }, el("summary", {}, "Confidence"), el("p", { class: "range" }, list));
}
