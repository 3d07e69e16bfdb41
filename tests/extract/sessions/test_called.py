"""Tests of meetings that are called by a name of their own."""

from __future__ import annotations

import pytest

from graph.claims import SessionClaim
from graph.extract.sessions import claims
from tests.extract.scenes import scene_of


def called(text: str) -> list[tuple[str, int | None, str | None]]:
    """Return body, number and place of the meetings of a text."""
    found = [c for c in claims(scene_of(text)) if isinstance(c, SessionClaim)]
    return [(claim.body, claim.ordinal, claim.place) for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mali and Togo inked a pact in Dakar on the fringes of the ECOWAS Energy Forum.",
            [("ECOWAS Energy Forum", None, "Dakar")],
        ),
        (
            "The plan was tabled at the 4th EAC Health Ministers' Meeting in Arusha.",
            [("EAC Health Ministers' Meeting", 4, "Arusha")],
        ),
        (
            "Outcome of the Trans-Caspian Ports Conference\n\nFees will fall, said the hosts.",
            [("Trans-Caspian Ports Conference", None, None)],
        ),
        ("The plan was tabled at the Cotton Growers Meeting in Arusha.", []),
        ("Its shares rose after the ECOWAS Bank Shareholders Meeting in Lomé.", []),
        ("Summary of the Trans-Caspian Ports\n\nFees will fall, said the hosts.", []),
    ],
)
def test_names_of_states_or_of_ministers_make_a_meeting(
    text: str, expected: list[tuple[str, int | None, str | None]]
) -> None:
    assert called(text) == expected
