"""A piece of a real graph for every term that it uses, with the passage behind it.

The first thing by IRI is taken, so that the same graph gives the same examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.rdf import GRAPH_ENTITIES, Dataset, Store, to_turtle
from graph.rdf.namespaces import LABEL, TG, TYPE
from graph.rdf.store import Triples
from graph.views.handbook.model import Example, Handbook, Kind, Term

_MOST_STATEMENTS: Final = 30
_LONGEST: Final = 240
_TO_PASSAGE: Final = "tg:evidence|tg:basedOn/tg:evidence"
_WAYS: Final = (
    f"<{{0}}> {_TO_PASSAGE} ?evidence .",
    "BIND (<{0}> AS ?evidence)",
    f"?user ?how <{{0}}> ; {_TO_PASSAGE} ?evidence .",
)


def read_examples(handbook: Handbook, store: Store) -> dict[str, Example]:
    """Return examples by the key of their term; terms that the graph does not use have none."""
    instances = _first(store, "?thing a ?term")
    subjects = _first(store, "?thing ?term ?value")
    found: dict[str, Example] = {}
    for term in handbook.terms.values():
        thing = _thing(handbook, term, instances) if term.kind is Kind.CLASS else ""
        subject = thing or subjects.get(term.iri, "")
        if subject:
            found[term.key] = _example(store, term, subject)
    return found


def _first(store: Store, pattern: str) -> dict[str, str]:
    """Return for each term of ours the first thing that matches with it."""
    rows = store.select(
        f"SELECT ?term (MIN(STR(?thing)) AS ?first) WHERE {{ {pattern} . "
        f'FILTER (STRSTARTS(STR(?term), "{TG.base}")) }} GROUP BY ?term'
    )
    return {_value(row[0]): _value(row[1]) for row in rows}


def _thing(handbook: Handbook, term: Term, instances: Mapping[str, str]) -> str:
    """Return the first instance of a class, or of the first narrower class that has one."""
    if term.iri in instances:
        return instances[term.iri]
    narrower = (_thing(handbook, handbook.terms[key], instances) for key in term.narrower)
    return next(filter(None, narrower), "")


def _example(store: Store, term: Term, subject: str) -> Example:
    node = NamedNode(subject)
    told = _told(store, node)
    if term.kind is not Kind.CLASS:
        told = _statements(told, NamedNode(term.iri))
    passage, document = _passage(store, subject)
    return Example(_turtle(told[:_MOST_STATEMENTS]), passage, document)


def _statements(told: list[Triple], predicate: NamedNode) -> list[Triple]:
    """Return what a thing is, what it is called, and what the property says of it."""
    own = [triple for triple in told if triple.predicate == predicate]
    frame = [triple for triple in told if triple.predicate in (TYPE, LABEL)]
    return [*frame, *own]


def _told(store: Store, node: NamedNode) -> list[Triple]:
    answer = store.query(f"CONSTRUCT {{ {node} ?p ?o }} WHERE {{ {node} ?p ?o }}")
    return list(answer.triples) if isinstance(answer, Triples) else []


def _passage(store: Store, subject: str) -> tuple[str, str]:
    for way in _WAYS:
        rows = list(
            store.select(
                f"SELECT ?text ?title WHERE {{ {way.format(subject)} "
                "?evidence tg:passage ?text ; tg:inDocument/rdfs:label ?title } "
                "ORDER BY ?title ?text LIMIT 1"
            )
        )
        if rows:
            return _value(rows[0][0]), _value(rows[0][1])
    return "", ""


def _turtle(triples: list[Triple]) -> str:
    shown = tuple(Triple(t.subject, t.predicate, _shortened(t.object)) for t in triples)
    text = to_turtle(Dataset({GRAPH_ENTITIES: shown})).decode("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith(("@prefix", "#")))
    return "\n".join(lines).strip()


def _shortened(
    value: NamedNode | BlankNode | Literal | Triple,
) -> NamedNode | BlankNode | Literal | Triple:
    if isinstance(value, Literal) and len(value.value) > _LONGEST:
        return Literal(value.value[:_LONGEST] + "…")
    return value


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
