"""Borders: both sides know of each, and every code is a country."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataFileError
from graph.reference import borders, load_reference


def test_a_border_has_two_sides_that_are_countries() -> None:
    known = load_reference().countries.keys()
    table = borders.load_borders()
    assert table.keys() <= known
    for country, neighbours in table.items():
        assert country not in neighbours
        assert all(borders.are_neighbours(other, country) for other in neighbours)


@pytest.mark.parametrize(
    ("country", "neighbours"),
    [("CH", "AT DE FR IT LI"), ("ZM", "AO BW CD MW MZ NA TZ ZW"), ("LS", "ZA"), ("IE", "GB")],
)
def test_the_neighbours_of_a_country_are_complete(country: str, neighbours: str) -> None:
    assert borders.load_borders()[country] == frozenset(neighbours.split())


def test_every_landlocked_country_has_a_neighbour() -> None:
    landlocked = {c.code for c in load_reference().countries.values() if c.landlocked}
    assert landlocked <= borders.load_borders().keys()


def test_an_island_has_none() -> None:
    assert not borders.are_neighbours("LK", "IN")
    assert not borders.are_neighbours("JP", "KR")


def test_a_line_without_neighbours_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "borders.txt"
    file.write_text("AF CN\nZW\n")
    monkeypatch.setattr(borders, "_FILE", file)
    with pytest.raises(DataFileError, match=r"borders.txt:2"):
        borders.load_borders.__wrapped__()
