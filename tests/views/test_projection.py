from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx
import pytest

from graph.errors import ViewError
from graph.views import projection
from graph.views.model import View, ViewClaim, ViewDocument, ViewEvent
from tests.views.demo import DOCUMENTS, entity_graph

CLAIMS = tuple(ViewClaim(f"c{i}", f"Claim {i}.", f"Passage {i}.", "d", "T") for i in range(9))
SOURCE = (ViewDocument("d", "T"),)


def countries(*codes: str) -> nx.MultiDiGraph:
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    for code in codes:
        graph.add_node(code, kind="country", label=f"Land {code}", code=code)
    return graph


def views(graph: nx.MultiDiGraph) -> dict[str, View]:
    return {view.slug: view for view in projection.views(graph, CLAIMS, SOURCE)}


def ties(graph: nx.MultiDiGraph) -> dict[tuple[str, str, str], Any]:
    edges = views(graph)["partnerships"].edges
    return {(edge.source, edge.target, edge.kind): edge for edge in edges}


def test_the_demo_keeps_everything() -> None:
    graph, claims = entity_graph()
    made = {view.slug: view for view in projection.views(graph, claims, DOCUMENTS)}
    assert list(made) == ["partnerships", "cooperation", "agreements", "hubs-and-lines"]
    whole = made["cooperation"]
    assert {node.id for node in whole.nodes} == set(graph)
    assert Counter((e.source, e.target, e.kind) for e in whole.edges) == Counter(
        (u, v, k) for u, v, k in graph.edges(data="kind")
    )
    assert len(whole.claims) == len(claims)


def test_the_order_in_which_the_graph_was_filled_does_not_matter() -> None:
    graph, claims = entity_graph()
    other: nx.MultiDiGraph = nx.MultiDiGraph()
    other.add_nodes_from(sorted(graph.nodes(data=True), key=lambda n: n[0], reverse=True))
    other.add_edges_from(sorted(graph.edges(data=True), key=lambda e: e[:2], reverse=True))
    assert projection.views(graph, claims, DOCUMENTS) == projection.views(other, claims, DOCUMENTS)


def test_one_tie_for_every_kind_and_two_ways_of_trade() -> None:
    graph = countries("A", "B")
    graph.add_edge("A", "B", kind="partner-flow", value=5.0, badge="$5m", claims=("c0",))
    graph.add_edge("A", "B", kind="partner-flow", value=9.0, badge="$9m", claims=("c1",))
    graph.add_edge("B", "A", kind="partner-flow", value=2.0, badge="$2m", claims=("c2",))
    graph.add_node("m", kind="instrument", group="mou", label="MoU", status="signed")
    graph.add_node("t", kind="instrument", group="treaty", label="Treaty", status="in_force")
    for instrument in ("m", "t"):
        for party in ("A", "B"):
            graph.add_edge(instrument, party, kind="party", claims=("c3",))
    found = ties(graph)
    assert set(found) == {
        ("A", "B", "flows"),
        ("B", "A", "flows"),
        ("A", "B", "mous"),
        ("A", "B", "agreements"),
    }
    there = found["A", "B", "flows"]
    assert (there.badge, there.directed, there.claims) == ("$9m", True, ("c0", "c1"))
    assert there.weight > found["B", "A", "flows"].weight
    assert found["A", "B", "mous"].status == "signed"


def test_a_tie_of_several_statuses_says_so_and_lists_them() -> None:
    graph = countries("A", "B")
    for name, status in (("m1", "signed"), ("m2", "proposed"), ("m3", "proposed")):
        graph.add_node(name, kind="instrument", group="mou", label=name, status=status)
        graph.add_edge(name, "A", kind="party")
        graph.add_edge("B", name, kind="party")
    tie = ties(graph)["A", "B", "mous"]
    assert tie.status == "mixed"
    assert tie.badge == "3"
    assert tie.facts == (("m1", "Signed"), ("m2", "Proposed"), ("m3", "Proposed"))


def test_organisations_tie_their_countries() -> None:
    graph = countries("A", "B")
    graph.add_node("m", kind="instrument", group="mou", label="MoU")
    for name, home in (("oa", "A"), ("ob", "B")):
        graph.add_node(name, kind="organisation", label=name)
        graph.add_edge(name, home, kind="agency")
        graph.add_edge("m", name, kind="party", claims=("c1",))
    assert ties(graph)["A", "B", "mous"].claims == ("c1",)


def test_a_field_ties_only_countries_named_in_one_claim() -> None:
    graph = countries("A", "B", "C")
    graph.add_node("x", kind="sector", label="fishing")
    graph.add_edge("x", "A", kind="sector", claims=("c1",))
    graph.add_edge("x", "B", kind="sector", claims=("c1", "c2"))
    graph.add_edge("C", "x", kind="sector", claims=("c3",))
    assert set(ties(graph)) == {("A", "B", "sectors")}


def test_many_parties_meet_in_a_point_of_their_own() -> None:
    codes = [f"K{i}" for i in range(8)]
    graph = countries(*codes)
    graph.add_node("bloc", kind="body", label="Council")
    for code in codes:
        graph.add_edge(code, "bloc", kind="member", claims=("c1",))
    view = views(graph)["partnerships"]
    assert len(view.edges) == 8
    assert "bloc" in {node.id for node in view.nodes}


