// Passages and claims of a document, linked both ways: everything that belongs together is marked.

const hits = [...document.querySelectorAll(".hit")];
const claimsOf = (hit) => hit.dataset.claims.split(" ");

function mark(keys) {
  const chosen = new Set(keys);
  hits.forEach((hit) => hit.classList.toggle("on", claimsOf(hit).some((key) => chosen.has(key))));
  document.querySelectorAll(".claim").forEach((claim) => claim.classList.toggle("on", chosen.has(claim.id)));
}

// Bring into sight without moving what is there already.
function bring(element) {
  if (element) element.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

// A claim of the address: its passages are marked and both are brought into sight.
function follow() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.classList.contains("claim")) return;
  showFamilies(target);
  mark([target.id]);
  bring(hits.find((hit) => hit.classList.contains("on")));
  bring(target);
}

function chooseHit(event) {
  const hit = event.target.closest(".hit");
  if (!hit) return;
  event.preventDefault();
  const keys = claimsOf(hit);
  history.replaceState(null, "", `#${keys[0]}`);
  mark(keys);
  const first = keys.map(byId).find((claim) => claim.offsetParent);
  bring(first);
  if (first) first.focus({ preventScroll: true });
  say(keys.length === 1 ? "1 claim" : `${keys.length} claims`);
}

function chooseClaim(event) {
  const link = event.target.closest("a[data-claim]");
  if (!link) return;
  event.preventDefault();
  const key = link.dataset.claim;
  history.replaceState(null, "", `#${key}`);
  mark([key]);
  const first = hits.find((hit) => hit.classList.contains("on"));
  bring(first);
  if (first) first.focus({ preventScroll: true });
}

const boxes = [...document.querySelectorAll("input[data-family]")];

function filter() {
  boxes.forEach((box) => document.body.classList.toggle(`no-${box.dataset.family}`, !box.checked));
}

// A claim that an address leads to is shown even if its kind was shut off.
function showFamilies(claim) {
  boxes.filter((box) => claim.classList.contains(box.dataset.family)).forEach((box) => (box.checked = true));
  filter();
}

startTheme();
document.addEventListener("click", chooseHit);
document.addEventListener("click", chooseClaim);
boxes.forEach((box) => box.addEventListener("change", filter));
addEventListener("hashchange", follow);
filter();
follow();
root.dataset.ready = "true";
