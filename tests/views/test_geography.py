from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.views import layout
from graph.views.geography import MOST_MOVED, regions
from graph.views.model import View, ViewEdge, ViewNode

places = st.tuples(st.floats(-60, 70), st.floats(-170, 170))


def on_map(*given_places: tuple[float, float] | None, ties: str = "") -> View:
    nodes = tuple(
        ViewNode(
            f"n{i}",
            f"Place {i}",
            "place",
            latitude=None if place is None else place[0],
            longitude=None if place is None else place[1],
        )
        for i, place in enumerate(given_places)
    )
    edges = tuple(ViewEdge(pair, f"n{pair[0]}", f"n{pair[1]}", "stop", "") for pair in ties.split())
    return layout.geographic(View("test", "Test", "", nodes, edges))


def test_far_apart_places_are_regions_unless_a_link_joins_them() -> None:
    known = {0: (0.0, 30.0), 1: (1.0, 33.0), 2: (44.0, 26.0), 3: (42.0, 50.0)}
    assert regions(known, []) == [[0, 1], [2], [3]]
    assert regions(known, [(2, 3)]) == [[0, 1], [2, 3]]


def test_an_ocean_parts_regions_even_if_a_link_crosses_it() -> None:
    known = {0: (40.0, -70.0), 1: (45.0, 0.0)}
    assert regions(known, [(0, 1)]) == [[0], [1]]


@given(st.lists(places, min_size=1, max_size=12))
def test_every_place_is_in_one_region(given_places: list[tuple[float, float]]) -> None:
    known = dict(enumerate(given_places))
    found = regions(known, [])
    assert sorted(i for members in found for i in members) == sorted(known)


def test_the_map_fits_its_places_and_not_the_world() -> None:
    view = on_map((41.0, 69.0), (34.5, 69.2), (33.7, 73.1), ties="01 12")
    (frame,) = [guide.points for guide in view.guides if guide.kind == "frame"]
    xs, ys = [x for x, _ in frame], [y for _, y in frame]
    for node in view.nodes:
        assert node.x is not None
        assert node.y is not None
        assert min(xs) < node.x < max(xs)
        assert min(ys) < node.y < max(ys)
    scale = next(guide for guide in view.guides if guide.kind == "scale")
    assert int(scale.text.removesuffix(" km").replace(",", "")) <= 200


def test_each_region_has_a_map_with_a_scale_of_its_own() -> None:
    view = on_map((0.3, 32.6), (-1.3, 36.8), (44.4, 26.1), (41.7, 44.8), ties="01 23")
    frames = [guide.points for guide in view.guides if guide.kind == "frame"]
    assert len(frames) == len([g for g in view.guides if g.kind == "scale"]) == 2
    (first, second) = sorted(frames)
    apart_sideways = max(x for x, _ in first) < min(x for x, _ in second)
    apart_upright = max(y for _, y in first) < min(y for _, y in second)
    assert apart_sideways or apart_upright


@pytest.mark.parametrize("count", [2, 6, 12])
def test_items_of_one_place_move_apart_but_not_far(count: int) -> None:
    crowd = [(40.0, 70.0)] * count
    view = on_map(*crowd, (30.0, 60.0), ties=f"0{count}" if count < 10 else "")
    at = [(node.x or 0.0, node.y or 0.0) for node in view.nodes[:count]]
    middle = [sum(values) / count for values in zip(*at, strict=True)]
    assert len(set(at)) == count
    assert max(math.dist(spot, middle) for spot in at) <= 2 * MOST_MOVED


def test_what_has_no_place_stands_below_all_maps_and_its_links_are_quiet() -> None:
    view = on_map((40.0, 70.0), (35.0, 75.0), None, None, ties="01 02 23")
    bottom = max(y for g in view.guides if g.kind == "frame" for _, y in g.points)
    assert all((node.y or 0.0) > bottom for node in view.nodes[2:])
    assert "Not placed on the map" in {guide.text for guide in view.guides}
    assert [edge.quiet for edge in view.edges] == [False, True, False]
