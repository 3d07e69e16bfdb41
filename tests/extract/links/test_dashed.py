"""Links that only their ends name."""

from __future__ import annotations

import pytest

from graph.extract.annotate import base_view, default_gazetteer
from graph.extract.links import names
from graph.extract.pattern import fold


def stops(text: str) -> list[tuple[str, ...]]:
    found = names(base_view(fold(text, []), default_gazetteer().find(text)))
    return [name.stops for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last 90 km, Tanga-Moshi, opens soon.", [("Tanga", "Moshi")]),
        (
            "Two stretches remain: Tanga-Moshi (90 km) and Moshi-Arusha.",
            [("Tanga", "Moshi"), ("Moshi", "Arusha")],
        ),
        (
            "Three roads (Tanga-Moshi, Moshi-Arusha and Arusha-Mombasa) are to be paved.",
            [("Tanga", "Moshi"), ("Moshi", "Arusha"), ("Arusha", "Mombasa")],
        ),
    ],
)
def test_a_length_or_a_list_makes_ends_a_link(text: str, expected: list[tuple[str, ...]]) -> None:
    assert stops(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Talks in Tanga-Moshi were long.",
        "The Tanga-Moshi match drew 300 people.",
        "Mota-Engil drove 90 km.",
    ],
)
def test_ends_without_either_are_none(text: str) -> None:
    assert stops(text) == []
