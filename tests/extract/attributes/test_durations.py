"""How long what was agreed lasts."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told

LEASE = "Niger signed a lease of the Cotonou terminal."


@pytest.mark.parametrize(
    "term", ["for a period of 30 years", "over 30 years", "for the first 30 years"]
)
def test_years_after_for_and_over_are_a_duration(term: str) -> None:
    assert told(f"{LEASE} It may store fuel there {term}.")[-1][1:] == ("duration_years", 30)


@pytest.mark.parametrize(
    "text",
    [
        "Sales have not moved for 30 years.",
        "Freight rose by 70% over 30 years.",
        "It was over 30 years ago.",
    ],
)
def test_years_that_only_passed_are_none(text: str) -> None:
    assert all(name != "duration_years" for _, name, _ in told(f"{LEASE} {text}"))
