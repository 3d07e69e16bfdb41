// Start: everything is ready before the page says so.

startTheme();
// First, for the network is moved out from under the details.
onChange(refreshDetails);
showDetails();
startCanvas();
startGroups();
startLegend();
startArranging();
startSearch();
startTables();
startCompare();
startBar();
startKeyboard();
startShare();
startPrint();
startAddress();
const ready = () => (root.dataset.ready = "true");
if (state.show === "network") network.once("afterDrawing", ready);
else ready();
network.redraw();
