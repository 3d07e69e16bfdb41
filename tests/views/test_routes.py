from __future__ import annotations

import networkx as nx

from graph.views import projection, routes
from graph.views.model import View

HARBOURS = {"p": (10.0, 20.0), "q": (12.0, 20.0), "r": (14.0, 20.0)}


def line(order: str, unknown: str = "") -> nx.MultiDiGraph:
    """Return a line in the country A through stops in the order given."""
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    graph.add_node("A", kind="country", label="Land A", code="A", latitude=13.0, longitude=21.0)
    graph.add_node("l", kind="link", label="Salt road", status="proposed")
    graph.add_edge("l", "A", kind="connects")
    for position, name in enumerate(order, 1):
        latitude, longitude = HARBOURS[name]
        graph.add_node(name, kind="place", label=name, latitude=latitude, longitude=longitude)
        graph.add_edge(name, "A", kind="located-in")
        graph.add_edge("l", name, kind="stop", position=position)
    for name in unknown:
        graph.add_node(name, kind="place", label=name)
        graph.add_edge("l", name, kind="stop", position=2)
    return graph


def drawn(graph: nx.MultiDiGraph) -> View:
    return {view.slug: view for view in projection.views(graph, (), ())}["hubs-and-lines"]


def test_a_line_runs_through_its_stops_in_order() -> None:
    view = drawn(line("qpr"))
    assert [(e.source, e.target, e.label, e.status) for e in view.edges] == [
        ("q", "p", "Salt road", "proposed"),
        ("p", "r", "Salt road", "proposed"),
    ]


def test_the_sign_of_a_line_stands_on_it() -> None:
    graph = line("pqr")
    plan = routes.plan(graph, sorted(graph), graph.edges(keys=True))
    assert plan.places["l"] == (13.0, 20.0)


def test_what_the_map_shows_is_told_as_facts() -> None:
    facts = {node.id: dict(node.facts) for node in drawn(line("pqr")).nodes}
    assert facts["l"] == {"through": "p – q – r", "connects": "Land A"}
    assert facts["p"] == {"in": "Land A"}


def test_a_stop_of_unknown_place_is_left_out_of_the_way_and_stays_linked() -> None:
    view = drawn(line("pr", unknown="x"))
    assert {(e.source, e.target) for e in view.edges} == {("p", "r"), ("l", "x")}


def test_a_line_without_stops_is_drawn_between_its_countries() -> None:
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    for code, latitude in (("A", 10.0), ("B", 20.0)):
        graph.add_node(code, kind="country", label=code, latitude=latitude, longitude=5.0)
        graph.add_edge(code, "l", kind="connects")  # either way round
    graph.nodes["l"].update(kind="link", label="Cable")
    plan = routes.plan(graph, sorted(graph), graph.edges(keys=True))
    assert plan.places["l"] == (15.0, 5.0)
    assert len(plan.drawn) == 2


def test_a_country_far_from_everything_drawn_stands_beside_the_map() -> None:
    graph = line("pq")
    graph.nodes["A"].update(latitude=50.0, longitude=90.0)
    plan = routes.plan(graph, sorted(graph), graph.edges(keys=True))
    assert "A" not in plan.places
    assert ("l", "A") in {key[:2] for key in plan.drawn}
