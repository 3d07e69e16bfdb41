from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.extract.reading.tokens import match_at, merge, tokenize


@dataclass(frozen=True)
class Span:
    start: int
    end: int


def test_words_marks_and_mentions() -> None:
    text = "Kenya's free-trade pact, signed."
    tokens = tokenize(text, [("parties", Span(0, 5))])
    assert [t.word for t in tokens] == ["{parties}", "'s", "free-trade", "pact", ",", "signed", "."]


def test_merge_replaces_the_tokens_that_a_mention_covers() -> None:
    text = "the Kenya trade pact of 1995"
    base = tokenize(text, [("parties", Span(4, 9))])
    merged = merge(text, base, [("instrument", Span(4, 20))])
    assert [t.word for t in merged] == ["the", "{instrument}", "of", "1995"]


def test_the_longest_phrase_matches() -> None:
    index = {"free": ((("free", "trade"), 2), (("free",), 1))}
    tokens = tokenize("free trade and free will", [])
    assert match_at(tokens, 0, index) == (2, 2)
    assert match_at(tokens, 3, index) == (1, 1)
    assert match_at(tokens, 1, index) is None


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text, [])
    assert all(text[t.start : t.end].lower() == t.word for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
