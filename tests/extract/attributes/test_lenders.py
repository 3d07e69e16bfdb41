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


PROJECT = "The Doba road is 90 km long. The cost of the project is $30 million. "


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("The African Development Bank will contribute $9 million.", "Doba road", "financing"),
        ("The two governments will bear the remaining $9 million.", "Doba road", "financing"),
        ("The African Development Bank will lend $9 million.", "loan", "amount"),
    ],
)
def test_what_is_paid_towards_a_project_is_no_loan(text: str, owner: str, name: str) -> None:
    assert told(PROJECT + text)[2:] == [(owner, name, Decimal(9_000_000))]


@pytest.mark.parametrize(
    "text",
    [
        "The Bank's portfolio in Chad comprises 12 operations worth $900 million.",
        "To date, the African Development Bank has invested $900 million in 40 projects in Chad.",
    ],
)
def test_all_that_a_bank_has_given_is_no_property_of_a_project(text: str) -> None:
    assert len(told(PROJECT + text)) == 2


def test_terms_are_those_of_the_sum_that_is_pointed_back_to() -> None:
    text = (
        "The EIB gave a loan of $9 million. The EU gave a grant of $2 million. The loan is"
        " repayable over 20 years."
    )
    assert told(text)[2] == ("loan", "duration_years", Decimal(20))
