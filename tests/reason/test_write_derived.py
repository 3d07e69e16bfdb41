from __future__ import annotations

import pyoxigraph as ox

from graph.rdf import GRAPH_DERIVED, Store
from graph.reason.assumptions import ASSUMPTION_TEXT, Assumption
from tests.rdf.sample import sample_dataset

STORE = Store.memory(sample_dataset().quads())


def values(query: str) -> list[list[str | None]]:
    return [
        [term.value if isinstance(term, ox.Literal | ox.NamedNode) else None for term in row]
        for row in STORE.select(query)
    ]


def test_every_assumption_has_its_sentence() -> None:
    assert set(ASSUMPTION_TEXT) == set(Assumption)


def test_a_disagreement_leads_to_two_documents() -> None:
    found = values(
        "SELECT DISTINCT ?file WHERE { ?d a tg:Disagreement ; "
        "tg:basedOn/tg:statedIn/tg:fileName ?file } ORDER BY ?file"
    )
    assert found == [["courier.txt"], ["herald.txt"]]


def test_the_distance_to_the_target() -> None:
    found = values(
        "SELECT ?printed ?gap ?factor ?latest WHERE { ?d a tg:TargetDistance ; "
        "tg:target/tg:printedValue ?printed ; tg:gap ?gap ; tg:growthFactor ?factor ; "
        "tg:latestFlow/tg:printedValue ?latest } ORDER BY ?latest"
    )
    assert found == [
        ["$2 billion", "788400000", "1.6507", "$401.2 million"],
        ["$2 billion", "788400000", "1.6507", "$810.4 million"],
    ]


def test_the_implied_change_has_bounds_and_periods() -> None:
    found = values(
        "SELECT ?value ?low ?high ?from ?to ?says WHERE { ?d a tg:ImpliedChange ; "
        "tg:value ?value ; tg:lowerBound ?low ; tg:upperBound ?high ; "
        "tg:basePeriod/rdfs:label ?from ; tg:period/rdfs:label ?to ; rdfs:comment ?says }"
    )
    assert found == [
        [
            *("12.49", "12.4783", "12.5079", "2023", "2024"),
            "The printed change of 12.5% lies within these bounds",
        ]
    ]


def test_each_cooperation_link_has_two_parties_and_one_thing() -> None:
    found = values(
        "SELECT ?l (COUNT(DISTINCT ?p) AS ?n) (COUNT(DISTINCT ?t) AS ?m) WHERE "
        "{ ?l a tg:CooperationLink ; tg:party ?p ; tg:through ?t } GROUP BY ?l"
    )
    assert found
    assert {(n, m) for _, n, m in found} == {("2", "1")}


def test_facts_have_method_and_assumptions_are_described() -> None:
    assert (
        STORE.query("ASK { ?d a tg:DerivedFact . FILTER NOT EXISTS { ?d tg:method ?m } }") is False
    )
    assert (
        STORE.query("ASK { ?d tg:assumption ?a . FILTER NOT EXISTS { ?a rdfs:comment ?c } }")
        is False
    )
    assert any(True for _ in STORE.quads(GRAPH_DERIVED))
