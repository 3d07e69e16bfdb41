"""Any triples as a network: what a CONSTRUCT gives becomes items, links and facts.

Subjects and objects that are IRIs or blank nodes are items, statements between them links,
literals facts. What the graph of entities knows of an item (its name, kind, status, claims) is
taken from there; the rest is read off the triples themselves.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pyoxigraph as ox

from graph.errors import ViewError
from graph.rdf.namespaces import LABEL, PREFIXES, SKOS, TG, TYPE
from graph.rdf.store import Store
from graph.views import layout
from graph.views.model import View, ViewEdge, ViewNode
from graph.views.projection import Sources, nodes_of
from graph.views.source import KINDS, Source
from graph.views.told import rows

MOST_TRIPLES: Final = 50_000
_NAMES: Final = (LABEL, SKOS["prefLabel"], TG["name"])
#: Properties whose look is that of a kind of link; any other is named by its own words.
_KINDS: Final = {
    TG[name].value: kind
    for name, kind in {
        "party": "party",
        "signatory": "party",
        "member": "member",
        "sessionOf": "session",
        "stop": "stop",
        "sector": "sector",
        "beneficiary": "grants-access",
        "grantor": "grants-access",
        "reporter": "partner-flow",
        "partner": "partner-flow",
    }.items()
}
#: Classes, by their last word, whose look is that of a kind of item.
_CLASSES: Final = KINDS | {
    "Country": "country",
    "CountryGroup": "group",
    "Document": "document",
}


@dataclass(slots=True)
class _Told:
    """What the triples say of one item, while it is being gathered."""

    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)


def constructed(
    triples: Sequence[ox.Triple], store: Store, source: Source, *, slug: str, title: str
) -> View:
    """Return the view of some triples, laid out; `source` is what `read_source` gives for `store`.

    Raises:
        ViewError: there are no triples, or more than `MOST_TRIPLES`.
    """
    if not triples:
        raise ViewError("the query gives no triples, so there is nothing to draw; widen it")
    if len(triples) > MOST_TRIPLES:
        raise ViewError(
            f"the query gives {len(triples):,} triples; a page holds {MOST_TRIPLES:,}: add a LIMIT"
        )
    ordered = sorted(set(triples), key=str)
    told: defaultdict[str, _Told] = defaultdict(_Told)
    ties: list[tuple[str, ox.NamedNode, str]] = []
    for triple in ordered:
        subject = _key(triple.subject)
        if triple.predicate == TYPE:
            told[subject].kinds.append(_key(triple.object))
        elif isinstance(triple.object, ox.Literal):
            _tell(told[subject], triple.predicate, triple.object.value)
        elif isinstance(triple.object, ox.NamedNode | ox.BlankNode):
            ties.append((subject, triple.predicate, _key(triple.object)))
    ends = Counter(end for subject, _, other in ties for end in (subject, other))
    items = sorted(told.keys() | ends.keys())
    claims = {claim.id for claim in source.claims}
    nodes = _items(items, told, ends, store, source, claims)
    edges = _links(ties, {node.id: node for node in nodes})
    view = Sources.of(source.claims, source.documents).view(
        slug=slug,
        title=title,
        intro=f"{len(ordered):,} statements that a query gives.",
        nodes=nodes,
        edges=edges,
        note="Every subject and object is an item, every statement between two of them a link; "
        "numbers and texts are facts of their item.",
        status_of_items=True,
    )
    return layout.network(view)


def _key(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    return str(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _tell(told: _Told, predicate: ox.NamedNode, text: str) -> None:
    if predicate in _NAMES:
        told.names.append(text)
    else:
        told.facts.append((words_of(predicate.value), text))


def words_of(iri: str) -> str:
    """Return the last part of an IRI in words: `tg:statusEvent` is "status event"."""
    last = re.split(r"[/#:]", iri.rstrip("/#"))[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[-_]+", " ", last).strip().lower() or iri


def short_iri(iri: str) -> str:
    """Return an IRI with its prefix, if it has a known one."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri


def _items(
    identifiers: Iterable[str],
    told: Mapping[str, _Told],
    ends: Mapping[str, int],
    store: Store,
    source: Source,
    claims: set[str],
) -> list[ViewNode]:
    known = source.graph
    stored = _stored(store)
    nodes = []
    for identifier in identifiers:
        said = told.get(identifier, _Told())
        if identifier in known:
            (node,) = nodes_of(known, [identifier], ends)
            facts = tuple(dict.fromkeys((*node.facts, *said.facts)))
            nodes.append(replace(node, facts=facts, short=""))
            continue
        name, kind = stored.get(identifier, ("", ""))
        classes = [kind_ for kind_ in (*said.kinds, kind) if kind_]
        looks = [_CLASSES[last] for c in classes if (last := _last(c)) in _CLASSES]
        fallback = "(unnamed)" if identifier.startswith("_:") else short_iri(identifier)
        nodes.append(
            ViewNode(
                identifier,
                (said.names or [name or fallback])[0],
                looks[0] if looks else words_of(classes[0]) if classes else "thing",
                facts=tuple(dict.fromkeys(said.facts)),
                claims=(identifier,) if identifier in claims else (),
                weight=float(ends.get(identifier, 0)),
                names=tuple(sorted(set(said.names[1:]))),
            )
        )
    return nodes


def _last(iri: str) -> str:
    return re.split(r"[/#]", iri)[-1]


def _stored(store: Store) -> dict[str, tuple[str, str]]:
    """Return name and class of each thing that the store names."""
    found: dict[str, tuple[str, str]] = {}
    for thing, name, kind in rows(
        store,
        "SELECT ?x ?n ?k WHERE { VALUES ?p { rdfs:label skos:prefLabel tg:name } ?x ?p ?n "
        "OPTIONAL { ?x a ?k } } ORDER BY ?x ?n ?k",
    ):
        found.setdefault(thing, (name, kind))
    return found


def _links(
    ties: Iterable[tuple[str, ox.NamedNode, str]], nodes: Mapping[str, ViewNode]
) -> list[ViewEdge]:
    edges = []
    for number, (subject, predicate, other) in enumerate(ties):
        label = words_of(predicate.value)
        ends = [set(nodes[end].claims) for end in (subject, other)]
        shared = ends[0] & ends[1]
        edges.append(
            ViewEdge(
                id=f"{number}: {subject} {predicate.value} {other}",
                source=subject,
                target=other,
                kind=_KINDS.get(predicate.value, label),
                label=label,
                directed=True,
                claims=tuple(claim for claim in nodes[subject].claims if claim in shared),
                facts=(("property", short_iri(predicate.value)),),
            )
        )
    return edges
