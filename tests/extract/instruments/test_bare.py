"""Mentions of instruments that say too little to claim anything."""

from __future__ import annotations

import pytest

from tests.extract.instruments.reading import claims


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Togo and Gabon talked about executing bilateral agreements.", 0),
        ("Togo has signed such agreements with many.", 0),
        ("Togo wants to negotiate trade agreements.", 0),
        ("Togo and Gabon signed three agreements.", 1),
        ("Togo and Gabon signed an agreement on shrimps. The text was initialled in 2020.", 2),
    ],
)
def test_a_mention_needs_a_stage_and_something_of_its_own(text: str, found: int) -> None:
    assert len(claims(text)) == found


def test_a_text_means_the_instrument_it_is_of() -> None:
    text = "Togo and Gabon initialled the text of a treaty on shrimps in 2020."
    (claim,) = claims(text)
    assert (claim.subject, str(claim.date)) == ("shrimps", "2020")
