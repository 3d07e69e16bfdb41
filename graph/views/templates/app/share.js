// Taking something along: the address of a selection, a citation, a picture, a table.

function fragment() {
  const parts = new URLSearchParams();
  if (state.selected) parts.set(state.selected.isItem ? "item" : "link", state.selected.id);
  if (state.focus) parts.set("around", state.focus.steps);
  if (state.show === "table") parts.set("show", "table");
  const text = parts.toString();
  return text ? `#${text}` : "";
}

let written = null;

function writeFragment() {
  const next = fragment();
  if (next === written) return;
  written = next;
  history.replaceState(null, "", next || location.pathname.split("/").pop() || "#");
}

function readFragment() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const item = items.find(({ id }) => id === parts.get("item"));
  const link = links.find(({ id }) => id === parts.get("link"));
  if (parts.get("show") === "table") show("table");
  if (item && parts.has("around")) focusOn(item, Math.min(9, Math.max(1, Number(parts.get("around")) || 1)));
  else if (item || link) select(item || link);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast(done);
}

let toastTimer = 0;

function toast(text) {
  say(text);
  const note = document.querySelector(".toast") || el("div", { class: "toast", "aria-hidden": "true" });
  note.textContent = text;
  document.body.append(note);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => note.remove(), 2200);
}

function copyLink() {
  copy(location.href.split("#")[0] + fragment(), "Link copied");
}

function copyCitation() {
  const { selected } = state;
  const numbers = selected ? selected.claims : [];
  const lines = numbers.map((number) => `${claims[number].text} ${citation(claims[number])}`);
  const sources = documents.map(({ title, publisher, date, url }) => [title, publisher, date || "no date stated", url].filter(Boolean).join(", "));
  const text = lines.length
    ? [`${selected.isItem ? selected.name : linkName(selected)}:`, ...lines].join("\n")
    : [`${data.title}. tradegraph network view. Sources:`, ...sources].join("\n");
  copy(text, "Citation copied");
}

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const MARGIN = 24;
const TOP = 60;
const ROW = 22;

// The picture is what is on the page, with title, legend and sources around it.
function drawPicture(context, width, rows) {
  context.fillStyle = paint.ground;
  context.fillRect(0, 0, width, pictureHeight(rows));
  context.save();
  context.translate(MARGIN, TOP);
  drawEverything(context);
  context.restore();
  // What sticks out of the page's frame is covered.
  context.fillStyle = paint.ground;
  const bottom = TOP + stage.clientHeight;
  context.fillRect(0, 0, width, TOP);
  context.fillRect(0, bottom, width, pictureHeight(rows) - bottom);
  context.fillRect(0, 0, MARGIN, bottom);
  context.fillRect(width - MARGIN, 0, MARGIN, bottom);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  write(context, data.title, MARGIN, 38, `700 20px ${paint.font}`, paint.ink);
  let y = bottom + ROW;
  for (const row of rows) {
    for (const { entry, x } of row) drawEntry(context, entry, x, y);
    y += ROW;
  }
  const sources = documents.map(({ title, publisher }) => [title, publisher].filter(Boolean).join(", ")).join("; ");
  const font = `11px ${paint.font}`;
  context.font = font;
  write(context, shorten(context, `Source: ${sources}`, width - 2 * MARGIN), MARGIN, y + 4, font, paint.muted);
}

const pictureHeight = (rows) => TOP + stage.clientHeight + (rows.length + 1) * ROW + 22;

function write(context, words, x, y, font, shade) {
  context.font = font;
  context.fillStyle = shade;
  context.fillText(words, x, y);
}

function drawEntry(context, entry, x, y) {
  context.beginPath();
  context.moveTo(x, y - 4);
  context.lineTo(x + 28, y - 4);
  context.lineWidth = entry.colour ? 4 : 2;
  context.strokeStyle = entry.colour ? entry.colour[paint.index] : paint.ink;
  context.setLineDash(entry.dash || []);
  context.stroke();
  context.setLineDash([]);
  write(context, entry.label, x + 34, y, `12px ${paint.font}`, paint.ink);
}

// The kinds and statuses of the links in sight, broken into rows.
function legendRows(context, width) {
  const used = (key, looks) =>
    [...new Set([...visible.links].map((link) => link[key]))].filter((k) => k >= 0).sort((a, b) => a - b).map((k) => looks[k]);
  const rows = [[]];
  let x = MARGIN;
  context.font = `12px ${paint.font}`;
  for (const entry of [...used("kind", linkKinds), ...used("status", statuses)]) {
    const wide = 34 + context.measureText(entry.label).width + 22;
    if (x + wide > width - MARGIN && x > MARGIN) {
      rows.push([]);
      x = MARGIN;
    }
    rows[rows.length - 1].push({ entry, x });
    x += wide;
  }
  return rows;
}

function savePicture(kind) {
  const width = stage.clientWidth + 2 * MARGIN;
  const picture = el("canvas", {});
  const context = picture.getContext("2d");
  const rows = legendRows(context, width);
  const height = pictureHeight(rows);
  if (kind === "svg") {
    const written = new WrittenContext(context, width, height, data.title);
    drawPicture(written, width, rows);
    save(`${data.slug}.svg`, new Blob([written.toString()], { type: "image/svg+xml" }));
  } else {
    const sharpness = 2;
    picture.width = width * sharpness;
    picture.height = height * sharpness;
    context.scale(sharpness, sharpness);
    drawPicture(context, width, rows);
    picture.toBlob((blob) => save(`${data.slug}.png`, blob), "image/png");
  }
  toast("Picture saved");
}

function saveTable() {
  // A leading apostrophe keeps spreadsheets from running a cell as a formula.
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;
  const head = ["from", "link", "to", "kind", "amount", "status", "passage", "document", "publisher", "date"];
  const rows = links.filter((link) => visible.links.has(link)).flatMap((link) => {
    const start = [link.from.name, link.label, link.to.name, link.look.label, link.badge, statusName(link)];
    const sources = link.claims.map((number) => {
      const { title, publisher, date } = documents[claims[number].document];
      return [claims[number].passage, title, publisher || "", date || ""];
    });
    return (sources.length ? sources : [["", "", "", ""]]).map((source) => [...start, ...source]);
  });
  const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  save(`${data.slug}.csv`, new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
  toast("Table saved");
}

function closeMenu() {
  document.querySelector(".menu-list").hidden = true;
  byId("share").setAttribute("aria-expanded", "false");
}

function startShare() {
  const list = document.querySelector(".menu-list");
  const choices = [...list.querySelectorAll("button")];
  byId("share").addEventListener("click", () => {
    list.hidden = !list.hidden;
    byId("share").setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) choices[0].focus();
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") byId("share").focus();
    if (!step) return;
    event.preventDefault();
    choices[(choices.indexOf(document.activeElement) + step + choices.length) % choices.length].focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest(".menu")) closeMenu();
  });
  const actions = { "copy-link": copyLink, "copy-citation": copyCitation, "save-png": () => savePicture("png"), "save-svg": () => savePicture("svg"), "save-csv": saveTable };
  for (const [id, act] of Object.entries(actions)) {
    byId(id).addEventListener("click", () => {
      closeMenu();
      act();
    });
  }
  onChange(writeFragment);
  addEventListener("hashchange", () => {
    if (location.hash !== written) readFragment();
  });
}
