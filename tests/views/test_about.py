import networkx as nx
import pytest

from graph.errors import ViewError
from graph.views.about import about
from graph.views.projection import EntityGraph


def entities() -> EntityGraph:
    graph: EntityGraph = nx.MultiDiGraph()
    for name in ("KG", "PK", "UZ", "CN"):
        graph.add_node(name, kind="country", label=name)
    graph.add_node("pact", kind="instrument", label="Pact")
    graph.add_node("other", kind="instrument", label="Other")
    graph.add_node("energy", kind="sector", label="Energy")
    for source, target, kind in (
        ("pact", "KG", "party"),
        ("pact", "PK", "party"),
        ("pact", "energy", "sector"),
        ("KG", "CN", "partner-flow"),
        ("PK", "UZ", "partner-flow"),
        ("PK", "CN", "partner-flow"),
        ("other", "PK", "party"),
        ("other", "energy", "sector"),
    ):
        graph.add_edge(source, target, kind=kind)
    return graph


def test_a_country_keeps_its_undertakings_with_all_that_they_link() -> None:
    part = about(entities(), "KG")
    assert sorted(part) == ["CN", "KG", "PK", "energy", "pact"]
    assert sorted((u, v) for u, v in part.edges()) == [
        ("KG", "CN"),
        ("pact", "KG"),
        ("pact", "PK"),
        ("pact", "energy"),
    ]


def test_the_whole_stays_as_it_was() -> None:
    graph = entities()
    about(graph, "KG")
    assert graph.number_of_edges() == 8


def test_a_country_of_which_nothing_is_told_is_an_error() -> None:
    with pytest.raises(ViewError, match="no document links anything to TJ"):
        about(entities(), "TJ")
