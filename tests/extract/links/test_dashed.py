"""Links that only their ends name."""

from __future__ import annotations

import pytest

from tests.extract.links.reading import links_in


def stops(text: str) -> list[tuple[str, ...]]:
    return [name.stops for name in links_in(text)]


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
