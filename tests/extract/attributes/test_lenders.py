"""Whether a sum is one of a loan."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize("verb", ["is providing", "will lend", "has cleared", "is releasing"])
def test_what_a_bank_gives_is_the_amount_of_a_loan(verb: str) -> None:
    text = f"The African Development Bank {verb} $65 million for rural roads."
    assert told(text) == [("loan", "amount", Decimal(65_000_000))]


def test_what_a_government_gives_is_no_loan() -> None:
    text = "Japan gave $20 million for the Doba bridge."
    assert told(text) == [("Doba bridge", "financing", Decimal(20_000_000))]
