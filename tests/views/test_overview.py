"""Groups of a large network: who belongs where, and where everything stands."""

from __future__ import annotations

import hashlib
import itertools
import math
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.trade_network import trade_view
from graph.errors import ViewError
from graph.views.model import View, ViewEdge, ViewGroup, ViewNode
from graph.views.overview import overview


def made(nodes: list[ViewNode], links: list[tuple[str, str]]) -> View:
    edges = tuple(ViewEdge(f"e{k}", a, b, "party", "") for k, (a, b) in enumerate(links))
    return View("test", "Test", "", tuple(nodes), edges)


def states(*names: str) -> list[ViewNode]:
    return [ViewNode(name, f"Land {name}", "country", code=name, weight=9) for name in names]


def members(view: View) -> dict[str, tuple[str, ...]]:
    return {group.id: group.members for group in overview(view).groups}


def test_an_item_belongs_to_the_country_it_has_most_links_with() -> None:
    view = made(
        [*states("A", "B", "C"), ViewNode("x", "X", "hub"), ViewNode("y", "Y", "hub")],
        [("x", "A"), ("x", "B"), ("x", "B"), ("y", "C"), ("A", "B"), ("B", "C")],
    )
    assert members(view) == {
        "group:A": ("A",),
        "group:B": ("B", "x"),
        "group:C": ("C", "y"),
    }


def test_of_two_countries_the_one_with_fewer_links_has_a_treaty_of_both() -> None:
    view = made(
        [*states("A", "B", "C"), ViewNode("x", "X", "instrument")],
        [("x", "A"), ("x", "B"), ("A", "C"), ("A", "C")],
    )
    assert members(view)["group:B"] == ("B", "x")


def test_what_is_linked_to_no_country_follows_its_neighbours() -> None:
    view = made(
        [*states("A", "B", "C"), *(ViewNode(n, n, "person") for n in ("x", "y", "z"))],
        [("A", "B"), ("B", "C"), ("x", "C"), ("y", "x"), ("z", "y")],
    )
    assert members(view)["group:C"] == ("C", "x", "y", "z")


def test_what_has_no_links_is_grouped_by_kind() -> None:
    view = made(
        [*states("A", "B", "C"), ViewNode("x", "X", "hub"), ViewNode("y", "Y", "hub")],
        [("A", "B"), ("B", "C")],
    )
    groups = {group.id: group for group in overview(view).groups}
    assert groups["group:kind:hub"].members == ("x", "y")
    assert groups["group:kind:hub"].label == "Hubs without links"


def test_without_countries_communities_gather_around_their_most_important_item() -> None:
    cliques = [
        (f"{name}{i}", f"{name}{j}")
        for name in "ab"
        for i, j in itertools.combinations(range(5), 2)
    ]
    nodes = [
        ViewNode(f"{name}{i}", f"Body {name}{i}", "body", weight=i)
        for name in "ab"
        for i in range(5)
    ]
    found = overview(made(nodes, [*cliques, ("a0", "b0")])).groups
    assert {group.label: len(group.members) for group in found} == {
        "Around Body a4": 5,
        "Around Body b4": 5,
    }


def test_more_groups_than_a_page_can_show_become_one() -> None:
    names = [f"{a}{b}" for a in "ABCDEFGHIJKLM" for b in "ABCDEFGHIJKLM"]
    view = made(states(*names), list(itertools.pairwise(names)))
    found = overview(view).groups
    assert len(found) == 151
    assert found[-1].label == "Smaller groups"
    assert sum(len(group.members) for group in found) == len(names)


LARGE = overview(trade_view(1500))


def test_groups_do_not_overlap() -> None:
    for a, b in itertools.combinations(LARGE.groups, 2):
        assert math.hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius


def test_members_stand_within_their_group_and_apart() -> None:
    nodes = {node.id: node for node in LARGE.nodes}
    for group in LARGE.groups:
        places = set()
        for member in group.members:
            x, y = nodes[member].x, nodes[member].y
            assert x is not None
            assert y is not None
            assert math.hypot(x - group.x, y - group.y) <= group.radius + 1
            places.add((x, y))
        assert len(places) == len(group.members)


def test_the_first_members_of_a_kind_are_spread_evenly_however_many_are_taken() -> None:
    """Half of any first ones lie beyond the circle that halves the area, give or take a few."""
    group = LARGE.groups[0]
    nodes = {node.id: node for node in LARGE.nodes}
    own = [nodes[m] for m in group.members[1:] if nodes[m].kind == "organisation"]
    assert len(own) > 40
    far = [math.hypot(n.x - group.x, n.y - group.y) / group.radius for n in own]  # type: ignore[operator]
    for count in (8, 16, 24, 40):
        outer = np.mean([distance > math.sqrt(0.5) for distance in far[:count]])
        assert 0.25 < outer < 0.65


def test_a_country_stands_in_the_middle_of_its_group() -> None:
    nodes = {node.id: node for node in LARGE.nodes}
    for group in LARGE.groups:
        first = nodes[group.members[0]]
        assert (first.kind, first.x, first.y) == ("country", group.x, group.y)


def test_another_process_gives_the_same_overview() -> None:
    script = (
        "import hashlib\n"
        "from benchmarks.trade_network import trade_view\n"
        "from graph.views.overview import overview\n"
        "print(hashlib.sha256(repr(overview(trade_view(1500))).encode()).hexdigest())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert told == hashlib.sha256(repr(LARGE).encode()).hexdigest()


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 30).flatmap(
        lambda n: st.tuples(
            st.lists(st.sampled_from(["country", "hub", "odd"]), min_size=n, max_size=n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=50),
        )
    )
)
def test_every_item_is_in_one_group(drawn: tuple[list[str], list[tuple[int, int]]]) -> None:
    kinds, links = drawn
    nodes = [ViewNode(f"n{i}", f"Item {i}", kind) for i, kind in enumerate(kinds)]
    view = overview(made(nodes, [(f"n{a}", f"n{b}") for a, b in links]))
    placed = sorted(member for group in view.groups for member in group.members)
    assert placed == sorted(node.id for node in nodes)
    assert all(math.isfinite(group.x + group.y + group.radius) for group in view.groups)


@pytest.mark.parametrize(
    ("groups", "problem"),
    [
        ([("g", ("a",))], "the item 'b' is in no group"),
        ([("g", ("a", "b")), ("h", ("b",))], "the item 'b' is in two groups"),
        ([("g", ("a", "c"))], "refers to the item 'c'"),
        ([("a", ("a", "b"))], "a group and an item have the identifier 'a'"),
    ],
)
def test_groups_that_are_not_sound_are_refused(
    groups: list[tuple[str, tuple[str, ...]]], problem: str
) -> None:
    nodes = (ViewNode("a", "A", "hub"), ViewNode("b", "B", "hub"))
    found = tuple(ViewGroup(name, name, "hub", ids) for name, ids in groups)
    with pytest.raises(ViewError, match=problem):
        View("test", "Test", "", nodes, (), groups=found)
