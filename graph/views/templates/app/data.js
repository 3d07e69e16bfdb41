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

const documentsOf = (numbers) => new Set(numbers.map((number) => claims[number].document));

const items = data.nodes.map((node, index) => {
  const { x, y, size, label } = drawn.nodes[index];
  const kind = itemKinds[node.kind];
  return {
    ...node,
    index,
    isItem: true,
    look: kind,
    name: label.trim() || `Unnamed ${kind.one.toLowerCase()}`,
    home: { x, y }, // where it stands in the whole; around another item it stands elsewhere
    x,
    y,
    radius: size,
    documents: documentsOf(node.claims),
    links: [],
  };
});

const links = data.edges.map((edge, index) => ({
  ...edge,
  index,
  isItem: false,
  look: linkKinds[edge.kind],
  from: items[edge.from],
  to: items[edge.to],
  documents: documentsOf(edge.claims),
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

const otherEnd = (link, item) => (link.from === item ? link.to : link.from);
const linkName = (link) => `${link.from.name} ${link.directed ? "→" : "–"} ${link.to.name}`;
const statusName = (thing) => (thing.status < 0 ? "" : statuses[thing.status].label);
const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