def test_links_inherit_the_status_of_their_undertaking() -> None:
    graph = countries("A")
    graph.add_node("m", kind="instrument", label="MoU", status="proposed")
    graph.add_node("h", kind="hub", label="Port")
    graph.add_edge("m", "A", kind="party")
    graph.add_edge("A", "m", kind="sector", status="agreed")
    graph.add_edge("h", "A", kind="located-in")
    status = {edge.kind: edge.status for edge in views(graph)["cooperation"].edges}
    assert status == {"party": "proposed", "sector": "agreed", "located-in": None}


def test_agreements_stand_under_their_status_in_order() -> None:
    graph = countries("A", "B")
    for name, status in (("x", "in_force"), ("y", "proposed"), ("z", None)):
        graph.add_node(name, kind="instrument", label=name, status=status)
        graph.add_edge(name, "A", kind="party")
    view = views(graph)["agreements"]
    headings = [guide.text for guide in view.guides if guide.kind == "heading"]
    assert headings == ["Proposed (1)", "In force (1)", "No status stated (1)"]
    height = {node.id: node.y for node in view.nodes}
    assert height["y"] < height["x"] < height["z"]
    assert "B" not in height


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("MoU on tea (Land A, Land B)", "MoU on tea"),
        ("MoU (Land A, Land B)", "MoU: Land A – Land B"),
        ("12 agreements (Land A, Land B)", "12 agreements: Land A – Land B"),
        ("MoU on tea (Land A and Land B)", "MoU on tea"),
        ("Tea Board (Land C)", ""),
        ("Tea Board", ""),
        ("(Land A)", ""),
    ],
)
def test_a_bracket_that_only_repeats_the_links_is_not_drawn(label: str, short: str) -> None:
    graph = countries("A", "B")
    graph.add_node("m", kind="instrument", label=label)
    graph.add_edge("m", "A", kind="party")
    graph.add_edge("m", "B", kind="party")
    node = next(n for n in views(graph)["cooperation"].nodes if n.id == "m")
    assert (node.label, node.short) == (label, short)


def short_of(graph: nx.MultiDiGraph, identifier: str, slug: str = "cooperation") -> str:
    return next(n.short for n in views(graph)[slug].nodes if n.id == identifier)


def pact_of(graph: nx.MultiDiGraph, *parties: str, label: str = "Pact") -> None:
    history = (
        ViewEvent("agreed", "agreed", "2029-03"),
        ViewEvent("signed", "signed", "2031-05-17"),
    )
    names = ", ".join(graph.nodes[party]["label"] for party in parties)
    graph.add_node("m", kind="instrument", label=f"{label} ({names})", history=history)
    for party in parties:
        graph.add_edge("m", party, kind="party")


def test_a_bare_agreement_is_told_by_signatories_acronyms_and_year() -> None:
    graph = countries("A")
    graph.add_node("g", kind="group", label="Union of Ports", code="UOP")
    pact_of(graph, "A", "g")
    assert short_of(graph, "m") == "Pact: Land A – UOP 2031"
    for name in ("Port Board", "Harbour Agency"):
        graph.add_node(name, kind="organisation", label=name)
        graph.add_edge("m", name, kind="party")
    assert short_of(graph, "m") == "Pact: Harbour Agency – Port Board 2031"
    for name in ("Quay Office", "Salt Fund"):
        graph.add_node(name, kind="organisation", label=name)
        graph.add_edge("m", name, kind="party")
    assert short_of(graph, "m") == "Pact: Harbour Agency, Port Board and 2 more 2031"


def test_among_agreements_codes_stand_for_the_parties() -> None:
    graph = countries(*"ABCDEF")
    for node in list(graph):
        graph.nodes[node]["code"] = node * 2
    pact_of(graph, "A", "B")
    assert short_of(graph, "m", "agreements") == "Pact 2031 (AA–BB)"
    pact_of(graph, *"ABCDEF", label="Treaty on tea quality")
    assert short_of(graph, "m", "agreements") == "Treaty on tea quality (AA–BB–CC–DD +2)"


def test_without_codes_among_agreements_names_stand() -> None:
    graph = countries("A", "B")
    for node in ("A", "B"):
        del graph.nodes[node]["code"]
    pact_of(graph, "A", "B")
    assert short_of(graph, "m", "agreements") == "Pact: Land A – Land B 2031"


def test_hubs_and_lines_leave_the_rest_out() -> None:
    graph = countries("A", "B")
    graph.add_node("h", kind="hub", label="Port", latitude=1.0, longitude=2.0)
    graph.add_node("p", kind="person", label="Somebody")
    graph.add_edge("h", "A", kind="located-in")
    graph.add_edge("p", "A", kind="role")
    view = views(graph)["hubs-and-lines"]
    assert {node.id for node in view.nodes} == {"A", "h"}
    assert [edge.kind for edge in view.edges] == ["located-in"]


def test_an_empty_graph_makes_empty_views() -> None:
    made = views(nx.MultiDiGraph())
    assert [len(view.nodes) for view in made.values()] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda g: g.add_node("x", label="X"), "entity 'x' of the graph has no kind"),
        (lambda g: g.add_edge("A", "B"), "edge from 'A' to 'B' has no kind"),
        (
            lambda g: g.add_edge("A", "B", kind="partner-flow", claims=("nowhere",)),
            "claim 'nowhere', not given",
        ),
    ],
)
def test_a_graph_that_breaks_the_contract_is_refused(spoil: Any, words: str) -> None:
    graph = countries("A", "B")
    spoil(graph)
    with pytest.raises(ViewError, match=words):
        views(graph)
