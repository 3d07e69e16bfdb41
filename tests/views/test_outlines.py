from __future__ import annotations

from itertools import pairwise

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
    assert whole < halves < whole + 2 * 100, "each line that is cut gets an end on either side"


def test_a_line_is_cut_at_the_edge_of_the_box() -> None:
    south, west, north, east = box = (-1.0, 9.0, 1.0, 20.0)
    ends = [end for _, piece in outlines.outlines(*box) for end in (piece[0], piece[-1])]
    assert any(latitude in (south, north) for latitude, _ in ends)
    assert any(longitude in (west, east) for _, longitude in ends)


def test_no_line_runs_round_the_earth() -> None:
    pieces = [piece for _, piece in outlines.outlines(-89, -180, 89, 180)]
    for piece in pieces:
        for (_, here), (_, there) in pairwise(piece):
            assert abs(here - there) < 90


def test_the_sea_is_empty() -> None:
    assert kinds(-5, -30, 5, -20) == set()
