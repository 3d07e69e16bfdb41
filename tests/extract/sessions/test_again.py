from __future__ import annotations

import pytest

from graph.claims.model import SessionClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract


def told(text: str) -> list[tuple[str, int | None, str | None]]:
    claims = extract(parse_document("text.txt", text.encode()))
    return [(c.body, c.ordinal, c.place) for c in claims if isinstance(c, SessionClaim)]


FIRST = "The Gabon-Togo Joint Trade Committee (JTC) was set up in 2010. "
BODY = "Gabon-Togo Joint Trade Committee"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 4th Session of the JTC was held in Lomé.", (BODY, 4, "Lomé")),
        ("They agreed to hold the next session of the Committee in Lomé.", (BODY, None, "Lomé")),
        ("It will hold its second meeting in Lomé in May 2012.", (BODY, 2, "Lomé")),
    ],
)
def test_a_body_named_by_less_is_the_one_named_before(
    text: str, expected: tuple[str, int | None, str | None]
) -> None:
    assert told(FIRST + text) == [expected]


def test_it_is_no_body_that_is_not_the_subject_before() -> None:
    text = (
        "Gabon praised the Gabon-Togo Joint Trade Committee. It will hold its second vote in Lomé."
    )
    assert told(text) == []
