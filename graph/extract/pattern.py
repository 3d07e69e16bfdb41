"""A small pattern language over sentences whose mentions are already known.

A pattern is written for a reader who knows trade, not regular expressions:

    grant(s|ed|ing)? access to {hub:hub} to {parties:beneficiary}

* plain words match whatever their case, a blank any single blank;
* `( | )`, `?` mean what they mean in regular expressions;
* `{slot}` or `{slot:name}` stands for one mention (see `graph.extract.mentions.SLOTS`), and
  `{parties|organisation:by}` for either;
* `<list>` or `<list:name>` stands for any entry of that word list;
* `{gap}` stands for up to 60 characters within the clause, `{words:name}` for a phrase of up to 120
  characters without a clause mark, `{phrase:name}` for one that may hold commas, `{Name:name}`
  for a run of capitalised words;
* `{end}` is the end of a clause, `{stop}` that of a list (a comma does not end it), `{start}` the
  beginning of the sentence.

Each mention is folded into two private-use characters, so a pattern becomes one ordinary regular
expression in which every repetition is bounded: matching is linear in the sentence, whose length
is bounded by the reader.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, Protocol, TypeVar

from msgspec import Struct

from graph.errors import DataFileError
from graph.extract.mentions import SLOTS


class Spanned(Protocol):
    """Anything with a place in a sentence."""

    @property
    def start(self) -> int:
        """Index of the first character."""

    @property
    def end(self) -> int:
        """One past the index of the last character."""


_TYPE: Final = {slot: chr(0xE000 + n) for n, slot in enumerate(SLOTS)}
_FIRST_INDEX: Final = 0xE100
_LAST_INDEX: Final = 0xF8FF
_INDEX: Final = f"[{chr(_FIRST_INDEX)}-{chr(_LAST_INDEX)}]"
_ANY_MENTION: Final = f"[{_TYPE[SLOTS[0]]}-{_TYPE[SLOTS[-1]]}]{_INDEX}"

_GEO: Final = rf"[{_TYPE['parties']}{_TYPE['place']}]{_INDEX}(?:'s)?"
_CAPITAL: Final = rf"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w&.'’/-]*\w|[A-Z]|{_GEO})"
_JOINT: Final = r"(?:of|and|for|on|the|de|da|do|del|la|el|al|bin|ibn|&|in|to)"
_NAME: Final = rf"{_CAPITAL}(?:-{_CAPITAL})?(?:(?: {_JOINT}){{0,3}}[ -]{_CAPITAL}){{0,9}}"
_END: Final = r"(?=[,;:.!?()\"]|$| (?:and|but|while|which|who|that|as|after|when)\b)"
_STOP: Final = r"(?=[;:.!?()\"]|$|,? (?:but|while|which|who|although|though|because)\b)"
_MACRO: Final = {
    "gap": r"[^;:.!?]{0,60}?",
    "start": r"^",
    "end": _END,
    "stop": _STOP,
}
_CAPTURE: Final = {
    "words": r"(?:[^,;:.!?()\"]|(?<=\d)[.,](?=\d)){1,120}?",
    "phrase": r"[^;:.!?()\"]{1,200}?",
    "Name": _NAME,
}
_TOKEN: Final = re.compile(r"\{([\w|]+)(?::(\w+))?\}|<([\w.-]+)(?::(\w+))?>")
#: A document's own private-use characters must not pass for mentions.
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_MARKS: Final = frozenset(',;:"')
_GROUP: Final = re.compile(r"\([^()]*\)\??")
#: A group after a blank that ends in one itself, so that a word begins after it in any case.
_LEADING: Final = re.compile(r"(?<![^ ])\((?:[^()|]* \|)*[^()|]* \)\??")
_SEPARATE: Final = re.compile(r"(?<![^ ])<([\w.-]+)(?::\w+)?>(?![^ ,])")
#: A choice of plain words that is neither optional nor within another group.
_CHOICE: Final = re.compile(r"(?<![^ ])\(([^(){}<>?]+)\)(?![^ ,])")
_PLAIN: Final = re.compile(r"\w+")
#: Makes a blank of every ASCII character that is no part of a word.
_PARTED: Final = "".join(c if c.isalnum() or c == "_" else " " for c in map(chr, range(128)))
_FORBIDDEN: Final = re.compile(r"[*+\[\]\\^$]")

M = TypeVar("M", bound=Spanned)


class View(Struct, Generic[M], frozen=True):
    """A sentence with some of its mentions folded into single symbols.

    Build it with `fold`. `folded` is what patterns are matched against, `lowered` the same in
    lower case, `wording` the words of the text in lower case, each once.
    """

    text: str
    folded: str
    lowered: str
    wording: frozenset[str]
    mentions: tuple[tuple[str, M], ...]
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Return the index in `text` for a position in `folded`."""
        at = bisect_right(self.starts, position) - 1
        return self.origins[at] + position - self.starts[at]


