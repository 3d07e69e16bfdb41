"""Meetings of many states, which a text of two only mentions."""

from __future__ import annotations

import pytest

from graph.claims import SessionClaim
from graph.extract.sessions import claims
from tests.extract.scenes import scene_of

_HEAD = "Chile and Japan meet\n2024-10-12\n\n"


def _parties(text: str) -> list[tuple[str, ...]]:
    found = claims(scene_of(_HEAD + text))
    return [claim.parties for claim in found if isinstance(claim, SessionClaim)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Chile and Japan met at the East Asia Summit held in Lomé in May 2024.",
            (),
        ),
        ("Both welcomed the second Summit for Democracy held in Lomé in March 2023.", ()),
        ("Chile and Japan spoke at the 28th United Nations Climate Change Conference.", ()),
        ("They spoke on the margins of the G7 Summit in Lomé on 3 May 2024.", ("G7",)),
        ("The third Chile-Japan Business Forum was held in Lomé on 3 May 2024.", ("CL", "JP")),
        ("The second Chile-Japan Global Dialogue was held in Lomé on 3 May 2024.", ("CL", "JP")),
    ],
)
def test_who_meets(text: str, parties: tuple[str, ...]) -> None:
    assert _parties(text) == [parties]
