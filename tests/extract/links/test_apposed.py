"""Two mentions beside each other of one link."""

from __future__ import annotations

import pytest

from tests.extract.links.reading import links_in


@pytest.mark.parametrize(
    ("text", "name", "acronym", "stops"),
    [
        ("NordSea 2, a power cable from Oslo to Hamburg.", "NordSea 2", None, ("Oslo", "Hamburg")),
        (
            "A 300-km pipeline from Baku to Tbilisi, the Kura Pipeline, is due.",
            "Kura Pipeline",
            None,
            ("Baku", "Tbilisi"),
        ),
        (
            "The Kura Pipeline, a pipeline from Baku to Tbilisi, is due.",
            "Kura Pipeline",
            None,
            ("Baku", "Tbilisi"),
        ),
        (
            "The Kura Corridor, also known as the Lower Corridor.",
            "Kura Corridor",
            "Lower Corridor",
            (),
        ),
        (
            "The Kura Railway, on which trains run from Baku to Tbilisi.",
            "Kura Railway",
            None,
            ("Baku", "Tbilisi"),
        ),
    ],
)
def test_both_are_read_as_one(
    text: str, name: str, acronym: str | None, stops: tuple[str, ...]
) -> None:
    [link] = links_in(text)
    assert (link.name, link.acronym, link.stops) == (name, acronym, stops)


def test_two_pipelines_are_two() -> None:
    text = "The Kura Pipeline and a pipeline from Baku to Tbilisi are due."
    assert len(links_in(text)) == 2