def wording_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, each once.

    Whatever begins and ends as a word does can only be in the text if its words are among these:
    a cheap test before anything is searched for.
    """
    if text.isascii():  # four times as fast
        return frozenset(text.lower().translate(_PARTED).split())
    return frozenset(_PLAIN.findall(text.lower()))


def telling_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words of which a text must hold one to hold any of some phrases as whole words.

    They are the longest word of each, which is likely to be rare.

    Raises:
        DataFileError: a phrase has no word.
    """
    found: set[str] = set()
    for phrase in phrases:
        words = _PLAIN.findall(phrase.lower())
        if not words:
            raise DataFileError(f"the phrase {phrase!r} has no word")
        found.add(max(words, key=len))
    return frozenset(found)


class Beginnings:
    """Beginnings of words, in lower case, looked for among the words of a sentence.

    What was found for a word is remembered, since few words make up most of a text.
    """

    __slots__ = ("_of",)

    def __init__(self, beginnings: Iterable[str]) -> None:
        known = frozenset(beginnings)
        lengths = sorted({len(beginning) for beginning in known})

        @lru_cache(maxsize=4096)
        def of(word: str) -> tuple[str, ...]:
            return tuple(word[:n] for n in lengths if n <= len(word) and word[:n] in known)

        self._of = of

    def any_in(self, wording: Iterable[str]) -> bool:
        """Whether a word begins in one of the ways."""
        return any(map(self._of, wording))

    def all_in(self, wording: Iterable[str]) -> set[str]:
        """Return the ways in which some words begin."""
        return {beginning for found in map(self._of, wording) for beginning in found}


def fold(
    text: str, mentions: Sequence[tuple[str, M]], wording: frozenset[str] | None = None
) -> View[M]:
    """Fold mentions, given with their slot names, into a view.

    Mentions must be in order and must not overlap; those past the symbol range are left as text.
    `wording` is that of the text, if it is known already.
    """
    if not text.isascii():
        text = _PRIVATE.sub("\ufffd", text)
    if wording is None:
        wording = wording_of(text)
    pieces: list[str] = []
    starts: list[int] = [0]
    origins: list[int] = [0]
    length = 0
    position = 0
    for number, (slot, mention) in enumerate(mentions[: _LAST_INDEX - _FIRST_INDEX]):
        before = text[position : mention.start]
        pieces += (before, _TYPE[slot], chr(_FIRST_INDEX + number))
        length += len(before)
        starts += (length, length + 2)
        origins += (mention.start, mention.end)
        length += 2
        position = mention.end
    pieces.append(text[position:])
    folded = "".join(pieces)
    return View(
        text, folded, folded.lower(), wording, tuple(mentions), tuple(starts), tuple(origins)
    )


