from __future__ import annotations

import pytest

from graph.views import outlines


def kinds(south: float, west: float, north: float, east: float) -> set[str]:
    return {kind for kind, _ in outlines.outlines(south, west, north, east)}


def test_an_island_has_coasts_and_a_landlocked_country_borders() -> None:
    assert kinds(-26, 43, -12, 51) == {"coast"}  # Madagascar
    assert kinds(41, 87, 53, 120) == {"border"}  # Mongolia


@pytest.mark.parametrize("box", [(-90, -180, 90, 180), (35, 60, 56, 90), (0, -10, 10, 10)])
def test_pieces_stay_in_their_box(box: tuple[float, float, float, float]) -> None:
    south, west, north, east = box
    pieces = [piece for _, piece in outlines.outlines(*box)]
    assert pieces
    for piece in pieces:
        assert len(piece) > 1
        assert all(south <= a <= north and west <= o <= east for a, o in piece)


def test_a_line_that_leaves_and_returns_is_two_pieces() -> None:
    whole = sum(len(piece) for _, piece in outlines.outlines(-90, -180, 90, 180))
    halves = sum(
        len(piece)
        for west, east in ((-180.0, 20.0), (20.0, 180.0))
        for _, piece in outlines.outlines(-90, west, 90, east)
    )
    assert whole - 60 < halves <= whole


def test_the_sea_is_empty() -> None:
    assert kinds(-5, -30, 5, -20) == set()
