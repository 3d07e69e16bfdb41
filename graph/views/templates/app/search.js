// Search: Enter or a click on a suggestion goes there.

const field = byId("search");

function take(item) {
  if (!visible.items.has(item)) change((next) => {
    clearFilters(next);
    next.focus = null;
  });
  goTo(item);
}

// Select, bring to the middle, and put the keyboard there.
function goTo(item) {
  select(item);
  if (state.show === "network") {
    network.moveTo({
      position: { x: item.x, y: item.y },
      scale: isLarge && !state.focus ? scaleToSee(item) : Math.max(network.getScale(), 0.9),
      animation: motion(),
    });
    stage.focus();
    if (calm.matches) look();
  }
  announce(item);
}

const startSearch = () => combobox(field, byId("suggestions"), take);
