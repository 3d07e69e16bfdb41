import pytest

from graph.claims.model import Direction
from graph.extract.figures.buyers import find_buyers
from tests.extract.figures.reading import words_of


def test_a_buyer_of_the_goods_of_another_is_its_partner() -> None:
    (topic,) = find_buyers(words_of("Chad was the top buyer of Kenyan tea, taking $5 million."))
    assert topic.direction is Direction.EXPORTS
    assert topic.owner is not None
    assert topic.destination is not None
    assert topic.commodity == "tea"


def test_a_buyer_without_a_seller_is_one_of_the_trade_told_before() -> None:
    (topic,) = find_buyers(words_of("Chad remained the No 1 client ($5 million, up 2%)."))
    assert topic.pronoun
    assert topic.company is not None


@pytest.mark.parametrize(
    "text",
    [
        "Chad was the top buyer last year.",
        "Chad courts the top buyer ($5 million).",
        "Kenya's top buyer paid $5 million.",
    ],
)
def test_without_an_amount_or_a_buyer_there_is_none(text: str) -> None:
    assert find_buyers(words_of(text)) == []
