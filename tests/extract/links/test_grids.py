"""Links told as the joining of two systems of power."""

from __future__ import annotations

from graph.extract.annotate import default_gazetteer
from graph.extract.links.grids import joined_grids


def joined(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = joined_grids(text, default_gazetteer().find(text))
    return [(name.name, name.parties) for name in found]


def test_one_verb_joins_each_pair_of_grids() -> None:
    text = (
        "The grids of Thailand and Laos were connected in 1971, those of Laos and Vietnam in 2009."
    )
    assert joined(text) == [
        ("Thailand–Laos interconnection", ("LA", "TH")),
        ("Laos–Vietnam interconnection", ("LA", "VN")),
    ]


def test_grids_that_nothing_joins_are_no_link() -> None:
    assert (
        joined("The power systems of Laos and Vietnam are old, those of Peru and Chile new.") == []
    )
    assert joined("The grids of Laos were connected to villages.") == []
