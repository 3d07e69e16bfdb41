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

// An item or a link. What follows from its claims is found when it is first asked for.
class Told {
  get documents() {
    return (this.foundDocuments ??= documentsOf(this.claims));
  }

  get confidence() {
    return (this.foundConfidence ??= confidenceOf(this.claims));
  }

  get years() {
    return (this.foundYears ??= yearsOf(this.dates));
  }
}

// A network too large to draw whole opens on groups, which are all that pyvis gives of it.
const isLarge = data.groups.length > 0;

const toldOf = (rows) => (isLarge ? unpack(rows, Told) : rows.map((row) => Object.assign(new Told(), row)));
const meaningOf = (thing) => (thing.meaning < 0 ? "" : data.meanings[thing.meaning]);

const items = toldOf(data.nodes).map((node, index) => {
  const { x, y, size, label } = isLarge ? node : drawn.nodes[index];
  const kind = itemKinds[node.kind];
  return Object.assign(node, {
    index,
    meaning: meaningOf(node),
    isItem: true,
    look: kind,
    name: label.trim() || `Unnamed ${kind.one.toLowerCase()}`,
    home: { x, y }, // where it was laid out; elsewhere while pinned or around another item
    x,
    y,
    radius: size,
    links: [],
  });
});

const links = toldOf(data.edges).map((edge, index) => {
  const [from, to] = [items[edge.from], items[edge.to]];
  const look = linkKinds[edge.kind];
  const id = edge.id || `${from.id} ${look.key} ${to.id}`;
  return Object.assign(edge, { id, index, meaning: meaningOf(edge), isItem: false, look, from, to });
});

for (const link of links) {
  link.from.links.push(link);
  if (link.to !== link.from) link.to.links.push(link);
}

// The most important first: this is the order of labels, of the keyboard and of long lists.
const ranked = [...items].sort(
  (a, b) => b.weight - a.weight || b.links.length - a.links.length || a.index - b.index,
);
ranked.forEach((item, rank) => (item.rank = rank));

// A group is an item of its own kind, with its members; the smaller the rank, the larger it is.
const groups = data.groups.map((group, index) => {
  const { x, y, size, label } = drawn.nodes[index];
  return {
    ...group,
    index,
    isItem: true,
    isGroup: true,
    look: itemKinds[group.kind],
    name: label,
    group: "",
    home: { x, y },
    x,
    y,
    radius: size,
    rank: index - data.groups.length,
    weight: group.members.length,
    members: group.members.map((place) => items[place]),
    links: [], names: [], claims: [], facts: [], dates: [], sectors: [], history: [], findings: [],
    documents: new Set(), years: new Set(), confidence: 1, status: -1, meaning: "", short: "", side: "below", labelWidth: data.labels.width,
  };
});

// How deep an item lies among those of its kind in its group, from 0 to 1: however many of the
// first are drawn, they are spread evenly.
for (const group of groups) {
  const counts = new Map();
  group.members.forEach((item) => counts.set(item.kind, (counts.get(item.kind) || 0) + 1));
  const seen = new Map();
  for (const item of group.members) {
    const place = seen.get(item.kind) || 0;
    seen.set(item.kind, place + 1);
    item.inGroup = group;
    item.depth = place / counts.get(item.kind);
  }
}

// What can be set side by side, the most important first.
const COMPARED = ["country", "group"];
const comparable = ranked.filter((item) => COMPARED.includes(item.look.key));

const finderOf = (things) => {
  let found = null;
  return (id) => (found ??= new Map(things.map((thing) => [thing.id, thing]))).get(id) || null;
};
const itemById = finderOf([...groups, ...items]);
const linkById = finderOf(links);

const byRank = (some) => [...some].sort((a, b) => a.rank - b.rank);
const otherEnd = (link, item) => (link.from === item ? link.to : link.from);
const linkName = (link) => `${link.from.name} ${link.directed ? "→" : "–"} ${link.to.name}`;
const statusName = (thing) => (thing.status < 0 ? "" : statuses[thing.status].label);
const inWords = new Intl.NumberFormat("en").format; // kept, for making one takes longer than using it
const plural = (count, one, many = `${one}s`) => `${inWords(count)} ${count === 1 ? one : many}`;
