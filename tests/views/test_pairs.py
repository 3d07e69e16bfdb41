from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.views.pairs import pair_network, pairs_of


def test_each_two_parties_are_a_pair_once() -> None:
    assert pairs_of(("Mali", "Chad", "Mali", "Togo")) == (
        ("Chad", "Mali"),
        ("Chad", "Togo"),
        ("Mali", "Togo"),
    )
    assert pairs_of(("Mali",)) == ()


def test_lines_count_what_a_pair_shares() -> None:
    found = pair_network([("Chad", "Mali"), ("Mali", "Chad"), ("Chad", "Togo"), ("Peru",), ()])
    assert {line.names: line.count for line in found.lines} == {
        ("Chad", "Mali"): 2,
        ("Chad", "Togo"): 1,
    }
    assert [spot.name for spot in found.spots] == ["Chad", "Mali", "Togo"]


@given(st.lists(st.lists(st.sampled_from("ABCDEFGHIJ"), max_size=4), max_size=12))
def test_all_parties_stand_in_the_box_and_none_on_another(groups: list[list[str]]) -> None:
    found = pair_network(groups)
    assert all(0 < spot.x < found.width and 0 < spot.y < found.height for spot in found.spots)
    assert len({(spot.x, spot.y) for spot in found.spots}) == len(found.spots)
