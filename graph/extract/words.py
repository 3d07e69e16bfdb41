"""The words of a sentence with their shape, for readers that grow names from a head word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from graph.extract.gazetteer import GeoForm, GeoMention

_WORD: Final = re.compile(r"\w(?:[\w'&./-]*\w)?\.?|[&]|[^\w\s]")
_new: Final = tuple.__new__
_INITIAL: Final = re.compile(r"(?:[A-Z]\.)+|[A-Z]")


class Shape(StrEnum):
    """What a word looks like."""

    CAPITAL = "capital"
    LOWER = "lower"
    NUMBER = "number"
    MARK = "mark"
    GEO = "geo"


class Word(NamedTuple):
    """One word, mark, or mention of a country or place.

    A named tuple, since a document has hundreds. `folded` is the word in lower case, without a
    final stop; `geo` is set for mentions; `possessive` where 's follows, which `end` leaves out.
    """

    start: int
    end: int
    text: str
    folded: str
    shape: Shape
    geo: GeoMention | None = None
    possessive: bool = False

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
        _add_plain(words, text, position, mention.start)
        word = text[mention.start : mention.end]
        folded, possessive = word.casefold().rstrip("."), mention.possessive
        words.append(Word(mention.start, mention.end, word, folded, Shape.GEO, mention, possessive))
        position = mention.end
        if possessive:
            position += 2 if text[position : position + 2] == "'s" else 1
    _add_plain(words, text, position, len(text))
    return tuple(words)


def _add_plain(words: list[Word], text: str, start: int, end: int) -> None:
    past = start
    # Only blanks stand between words. To look for each is quicker than a match object of each,
    # and `_new` than Word(…); there are hundreds in a document.
    for printed in _WORD.findall(text, start, end):
        first = text.index(printed, past)
        past = first + len(printed)
        length, rest = _read_word(printed)
        words.append(_new(Word, (first, first + length, *rest)))


@lru_cache(maxsize=4096)
def _read_word(printed: str) -> tuple[int, tuple[str, str, Shape, None, bool]]:
    """Return the length of a word, and all that a `Word` has but its place.

    A possessive mark, or a stop that ends no abbreviation, is left out. Few words make up most of a
    text, so they are looked at once.
    """
    word, possessive = printed, False
    if printed.endswith("'s"):
        word, possessive = printed[:-2], True
    elif printed[-1] == "." and len(printed) > 4 and not _INITIAL.fullmatch(printed):
        word = printed[:-1]
    return len(word), (word, word.casefold().rstrip("."), _shape(word), None, possessive)


def _shape(word: str) -> Shape:
    first = word[0]
    if first.isdigit():
        return Shape.NUMBER
    if not first.isalpha():
        return Shape.MARK
    return Shape.CAPITAL if first.isupper() else Shape.LOWER


def at(words: Sequence[Word], position: int) -> int:
    """Return the number of the first word that does not start before a position."""
    return bisect_left(words, position, key=_start)


def _start(word: Word) -> int:
    return word.start


#: What can follow the beginning of a phrase, character by character; "" where one ends.
_Tree = dict[str, "_Tree"]
_PHRASE_END: Final = ""


def whole_words(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Return a pattern that finds any of some phrases, the longest first, never within a word."""
    options = alternatives(words, ignore_case=bool(flags & re.IGNORECASE))
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)", flags)


def alternatives(words: Iterable[str], *, ignore_case: bool = False) -> str:
    """Return the inside of a group that matches any of some phrases, the longest first.

    Phrases share their beginnings, so that a place where none begins is passed over after a look
    at one character, however many there are. `ignore_case` is for patterns that are compiled to
    do so; their first characters are then spelled out, which is several times as fast.
    """
    root: _Tree = {}
    for word in words:
        node = root
        for character in word.lower() if ignore_case else word:
            node = node.setdefault(character, {})
        node[_PHRASE_END] = {}
    return "|".join(
        (_either_case(first) if ignore_case else re.escape(first)) + _followed(rest)
        for first, rest in root.items()
        if first != _PHRASE_END
    )


def _either_case(character: str) -> str:
    """Return what matches a character in either case, within a pattern that ignores case."""
    cases = {character, character.upper()} if len(character.upper()) == 1 else {character}
    return f"(?-i:[{''.join(map(re.escape, sorted(cases)))}])"


def _followed(tree: _Tree) -> str:
    """Return what matches the rest of a phrase, preferring a longer one."""
    options = [re.escape(first) + _followed(rest) for first, rest in tree.items() if first]
    if not options:
        return ""
    if _PHRASE_END in tree:
        return f"(?:{'|'.join(options)})?"
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
