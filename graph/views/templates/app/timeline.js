// The date as of which the histories are shown: later events, and what then is empty, go.

const slider = byId("as-of");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function showAsOf() {
  const month = Number(slider.value);
  const all = slider.value === slider.max;
  document.querySelectorAll(".event").forEach((event) => {
    event.classList.toggle("later", !all && Number(event.dataset.month) > month);
  });
  document.querySelectorAll(".history").forEach((row) => row.classList.toggle("later", !row.querySelector(".event:not(.later)")));
  const text = all ? "all dates" : `${MONTHS[month % 12]} ${Math.floor(month / 12)}`;
  byId("as-of-text").textContent = text;
  slider.setAttribute("aria-valuetext", text);
}

startTheme();
if (slider) {
  slider.addEventListener("input", showAsOf);
  showAsOf();
}
// On a narrow screen the chart opens on its latest years.
const chart = document.querySelector(".chart");
if (chart) chart.scrollLeft = chart.scrollWidth;
root.dataset.ready = "true";
