from __future__ import annotations

import itertools
import math
from collections import defaultdict

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.views import layout
from graph.views.curves import control_point
from graph.views.model import View, ViewEdge, ViewNode
from graph.views.room import Boxes, node_radius


def view(count: int, pairs: list[tuple[int, int]], **places: tuple[float, float]) -> View:
    nodes = []
    for i in range(count):
        latitude, longitude = places.get(f"n{i}", (None, None))
        nodes.append(ViewNode(f"n{i}", f"Item {i}", "hub", latitude=latitude, longitude=longitude))
    edges = [ViewEdge(f"e{k}", f"n{a}", f"n{b}", "stop", "") for k, (a, b) in enumerate(pairs)]
    return View("test", "Test", "", tuple(nodes), tuple(edges))


def overlapping(placed: View) -> list[tuple[str, str]]:
    boxes = Boxes.of(placed.nodes)
    found = []
    for (i, a), (j, b) in itertools.combinations(enumerate(placed.nodes), 2):
        assert a.x is not None
        assert a.y is not None
        assert b.x is not None
        assert b.y is not None
        wide = boxes.half[i][0] + boxes.half[j][0] - abs(a.x - b.x)
        high = boxes.half[i][1] + boxes.half[j][1]
        high -= abs(a.y + boxes.shift[i] - b.y - boxes.shift[j])
        if wide > 2 and high > 2:  # positions are whole pixels
            found.append((a.id, b.id))
    return found


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 24).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=40),
        )
    )
)
@pytest.mark.parametrize("arrange", [layout.network, layout.ring])
def test_every_item_has_room_and_a_place(arrange, drawn) -> None:  # type: ignore[no-untyped-def]
    placed = arrange(view(*drawn))
    assert all(math.isfinite(node.x) and math.isfinite(node.y) for node in placed.nodes)
    assert overlapping(placed) == []
    assert arrange(view(*drawn)) == placed


def test_a_view_without_items_stays_empty() -> None:
    assert layout.network(view(0, [])).nodes == ()


def test_many_items_have_room() -> None:
    graph = nx.barabasi_albert_graph(250, 2, seed=7)
    placed = layout.network(view(250, sorted(graph.edges())))
    assert overlapping(placed) == []
    assert placed.groups == ()


