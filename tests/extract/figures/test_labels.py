"""What the labels of rows tell."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.labels import RowLabel, as_topic, read_label
from graph.extract.figures.lexicon import load_lexicon
from graph.extract.figures.tokens import take_apart
from tests.extract.scenes import scene_of


def label(text: str) -> RowLabel:
    row = scene_of(text).sentences[0]
    return read_label(row, take_apart(row, load_lexicon()))


@pytest.mark.parametrize(
    ("text", "owner", "direction"),
    [
        ("Exports (f.o.b.)", None, Direction.EXPORTS),
        ("Peru's reported imports", ("PE",), Direction.IMPORTS),
        ("Peruvian exports", ("PE",), Direction.EXPORTS),
        ("Trade balance", None, Direction.BALANCE),
    ],
)
def test_directions(text: str, owner: tuple[str, ...] | None, direction: Direction) -> None:
    topic = label(text).topic
    assert topic is not None
    assert topic.direction is direction
    mention = topic.owner.mention if topic.owner is not None else None
    assert (mention.codes if mention is not None else None) == owner


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("Fresh fish", "Fresh fish", False),
        ("of which: diesel 2/", "diesel", True),
        ("o/w sugar (a)", "sugar", True),
        ("Gold*", "Gold", False),
        ("07 Coffee and tea", "Coffee and tea", False),
    ],
)
def test_goods(text: str, words: str, part: bool) -> None:
    told = label(text)
    assert (told.words, told.part, as_topic(told)) == (words, part, None)


def test_other_goods_are_goods() -> None:
    assert not label("Other chemical products").apart
    assert label("Other countries").apart


def test_what_growth_is_counted_from_is_not_its_period() -> None:
    assert label("Change on previous year").period is None
    assert label("Change in 2021").period is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("FOB value (US$ million)", ""),
        ("Total value, US$ million", ""),
        ("Customs value", ""),
        ("Amount", ""),
        ("Value of tea", "Value of tea"),
        ("High-value goods", "High-value goods"),
    ],
)
def test_rows_that_are_called_value_only(text: str, words: str) -> None:
    assert label(text).words == words


@pytest.mark.parametrize("text", ["Growth (%)", "% change", "Exports growth", "y/y", "Change, %"])
def test_growth(text: str) -> None:
    assert label(text).growth


@pytest.mark.parametrize(
    "text",
    ["Others", "Share of total", "Landed (tonnes)", "Discrepancy", "Containers (TEU)", "Rank"],
)
def test_rows_apart(text: str) -> None:
    assert label(text).apart


def test_partners_and_the_whole() -> None:
    assert label("Peru").alone
    assert not label("Goods moving from Peru to Chile").alone
    assert label("Total").whole
    assert not label("Peru").whole
