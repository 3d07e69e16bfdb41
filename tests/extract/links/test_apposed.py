"""Two mentions beside each other of one link."""

from __future__ import annotations

import pytest

from graph.extract.annotate import base_view, default_gazetteer
from graph.extract.links import names
from graph.extract.pattern import fold


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
    [link] = names(base_view(fold(text, []), default_gazetteer().find(text)))
    assert (link.name, link.acronym, link.stops) == (name, acronym, stops)


def test_two_pipelines_are_two() -> None:
    text = "The Kura Pipeline and a pipeline from Baku to Tbilisi are due."
    assert len(list(names(base_view(fold(text, []), default_gazetteer().find(text))))) == 2
