import pytest

from graph.claims.model import Direction
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Topic
from graph.extract.figures.topics import find_topics
from tests.extract.figures.reading import codes, words_of


def topics_of(text: str) -> list[Topic]:
    return find_topics(words_of(text))


def test_owner_goods_and_destination_are_read_around_the_head() -> None:
    (topic,) = topics_of("Kenya's tea exports to Egypt rose 5 per cent.")
    assert topic.direction is Direction.EXPORTS
    assert codes(topic.owner) == ("KE",)
    assert codes(topic.destination) == ("EG",)
    assert topic.commodity == "tea"


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Exports of crude oil from Oman fell 5 per cent.", "crude oil"),
        ("Imports of Libyan oil fell 5 per cent.", "oil"),
        ("Total exports (goods and services) of Peru rose 5%.", "goods and services"),
        ("Peru's services exports rose 5%.", "services"),
        ("Peru's merchandise exports rose 5%.", None),
        ("Peru's record exports rose 5%.", None),
        ("Exports of maize and milk picked up.", "maize and milk"),
        ("Non-energy, non-gold (jewels, coins) imports of Peru rose 5%.", "Non-energy, non-gold"),
    ],
)
def test_goods_are_named_before_or_after_the_head(text: str, goods: str | None) -> None:
    assert topics_of(text)[0].commodity == goods


@pytest.mark.parametrize(
    "text",
    [
        "The trade ministry of Peru said so.",
        "A free trade agreement was signed.",
        "Export promotion is a task of the agency.",
        "The import tax was raised.",
    ],
)
def test_trade_as_part_of_another_name_is_no_topic(text: str) -> None:
    assert [t for t in topics_of(text) if t.direction is not None] == []


def test_investment_is_a_rival_for_figures() -> None:
    first, second = topics_of("Trade reached $2 billion and investment $1 billion.")
    assert first.direction is Direction.TOTAL
    assert second.direction is None


def test_a_rival_that_sets_the_scene_is_none() -> None:
    topics = topics_of("Despite higher prices exports fell to $3 billion.")
    assert [t.direction for t in topics] == [Direction.EXPORTS]


def test_a_phrase_inside_another_adds_its_parties() -> None:
    (topic,) = topics_of("Peru's deficit in trade with Chile widened.")
    assert topic.direction is Direction.BALANCE
    assert codes(topic.company) == ("CL",)


def test_a_verb_with_its_object() -> None:
    topic = next(t for t in topics_of("Kuwait bought Indian rice for $3 million.") if t.direction)
    assert topic.kind is Kind.VERB
    assert codes(topic.origin) == ("IN",)


def test_those_goes_back_to_the_topic_before() -> None:
    assert topics_of("Those to Russia were $9 million.")[0].pronoun


def test_goods_that_travel_are_exports() -> None:
    (topic,) = topics_of("Goods worth $9 million went to Chad.")
    assert topic.direction is Direction.EXPORTS


def test_only_the_larger_part_is_no_partner() -> None:
    assert not topics_of("Imports mostly from Chad and Niger rose.")[0].partnered


def test_initials_before_goods_tell_where_these_come_from() -> None:
    (topic,) = find_topics(words_of("Japan plans purchases of U.S. energy."))
    assert codes(topic.origin) == ("US",)
    assert topic.commodity == "energy"
