// Another arrangement: the items of each kind together, listed one below the other.

const canArrange = data.guides.length === 0 && !isLarge && itemKinds.length > 2;
const PLOT = { width: 182, height: 30, head: 34 };
const WIDE = 1.1; // width of the whole by its height

let typed = null; // found once

// Columns like those of a newspaper: heading, items, next heading; what does not fit goes on in
// the next column under its heading.
function byTypes() {
  if (typed) return typed;
  const places = new Map();
  const headings = [];
  const long = items.length * PLOT.height + itemKinds.length * (PLOT.head + 12);
  const columns = Math.max(2, Math.round(Math.sqrt((long * WIDE) / PLOT.width)));
  const most = long / columns + PLOT.head + PLOT.height;
  let [x, y] = [0, 0];
  const head = (text) => {
    headings.push({ kind: "caption", text, points: [[x - 12, y]] });
    y += PLOT.head;
  };
  const turn = (need) => {
    if (y === 0 || y + need <= most) return false;
    [x, y] = [x + PLOT.width, 0];
    return true;
  };
  itemKinds.forEach((look, kind) => {
    const own = ranked.filter((item) => item.kind === kind);
    turn(PLOT.head + 2 * PLOT.height);
    head(`${look.label} (${own.length})`);
    for (const item of own) {
      if (turn(PLOT.height)) head(`${look.label}, on`);
      places.set(item, { x, y });
      y += PLOT.height;
    }
    y += 12;
  });
  typed = { places, headings };
  return typed;
}

// What stands behind the network in the arrangement that is shown.
const guidesNow = () => (state.arranged === "types" ? byTypes().headings : data.guides);

function startArranging() {
  const list = byId("arranged");
  byId("arranging").hidden = !canArrange;
  list.addEventListener("change", () => change((next) => {
    next.arranged = list.value;
    next.focus = null;
  }));
  onChange(() => (list.value = state.arranged));
}
