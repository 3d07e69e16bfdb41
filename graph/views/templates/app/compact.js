// Items and links of a large network wait in the page as columns; here they become objects.

function unpack({ count, columns }) {
  const rows = Array.from({ length: count }, () => ({}));
  for (const { name, rows: all, usual, at, is } of columns) {
    if (all) {
      all.forEach((value, place) => (rows[place][name] = value));
    } else {
      rows.forEach((row) => (row[name] = usual));
      at.forEach((place, number) => (rows[place][name] = is[number]));
    }
  }
  return rows;
}
