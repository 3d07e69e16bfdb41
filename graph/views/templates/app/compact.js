// Items and links of a large network wait in the page as columns; here they become objects. What
// most of them have alike stands once, in their prototype.

function unpack({ count, columns }, Kind) {
  class Row extends Kind {}
  const rows = Array.from({ length: count }, () => new Row());
  for (const { name, rows: all, usual, at, is } of columns) {
    if (all) {
      all.forEach((value, place) => (rows[place][name] = value));
    } else {
      Row.prototype[name] = usual;
      at.forEach((place, number) => (rows[place][name] = is[number]));
    }
  }
  return rows;
}
