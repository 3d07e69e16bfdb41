"""Exports worded as earnings."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.earnings import find_earnings
from tests.extract.figures.reading import words_of


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Earnings from tea and coffee rose to $5 million.", "tea and coffee"),
        ("Its timber receipts came to $5 million.", "timber"),
        ("Chad earned $5 million from cotton shipped abroad in 2021.", "cotton"),
    ],
)
def test_earnings_from_goods_are_exports(text: str, goods: str) -> None:
    (topic,) = find_earnings(words_of(text))
    assert (topic.direction, topic.commodity) == (Direction.EXPORTS, goods)


@pytest.mark.parametrize(
    "text",
    [
        "Earnings from tourism rose to $5 million.",
        "The bank's earnings rose to $5 million.",
        "The minister earned $5 million from a book.",
        "Tax receipts came to $5 million.",
    ],
)
def test_other_earnings_are_not(text: str) -> None:
    assert find_earnings(words_of(text)) == []


@pytest.mark.parametrize(
    "text",
    ["Earnings from Fiji fell to $5 million.", "Earnings from the three markets were $5 million."],
)
def test_earnings_from_buyers_go_on_about_the_exports_before(text: str) -> None:
    (topic,) = find_earnings(words_of(text))
    assert topic.pronoun
    assert topic.direction is Direction.EXPORTS
    assert topic.company is not None
