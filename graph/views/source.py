"""From the store to the graph of entities that the views are projections of.

Each function asks one small query; the contract of the result stands in `graph.views.projection`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx

from graph.rdf.store import Store
from graph.validate import Finding
from graph.views import told
from graph.views.flows import partners, short_money
from graph.views.model import ViewClaim, ViewDocument, ViewEvent, ViewFinding
from graph.views.projection import EntityGraph
from graph.views.told import rows as _rows

#: Classes, by their last word, and the kind of item that each is shown as.
KINDS: Final = {
    "Instrument": "instrument",
    "CooperationBody": "body",
    "Session": "session",
    "LogisticsHub": "hub",
    "Link": "link",
    "Organisation": "organisation",
    "Person": "person",
    "Target": "target",
    "Stop": "place",
}
_KIND_PROPERTY: Final = {
    "instrument": "instrumentKind",
    "hub": "hubKind",
    "link": "linkKind",
    "organisation": "organisationKind",
}
_FACTS: Final = {
    "subject": "subject",
    "ordinal": "number",
    "startDate": "from",
    "endDate": "to",
    "placeName": "place",
    "printedValue": "level",
    "deadline": "by",
}
_DATED: Final = frozenset({"startDate", "endDate", "deadline"})
#: Ties between two entities: property, kind of edge, whether it runs from the subject's side.
_TIES: Final = (
    ("Instrument", "party", "party"),
    ("Instrument", "signatory", "party"),
    ("Instrument", "sector", "sector"),
    ("CooperationBody", "party", "member"),
    ("Session", "sessionOf", "session"),
    ("Session", "party", "session"),
    ("LogisticsHub", "country", "located-in"),
    ("Link", "country", "connects"),
    ("Stop", "country", "located-in"),
    ("Organisation", "country", "agency"),
    ("Target", "party", "target"),
)


_ACRONYM: Final = 4  # letters of a code that fits on a sign
_SHORT: Final = 20  # letters of an amount that fits on a line


@dataclass(frozen=True, slots=True)
class Source:
    """All that the views need: the graph of entities, the claims and the documents."""

    graph: EntityGraph
    claims: tuple[ViewClaim, ...]
    documents: tuple[ViewDocument, ...]


@dataclass(slots=True)
class _Node:
    kind: str
    label: str
    group: str = ""
    status: str | None = None
    code: str | None = None
    facts: list[tuple[str, str]] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    meaning: str = ""
    dates: list[str] = field(default_factory=list)
    sectors: tuple[str, ...] = ()
    history: tuple[ViewEvent, ...] = ()
    findings: tuple[ViewFinding, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


def read_source(store: Store, findings: Iterable[Finding] = ()) -> Source:
    """Read the graph of entities from a store that holds a whole build.

    `findings` are what validation objected to in it.
    """
    objections = told.objections(findings)
    nodes: dict[str, _Node] = {}
    for class_name, kind in KINDS.items():
        _add_things(store, nodes, class_name, kind)
    _place_capitals(store, nodes)
    places = _one_per_place(nodes)
    _add_statuses(store, nodes)
    _add_attributes(store, nodes)
    graph: EntityGraph = nx.MultiDiGraph()
    edges = [
        (places.get(source, source), places.get(target, target), data)
        for source, target, data in _edges(store)
    ]
    _add_states(store, nodes, {end for source, target, _ in edges for end in (source, target)})
    _add_sectors(store, nodes, {end for source, target, _ in edges for end in (source, target)})
    _add_told(store, nodes, objections)
    for name, node in nodes.items():
        graph.add_node(name, **_attributes(node))
    for source, target, data in edges:
        if source in nodes and target in nodes and source != target:
            graph.add_edge(source, target, **data)
    return Source(graph, tuple(_claims(store, objections)), tuple(_documents(store)))


def _one_per_place(nodes: dict[str, _Node]) -> dict[str, str]:
    """Make one item of the stops of several links that have one name, or that of a hub; return
    what became what."""
    first = {node.label.casefold(): name for name, node in nodes.items() if node.kind == "hub"}
    merged: dict[str, str] = {}
    for name, node in list(nodes.items()):
        if node.kind != "place":
            continue
        kept = first.setdefault(node.label.casefold(), name)
        if kept != name:
            merged[name] = kept
            nodes[kept].claims += node.claims
            if nodes[kept].latitude is None:
                nodes[kept].latitude, nodes[kept].longitude = node.latitude, node.longitude
            del nodes[name]
    return merged


def _place_capitals(store: Store, nodes: dict[str, _Node]) -> None:
    """Give places without coordinates that have the name of a capital those of the capital."""
    seats: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for capital, latitude, longitude in _rows(
        store,
        "SELECT ?capital ?a ?o WHERE { ?x a tg:Country ; tg:capital ?capital ; tg:latitude ?a ; "
        "tg:longitude ?o } ORDER BY ?x",
    ):
        seats[capital.casefold()].append((float(latitude), float(longitude)))
    for node in nodes.values():
        found = seats.get(node.label.casefold(), [])
        if node.kind == "place" and node.latitude is None and len(found) == 1:
            node.latitude, node.longitude = found[0]


def _add_told(
    store: Store, nodes: dict[str, _Node], objections: Mapping[str, tuple[ViewFinding, ...]]
) -> None:
    meanings = told.meanings(store)
    fields = told.fields(store)
    names = told.country_names(store)
    for thing, node in nodes.items():
        node.meaning = meanings.get(thing, "")
        node.sectors = fields.get(thing, ())
        node.findings = objections.get(thing, ())
        node.names += names.get(thing, ())
        if node.kind == "sector":
            node.sectors = (node.label,)


def _attributes(node: _Node) -> dict[str, Any]:
    data: dict[str, Any] = {
        "kind": node.kind,
        "label": node.label,
        "group": node.group,
        "facts": tuple(node.facts),
        "claims": tuple(dict.fromkeys(node.claims)),
        "names": tuple(sorted(set(node.names) - {node.label})),
        "status": node.status,
        "code": node.code,
        "meaning": node.meaning,
        "dates": tuple(dict.fromkeys(node.dates)),
        "sectors": node.sectors,
        "history": node.history,
        "findings": node.findings,
    }
    if node.latitude is not None and node.longitude is not None:
        data |= {"latitude": node.latitude, "longitude": node.longitude}
    return {name: value for name, value in data.items() if value not in (None, "", ())}


def _add_things(store: Store, nodes: dict[str, _Node], class_name: str, kind: str) -> None:
    name = "tg:name" if kind == "place" else "rdfs:label"
    for thing, label in _rows(
        store,
        f"SELECT ?x ?label WHERE {{ ?x a tg:{class_name} ; {name} ?label }} ORDER BY ?x ?label",
    ):
        nodes.setdefault(thing, _Node(kind, label))
    ours = f"?x a tg:{class_name} ."
    for thing, claim in _rows(
        store, f"SELECT ?x ?c WHERE {{ {ours} ?x tg:basedOn ?c }} ORDER BY ?x ?c"
    ):
        nodes[thing].claims.append(claim)
    for thing, name in _rows(store, f"SELECT ?x ?n WHERE {{ {ours} ?x skos:altLabel ?n }}"):
        nodes[thing].names.append(name)
    if kind in _KIND_PROPERTY:
        for thing, group in _rows(
            store,
            f"SELECT ?x ?g WHERE {{ {ours} ?x tg:{_KIND_PROPERTY[kind]}/skos:prefLabel ?g }}",
        ):
            nodes[thing].group = group
    for prop, name in _FACTS.items():
        for thing, value in _rows(
            store, f"SELECT ?x ?v WHERE {{ {ours} ?x tg:{prop} ?v }} ORDER BY ?x ?v"
        ):
            nodes[thing].facts.append((name, value))
            if prop in _DATED:
                nodes[thing].dates.append(value)
    for thing, latitude, longitude in _rows(
        store, f"SELECT ?x ?a ?o WHERE {{ {ours} ?x tg:latitude ?a ; tg:longitude ?o }}"
    ):
        nodes[thing].latitude, nodes[thing].longitude = float(latitude), float(longitude)


def _add_statuses(store: Store, nodes: dict[str, _Node]) -> None:
    """Give things their history and, as their status, the furthest of all sides.

    What one side alone has reached counts only where nothing is told of all of them, and what is
    planned only where nothing has been observed.
    """
    for thing, history in told.histories(store).items():
        if thing in nodes:
            seen = [event for event in history if not event.planned] or history
            nodes[thing].status = seen[-1].status
            nodes[thing].history = history
            nodes[thing].dates += [event.date for event in history if event.date]


def _add_attributes(store: Store, nodes: dict[str, _Node]) -> None:
    for thing, name, printed, words, claim in _rows(
        store,
        "SELECT ?x ?name ?printed ?words ?c WHERE { ?c a tg:AttributeClaim ; tg:claimOf ?x ; "
        "tg:attribute ?name OPTIONAL { ?c tg:printedValue ?printed } "
        "OPTIONAL { ?c tg:textValue ?words } } ORDER BY ?x ?name ?printed ?words",
    ):
        if thing in nodes:
            nodes[thing].facts.append((name.replace("_", " "), printed or words))
            nodes[thing].claims.append(claim)


def _add_states(store: Store, nodes: dict[str, _Node], used: set[str]) -> None:
    """Add the countries and blocs that some tie ends in."""
    for state, name, code, latitude, longitude, capital in _rows(
        store,
        "SELECT ?x ?name ?code ?a ?o ?capital WHERE { ?x a tg:Country ; tg:name ?name ; "
        "tg:alpha2 ?code OPTIONAL { ?x tg:latitude ?a ; tg:longitude ?o } "
        "OPTIONAL { ?x tg:capital ?capital } }",
    ):
        if state in used:
            node = nodes[state] = _Node("country", name, code=code)
            if latitude:
                node.latitude, node.longitude = float(latitude), float(longitude)
            if capital:
                node.facts.append(("capital", capital))
    for state, name, group in _rows(
        store,
        "SELECT ?x ?name ?group WHERE { ?x a tg:CountryGroup ; tg:name ?name "
        "OPTIONAL { ?x tg:groupKind/skos:prefLabel ?group } }",
    ):
        if state in used:
            nodes[state] = _Node("group", name, group, code=_acronym(state))
    for state, claim in _rows(
        store,
        "SELECT ?x ?c WHERE { ?c tg:about ?x . { ?x a tg:Country } UNION "
        "{ ?x a tg:CountryGroup } } ORDER BY ?x ?c",
    ):
        if state in nodes:
            nodes[state].claims.append(claim)


def _acronym(state: str) -> str | None:
    """Return the code at the end of a bloc's IRI if it is an acronym that fits on a sign."""
    code = state.rpartition("/")[2]
    return code if code.isalpha() and code.isupper() and 2 < len(code) <= _ACRONYM else None


