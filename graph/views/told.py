"""What the store tells of things besides their ties: meaning, history, fields, objections.

Each function returns a mapping by IRI, so that `graph.views.source` can join them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from graph.rdf.store import Store
from graph.validate import Finding
from graph.views.model import ViewEvent, ViewFinding

_CLASS: Final = "http://www.w3.org/2002/07/owl#Class"


def rows(store: Store, sparql: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a SELECT as plain texts, an unbound variable as an empty one."""
    for row in store.select(sparql):
        yield tuple("" if term is None else _plain(term) for term in row)


def _plain(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def meanings(store: Store) -> dict[str, str]:
    """Return what kind of thing each thing is: the definition of its concept, else of its class.

    Of several classes the one with the fewest members is the narrowest and speaks.
    """
    found: dict[str, str] = {}
    sizes = {
        kind: int(count)
        for kind, count in rows(
            store, f"SELECT ?k (COUNT(?x) AS ?n) WHERE {{ ?x a ?k . ?k a <{_CLASS}> }} GROUP BY ?k"
        )
    }
    told = rows(
        store,
        f"SELECT ?x ?k ?d WHERE {{ ?x a ?k . ?k a <{_CLASS}> ; skos:definition ?d }} "
        "ORDER BY ?x ?k",
    )
    narrowest = sorted(told, key=lambda row: (row[0], sizes[row[1]], row[1]))
    for thing, _, definition in narrowest:
        found.setdefault(thing, definition)
    by_kind = rows(
        store,
        "SELECT ?x ?d WHERE { VALUES ?p { tg:instrumentKind tg:hubKind tg:linkKind "
        "tg:organisationKind tg:groupKind } ?x ?p ?k . ?k skos:definition ?d } "
        "ORDER BY ?x DESC(?d)",
    )
    found.update((thing, definition) for thing, definition in by_kind)
    for concept, definition in rows(
        store, "SELECT ?x ?d WHERE { ?x a skos:Concept ; skos:definition ?d } ORDER BY ?x ?d"
    ):
        found.setdefault(concept, definition)
    return found


def histories(store: Store) -> dict[str, tuple[ViewEvent, ...]]:
    """Return the statuses of each thing in the usual order of stages, each stage by date.

    What one side alone has reached comes first.
    """
    events: defaultdict[str, dict[tuple[str, str, bool], ViewEvent]] = defaultdict(dict)
    for thing, status, label, date, planned, claim in rows(
        store,
        "SELECT ?x ?s ?label ?date ?planned ?c WHERE { { ?x tg:statusEvent ?e . ?e tg:status ?st "
        "OPTIONAL { ?e tg:statusDate ?date } OPTIONAL { ?e tg:planned ?planned } "
        "OPTIONAL { ?e tg:statusParty/tg:name ?party } OPTIONAL { ?e tg:basedOn ?c } } "
        "UNION { ?x a tg:Link ; tg:status ?st } "
        "?st skos:notation ?s ; skos:prefLabel ?stage ; tg:order ?order "
        'BIND (IF(BOUND(?party), CONCAT(?stage, " by ", ?party), STR(?stage)) AS ?label) } '
        "ORDER BY ?x (!BOUND(?party)) ?order ?date ?label ?planned ?c",
    ):
        key = (label, date, planned == "true")
        event = events[thing].get(key)
        claims = dict.fromkeys((*(event.claims if event else ()), *([claim] if claim else ())))
        events[thing][key] = ViewEvent(status, label, date, planned == "true", tuple(claims))
    return {thing: tuple(found.values()) for thing, found in events.items()}


def fields(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the labels of the sectors that each instrument is about."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing, label in rows(
        store,
        "SELECT DISTINCT ?x ?l WHERE { ?x a tg:Instrument ; tg:sector/skos:prefLabel ?l } "
        "ORDER BY ?x ?l",
    ):
        found[thing].append(label)
    return {thing: tuple(labels) for thing, labels in found.items()}


def country_names(store: Store) -> dict[str, tuple[str, ...]]:
    """Return all names and codes by which a country or bloc may be looked for."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for state, name in rows(
        store,
        "SELECT DISTINCT ?x ?n WHERE { { ?x a tg:Country } UNION { ?x a tg:CountryGroup } "
        "VALUES ?p { tg:officialName skos:altLabel tg:alpha2 tg:alpha3 tg:demonym } ?x ?p ?n } "
        "ORDER BY ?x ?n",
    ):
        found[state].append(name)
    return {state: tuple(names) for state, names in found.items()}


def objections(findings: Iterable[Finding]) -> Mapping[str, tuple[ViewFinding, ...]]:
    """Return what validation found, by the IRI of the thing or claim that it looked at."""
    found: defaultdict[str, dict[ViewFinding, None]] = defaultdict(dict)
    for finding in findings:
        said = ViewFinding(finding.severity.value, finding.message, finding.mend)
        found[finding.focus][said] = None
    return {focus: tuple(said) for focus, said in found.items()}
