// On paper: the picture with its title, legend and sources, in the light theme, then the details.

function startPrint() {
  let theme = "light";
  let picture = null;
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme;
    setTheme("light");
    if (state.show !== "network") return;
    picture = paintPicture();
    picture.className = "printed";
    byId("network-pane").append(picture);
  });
  addEventListener("afterprint", () => {
    if (picture) picture.remove();
    picture = null;
    setTheme(theme);
  });
}
