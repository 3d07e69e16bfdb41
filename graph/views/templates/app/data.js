// What was written into the page: the network as pyvis gives it, and what it rests on.
// Things are told apart by their place in a list; no text of a document is a key of an object.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);

const drawn = readBlock("drawn");
const data = readBlock("data");

const itemKinds = data.itemKinds;
const linkKinds = data.linkKinds;
const statuses = data.statuses;
const documents = data.documents;
const claims = data.claims;
const sectors = data.sectors;

const documentsOf = (numbers) => new Set(numbers.map((number) => claims[number].document));
// The highest confidence of the claims a thing rests on; what rests on none is not doubted.
const confidenceOf = (numbers) => Math.max(...numbers.map((number) => Number(claims[number].confidence) || 0), numbers.length ? 0 : 1);
const yearsOf = (dates) => new Set(dates.map((date) => Number(date.slice(0, 4))));

const common = (thing) => ({
  documents: documentsOf(thing.claims),
  confidence: confidenceOf(thing.claims),
  years: yearsOf(thing.dates),
  meaning: thing.meaning < 0 ? "" : data.meanings[thing.meaning],
});

const items = data.nodes.map((node, index) => {
  const { x, y, size, label } = drawn.nodes[index];
  const kind = itemKinds[node.kind];
  return {
    ...node,
    ...common(node),
    index,
    isItem: true,
    look: kind,
    name: label.trim() || `Unnamed ${kind.one.toLowerCase()}`,
    home: { x, y }, // where it was laid out; elsewhere while pinned or around another item
    x,
    y,
    radius: size,
    links: [],
  };
});

const links = data.edges.map((edge, index) => ({
  ...edge,
  ...common(edge),
  index,
  isItem: false,
  look: linkKinds[edge.kind],
  from: items[edge.from],
  to: items[edge.to],
}));

for (const link of links) {
  link.from.links.push(link);
  if (link.to !== link.from) link.to.links.push(link);
}

// The most important first: this is the order of labels, of the keyboard and of long lists.
const ranked = [...items].sort(
  (a, b) => b.weight - a.weight || b.links.length - a.links.length || a.index - b.index,
);
ranked.forEach((item, rank) => (item.rank = rank));

// A network too large to draw whole opens on its core.
const core = data.core && data.core.map((index) => items[index]);

// What can be set side by side, the most important first.
const COMPARED = ["country", "group"];
const comparable = ranked.filter((item) => COMPARED.includes(item.look.key));

const finderOf = (things) => {
  const found = new Map(things.map((thing) => [thing.id, thing]));
  return (id) => found.get(id) || null;
};
const itemById = finderOf(items);
const linkById = finderOf(links);

const otherEnd = (link, item) => (link.from === item ? link.to : link.from);
const linkName = (link) => `${link.from.name} ${link.directed ? "→" : "–"} ${link.to.name}`;
const statusName = (thing) => (thing.status < 0 ? "" : statuses[thing.status].label);
const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
