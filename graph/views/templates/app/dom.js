// Making elements. Text goes in as text: nothing here, or anywhere, parses markup.

const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);
const panel = byId("details");

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(4).filter((child) => child !== null && child !== ""));
  return element;
}

const el = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

const button = (text, onclick, attributes = {}) =>
  el("button", { type: "button", onclick, ...attributes }, text);

const OUTLINES = {
  disc: "M12 .5a11.5 11.5 0 1 0 .01 0z",
  square: "M4.5 1.5h15a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3h-15a3 3 0 0 1-3-3v-15a3 3 0 0 1 3-3z",
  hexagon: "M12 .3 22.3 6.2v11.6L12 23.7 1.7 17.8V6.2z",
  diamond: "M12 0 24 12 12 24 0 12z",
};
const GLYPH = { disc: 0.62, square: 0.72, hexagon: 0.6, diamond: 0.5 };

// The sign of a kind of item, as it stands in the network.
function itemSign(look, code = "") {
  const scale = GLYPH[look.shape];
  const offset = 12 - 12 * scale;
  const inside = code
    ? svg("text", { x: 12, y: 15.2, "text-anchor": "middle", "font-size": [9.5, 9.5, 9.5, 8, 6.8][Math.min(4, code.length)] }, code)
    : svg("path", {
        d: look.path,
        "fill-rule": "evenodd",
        transform: `translate(${offset} ${offset}) scale(${scale})`,
      });
  const sign = svg(
    "svg",
    { viewBox: "0 0 24 24", class: "sign", "aria-hidden": "true" },
    svg("path", { d: OUTLINES[look.shape], class: "sign-ground" }),
    inside,
  );
  colour(sign, look.colour);
  return sign;
}

// The sign of a kind of link: a piece of its line with its pictogram.
function linkSign(look) {
  const sign = svg(
    "svg",
    { viewBox: "0 0 34 18", class: "sign wide-sign", "aria-hidden": "true" },
    svg("path", { d: "M0 9h9M25 9h9", class: "sign-line" }),
    svg("path", { d: look.path, "fill-rule": "evenodd", class: "sign-ground", transform: "translate(9.5 1.5) scale(.625)" }),
  );
  colour(sign, look.colour);
  return sign;
}

function statusSign(status) {
  return svg(
    "svg",
    { viewBox: "0 0 44 10", class: "sign wide-sign", "aria-hidden": "true" },
    svg("path", { d: "M0 5h44", class: "dash", "stroke-dasharray": status.dash.join(" ") || null }),
  );
}

// Both colours are set; the style sheet picks the one of the theme.
function colour(element, [light, dark]) {
  element.style.setProperty("--on-light", light);
  element.style.setProperty("--on-dark", dark);
}

function say(text) {
  byId("live").textContent = text;
}
