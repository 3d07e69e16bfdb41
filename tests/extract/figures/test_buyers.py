import pytest

from graph.claims.model import Direction
from graph.extract.figures.buyers import with_buyers
from graph.extract.figures.model import Topic
from graph.extract.figures.topics import find_topics
from tests.extract.figures.reading import words_of


def buyers_in(text: str) -> list[Topic]:
    return with_buyers(words_of(text), [])


def test_a_buyer_of_the_goods_of_another_is_its_partner() -> None:
    (topic,) = buyers_in("Chad was the top buyer of Kenyan tea, taking $5 million.")
    assert topic.direction is Direction.EXPORTS
    assert topic.owner is not None
    assert topic.destination is not None
    assert topic.commodity == "tea"


def test_a_buyer_without_a_seller_is_one_of_the_trade_told_before() -> None:
    (topic,) = buyers_in("Chad remained the No 1 client ($5 million, up 2%).")
    assert topic.pronoun
    assert topic.company is not None


@pytest.mark.parametrize(
    "text",
    [
        "Chad was the top buyer last year.",
        "Chad courts the top buyer ($5 million).",
        "Kenya's top buyer paid $5 million.",
        "Chad was Kenya's top buyer, accounting for 2% of exports of $5 million.",
        "The road to Chad was Kenya's main market for goods worth $5 million.",
    ],
)
def test_without_an_amount_or_a_buyer_there_is_none(text: str) -> None:
    assert buyers_in(text) == []


EXPORTS, IMPORTS, TOTAL = Direction.EXPORTS, Direction.IMPORTS, Direction.TOTAL


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Chad was Kenya's main trade partner in exports with $5 million.", EXPORTS),
        ("In terms of imports, Chad is Kenya's top trading partner at $5 million.", IMPORTS),
        ("Chad became Kenya's main trading partner, with $5 million in exports.", EXPORTS),
        ("In 2020 Chad was Kenya's main trading partner with $5 million.", TOTAL),
        ("Chad ranks third among suppliers of goods to Kenya – $5 million.", IMPORTS),
        ("Chad was the second most important import source for Kenya at $5 million.", IMPORTS),
        ("Chad remained Kenya's only export market to grow, by 4% to $5 million.", EXPORTS),
    ],
)
def test_the_way_of_the_goods_is_told_beside_the_rank(text: str, direction: Direction) -> None:
    (topic,) = find_topics(words_of(text))
    assert topic.direction is direction
    assert topic.owner is not None
    assert topic.partnered


def test_the_way_that_a_sentence_turns_to_holds_for_the_list_of_its_partners() -> None:
    text = "As for imports, Kenya's main trading partners are Chad ($5 m) and Mali ($2 m)."
    (topic,) = find_topics(words_of(text))
    assert topic.direction is Direction.IMPORTS


def test_the_balance_with_a_partner_is_not_its_trade() -> None:
    text = "Chad was Kenya's main trading partner, with a deficit of $5 million."
    assert {topic.direction for topic in find_topics(words_of(text))} == {Direction.BALANCE}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Chad ($5 million or 4 percent) is the leader among Kenya's trade partners.", TOTAL),
        ("Chad is in third place on the list of Kenya's suppliers – $5 million.", IMPORTS),
        ("In exports, Chad was again Kenya's main partner with $5 million.", EXPORTS),
        (
            "Among Kenya's four main suppliers, Chad posted the least growth, to $5 million.",
            IMPORTS,
        ),
    ],
)
def test_a_rank_is_told_in_many_ways(text: str, way: Direction) -> None:
    (topic,) = find_topics(words_of(text))
    assert topic.direction is way
    assert topic.owner is not None
    assert topic.partnered


def test_the_main_partner_in_aid_is_none_in_trade() -> None:
    assert buyers_in("Chad is Kenya's main partner with $5 million in grants.") == []
