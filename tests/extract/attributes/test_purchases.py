"""What one side undertakes to buy."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Vietnam will purchase $8 billion in aircraft from Boeing.", "aircraft"),
        ("Purchases of about $2.9 billion of American farm products.", "farm products"),
        (
            "Peru agrees to purchases of fuel oil, with an estimated value of $4 billion.",
            "fuel oil",
        ),
    ],
)
def test_what_is_to_be_bought_has_the_amount(text: str, goods: str) -> None:
    assert [(of, name) for of, name, _ in told(text)] == [(goods, "amount")]


def test_what_was_bought_is_trade() -> None:
    assert told("Traders were buying $2 million of rice in May.") == []
