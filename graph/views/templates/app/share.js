// Taking something along: the address of what is shown, a citation, a picture, a table.

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

function pictureSize() {
  const width = stage.clientWidth + 2 * MARGIN;
  const context = network.canvas.getContext();
  const rows = legendRows(context, width);
  return { width, rows, height: pictureHeight(rows), context };
}

const SHARPNESS = 2;

function paintPicture() {
  const { width, rows, height } = pictureSize();
  const picture = el("canvas", { width: width * SHARPNESS, height: height * SHARPNESS });
  const context = picture.getContext("2d");
  context.scale(SHARPNESS, SHARPNESS);
  drawPicture(context, width, rows);
  return picture;
}

function savePicture(kind) {
  if (kind === "svg") {
    const { width, rows, height, context } = pictureSize();
    const svgContext = new WrittenContext(context, width, height, data.title);
    drawPicture(svgContext, width, rows);
    save(`${data.slug}.svg`, new Blob([svgContext.toString()], { type: "image/svg+xml" }));
  } else {
    paintPicture().toBlob((blob) => save(`${data.slug}.png`, blob), "image/png");
  }
  toast("Picture saved");
}

// A leading apostrophe keeps spreadsheets from running a cell as a formula.
const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;

function saveRows(name, head, rows) {
  const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  save(name, new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
  toast("Table saved");
}

const SOURCE_HEAD = ["passage", "document", "publisher", "date", "confidence"];

// What a row rests on: one row a claim, or one with nothing.
function withSources(start, numbers) {
  const sources = numbers.map((number) => {
    const { title, publisher, date } = documents[claims[number].document];
    return [claims[number].passage, title, publisher || "", date || "", claims[number].confidence];
  });
  return (sources.length ? sources : [SOURCE_HEAD.map(() => "")]).map((source) => [...start, ...source]);
}

function saveLinks() {
  const rows = links.filter((link) => visible.listed.links.has(link)).flatMap((link) =>
    withSources([link.from.name, link.label, link.to.name, link.look.label, link.badge, statusName(link), link.dates.join(" ")], link.claims));
  saveRows(`${data.slug}.csv`, ["from", "link", "to", "kind", "amount", "status", "dates", ...SOURCE_HEAD], rows);
}

function saveItems() {
  const rows = ranked.filter((item) => visible.listed.items.has(item)).flatMap((item) =>
    withSources([item.name, item.group || item.look.one, statusName(item), item.dates.join(" "), item.facts.map(([name, value]) => `${name}: ${value}`).join("; ")], item.claims));
  saveRows(`${data.slug}-items.csv`, ["name", "type", "status", "dates", "facts", ...SOURCE_HEAD], rows);
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
  const actions = { "copy-link": copyLink, "copy-citation": copyCitation, "save-png": () => savePicture("png"), "save-svg": () => savePicture("svg"), "save-csv": saveLinks, "save-items": saveItems, "print": () => print() };
  for (const [id, act] of Object.entries(actions)) {
    byId(id).addEventListener("click", () => {
      closeMenu();
      act();
    });
  }
}
