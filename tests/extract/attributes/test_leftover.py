"""Amounts of money that no word makes a property."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Under the loan, $20 million will go to Chad.", "loan"),
        ("The Kazungula bridge was handed over for $250 million.", "Kazungula bridge"),
        ("Work on the Kazungula bridge goes on. The treasury adds $30 million to the project.", ""),
    ],
)
def test_an_amount_is_that_of_the_thing_spoken_of(text: str, owner: str) -> None:
    [(of, _, value)] = told(text)
    assert owner in of
    assert value is not None


@pytest.mark.parametrize(
    "text",
    [
        "Nepal took $42 million at the port, compared with $48 million before.",
        "The GDP of Chad, which has no port, is $18 billion.",
        "Traffic at the port rose by 4% and brought it $18 million.",
        "A night at the port costs $90.",
    ],
)
def test_an_amount_of_trade_or_of_a_state_is_none(text: str) -> None:
    assert told(text) == []
