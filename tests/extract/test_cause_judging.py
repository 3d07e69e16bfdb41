"""Causes that are clauses, taken apart."""

from __future__ import annotations

import pytest

from graph.extract.causes.judging import split_clauses


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("oil prices climbed and shipments slowed", ["oil prices climbed", "shipments slowed"]),
        ("the mine and the smelter closed", ["the mine and the smelter closed"]),
        ("goods were held and inspected twice", ["goods were held and inspected twice"]),
    ],
)
def test_clauses_that_have_a_verb_each(text: str, causes: list[str]) -> None:
    assert split_clauses(text) == causes
