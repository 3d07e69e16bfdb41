"""Goods with a price on their way, told without a word for trade."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.consignments import find_consignments, without_rivals
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Party, Topic
from tests.extract.figures.reading import words_of


def codes(party: Party | None) -> tuple[str, ...] | None:
    return party.mention.codes if party is not None and party.mention is not None else None


@pytest.mark.parametrize(
    ("text", "direction", "origin", "destination", "goods"),
    [
        (
            "Gas worth $6 million came in from Bolivia in 2021.",
            Direction.IMPORTS,
            ("BO",),
            None,
            "Gas",
        ),
        (
            "In 2019 Fijian sugar worth $4 million landed on Spanish tables.",
            Direction.EXPORTS,
            ("FJ",),
            ("ES",),
            "sugar",
        ),
        (
            "Greek wine found buyers in Poland worth $2 million.",
            Direction.EXPORTS,
            ("GR",),
            ("PL",),
            "wine",
        ),
        (
            "Zambia spent $5 million on Indian machinery.",
            Direction.IMPORTS,
            ("IN",),
            None,
            "machinery",
        ),
        (
            "Cuba's bill for Spanish rice came to $7 million.",
            Direction.IMPORTS,
            ("ES",),
            None,
            "rice",
        ),
        (
            "Togo earned $4 million from Turkish customers.",
            Direction.EXPORTS,
            None,
            ("TR",),
            None,
        ),
    ],
)
def test_goods_with_a_price_are_flows(
    text: str,
    direction: Direction,
    origin: tuple[str, ...] | None,
    destination: tuple[str, ...] | None,
    goods: str | None,
) -> None:
    (topic,) = find_consignments(words_of(text))
    assert (topic.direction, topic.commodity) == (direction, goods)
    assert (codes(topic.origin), codes(topic.destination)) == (origin, destination)


def test_goods_that_change_hands_go_both_ways() -> None:
    (topic,) = find_consignments(words_of("Goods to the value of $9 million changed hands."))
    assert topic.direction is Direction.TOTAL


@pytest.mark.parametrize(
    "text",
    [
        "A bill for $3 million landed on the desk of Chad's minister.",
        "Chad spent $3 million on a bridge.",
        "The ministry spent $3 million on Indian consultants.",
        "The firm earned $3 million from its Turkish branch.",
        "Water worth $2 million came in through the roof.",
    ],
)
def test_other_money_is_none(text: str) -> None:
    assert find_consignments(words_of(text)) == []


def test_words_within_a_consignment_are_no_topics_of_their_own() -> None:
    consigned = [Topic(2, 4, 2, Direction.IMPORTS, Kind.STRONG, head_end=4)]
    rival, other = Topic(3, 4, 3, None, Kind.OTHER), Topic(6, 7, 6, None, Kind.OTHER)
    assert without_rivals([rival, other], consigned) == [other]