class Match(Struct, Generic[M], frozen=True):
    """Where a pattern matched: spans in the sentence, and the mentions in its slots."""

    start: int
    end: int
    spans: Mapping[str, tuple[int, int]]
    mentions: Mapping[str, M]
    view: View[M]

    def text(self, name: str) -> str | None:
        """Return the words in a slot, or None where it took no part in the match."""
        span = self.spans.get(name)
        return None if span is None else self.view.text[span[0] : span[1]]

    def mention(self, name: str) -> M | None:
        """Return the mention in a slot, or None."""
        return self.mentions.get(name)

    def touches(self, taken: Iterable[tuple[int, int]]) -> bool:
        """Whether it shares words with one of the stretches that are taken."""
        return any(start < self.end and self.start < end for start, end in taken)

    def inside(self, name: str) -> tuple[tuple[str, M], ...]:
        """Return the mentions, with slot names, that lie within the words of a slot."""
        span = self.spans.get(name)
        if span is None:
            return ()
        return tuple(
            (slot, m) for slot, m in self.view.mentions if span[0] <= m.start and m.end <= span[1]
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; `compile_pattern` makes one.

    Every match holds all of `needed`, in lower case, and a word of each of `telling`: cheap tests.
    """

    source: str
    regex: re.Pattern[str]
    needed: tuple[str, ...]
    telling: tuple[frozenset[str], ...]

    def may_match(self, view: View[M]) -> bool:
        """Whether a view holds all that a match needs."""
        # Plain loops, since this runs for every pattern in every sentence.
        for part in self.needed:
            if part not in view.lowered:
                return False
        for words in self.telling:  # noqa: SIM110
            if words.isdisjoint(view.wording):
                return False
        return True

    def finditer(self, view: View[M]) -> Iterator[Match[M]]:
        """Yield the non-overlapping matches in a view, from left to right.

        Where `may_match` says no there are none.
        """
        for found in self.regex.finditer(view.folded):
            spans: dict[str, tuple[int, int]] = {}
            mentions: dict[str, M] = {}
            for name, value in found.groupdict().items():
                if value is None:
                    continue
                start, end = found.span(name)
                spans[name] = (view.origin(start), _origin_end(view, start, end))
                if len(value) == 2 and _FIRST_INDEX <= ord(value[1]) <= _LAST_INDEX:
                    mentions[name] = view.mentions[ord(value[1]) - _FIRST_INDEX][1]
            start, end = found.span()
            yield Match(view.origin(start), _origin_end(view, start, end), spans, mentions, view)


def _origin_end(view: View[M], start: int, end: int) -> int:
    return view.origin(end) if end == start else view.origin(end - 1) + _last_width(view, end)


def _last_width(view: View[M], end: int) -> int:
    symbol = view.folded[end - 1]
    if not _FIRST_INDEX <= ord(symbol) <= _LAST_INDEX:
        return 1
    mention = view.mentions[ord(symbol) - _FIRST_INDEX][1]
    return mention.end - (view.origin(end - 1))


def compile_pattern(source: str, words: Mapping[str, Sequence[str]]) -> Pattern:
    """Compile a pattern; `words` are the word lists it may name.

    Raises:
        DataFileError: an unknown slot or list, a repeated name, or a regular-expression operator
            that the language leaves out.
    """
    pieces: list[str] = []
    position = 0
    for token in _TOKEN.finditer(source):
        pieces.append(_literal(source[position : token.start()], source))
        pieces.append(_compile_token(token, words, source))
        position = token.end()
    pieces.append(_literal(source[position:], source))
    body = "".join(pieces)
    # A pattern that begins with a mark may follow a word at once.
    lead = "" if source[:1] in _MARKS else r"(?<![\w])"
    try:
        regex = re.compile(rf"{lead}{body}(?![\w])")
    except re.error as error:
        raise DataFileError(f"pattern {source!r} cannot be read: {error}") from error
    return Pattern(source, regex, _needed(source), _telling(source, words))


def _needed(source: str) -> tuple[str, ...]:
    """Return the words, parts of words and symbols that a text must hold to match a pattern.

    The longest come first, then the mentions.
    """
    outside = _without(_GROUP, source)
    plain = _TOKEN.sub(" ", outside)
    if "|" in plain:
        return ()
    words = sorted(set(re.findall(r"[a-z]++(?!\?)", plain.lower())), key=lambda w: (-len(w), w))
    slots = {token[1] for token in _TOKEN.finditer(outside) if not _is_optional(token)}
    return (*words, *(_TYPE[slot] for slot in SLOTS if slot in slots))


def _telling(source: str, words: Mapping[str, Sequence[str]]) -> tuple[frozenset[str], ...]:
    """Return the first words of each list of which a text must hold an entry, as whole words."""
    outside = _without(_GROUP, _without(_LEADING, source, ""), "\0")
    if "|" in _TOKEN.sub(" ", outside):
        return ()
    lists = (words[found[1]] for found in _SEPARATE.finditer(outside))
    choices = (
        found[1].split("|")
        for found in _CHOICE.finditer(source)
        if source.count("(", 0, found.start()) == source.count(")", 0, found.start())
        and not found[0].endswith(" )")
    )
    return tuple(telling_words(phrases) for phrases in (*lists, *choices))


def _without(group: re.Pattern[str], source: str, instead: str = " ") -> str:
    found = 1
    while found:
        source, found = group.subn(instead, source)
    return source


def _is_optional(token: re.Match[str]) -> bool:
    return token.string.startswith("?", token.end())


def _literal(text: str, source: str) -> str:
    if wrong := _FORBIDDEN.search(text):
        raise DataFileError(
            f"pattern {source!r} uses {wrong.group()!r}; "
            "only words, ( | ), ?, {slot} and <list> are known"
        )
    if not text:
        return ""
    escaped = re.sub(r"([.])", r"\\\1", text)
    if not re.search(r"[a-zA-Z]", escaped):
        return escaped
    return re.sub(r"([A-Za-zÀ-ž][A-Za-zÀ-ž'-]*)", r"(?i:\1)", escaped)


def _compile_token(token: re.Match[str], words: Mapping[str, Sequence[str]], source: str) -> str:
    kind, name, listed, listed_name = token.groups()
    if listed is not None:
        if listed not in words:
            raise DataFileError(f"pattern {source!r} names the unknown word list <{listed}>")
        options = sorted(words[listed], key=lambda w: (-len(w), w))
        choice = "|".join(re.escape(option).replace(r"\ ", " ") for option in options)
        return f"(?P<{listed_name}>(?i:{choice}))" if listed_name else f"(?i:{choice})"
    if kind in _MACRO:
        return _MACRO[kind]
    if kind in _CAPTURE:
        return f"(?P<{name}>{_CAPTURE[kind]})" if name else f"(?:{_CAPTURE[kind]})"
    kinds = kind.split("|")
    if unknown := [k for k in kinds if k not in _TYPE and k != "any"]:
        raise DataFileError(f"pattern {source!r} names the unknown slot {{{unknown[0]}}}")
    symbol = (
        _ANY_MENTION if "any" in kinds else "[" + "".join(_TYPE[k] for k in kinds) + "]" + _INDEX
    )
    return f"(?P<{name}>{symbol})" if name else f"(?:{symbol})"