def _add_sectors(store: Store, nodes: dict[str, _Node], used: set[str]) -> None:
    for sector, label in _rows(
        store, "SELECT ?x ?label WHERE { ?x a skos:Concept ; skos:prefLabel ?label } ORDER BY ?x"
    ):
        if sector in used and sector not in nodes:
            nodes[sector] = _Node("sector", label)
    for sector, claim in _rows(
        store, "SELECT ?x ?c WHERE { ?c a tg:SectorClaim ; tg:sector ?x } ORDER BY ?x ?c"
    ):
        if sector in nodes:
            nodes[sector].claims.append(claim)


def _edges(store: Store) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for class_name, prop, kind in _TIES:
        for source, target, claims in _grouped(
            store,
            f"SELECT ?x ?y ?c WHERE {{ ?x a tg:{class_name} ; tg:{prop} ?y "
            "OPTIONAL { ?x tg:basedOn ?c } } ORDER BY ?x ?y ?c",
        ):
            yield source, target, {"kind": kind, "claims": claims}
    yield from _stop_edges(store)
    yield from _access_edges(store)
    yield from _role_edges(store)
    yield from _sector_edges(store)
    yield from _flow_edges(store)


def _grouped(store: Store, sparql: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, target, claim in _rows(store, sparql):
        found[source, target].append(claim)
    for (source, target), claims in found.items():
        yield source, target, tuple(dict.fromkeys(c for c in claims if c))


def _stop_edges(store: Store) -> Iterator[tuple[str, str, dict[str, Any]]]:
    positions = {
        (link, stop): int(position)
        for link, stop, position in _rows(
            store, "SELECT ?x ?s ?n WHERE { ?x a tg:Link ; tg:stop ?s . ?s tg:position ?n }"
        )
    }
    for link, stop, claims in _grouped(
        store,
        "SELECT ?x ?s ?c WHERE { ?x a tg:Link ; tg:stop ?s OPTIONAL { ?x tg:basedOn ?c } } "
        "ORDER BY ?x ?s ?c",
    ):
        data: dict[str, Any] = {"kind": "stop", "claims": claims}
        if (link, stop) in positions:
            data["position"] = positions[link, stop]
        yield link, stop, data


def _access_edges(store: Store) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for hub, beneficiary, claims in _grouped(
        store,
        "SELECT ?hub ?y ?c WHERE { ?g a tg:AccessGrant ; tg:hub ?hub ; tg:beneficiary ?y ; "
        "tg:basedOn ?c } ORDER BY ?hub ?y ?c",
    ):
        yield hub, beneficiary, {"kind": "grants-access", "label": "access for", "claims": claims}


def _role_edges(store: Store) -> Iterator[tuple[str, str, dict[str, Any]]]:
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    claims: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person, country, title, claim in _rows(
        store,
        "SELECT ?p ?y ?title ?c WHERE { ?p tg:holdsRole ?r . ?r tg:roleTitle ?title ; "
        "tg:country ?y ; tg:basedOn ?c } ORDER BY ?p ?y ?title ?c",
    ):
        titles[person, country].append(title)
        claims[person, country].append(claim)
    for (person, country), words in titles.items():
        yield (
            person,
            country,
            {
                "kind": "role",
                "label": ", ".join(dict.fromkeys(words)),
                "claims": tuple(dict.fromkeys(claims[person, country])),
            },
        )


def _sector_edges(store: Store) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for country, sector, claims in _grouped(
        store,
        "SELECT ?y ?s ?c WHERE { ?c a tg:SectorClaim ; tg:party ?y ; tg:sector ?s } "
        "ORDER BY ?y ?s ?c",
    ):
        yield country, sector, {"kind": "sector", "claims": claims}


@dataclass(slots=True)
class _Flow:
    amounts: dict[str, float] = field(default_factory=dict)
    facts: list[tuple[str, str]] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)


