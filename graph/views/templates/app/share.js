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

// The picture is what is on the page, with title, legend and sources around it.
function savePicture() {
  const margin = 24;
  const ratio = 2;
  const width = stage.clientWidth + 2 * margin;
  const kinds = [...new Set([...visible.links].map((link) => link.kind))].sort((a, b) => a - b).map((kind) => linkKinds[kind]);
  const marks = [...new Set([...visible.links].map((link) => link.status))].filter((key) => key >= 0).sort((a, b) => a - b).map((key) => statuses[key]);
  const height = stage.clientHeight + 150;
  const picture = el("canvas", { width: width * ratio, height: height * ratio });
  const context = picture.getContext("2d");
  context.scale(ratio, ratio);
  context.fillStyle = paint.ground;
  context.fillRect(0, 0, width, height);
  context.drawImage(network.canvas.frame.canvas, margin, 60, stage.clientWidth, stage.clientHeight);
  const text = (words, x, y, font, shade) => {
    context.font = `${font} ${paint.font}`;
    context.fillStyle = shade;
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    context.fillText(words, x, y);
    return context.measureText(words).width;
  };
  text(data.title, margin, 38, "700 20px", paint.ink);
  let x = margin;
  let y = stage.clientHeight + 84;
  const entry = (label, draw) => {
    context.font = `12px ${paint.font}`;
    const wide = 34 + context.measureText(label).width + 22;
    if (x + wide > width - margin) [x, y] = [margin, y + 20];
    context.beginPath();
    context.moveTo(x, y - 4);
    context.lineTo(x + 28, y - 4);
    draw();
    context.stroke();
    context.setLineDash([]);
    text(label, x + 34, y, "12px", paint.ink);
    x += wide;
  };
  kinds.forEach((look) => entry(look.label, () => { context.lineWidth = 4; context.strokeStyle = look.colour[paint.index]; }));
  marks.forEach((status) => entry(status.label, () => { context.lineWidth = 2; context.strokeStyle = paint.ink; context.setLineDash(status.dash); }));
  const sources = documents.map(({ title, publisher }) => [title, publisher].filter(Boolean).join(", ")).join("; ");
  context.font = `11px ${paint.font}`;
  text(shorten(context, `Source: ${sources}`, width - 2 * margin), margin, y + 26, "11px", paint.muted);
  picture.toBlob((blob) => save(`${data.slug}.png`, blob), "image/png");
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
  const actions = { "copy-link": copyLink, "copy-citation": copyCitation, "save-png": savePicture, "save-csv": saveTable };
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
