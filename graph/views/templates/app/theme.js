// Light or dark: the reader's choice, else the system's.

const root = document.documentElement;
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const themeWatchers = [];
let paint = {};

function remembered() {
  try {
    return localStorage.getItem("tradegraph-theme");
  } catch {
    return null; // storage is shut off; the choice lasts as long as the page
  }
}

function remember(theme) {
  try {
    localStorage.setItem("tradegraph-theme", theme);
  } catch {
    // as above
  }
}

const SUN = "M12 7a5 5 0 1 0 .01 0zM11 1h2v3.5h-2zM11 19.5h2V23h-2zM1 11h3.5v2H1zM19.5 11H23v2h-3.5zM3.5 4.9l1.4-1.4 2.5 2.5L6 7.4zM16.6 18l1.4-1.4 2.5 2.5-1.4 1.4zM3.5 19.1 6 16.6 7.4 18l-2.5 2.5zM16.6 6l2.5-2.5 1.4 1.4L18 7.4z";
const MOON = "M20.5 14.5A9 9 0 0 1 9.5 3.5a9 9 0 1 0 11 11z";

function setTheme(theme) {
  root.dataset.theme = theme;
  const dark = theme === "dark";
  const switcher = byId("theme");
  switcher.setAttribute("aria-pressed", String(dark));
  switcher.replaceChildren(
    svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: dark ? SUN : MOON })),
  );
  const css = getComputedStyle(root);
  const read = (name) => css.getPropertyValue(name).trim();
  paint = {
    index: dark ? 1 : 0,
    ground: read("--ground"),
    ink: read("--ink"),
    muted: read("--muted"),
    rule: read("--rule"),
    grid: read("--grid"),
    coast: read("--coast"),
    raised: read("--raised"),
    accent: read("--accent"),
    inverse: dark ? "#0b1117" : "#ffffff",
    font: getComputedStyle(document.body).fontFamily,
  };
  themeWatchers.forEach((watch) => watch());
}

function startTheme() {
  setTheme(remembered() || (systemDark.matches ? "dark" : "light"));
  systemDark.addEventListener("change", () => {
    if (!remembered()) setTheme(systemDark.matches ? "dark" : "light");
  });
  byId("theme").addEventListener("click", () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    remember(theme);
    setTheme(theme);
    say(`${theme} theme`);
  });
}