def _flow_edges(store: Store) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield one edge per pair of partners and way of the goods; a total has no way.

    A flow with a group of countries runs to the group. The width is the latest US dollar amount.
    """
    partner_of = partners(store)
    flows: dict[tuple[str, str, bool], _Flow] = defaultdict(_Flow)
    for claim, reporter, direction, printed, value, unit, period, until in _rows(
        store,
        "SELECT ?c ?r ?d ?printed ?value ?unit ?period ?until WHERE { ?c a tg:FlowClaim ; "
        "tg:reporter ?r ; tg:direction/skos:notation ?d ; tg:printedValue ?printed ; "
        "tg:unit ?unit OPTIONAL { ?c tg:value ?value } "
        "OPTIONAL { ?c tg:period ?t . ?t rdfs:label ?period ; tg:endDate ?until } } "
        "ORDER BY ?r ?d ?until ?printed ?c",
    ):
        partner = partner_of.get(claim)
        if partner is None or partner.endswith("/world") or direction == "balance":
            continue
        ends = (partner, reporter) if direction == "imports" else (reporter, partner)
        if direction == "total":
            ends = (min(ends), max(ends))
        flow = flows[(*ends, direction != "total")]
        flow.facts.append((" ".join((direction, period)).strip(), printed))
        flow.claims.append(claim)
        if until:
            flow.dates.append(until)
        if value and unit == "USD":
            flow.amounts[until] = float(value)
    for (source, target, directed), flow in flows.items():
        data: dict[str, Any] = {
            "kind": "partner-flow",
            "directed": directed,
            "facts": tuple(dict.fromkeys(flow.facts)),
            "claims": tuple(dict.fromkeys(flow.claims)),
            "dates": tuple(dict.fromkeys(flow.dates)),
        }
        if flow.amounts:
            latest = flow.amounts[max(flow.amounts)]
            data |= {"value": latest, "badge": short_money(latest)}
        elif len(set(flow.facts)) == 1 and len(flow.facts[0][1]) <= _SHORT:
            data["badge"] = flow.facts[0][1]  # a range, say: it has no one value
        yield source, target, data


def _claims(store: Store, objections: Mapping[str, tuple[ViewFinding, ...]]) -> Iterator[ViewClaim]:
    passages: Mapping[str, list[str]] = defaultdict(list)
    for claim, passage in _rows(
        store,
        "SELECT ?c ?text WHERE { ?c a tg:Claim ; tg:evidence ?e . ?e tg:passage ?text ; "
        "tg:startOffset ?at } ORDER BY ?c ?at",
    ):
        passages[claim].append(passage)
    seen = set()
    for claim, label, document, title, rule, confidence, name, role in _rows(
        store,
        "SELECT ?c ?label ?d ?title ?rule ?confidence ?name ?role WHERE { ?c a tg:Claim ; "
        "rdfs:label ?label ; tg:statedIn ?d ; tg:extractedBy ?rule ; tg:confidence ?confidence . "
        "OPTIONAL { ?d dcterms:title ?title } OPTIONAL { ?c tg:claimant ?who "
        "OPTIONAL { ?who tg:name ?name } OPTIONAL { ?who tg:role ?role } } } ORDER BY ?d ?c",
    ):
        if claim in seen:
            continue
        seen.add(claim)
        yield ViewClaim(
            claim,
            label,
            " […] ".join(dict.fromkeys(passages[claim])),
            document,
            title,
            rule,
            confidence,
            ", ".join(filter(None, (name, role))) or None,
            findings=objections.get(claim, ()),
        )


def _documents(store: Store) -> Iterator[ViewDocument]:
    for document, title, file, publisher, date, url in _rows(
        store,
        "SELECT ?d ?title ?file (SAMPLE(?p) AS ?publisher) ?date (SAMPLE(?u) AS ?url) WHERE { "
        "?d a tg:Document ; tg:fileName ?file OPTIONAL { ?d dcterms:title ?title } "
        "OPTIONAL { ?d dcterms:publisher ?p } OPTIONAL { ?d dcterms:date ?date } "
        "OPTIONAL { ?d dcterms:source ?u } } GROUP BY ?d ?title ?file ?date ORDER BY ?d",
    ):
        yield ViewDocument(document, title or file, publisher or None, date or None, url or None)
