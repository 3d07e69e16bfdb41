// Search: Enter or a click on a suggestion goes there.

const field = byId("search");

function take(item) {
  if (!visible.items.has(item)) change((next) => {
    clearFilters(next);
    next.focus = core && !core.includes(item) ? { item, steps: 1, more: new Set() } : null;
  });
  goTo(item);
}

// Select, bring to the middle, and put the keyboard there.
function goTo(item) {
  select(item);
  if (state.show === "network") {
    network.moveTo({
      position: { x: item.x, y: item.y },
      scale: Math.max(network.getScale(), 0.9),
      animation: motion(),
    });
    stage.focus();
  }
  announce(item);
}

const startSearch = () => combobox(field, byId("suggestions"), take);
