"""A sentence as words and mentions, for rules that look at neighbours.

Positions are half-open indices into the sentence text, as everywhere below `graph.extract`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from graph.extract.pattern import Spanned

M = TypeVar("M", bound=Spanned)
M_co = TypeVar("M_co", bound=Spanned, covariant=True)
N = TypeVar("N", bound=Spanned)
V = TypeVar("V")

_WORD: Final = re.compile(r"'s(?!\w)|\w+(?:[-.&/']\w+)*|[^\w\s]")
#: Marks that end a clause for certain; a bar parts the cells of a row.
_HARD: Final = frozenset(";:!?|")
_new: Final = tuple.__new__


class Token(NamedTuple, Generic[M_co]):
    """A word, a mark or a whole mention.

    Attributes:
        word: the word in lower case; of a mention its slot in braces, which no word equals.
        start, end: where it stands.
        slot: the slot name of a mention, None for words and marks.
        mention: the mention.
        capital: whether it begins with a capital letter.
    """

    word: str
    start: int
    end: int
    slot: str | None
    mention: M_co | None
    capital: bool

    @property
    def hard(self) -> bool:
        """Whether it ends a clause for certain."""
        return self.word in _HARD

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark or a mention."""
        return self.slot is None and self.word[0].isalnum()


def tokenize(text: str, mentions: Sequence[tuple[str, M]]) -> tuple[Token[M], ...]:
    """Split a sentence into words, marks and the given mentions.

    `mentions` come with their slot names, in order and without overlaps.
    """
    tokens: list[Token[M]] = []
    position = 0
    for slot, mention in mentions:
        _split(text, position, mention.start, tokens)
        tokens.append(_mention_token(text, slot, mention))
        position = mention.end
    _split(text, position, len(text), tokens)
    return tuple(tokens)


def merge(
    text: str, tokens: Sequence[Token[M]], mentions: Sequence[tuple[str, N]]
) -> tuple[Token[M | N], ...]:
    """Return tokens in which each of the given mentions stands for the tokens that it covers.

    `mentions` come with their slot names, in order and without overlaps.
    """
    merged: list[Token[M | N]] = []
    at = 0
    for slot, mention in mentions:
        while at < len(tokens) and tokens[at].end <= mention.start:
            merged.append(tokens[at])
            at += 1
        while at < len(tokens) and tokens[at].start < mention.end:
            at += 1
        merged.append(_mention_token(text, slot, mention))
    merged.extend(tokens[at:])
    return tuple(merged)


def _mention_token(text: str, slot: str, mention: M) -> Token[M]:
    capital = text[mention.start].isupper()
    return Token(f"{{{slot}}}", mention.start, mention.end, slot, mention, capital)


def _split(text: str, start: int, end: int, tokens: list[Token[M]]) -> None:
    last = start
    # Only blanks stand between words. To look for each is quicker than a match object of each,
    # and `_new` than Token(…); there are hundreds in a document.
    for word in _WORD.findall(text, start, end):
        first = text.index(word, last)
        last = first + len(word)
        tokens.append(_new(Token, (word.lower(), first, last, None, None, word[0].isupper())))


def match_at(
    tokens: Sequence[Token[M]],
    at: int,
    index: Mapping[str, Sequence[tuple[tuple[str, ...], V]]],
) -> tuple[int, V] | None:
    """Return the length and value of the longest phrase of an index that begins at a token."""
    for words, value in index.get(tokens[at].word, ()):
        length = len(words)
        if length == 1 or (
            at + length <= len(tokens)
            and all(tokens[at + i].word == words[i] for i in range(1, length))
        ):
            return length, value
    return None


def matches_at(
    tokens: Sequence[Token[M]],
    at: int,
    index: Mapping[str, Sequence[tuple[tuple[str, ...], V]]],
) -> list[tuple[int, V]]:
    """Return length and value of all phrases of an index that begin at a token, longest first."""
    return [
        (len(words), value)
        for words, value in index.get(tokens[at].word, ())
        if at + len(words) <= len(tokens)
        and all(tokens[at + i].word == words[i] for i in range(1, len(words)))
    ]
