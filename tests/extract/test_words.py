from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.annotate import default_gazetteer
from graph.extract.words import Shape, Word, at, split_words


def words_of(text: str) -> tuple[Word, ...]:
    return split_words(text, default_gazetteer().find(text))


def test_a_mention_is_one_word_without_its_possessive_mark() -> None:
    words = words_of("South Africa's ports grew")
    assert [w.text for w in words] == ["South Africa", "ports", "grew"]
    assert words[0].shape is Shape.GEO
    assert words[0].possessive
    assert words[0].capital


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the board's report", ["the", "board", "report"]),
        ("J. K. Mensah left.", ["J.", "K.", "Mensah", "left"]),
        ("Oil & Gas Co. rose", ["Oil", "&", "Gas", "Co.", "rose"]),
        ("500 tonnes", ["500", "tonnes"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [w.text for w in words_of(text)] == expected


def test_shapes() -> None:
    shapes = [w.shape for w in words_of("Ports carried 12 lorries, again")]
    assert shapes == [
        Shape.CAPITAL,
        Shape.LOWER,
        Shape.NUMBER,
        Shape.LOWER,
        Shape.MARK,
        Shape.LOWER,
    ]


def test_at_finds_the_word_of_a_position() -> None:
    words = words_of("Kenya opened a port")
    assert at(words, 0) == 0
    assert at(words, 6) == 1
    assert at(words, 100) == 4


@given(st.text(max_size=80))
def test_words_are_in_order_and_hold_the_text_that_they_say(text: str) -> None:
    words = words_of(text)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(text[w.start : w.end] == w.text for w in words)
    told = "".join(w.text for w in words)
    lost = [c for c in text if c.isalpha() and c not in told and c not in "sS"]
    assert not lost
