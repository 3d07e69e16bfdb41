from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.figures.lexicon import Kind
from graph.extract.figures.tokens import plain_tokens
from graph.extract.values.model import Money
from tests.extract.figures.reading import words_of


def test_amounts_and_parties_are_single_tokens() -> None:
    words = words_of("Kenya's exports rose to $5 million in 2023.")
    assert words.words[1:4] == ("'s", "exports", "rose")
    assert words.tokens[0].parties is not None
    assert words.tokens[5].figure is not None
    assert words.tokens[7].period is not None


def test_counts_stay_words() -> None:
    assert words_of("Exports of two kinds were $5 million.").words[2] == "two"


def test_a_bare_number_goes_on_in_the_currency_before_it() -> None:
    words = words_of("Exports rose from 2.6 billion dollars to 3.5 billion in 2022.")
    amounts = [t.mention for t in words.tokens if isinstance(t.mention, Money)]
    assert [(a.quantity.value, a.quantity.unit) for a in amounts] == [
        (2_600_000_000, "USD"),
        (3_500_000_000, "USD"),
    ]
    assert amounts[1].quantity.low == 3_450_000_000


def test_a_number_of_people_is_no_money() -> None:
    words = words_of("Exports of $2 billion feed 3.5 million people.")
    assert sum(isinstance(t.mention, Money) for t in words.tokens) == 1


def test_words_before_stop_at_mentions_and_marks() -> None:
    words = words_of("In 2023, goods for $5 million of exports left.")
    at = next(i for i, t in enumerate(words.tokens) if t.figure is not None)
    assert words.before(at) == ("goods", "for")


def test_the_governing_word_stands_before_the_article() -> None:
    words = words_of("Exports to the Philippines rose.")
    at = next(i for i, t in enumerate(words.tokens) if t.parties is not None)
    assert words.governor(at) == "to"


def test_marks_of_a_head_hide_its_parts() -> None:
    kinds = [m.kind for m in words_of("The trade deficit of Peru rose.").of((Kind.SINGULAR,))]
    assert kinds == []


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = plain_tokens(text)
    assert all(text[t.start : t.end].casefold() == t.word for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exports (with fuel and stores) fell", ["exports", "fell"]),
        ("the gap (imports less exports) fell", ["the", "gap", "fell"]),
        ("exports (mostly tea) fell", ["exports", "(", "mostly", "tea", ")", "fell"]),
        ("exports (with $3 million) fell", ["exports", "(", "with", "", ")", "fell"]),
        ("exports (with fuel fell", ["exports", "(", "with", "fuel", "fell"]),
    ],
)
def test_a_bracket_that_tells_how_a_head_is_counted_is_passed_over(
    text: str, words: list[str]
) -> None:
    assert list(words_of(text).words) == words
