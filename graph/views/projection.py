"""From the graph of entities to the four network views.

**The entity graph** is a `networkx.MultiDiGraph` that somebody builds from the store. Its nodes
are texts (any identifiers, such as IRIs) with the attributes

- `kind`: "country", "group" (a region or bloc), "organisation", "person", "instrument",
  "programme", "body", "session", "hub", "link", "place", "sector", "target", "barrier",
  "document"; another word is allowed and gets a neutral sign;
- `label`: the name for readers; and, where there is something to say,
- `group`: a finer word for readers; for instruments the kind of instrument ("mou" or
  "memorandum of understanding" is what makes a memorandum of one);
- `facts`: pairs (name, value) of texts; `claims`: identifiers of claims;
- `status`: current status of an instrument, link, hub or programme, a key of `style.yaml`;
- `history`: `ViewEvent`s in order; `dates`: ISO dates that are told of it; `sectors`: names of
  fields; `meaning`: a definition of its kind; `findings`: `ViewFinding`s of validation;
- `names`: other names; `code`: a country's ISO code or a bloc's acronym;
- `latitude`, `longitude`: degrees.

Its edges have the attributes

- `kind`: "party" (instrument to a country, bloc or organisation), "partner-flow" (country to
  country or bloc, along the goods; `directed` False for a total), "target" (country to country, or
  target to country), "member" (country or organisation to body or bloc), "session" (session to its
  body, or country to session), "role" (person to organisation or country), "agency" (organisation
  to its country), "grants-access" (hub to whom it is opened), "located-in" (hub or place to
  country), "stop" (link to place), "connects" (link to country), "sector" (country, instrument or
  body to sector), "cause"; another word is allowed;
- and, where there is something to say, `label`, `facts`, `claims` as above, `status` (if absent,
  that of the instrument, programme, link or target at an end), `value` (a number >= 0 for the
  width), `badge` (a short text for the line), `dates` as above, `directed` (True if absent), and
  for a "stop" `position` (its number on the way of the link).

Whatever way an edge of two different kinds of node points, it is understood.

Each view is a projection in the sense of networkx: a graph of its own made from that one.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

import networkx as nx

from graph.errors import ViewError
from graph.views import layout, outlines, routes
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewNode
from graph.views.style import style

EntityGraph: TypeAlias = "nx.MultiDiGraph[str]"

STATES: Final = frozenset({"country", "group"})
_CONNECTORS: Final = {  # kind of node -> kind of partnership that it makes between countries
    "instrument": "agreements",
    "programme": "agreements",
    "body": "bodies",
    "session": "bodies",
    "hub": "hubs",
    "link": "lines",
    "sector": "sectors",
    "target": "targets",
}
_DIRECT: Final = {"partner-flow": "flows", "target": "targets"}
_MEMORANDA: Final = frozenset({"mou", "mous", "memorandum", "memorandum of understanding"})
_MOST_PARTIES: Final = 6  # more make a meeting point of their own, not a link of each with each
_BARE: Final = 2  # words of a label that says no subject: "MoU", "12 agreements"
_CODED: Final = 5  # codes of parties in a label
_NAMED: Final = 3  # parties named in a short label
_WIDEST: Final = 30.0  # weight of the largest flow
_PHRASES: Final = {  # one, several
    "flows": ("trade flow", "trade flows"),
    "targets": ("trade target", "trade targets"),
    "agreements": ("agreement", "agreements"),
    "mous": ("memorandum of understanding", "memoranda of understanding"),
    "bodies": ("joint body or meeting", "joint bodies and meetings"),
    "hubs": ("hub", "hubs"),
    "lines": ("line or corridor", "lines and corridors"),
    "sectors": ("field of cooperation", "fields of cooperation"),
}


def views(
    graph: EntityGraph, claims: Sequence[ViewClaim], documents: Sequence[ViewDocument]
) -> tuple[View, ...]:
    """Return the four views, laid out, in the order of a reader's interest.

    Raises:
        ViewError: the graph breaks the contract above.
    """
    sources = Sources.of(claims, documents)
    return (
        partnerships(graph, sources),
        cooperation(graph, sources),
        agreements(graph, sources),
        hubs_and_lines(graph, sources),
    )


@dataclass(frozen=True, slots=True)
class Sources:
    """Claims and documents by identifier."""

    claims: Mapping[str, ViewClaim]
    documents: Mapping[str, ViewDocument]

    @classmethod
    def of(cls, claims: Sequence[ViewClaim], documents: Sequence[ViewDocument]) -> Sources:
        """Return these claims and documents."""
        return cls(
            {claim.id: claim for claim in claims},
            {document.id: document for document in documents},
        )

    def used_by(
        self, things: Iterable[ViewNode | ViewEdge]
    ) -> tuple[tuple[ViewClaim, ...], tuple[ViewDocument, ...]]:
        """Return the claims that the things rest on, and the documents of those, in order."""
        wanted = {claim for thing in things for claim in _cited(thing)}
        unknown = sorted(wanted - self.claims.keys())
        if unknown:
            raise ViewError(f"the entity graph refers to the claim {unknown[0]!r}, not given to it")
        claims = tuple(claim for key, claim in self.claims.items() if key in wanted)
        cited = {claim.document_id for claim in claims}
        return claims, tuple(d for key, d in self.documents.items() if key in cited)

    def view(
        self,
        *,
        slug: str,
        title: str,
        intro: str,
        nodes: Sequence[ViewNode],
        edges: Sequence[ViewEdge],
        note: str = "",
        status_of_items: bool = False,
    ) -> View:
        """Return a view, not yet laid out, with the claims and documents that it cites."""
        claims, documents = self.used_by((*nodes, *edges))
        return View(
            slug=slug,
            title=title,
            intro=intro,
            nodes=tuple(nodes),
            edges=tuple(edges),
            claims=claims,
            documents=documents,
            note=note,
            status_of="items" if status_of_items else "links",
        )


def _cited(thing: ViewNode | ViewEdge) -> Iterable[str]:
    """Yield the claims that a thing and its parts rest on."""
    parts = thing.history if isinstance(thing, ViewNode) else thing.figures
    return itertools.chain(thing.claims, *(part.claims for part in parts))


def partnerships(graph: EntityGraph, sources: Sources) -> View:
    """Countries and blocs, with one link for every kind of tie between two of them."""
    ties: dict[tuple[str, str, str, bool], _Tie] = {}
    meeting_points: list[str] = []
    _add_direct_ties(graph, ties)
    for connector in sorted(graph):
        kind = _CONNECTORS.get(_kind(graph, connector))
        if kind is None:
            continue
        countries = _countries_of(graph, connector)
        if len(countries) > _MOST_PARTIES:
            meeting_points.append(connector)
            continue
        if kind == "agreements" and _group(graph, connector) in _MEMORANDA:
            kind = "mous"
        for first, second in itertools.combinations(sorted(countries), 2):
            claims = _shared_claims(graph, connector, countries[first], countries[second])
            if claims is None:
                continue
            tie = ties.setdefault((first, second, kind, False), _Tie())
            tie.add(_label(graph, connector), _status(graph, connector), claims)
            tie.date(_dates(graph, connector), _fields(graph, connector))
    tied = {end for key in ties for end in key[:2]} | set(meeting_points)
    for point in meeting_points:
        tied.update(_countries_of(graph, point))
    largest = max((tie.value for tie in ties.values()), default=0.0)
    edges = [_tie_edge(key, tie, largest) for key, tie in sorted(ties.items())]
    for point in meeting_points:
        kind = _CONNECTORS[_kind(graph, point)]
        for country, claims in sorted(_countries_of(graph, point).items()):
            edges.append(
                ViewEdge(
                    id=f"{kind}: {point} / {country}",
                    source=point,
                    target=country,
                    kind=kind,
                    label="brings together",
                    status=_status(graph, point),
                    claims=tuple(dict.fromkeys((*_claims(graph.nodes[point]), *claims))),
                    dates=_dates(graph, point),
                    sectors=_fields(graph, point),
                    meaning=style().link(kind).meaning,
                )
            )
    nodes = nodes_of(
        graph, sorted(tied), Counter(end for e in edges for end in (e.source, e.target))
    )
    return layout.ring(
        sources.view(
            slug="partnerships",
            title="Partnerships",
            intro="Which countries are tied to which, and by what: one line for every kind of tie.",
            nodes=nodes,
            edges=edges,
            note="The number on a line counts agreements, bodies, hubs or fields; on trade it is "
            "the largest amount. Line styles show the status.",
        )
    )


def cooperation(graph: EntityGraph, sources: Sources) -> View:
    """Everything that the documents speak of, and every link."""
    nodes = nodes_of(graph, sorted(graph), _degrees(graph))
    return layout.network(
        sources.view(
            slug="cooperation",
            title="Cooperation network",
            intro="Countries, organisations, agreements, hubs, lines and people, and how the "
            "documents link them.",
            nodes=nodes,
            edges=_edges(graph, graph.edges(keys=True)),
        )
    )


def agreements(graph: EntityGraph, sources: Sources) -> View:
    """Agreements in columns by status, between their parties."""
    instruments = [n for n in sorted(graph) if _kind(graph, n) in ("instrument", "programme")]
    held = set(instruments)
    kept = [
        (u, v, k)
        for u, v, k in _in_order(graph, graph.edges(keys=True))
        if _edge_kind(graph, u, v, k) == "party" and (u in held) != (v in held)
    ]
    parties = sorted({end for u, v, _ in kept for end in (u, v)} - held)
    states = [n for n in parties if _kind(graph, n) in STATES]
    others = [n for n in parties if _kind(graph, n) not in STATES]
    by_status: defaultdict[str, list[str]] = defaultdict(list)
    for instrument in sorted(instruments, key=lambda i: (_party_names(graph, i), i)):
        by_status[_status(graph, instrument) or "unstated"].append(instrument)
    order = [*style().statuses, *sorted(by_status.keys() - style().statuses.keys())]
    rows = [
        (f"{_status_name(status)} ({len(by_status[status])})", by_status[status])
        for status in order
        if by_status.get(status)
    ]
    return layout.bands(
        sources.view(
            slug="agreements",
            title="Agreements by status",
            intro="From called for to in force: how far each agreement or memorandum has come.",
            nodes=[
                replace(node, short=_coded_label(graph, node.id)) if node.id in held else node
                for node in nodes_of(graph, [*parties, *instruments], _degrees(graph))
            ],
            edges=_edges(graph, kept),
            note="The parties stand behind each name by their codes. Choose an agreement or a "
            "party, or point at it, to see its lines.",
            status_of_items=True,
        ),
        left=states,
        rows=rows,
        right=others,
    )


def hubs_and_lines(graph: EntityGraph, sources: Sources) -> View:
    """Hubs, lines and corridors with their places, countries and users, as on a map.

    A line runs through its stops of known place in their order, and its sign stands on it. What
    the map itself shows, such as in which country a place lies, is told as a fact, not drawn.
    """
    centre = {n for n in graph if _kind(graph, n) in ("hub", "link", "place")}
    kinds = ("grants-access", "located-in", "stop", "connects")
    kept = [
        (u, v, k)
        for u, v, k in _in_order(graph, graph.edges(keys=True))
        if (u in centre or v in centre) and _edge_kind(graph, u, v, k) in kinds
    ]
    shown = sorted(centre | {end for u, v, _ in kept for end in (u, v)})
    degrees = Counter(end for u, v, _ in kept for end in (u, v))
    plan = routes.plan(graph, shown, kept)
    nodes = [
        replace(
            node,
            latitude=None if place is None else place[0],
            longitude=None if place is None else place[1],
            facts=(*node.facts, *plan.facts.get(node.id, ())),
        )
        for node in nodes_of(graph, shown, degrees)
        for place in (plan.places.get(node.id),)
    ]
    return layout.geographic(
        sources.view(
            slug="hubs-and-lines",
            title="Hubs and lines",
            intro="Ports, logistics centres, crossings, lines and corridors: where they are, what "
            "they join, who may use them.",
            nodes=nodes,
            edges=[*_edges(graph, plan.drawn), *_segments(graph, plan.segments)],
            note="Countries stand at their capitals. A line runs straight from stop to stop of "
            "those whose place is known; one without such stops is drawn between its countries. "
            "What has no known place, or lies far away, stands beside the map. The maps of "
            f"several regions differ in scale. {outlines.NOTE}"
            if len(set(plan.places.values())) > 1
            else "",
        )
    )


def _segments(graph: EntityGraph, segments: Iterable[routes.Segment]) -> list[ViewEdge]:
    return [
        ViewEdge(
            id=f"{part.link}: {part.source} / {part.target}",
            source=part.source,
            target=part.target,
            kind="stop",
            label=_label(graph, part.link),
            status=_status(graph, part.link),
            claims=_claims(graph.nodes[part.link]),
            dates=_dates(graph, part.link),
            sectors=_fields(graph, part.link),
            meaning=style().link("stop").meaning,
        )
        for part in segments
    ]


# --- Ties between countries -----------------------------------------------------------------


@dataclass(slots=True)
class _Tie:
    """What makes up one kind of tie between two countries, while it is being gathered."""

    facts: list[tuple[str, str]] = field(default_factory=list)
    statuses: set[str] = field(default_factory=set)
    claims: dict[str, None] = field(default_factory=dict)
    dates: dict[str, None] = field(default_factory=dict)
    sectors: dict[str, None] = field(default_factory=dict)
    value: float = 0.0
    badge: str = ""

    def date(self, dates: Iterable[str], sectors: Iterable[str] = ()) -> None:
        self.dates.update(dict.fromkeys(dates))
        self.sectors.update(dict.fromkeys(sectors))

    def add(self, name: str, status: str | None, claims: Iterable[str]) -> None:
        self.facts.append((name, _status_name(status) if status else "no status stated"))
        if status:
            self.statuses.add(status)
        self.claims.update(dict.fromkeys(claims))

    def status(self) -> str | None:
        if len(self.statuses) > 1:
            return "mixed"
        return next(iter(self.statuses), None)


def _add_direct_ties(graph: EntityGraph, ties: dict[tuple[str, str, str, bool], _Tie]) -> None:
    for source, target, key in _in_order(graph, graph.edges(keys=True)):
        data = graph.edges[source, target, key]
        kind = _DIRECT.get(_edge_kind(graph, source, target, key))
        ends = {_kind(graph, source), _kind(graph, target)}
        if kind is None or not ends <= STATES or source == target:
            continue
        directed = kind == "flows" and bool(data.get("directed", True))
        first, second = (source, target) if directed else sorted((source, target))
        tie = ties.setdefault((first, second, kind, directed), _Tie())
        badge = str(data.get("badge", ""))
        facts = _pairs(data)
        tie.facts.append((str(data.get("label") or kind), "; ".join(v for _, v in facts) or badge))
        if data.get("status"):
            tie.statuses.add(str(data["status"]))
        tie.claims.update(dict.fromkeys(_claims(data)))
        tie.date(tuple(data.get("dates", ())))
        value = float(data.get("value", 0.0))
        if value >= tie.value:
            tie.value, tie.badge = value, badge or tie.badge


def _tie_edge(key: tuple[str, str, str, bool], tie: _Tie, largest: float) -> ViewEdge:
    first, second, kind, directed = key
    count = len(tie.facts)
    one, many = _PHRASES[kind]
    weight = 1 + (_WIDEST - 1) * tie.value / largest if tie.value and largest else float(count)
    return ViewEdge(
        id=f"{kind}: {first} {'>' if directed else '/'} {second}",
        source=first,
        target=second,
        kind=kind,
        label=f"{count} {one if count == 1 else many}",
        weight=round(weight, 3),
        badge=tie.badge or str(count),
        status=tie.status(),
        directed=directed,
        facts=tuple(tie.facts),
        claims=tuple(tie.claims),
        dates=tuple(sorted(tie.dates)),
        sectors=tuple(sorted(tie.sectors)),
        meaning=style().link(kind).meaning,
    )


def _countries_of(graph: EntityGraph, connector: str) -> dict[str, tuple[str, ...]]:
    """Return the countries and blocs that a connector touches, each with the claims of the touch.

    A country is also touched through an organisation of its own that is a party or beneficiary.
    """
    touched: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for other, data in _around(graph, connector):
        if _kind(graph, other) in STATES:
            touched[other].update(dict.fromkeys(_claims(data)))
        elif _kind(graph, other) == "organisation":
            for home, tie in _around(graph, other):
                if _kind(graph, home) in STATES and tie.get("kind") in ("agency", "role"):
                    touched[home].update(dict.fromkeys(_claims(data)))
    return {country: tuple(claims) for country, claims in touched.items()}


def _shared_claims(
    graph: EntityGraph, connector: str, first: Sequence[str], second: Sequence[str]
) -> tuple[str, ...] | None:
    """Return the claims for a tie through the connector, or None if it is no tie.

    Two countries share a field of cooperation only where one claim names both; an agreement, body,
    hub or line ties whomever it touches.
    """
    both = tuple(claim for claim in first if claim in set(second))
    if _kind(graph, connector) in ("sector", "target"):
        return both or None
    return tuple(dict.fromkeys((*_claims(graph.nodes[connector]), *first, *second)))


# --- Reading the entity graph ---------------------------------------------------------------


Key: TypeAlias = tuple[str, str, Any]


def _in_order(graph: EntityGraph, keys: Iterable[Key]) -> list[Key]:
    """Return edges in an order that does not depend on how the graph was filled."""

    def content(key: Key) -> tuple[str, str, str, str]:
        data = graph.edges[key]
        return key[0], key[1], str(data.get("kind")), str(sorted(data.items(), key=str))

    return sorted(keys, key=content)


def _around(graph: EntityGraph, node: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Yield what a node is linked to, either way, with the attributes of the edge."""
    outward = graph.out_edges(node, keys=True)
    inward = graph.in_edges(node, keys=True)
    for source, target, key in _in_order(graph, (*outward, *inward)):
        yield (target if source == node else source), graph.edges[source, target, key]


