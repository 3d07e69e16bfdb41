"""Tests of dialogues and programmes that are launched or used under a name."""

from __future__ import annotations

import pytest

from graph.claims.model import InstrumentKind, Status
from graph.extract.instruments.launches import launches
from tests.extract.scenes import scene_of


def told(text: str) -> list[tuple[InstrumentKind, str | None, Status | None]]:
    """Return kind, name and status of what a text says is launched."""
    return [(claim.kind, claim.title, claim.status) for claim in launches(scene_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oman and Fiji agreed to set up a Reef Trade Platform in Suva.",
            [(InstrumentKind.OTHER, "Reef Trade Platform", Status.AGREED)],
        ),
        (
            "Oman and Fiji plan to launch the Reef Freight Network in Suva.",
            [(InstrumentKind.OTHER, "Reef Freight Network", Status.PROPOSED)],
        ),
        (
            "Under the Reef and Lagoon programme, Oman and Fiji count turtles.",
            [(InstrumentKind.PROGRAMME, "Reef and Lagoon programme", Status.IN_FORCE)],
        ),
        ("Oman and Fiji called for talks and never launched the Reef Freight Network.", []),
        ("Oman and Fiji launched the Reef Queen in Suva.", []),
        ("Fiji launched the Reef Freight Network.", []),
    ],
)
def test_a_name_with_its_noun_is_launched_by_two_sides(
    text: str, expected: list[tuple[InstrumentKind, str | None, Status | None]]
) -> None:
    assert told(text) == expected