def test_a_large_view_is_put_into_groups() -> None:
    placed = layout.network(view(251, [(i, i // 2) for i in range(1, 251)]))
    assert sum(len(group.members) for group in placed.groups) == 251


def test_bands_of_a_large_view_are_put_into_groups() -> None:
    large = view(300, [(i, i // 2) for i in range(1, 300)])
    assert layout.bands(large, [], [("All", [node.id for node in large.nodes])]).groups


def test_neighbours_are_nearer_than_strangers() -> None:
    path = [(i, i + 1) for i in range(9)]
    placed = layout.network(view(10, path))
    at = [np.array([node.x, node.y]) for node in placed.nodes]
    near = np.mean([np.linalg.norm(at[a] - at[b]) for a, b in path])
    assert np.linalg.norm(at[0] - at[9]) > 4 * near


def test_parallel_links_fan_out_whatever_way_they_point() -> None:
    pairs = [(0, 1), (1, 0), (0, 1), (1, 0), (0, 1)]
    placed = layout.network(view(2, pairs))
    at = {node.id: np.array([node.x, node.y]) for node in placed.nodes}
    middles = []
    for edge in placed.edges:
        start, end = at[edge.source], at[edge.target]
        via = control_point(start, end, edge.bend)
        middles.append(0.25 * start + 0.5 * via + 0.25 * end)
    for first, second in itertools.combinations(middles, 2):
        assert np.linalg.norm(first - second) > 20


def test_a_link_alone_passes_by_an_item_in_its_way() -> None:
    nodes = (
        ViewNode("a", "A", "country", x=0.0, y=0.0),
        ViewNode("b", "B", "country", x=400.0, y=0.0),
        ViewNode("c", "C", "country", x=200.0, y=0.0),
    )
    blocked, free = layout.bend(
        nodes, (ViewEdge("1", "a", "b", "stop", ""), ViewEdge("2", "a", "c", "stop", ""))
    )
    assert free.bend == 0
    via = control_point(np.array([0.0, 0.0]), np.array([400.0, 0.0]), blocked.bend)
    assert abs(via[1]) / 2 > node_radius(nodes[2])


def test_the_control_point_is_that_of_the_drawing_library() -> None:
    # curvedCW with roundness r: angle of the link turned by r right angles, (1 + r) / 2 of its way
    start, end, roundness = np.array([10.0, 20.0]), np.array([110.0, -30.0]), 0.4
    dx, dy = end[0] - start[0], start[1] - end[1]
    angle = math.atan2(dy, dx) + (roundness * 0.5 + 0.5) * math.pi
    reach = (roundness * 0.5 + 0.5) * math.hypot(dx, dy)
    expected = [start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle)]
    assert control_point(start, end, roundness) == pytest.approx(expected)


def test_a_ring_has_its_hub_in_the_middle_and_tied_items_side_by_side() -> None:
    spokes = [(0, i) for i in range(1, 7)]
    placed = layout.ring(view(7, [*spokes, (1, 4), (4, 2)]))
    at = {node.id: np.array([node.x, node.y]) for node in placed.nodes}
    ring = sorted(
        (f"n{i}" for i in range(1, 7)),
        key=lambda i: math.atan2(*(at[i] - at["n0"])[::-1]),
    )
    place = {name: k for k, name in enumerate(ring)}
    assert all(200 < np.linalg.norm(at[f"n{i}"] - at["n0"]) < 500 for i in range(1, 7))
    for a, b in (("n1", "n4"), ("n4", "n2")):
        assert abs(place[a] - place[b]) in (1, 5)


def test_bands_stand_in_order_between_the_columns() -> None:
    base = view(6, [(0, 2), (1, 3), (0, 4), (5, 4)])
    placed = layout.bands(
        base,
        left=["n0", "n1"],
        rows=[("First", ["n2", "n3"]), ("Second", ["n4"])],
        right=["n5"],
    )
    at = {node.id: (node.x, node.y) for node in placed.nodes}
    assert at["n2"][1] < at["n3"][1] < at["n4"][1]
    assert at["n0"][0] == at["n1"][0] < at["n2"][0] == at["n3"][0] < at["n5"][0]
    headings = [guide.text for guide in placed.guides if guide.kind == "heading"]
    assert headings == ["First", "Second"]


def test_on_a_map_north_is_up_and_east_is_right() -> None:
    base = view(4, [(0, 1), (0, 2)], n0=(10.0, 20.0), n1=(30.0, 20.0), n2=(10.0, 45.0))
    placed = layout.geographic(base)
    at = {node.id: (node.x, node.y) for node in placed.nodes}
    assert at["n1"][1] < at["n0"][1]
    assert at["n2"][0] > at["n0"][0]
    assert at["n3"][1] > max(at[i][1] for i in ("n0", "n1", "n2")), "no known place: below the map"
    lines = defaultdict(set)
    for guide in (g for g in placed.guides if g.kind == "grid"):
        (x, _), (last, _) = guide.points
        lines["meridian" if x == last else "parallel"].add(guide.text)
    assert "30°E" in lines["meridian"]
    assert "30°N" in lines["parallel"]


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.integers(0, 9)), max_size=7))
def test_an_order_has_no_more_crossings_than_that_by_means(heights: dict[str, list[int]]) -> None:
    def crossings(order: list[str]) -> int:
        pairs = itertools.combinations(order, 2)
        return sum(low < high for a, b in pairs for high in heights[a] for low in heights[b])

    order = layout.fewest_crossings(heights)
    assert sorted(order) == sorted(heights)
    means = sorted(heights, key=lambda i: (np.mean(heights[i]) if heights[i] else math.inf, i))
    assert crossings(order) <= crossings(means)


def test_links_that_can_be_drawn_without_crossings_are() -> None:
    order = layout.fewest_crossings({"a": [5, 6], "b": [0, 1], "c": [2, 4]})
    assert order == ["b", "c", "a"]


def test_headings_stand_above_their_bands_and_links_between_names_are_quiet() -> None:
    placed = layout.bands(
        view(6, [(0, 2), (1, 3), (0, 4), (5, 4)]),
        left=["n0", "n1"],
        rows=[("First", ["n2", "n3"]), ("Second", ["n4"])],
        right=["n5"],
    )
    at = {node.id: (node.x, node.y) for node in placed.nodes}
    heads = {guide.text: guide.points[0] for guide in placed.guides if guide.kind == "heading"}
    assert heads["First"][1] + 20 < at["n2"][1] < heads["Second"][1] - 20 < at["n4"][1]
    assert at["n0"][0] + 19 < heads["First"][0] < at["n2"][0]
    sides = {node.id: node.side for node in placed.nodes}
    assert (sides["n0"], sides["n2"], sides["n5"]) == ("left", "right", "right")
    assert all(edge.quiet for edge in placed.edges)
    wide = {node.id for node in placed.nodes if node.label_width}
    assert wide == {"n2", "n3", "n4"}


def test_a_map_of_one_place_is_a_network() -> None:
    base = view(3, [(0, 1)], n0=(10.0, 20.0))
    assert layout.geographic(base) == layout.network(base)
