import pytest

from graph.claims.model import Direction
from graph.extract.figures.leftover import leftover_topics
from tests.extract.figures.reading import words_of


def test_known_goods_are_named_without_article_and_verb() -> None:
    (topic,) = leftover_topics(words_of("The cut flowers brought in $4 million."))
    assert topic.commodity == "cut flowers"


def test_goods_of_a_country_are_its_exports() -> None:
    (topic,) = leftover_topics(words_of("Zambian maize made up $4 million."))
    assert topic.direction is Direction.EXPORTS
    assert topic.owner is not None
    assert topic.commodity == "maize"


@pytest.mark.parametrize("text", ["Togo led with $4 million.", "Some $4 million went to Togo."])
def test_a_country_named_in_it_is_the_partner(text: str) -> None:
    (topic,) = leftover_topics(words_of(text))
    party = topic.company or topic.destination
    assert party is not None
    assert party.mention is not None
    assert party.mention.codes == ("TG",)


@pytest.mark.parametrize(
    "text",
    [
        "Togo led with a loan of $4 million.",
        "Soon it will be $4 million.",
        "Togo led by far.",
        "It is projected at $4 million.",
    ],
)
def test_other_things_and_what_is_to_come_are_left_alone(text: str) -> None:
    assert leftover_topics(words_of(text)) == []
