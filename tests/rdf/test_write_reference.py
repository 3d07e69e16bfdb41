from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.rdf import GRAPH_REFERENCE, Dataset, Solutions, Store
from graph.rdf.write_reference import currencies, reference_triples
from graph.reference import load_reference

REFERENCE = load_reference()


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.memory(Dataset({GRAPH_REFERENCE: reference_triples(REFERENCE)}).quads())


def values(answer: Solutions) -> list[list[str]]:
    return [
        [term.value for term in row if isinstance(term, ox.Literal | ox.NamedNode)]
        for row in answer
    ]


def test_every_country_and_group_is_there(store: Store) -> None:
    (row,) = values(store.select("SELECT (COUNT(?c) AS ?n) WHERE { ?c a tg:Country }"))
    assert row == [str(len(REFERENCE.countries))]
    (row,) = values(store.select("SELECT (COUNT(?g) AS ?n) WHERE { ?g a tg:CountryGroup }"))
    # The world is a group as well.
    assert row == [str(len(REFERENCE.groups) + 1)]


def test_a_country(store: Store) -> None:
    found = values(
        store.select(
            "SELECT ?name ?a3 ?start ?currency ?wikidata WHERE { ?c tg:alpha2 'PK' ; "
            "tg:name ?name ; tg:alpha3 ?a3 ; tg:fiscalYearStart ?start ; "
            "tg:currency/skos:notation ?currency ; "
            "tg:wikidata ?wikidata }"
        )
    )
    assert found == [["Pakistan", "PAK", "--07-01", "PKR", "http://www.wikidata.org/entity/Q843"]]


def test_members_of_today_and_memberships_of_all_times(store: Store) -> None:
    group = REFERENCE.group("EU")
    members = values(
        store.select(
            "SELECT ?code WHERE "
            "{ <https://w3id.org/tradegraph/id/group/EU> tg:member/tg:alpha2 ?code }"
        )
    )
    assert sorted(code for (code,) in members) == list(group.members())
    (row,) = values(
        store.select(
            "SELECT (COUNT(?m) AS ?n) WHERE "
            "{ <https://w3id.org/tradegraph/id/group/EU> tg:membership ?m . ?m a tg:Membership }"
        )
    )
    assert row == [str(len(group.memberships))]


def test_a_former_member(store: Store) -> None:
    found = values(
        store.select(
            "SELECT ?end WHERE { <https://w3id.org/tradegraph/id/group/EU> tg:membership ?m . "
            "?m tg:country/tg:alpha2 'GB' ; tg:endDate ?end }"
        )
    )
    assert found == [["2020-01-31"]]


def test_currencies(store: Store) -> None:
    found = values(store.select("SELECT ?n WHERE { ?c a tg:Currency ; skos:notation ?n }"))
    assert {code for (code,) in found} == currencies(REFERENCE) >= {"USD", "EUR", "PKR"}


def test_the_world_has_a_name(store: Store) -> None:
    found = store.select(
        "SELECT ?n WHERE { <https://w3id.org/tradegraph/id/group/world> tg:name ?n }"
    )
    assert values(found) == [["World"]]
