"""Words that a document defines for goods and services together."""

from __future__ import annotations

import pytest

from graph.claims import FlowClaim
from graph.extract import figures
from tests.extract.scenes import scene_of


def commodities(text: str) -> list[str | None]:
    return [c.commodity for c in figures.claims(scene_of(text)) if isinstance(c, FlowClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji's overall exports (merchandise and services combined) were $3 billion in 2023."
            " Overall imports were $4 billion in 2023.",
            ["goods and services", "goods and services"],
        ),
        (
            "Fiji's overall exports (goods plus services) were $3 billion in 2023. Merchandise"
            " imports were $4 billion in 2023.",
            ["goods and services", None],
        ),
        (
            "Fiji's overall exports were $3 billion in 2023. Overall imports were $4 billion.",
            [None, None],
        ),
        (
            "Fiji's overall exports (tuna and sugar) were $3 billion in 2023. Overall imports were"
            " $4 billion.",
            [None, None],
        ),
    ],
)
def test_a_defined_word_keeps_its_meaning(text: str, expected: list[str | None]) -> None:
    assert commodities(text) == expected
