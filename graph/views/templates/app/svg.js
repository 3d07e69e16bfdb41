// A drawing context that writes SVG instead of painting: as much of it as the drawing uses.

const SHADES = ["fillStyle", "strokeStyle", "lineWidth", "lineJoin", "globalAlpha", "font", "textAlign", "textBaseline"];
const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
const BASELINES = { top: "text-before-edge", middle: "central", bottom: "text-after-edge", alphabetic: "alphabetic" };

class WrittenContext {
  // `real` measures texts.
  constructor(real, width, height, title) {
    this.real = real;
    Object.assign(this, {
      fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, lineJoin: "miter", globalAlpha: 1,
      font: "12px sans-serif", textAlign: "left", textBaseline: "alphabetic",
    });
    this.dash = [];
    this.matrix = [1, 1, 0, 0]; // scale x, y and shift x, y: nothing is ever turned
    this.kept = [];
    this.d = "";
    this.root = svg("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` }, svg("title", {}, title));
  }

  toString() {
    return new XMLSerializer().serializeToString(this.root);
  }

  save() {
    this.kept.push({ matrix: this.matrix, dash: this.dash, shades: SHADES.map((name) => this[name]) });
  }

  restore() {
    const { matrix, dash, shades } = this.kept.pop();
    this.matrix = matrix;
    this.dash = dash;
    SHADES.forEach((name, place) => (this[name] = shades[place]));
  }

  translate(x, y) {
    const [sx, sy, tx, ty] = this.matrix;
    this.matrix = [sx, sy, tx + sx * x, ty + sy * y];
  }

  scale(x, y) {
    const [sx, sy, tx, ty] = this.matrix;
    this.matrix = [sx * x, sy * y, tx, ty];
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  measureText(text) {
    this.real.font = this.font;
    return this.real.measureText(text);
  }

  point(x, y) {
    const [sx, sy, tx, ty] = this.matrix;
    return `${round(sx * x + tx)} ${round(sy * y + ty)}`;
  }

  beginPath() {
    this.d = "";
  }

  closePath() {
    this.d += "Z";
  }

  moveTo(x, y) {
    this.d += `M${this.point(x, y)}`;
  }

  lineTo(x, y) {
    this.d += `${this.d ? "L" : "M"}${this.point(x, y)}`;
  }

  quadraticCurveTo(cx, cy, x, y) {
    this.d += `Q${this.point(cx, cy)} ${this.point(x, y)}`;
  }

  bezierCurveTo(ax, ay, bx, by, x, y) {
    this.d += `C${this.point(ax, ay)} ${this.point(bx, by)} ${this.point(x, y)}`;
  }

  // Whole circles only.
  arc(x, y, radius) {
    const reach = round(radius * this.matrix[0]);
    this.d += `M${this.point(x - radius, y)}A${reach} ${reach} 0 1 1 ${this.point(x + radius, y)}A${reach} ${reach} 0 1 1 ${this.point(x - radius, y)}Z`;
  }

  // A box with half circles at its ends.
  roundRect(x, y, width, height, radius) {
    const reach = round(radius * this.matrix[0]);
    const turn = `A${reach} ${reach} 0 0 1 `;
    this.d += `M${this.point(x + radius, y)}L${this.point(x + width - radius, y)}${turn}${this.point(x + width - radius, y + height)}` +
      `L${this.point(x + radius, y + height)}${turn}${this.point(x + radius, y)}Z`;
  }

  fillRect(x, y, width, height) {
    const d = `M${this.point(x, y)}L${this.point(x + width, y)}L${this.point(x + width, y + height)}L${this.point(x, y + height)}Z`;
    this.put("path", { d, fill: this.fillStyle });
  }

  fill(path, rule) {
    this.put("path", { ...this.outline(path), fill: this.fillStyle, "fill-rule": rule });
  }

  stroke(path) {
    const scale = path && path.d ? 1 : this.matrix[0]; // a path of its own is scaled as a whole
    this.put("path", {
      ...this.outline(path), fill: "none", stroke: this.strokeStyle, "stroke-width": round(this.lineWidth * scale),
      "stroke-linejoin": this.lineJoin, "stroke-dasharray": this.dash.map((length) => round(length * scale)).join(" "),
    });
  }

  fillText(text, x, y) {
    this.text(text, x, y, { fill: this.fillStyle });
  }

  strokeText(text, x, y) {
    this.text(text, x, y, {
      fill: "none", stroke: this.strokeStyle, "stroke-width": round(this.lineWidth * this.matrix[0]), "stroke-linejoin": this.lineJoin,
    });
  }

  text(words, x, y, look) {
    const [, weight, size, family] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(this.font);
    const [left, top] = this.point(x, y).split(" ");
    this.put("text", {
      x: left, y: top, "font-weight": weight || "400", "font-size": round(Number(size) * this.matrix[0]), "font-family": family,
      "text-anchor": ANCHORS[this.textAlign], "dominant-baseline": BASELINES[this.textBaseline], ...look,
    }, words);
  }

  outline(path) {
    if (!path || !path.d) return { d: this.d };
    const [sx, sy, tx, ty] = this.matrix;
    return { d: path.d, transform: `matrix(${sx} 0 0 ${sy} ${round(tx)} ${round(ty)})` };
  }

  put(tag, attributes, ...children) {
    const used = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined && value !== ""));
    if (this.globalAlpha < 1) used.opacity = this.globalAlpha;
    this.root.append(svg(tag, used, ...children));
  }
}

const round = (value) => Math.round(value * 100) / 100;
