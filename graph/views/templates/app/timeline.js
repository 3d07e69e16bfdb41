// The date as of which the histories are shown: later events, and what then is empty, go. The
// network of the parties shows the pairs that share something by then.

const slider = byId("as-of");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const rows = [...document.querySelectorAll(".history")].map((row) => ({
  row, pairs: row.dataset.pairs.split(" ").filter(Boolean),
}));

function showPairs() {
  const counts = new Map();
  rows.filter(({ row }) => !row.classList.contains("later")).flatMap(({ pairs }) => pairs)
    .forEach((pair) => counts.set(pair, (counts.get(pair) || 0) + 1));
  const lines = document.querySelectorAll(".pair");
  lines.forEach((line) => {
    const count = counts.get(line.dataset.pair) || 0;
    line.classList.toggle("later", count === 0);
    line.setAttribute("stroke-width", 1 + 1.4 * Math.sqrt(count));
    const title = line.querySelector("title");
    title.textContent = title.textContent.replace(/\d+$/, String(count));
  });
  const text = byId("pairs-count");
  if (text) text.textContent = `${counts.size} of ${lines.length} pairs`;
}

const isAll = () => slider.value === slider.max;
const monthText = (month) => `${MONTHS[month % 12]} ${Math.floor(month / 12)}`;

function showAsOf() {
  const month = Number(slider.value);
  document.querySelectorAll(".event").forEach((event) => {
    event.classList.toggle("later", !isAll() && Number(event.dataset.month) > month);
  });
  rows.forEach(({ row }) => row.classList.toggle("later", !row.querySelector(".event:not(.later)")));
  document.querySelectorAll(".chart tbody").forEach((group) => group.classList.toggle("later", !group.querySelector(".history:not(.later)")));
  const text = isAll() ? "all dates" : monthText(month);
  byId("as-of-text").textContent = text;
  slider.setAttribute("aria-valuetext", text);
  history.replaceState(null, "", isAll() ? location.pathname.split("/").pop() : `#as-of=${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`);
  showPairs();
}

// An address such as #as-of=2024-06 leads back to a date.
function readAddress() {
  const [, year, month] = /^#as-of=(\d{4})-(\d\d)$/.exec(location.hash) || [];
  slider.value = year ? String(Number(year) * 12 + Number(month) - 1) : slider.max;
  showAsOf();
}

// --- Play: from one month in which something happened to the next ---

const STEP = 1100; // milliseconds a date stays in sight
let playing = 0;

function stop() {
  clearInterval(playing);
  playing = 0;
  byId("play").textContent = "▶ Play";
}

function play() {
  if (playing) {
    stop();
    return;
  }
  const months = byId("play").dataset.months.split(" ").map(Number);
  let place = isAll() ? 0 : months.findIndex((month) => month > Number(slider.value));
  const tick = () => {
    if (place < 0 || place >= months.length) {
      slider.value = slider.max;
      showAsOf();
      stop();
      return;
    }
    slider.value = String(months[place]);
    showAsOf();
    say(`As of ${monthText(months[place])}`);
    place += 1;
  };
  playing = setInterval(tick, STEP);
  byId("play").textContent = "■ Stop";
  tick();
}

startTheme();
if (slider) {
  slider.addEventListener("input", () => {
    stop();
    showAsOf();
  });
  byId("play").addEventListener("click", play);
  addEventListener("hashchange", readAddress);
  readAddress();
}
// On a narrow screen the chart opens on its latest years.
const chart = document.querySelector(".chart");
if (chart) chart.scrollLeft = chart.scrollWidth;
root.dataset.ready = "true";