def _kind(graph: EntityGraph, node: str) -> str:
    kind = graph.nodes[node].get("kind")
    if not isinstance(kind, str) or not kind:
        raise ViewError(f"the entity {node!r} of the graph has no kind; give it one")
    return kind


def _edge_kind(graph: EntityGraph, source: str, target: str, key: object) -> str:
    kind = graph.edges[source, target, key].get("kind")
    if not isinstance(kind, str) or not kind:
        raise ViewError(f"the edge from {source!r} to {target!r} has no kind; give it one")
    return kind


def _label(graph: EntityGraph, node: str) -> str:
    return str(graph.nodes[node].get("label", ""))


def _group(graph: EntityGraph, node: str) -> str:
    return str(graph.nodes[node].get("group", "")).lower()


def _status(graph: EntityGraph, node: str) -> str | None:
    return graph.nodes[node].get("status") or None


def _status_name(status: str) -> str:
    return "No status stated" if status == "unstated" else style().status(status).label


def _claims(data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(data.get("claims", ()))


def _pairs(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in data.get("facts", ()))


def _dates(graph: EntityGraph, *nodes: str) -> tuple[str, ...]:
    """Return the dates told of undertakings; those of countries are not those of their ties."""
    told = (graph.nodes[n].get("dates", ()) for n in nodes if _kind(graph, n) not in STATES)
    return tuple(sorted(set(itertools.chain(*told))))


def _fields(graph: EntityGraph, *nodes: str) -> tuple[str, ...]:
    """Return the sectors of things: their own, or those that an edge leads to."""
    found: set[str] = set()
    for node in nodes:
        if _kind(graph, node) in STATES:
            continue
        found.update(graph.nodes[node].get("sectors", ()))
        if _kind(graph, node) == "sector":
            found.add(_label(graph, node))
            continue
        found.update(
            _label(graph, other)
            for other, tie in _around(graph, node)
            if tie.get("kind") == "sector" and _kind(graph, other) == "sector"
        )
    return tuple(sorted(found))


def _party_names(graph: EntityGraph, instrument: str) -> list[str]:
    return sorted(
        _label(graph, end) for end, tie in _around(graph, instrument) if tie.get("kind") == "party"
    )


def _degrees(graph: EntityGraph) -> Mapping[str, int]:
    return dict(graph.degree())


def nodes_of(
    graph: EntityGraph, identifiers: Iterable[str], degrees: Mapping[str, int]
) -> list[ViewNode]:
    """Return nodes of the entity graph as items, as weighty as they have `degrees`."""
    nodes = []
    for identifier in identifiers:
        data = graph.nodes[identifier]

        nodes.append(
            ViewNode(
                id=identifier,
                label=_label(graph, identifier),
                kind=_kind(graph, identifier),
                group=str(data.get("group", "")),
                facts=_pairs(data),
                claims=_claims(data),
                weight=float(degrees.get(identifier, 0)),
                status=_status(graph, identifier),
                code=data.get("code"),
                names=tuple(data.get("names", ())),
                short=_short_label(graph, identifier),
                latitude=data.get("latitude"),
                longitude=data.get("longitude"),
                meaning=str(data.get("meaning", "")),
                dates=tuple(sorted(set(data.get("dates", ())))),
                sectors=_fields(graph, identifier),
                history=tuple(data.get("history", ())),
                findings=tuple(data.get("findings", ())),
            )
        )
    return nodes


def _short_label(graph: EntityGraph, node: str) -> str:
    """Return what the drawing says instead of the label, or nothing if that is the label.

    A bracket that only repeats whom the links lead to is left out. An instrument of which that
    would leave a bare "Agreement" is told by its signatories or parties and its year instead.
    """
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", _label(graph, node))
    if match is None:
        return ""
    linked = {_label(graph, other) for other, _ in _around(graph, node)}
    named = re.split(r",\s*|\s+and\s+", match[2])
    if not linked.issuperset(named):
        return ""
    if _kind(graph, node) == "instrument" and len(match[1].split()) <= _BARE:
        return f"{match[1]}: {_signatories(graph, node)}{_year(graph, node)}"
    return match[1]


def _coded_label(graph: EntityGraph, instrument: str) -> str:
    """Return the label with the codes of the parties instead of their names: "Pact 2031 (KE–UG)".

    An instrument without a state among its parties keeps its short label.
    """
    around = [other for other, tie in _around(graph, instrument) if tie.get("kind") == "party"]
    codes = sorted({str(code) for other in around if (code := graph.nodes[other].get("code"))})
    if not codes or len(codes) < len({o for o in around if _kind(graph, o) in STATES}):
        return _short_label(graph, instrument)
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", _label(graph, instrument))
    named = {_label(graph, other) for other in around}
    bare = match is not None and named.issuperset(re.split(r",\s*|\s+and\s+", match[2]))
    name = match[1] if match is not None and bare else _label(graph, instrument)
    year = _year(graph, instrument) if len(name.split()) <= _BARE else ""
    shown = codes if len(codes) <= _CODED else codes[: _CODED - 1]
    rest = f" +{len(codes) - len(shown)}" if len(shown) < len(codes) else ""
    return f"{name}{year} ({'–'.join(shown)}{rest})"


def _signatories(graph: EntityGraph, instrument: str) -> str:
    """Return the organisations that sign, or else the parties, in few words."""
    parties = [other for other, tie in _around(graph, instrument) if tie.get("kind") == "party"]
    signing = [other for other in parties if _kind(graph, other) not in STATES]
    names = sorted({_brief_name(graph, other) for other in signing or parties})
    if len(names) > _NAMED:
        return f"{', '.join(names[: _NAMED - 1])} and {len(names) - _NAMED + 1} more"
    return " – ".join(names)


def _brief_name(graph: EntityGraph, node: str) -> str:
    """Return the acronym of a bloc, and the name of anything else."""
    code = graph.nodes[node].get("code")
    return str(code) if code and _kind(graph, node) == "group" else _label(graph, node)


def _year(graph: EntityGraph, node: str) -> str:
    """Return the last year in the history of the status after a space, or nothing."""
    years = [event.date[:4] for event in graph.nodes[node].get("history", ()) if event.date]
    return f" {years[-1]}" if years else ""


def _edges(graph: EntityGraph, keys: Iterable[Key]) -> list[ViewEdge]:
    chosen = _in_order(graph, keys)
    largest = max((float(graph.edges[key].get("value", 0.0)) for key in chosen), default=0.0)
    edges = []
    seen: Counter[tuple[str, str, str]] = Counter()
    for source, target, key in chosen:
        data = graph.edges[source, target, key]
        kind = _edge_kind(graph, source, target, key)
        value = float(data.get("value", 0.0))
        number = seen[source, kind, target]
        seen[source, kind, target] += 1
        edges.append(
            ViewEdge(
                id=f"{source} {kind} {target}" + (f" {number + 1}" if number else ""),
                source=source,
                target=target,
                kind=kind,
                label=str(data.get("label") or style().link(kind).one.lower()),
                weight=round(1 + (_WIDEST - 1) * value / largest, 3) if value and largest else 1.0,
                badge=str(data.get("badge", "")),
                status=data.get("status") or _inherited(graph, source, target),
                directed=bool(data.get("directed", True)) and kind in _ARROWS,
                facts=_pairs(data),
                claims=_claims(data),
                dates=tuple(sorted({*data.get("dates", ()), *_dates(graph, source, target)})),
                sectors=_fields(graph, source, target),
                meaning=style().link(kind).meaning,
            )
        )
    return edges


def _inherited(graph: EntityGraph, source: str, target: str) -> str | None:
    """Return the status of the undertaking that an edge belongs to, if an end is one."""
    for end in (source, target):
        if _kind(graph, end) in _UNDERTAKINGS and _status(graph, end):
            return _status(graph, end)
    return None


_UNDERTAKINGS: Final = frozenset({"instrument", "programme", "link", "target"})

# Only these say more with an arrow head; membership or location has one reading anyway.
_ARROWS: Final = frozenset({"partner-flow", "flows", "grants-access", "cause"})
