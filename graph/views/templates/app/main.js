// Start: everything is ready before the page says so.

startTheme();
// First, for the network is moved out from under the details.
onChange(({ selectedBefore }) => {
  if (selectedBefore !== state.selected) showDetails();
});
showDetails();
startCanvas();
startLegend();
startSearch();
startTables();
startKeyboard();
startShare();
readFragment();
const ready = () => (root.dataset.ready = "true");
if (state.show === "network") network.once("afterDrawing", ready);
else ready();
network.redraw();
