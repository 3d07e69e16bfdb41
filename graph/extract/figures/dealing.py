"""Who holds the parts of a flow: "21 per cent came from China, 17 from Brazil"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.extract.figures.lexicon import Kind
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Parties
from graph.extract.values.model import Percent

_MOVED: Final = frozenset(
    {"came", "comes", "coming", "went", "goes", "going", "originated", "originates", "headed"}
    | {"destined", "bound", "shipped", "sent", "sold", "sourced", "exported", "imported"}
    | {"purchased", "bought", "delivered", "arrived", "conducted", "flowed", "directed"}
)
_BETWEEN: Final = _MOVED | frozenset(
    {"was", "were", "is", "are", "being", "been", "of", "it", "them", "which", "that", "total"}
    | {"the", "these", "this", "has", "have", "had"}
)
_TOWARD: Final = frozenset({"from", "to", "with"})
_LEADING: Final = frozenset({"the", "about", "around", "nearly", "some", "over", "another", "a"})
_HOLDING: Final = frozenset({"with", "at", "on", "for", "(", "–", "-", "—", ":", ","})
_LISTED: Final = frozenset({",", "and", "by", "then", "while", ";"})
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A percentage at token `at` and who holds it."""

    at: int
    parties: Parties


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an amount, named before it at token `at`; `told` if a verb says so."""

    at: int
    parties: Parties
    told: bool


def holder(words: Words, figure: int, floor: int) -> Holder | None:
    """Return who is named before an amount: "Kenya bought $5 m", "Chad second with $2 m"."""
    at, told = figure - 1, False
    while at > floor and figure - at <= _LONGEST and words.tokens[at].parties is None:
        verb = words.lexicon.has("dealing", words.words[at])
        if not (verb or words.lexicon.has("dealing_by", words.words[at])):
            return None
        told = told or verb
        at -= 1
    parties = words.tokens[at].parties if at >= floor else None
    if parties is None or parties.anaphor is not None:
        return None
    return None if parties.possessive or parties.adjective else Holder(at, parties, told)


def deals_out(words: Words, at: int) -> bool:
    """Whether the preposition at a token leads to who holds a part: "21 % of it went to"."""
    if words.words[at] not in _TOWARD:
        return False
    moved = pointing = False
    for index in range(at - 1, max(-1, at - 2 - _LONGEST), -1):
        token = words.tokens[index]
        if isinstance(token.mention, Percent) or token.share is not None:
            return moved or pointing  # "a quarter of it to Kenya"
        if token.word not in _BETWEEN:
            return False
        moved = moved or token.word in _MOVED
        pointing = pointing or token.word in {"it", "them", "which"}
    return False


def is_dealt(words: Words, at: int, limit: int) -> bool:
    """Whether a percentage is one that is dealt out: "21 %" before "came from"."""
    for index in range(at + 1, min(limit, at + 2 + _LONGEST)):
        if words.words[index] in _TOWARD:
            return deals_out(words, index)
        if words.words[index] not in _BETWEEN:
            return False
    return False


def parts_dealt(words: Words, start: int, end: int) -> Iterator[Part]:
    """Yield the parts that a stretch deals out, with those that follow without a verb."""
    going = False
    for at in range(start, end):
        if not isinstance(words.tokens[at].mention, Percent):
            continue
        holder = _moved_to(words, at, end)
        if holder is None and going:
            holder = _next_to(words, at, end)
        if holder is not None:
            yield Part(at, holder)
        going = going or holder is not None


def parts_listed(words: Words, after: int, end: int) -> Iterator[Part]:
    """Yield the parts after a first one: "…, followed by Kenya with 12 %, and Uganda (9 %)"."""
    for at in range(after + 1, end):
        if isinstance(words.tokens[at].mention, Percent):
            holder = _next_to(words, at, end)
            if holder is None:
                return
            yield Part(at, holder)
        elif words.words[at] == ";" or words.of((Kind.PAST,), at, at + 1):
            return


def _moved_to(words: Words, at: int, end: int) -> Parties | None:
    if not is_dealt(words, at, end):
        return None
    for index in range(at + 1, end - 1):
        if words.words[index] in _TOWARD:
            return _plain(words, index + 1, end)
    return None


def _next_to(words: Words, at: int, end: int) -> Parties | None:
    """Return the party beside a percentage: "17 % from Brazil", "Brazil with 17 %"."""
    if at + 1 < end and words.words[at + 1] in _TOWARD:
        return _plain(words, at + 2, end)
    index = at - 1
    while index > 0 and words.words[index] in _HOLDING | _LEADING:
        index -= 1
    parties = words.tokens[index].parties if index > 0 else None
    before = words.words[index - 1]
    if before == "the" and index > 1:
        before = words.words[index - 2]
    if parties is None or parties.possessive or parties.anaphor is not None:
        return None
    return parties if before in _LISTED else None


def _plain(words: Words, index: int, end: int) -> Parties | None:
    while index < end and words.words[index] in {"the", "neighbouring", "neighboring"}:
        index += 1
    parties = words.tokens[index].parties if index < end else None
    return None if parties is None or parties.anaphor is not None else parties
