// Start: everything is ready before the page says so.

startTheme();
startCanvas();
startLegend();
startSearch();
startTables();
startKeyboard();
startShare();
onChange(({ selectedBefore }) => {
  if (selectedBefore !== state.selected) showDetails();
});
showDetails();
readFragment();
network.once("afterDrawing", () => {
  root.dataset.ready = "true";
});
network.redraw();
