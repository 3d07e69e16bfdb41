"""The words of a sentence with their shape, for readers that grow names from a head word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.extract.gazetteer import GeoForm, GeoMention

_WORD: Final = re.compile(r"\w(?:[\w'&./-]*\w)?\.?|[&]|[^\w\s]")
_PLAIN: Final = re.compile(r"\w+")
_INITIAL: Final = re.compile(r"(?:[A-Z]\.)+|[A-Z]")


class Shape(StrEnum):
    """What a word looks like."""

    CAPITAL = "capital"
    LOWER = "lower"
    NUMBER = "number"
    MARK = "mark"
    GEO = "geo"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, mark, or mention of a country or place.

    `geo` is set for mentions; `possessive` where 's follows, which `end` leaves out.
    """

    start: int
    end: int
    text: str
    shape: Shape
    geo: GeoMention | None = None
    possessive: bool = False

    @property
    def folded(self) -> str:
        """The word in lower case, without a final stop."""
        return self.text.casefold().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether the word may be part of a name."""
        return self.shape is Shape.CAPITAL or (
            self.geo is not None
            and (self.geo.form is not GeoForm.DEMONYM or self.text[0].isupper())
        )


def split_words(text: str, geo: Sequence[GeoMention]) -> tuple[Word, ...]:
    """Cut a sentence into words; each mention in `geo` is one word.

    A possessive mark is no part of a word. Initials keep their stop.
    """
    words: list[Word] = []
    position = 0
    for mention in geo:
        words += _plain(text, position, mention.start)
        word = text[mention.start : mention.end]
        words.append(Word(mention.start, mention.end, word, Shape.GEO, mention, mention.possessive))
        position = mention.end
        if mention.possessive:
            position += 2 if text[position : position + 2] == "'s" else 1
    words += _plain(text, position, len(text))
    return tuple(words)


def _plain(text: str, start: int, end: int) -> list[Word]:
    found = []
    for match in _WORD.finditer(text, start, end):
        word, stop, possessive = match.group(), match.end(), False
        if word.endswith("'s"):
            word, stop, possessive = word[:-2], stop - 2, True
        elif word.endswith(".") and not _INITIAL.fullmatch(word) and len(word) > 4:
            word, stop = word[:-1], stop - 1
        found.append(Word(match.start(), stop, word, _shape(word), None, possessive))
    return found


def _shape(word: str) -> Shape:
    first = word[0]
    if first.isdigit():
        return Shape.NUMBER
    if not first.isalpha():
        return Shape.MARK
    return Shape.CAPITAL if first.isupper() else Shape.LOWER


def has_word_like(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word of a text begins in one of the given ways, in lower case.

    A cheap test before patterns are tried.
    """
    return any(word.startswith(beginnings) for word in _PLAIN.findall(text.lower()))


def at(words: Sequence[Word], position: int) -> int:
    """Return the number of the first word that does not start before a position."""
    return bisect_left(words, position, key=_start)


def _start(word: Word) -> int:
    return word.start


def whole_words(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern that finds any of some phrases, the longest first, never within a word."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", flags)


def alternatives(words: Iterable[str]) -> str:
    """Return the inside of a group that matches any of some phrases, the longest first.

    Phrases share their beginnings in it, so that a text is tried against each letter only once.
    """
    root = _Letters()
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, _Letters())
        node[""] = _Letters()
    return _branches(root)


class _Letters(dict[str, "_Letters"]):
    """What follows each letter; an empty key ends a phrase."""


def _branches(node: _Letters) -> str:
    options = []
    for letter in sorted(key for key in node if key):
        following = node[letter]
        tail = _branches(following)
        if "" in following:
            tail = f"(?:{tail})?" if tail else ""
        elif len(following) > 1:
            tail = f"(?:{tail})"
        options.append(re.escape(letter) + tail)
    return "|".join(options)
