"""Goods that hold a rank are those of the amount beside it."""

from __future__ import annotations

import pytest

from graph.extract.figures.topics import find_topics
from tests.extract.figures.reading import words_of


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Uranium ($5 million) was the main export.", "Uranium"),
        ("Palm oil was Fiji's most exported commodity, at $5 million.", "Palm oil"),
        ("Tea and coffee ($5 million) remained the leading export.", "Tea and coffee"),
    ],
)
def test_goods_of_a_rank_with_an_amount(text: str, goods: str) -> None:
    (topic,) = find_topics(words_of(text))
    assert topic.commodity == goods


@pytest.mark.parametrize(
    "text",
    [
        "The budget ($5 million) was the main export.",
        "Fiji was the largest export market of Chad, at $5 million.",
    ],
)
def test_what_is_no_goods_holds_no_rank(text: str) -> None:
    assert [t.commodity for t in find_topics(words_of(text)) if t.commodity] == []


def test_goods_are_named_behind_their_rank() -> None:
    text = "The top import commodity was motor cars as well, with $5 million."
    assert [t.commodity for t in find_topics(words_of(text))] == ["motor cars"]
