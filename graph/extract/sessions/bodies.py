"""Names of the bodies in which states meet: "Kenya-Uganda Joint Border Committee"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import msgspec

from graph.claims.model import OrganisationKind
from graph.extract.annotate import BaseView, Mention
from graph.extract.mentions import Name, NameType, Parties, Place
from graph.extract.pattern import telling_words
from graph.extract.reading.tokens import Token, match_at
from graph.extract.rules import DATA, read_yaml

RULE: Final = "session.body"
_LEFT: Final = 8
_RIGHT: Final = 18
_JOINTS: Final = frozenset(["of", "on", "for", "and", "&", "the"])
_MEETS: Final = frozenset(["meeting", "session", "meetings"])
_DASHES: Final = frozenset(["-", "–", "—", "/"])


class BodyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `bodies.yaml`."""

    heads: dict[OrganisationKind, list[str]]
    markers: list[str]
    sure: list[str]
    plain: list[str]
    meetings: list[str]
    counted: list[str]
    talks: list[str]
    talkers: list[str]
    acronyms: list[str]
    events: list[str]
    plain_before: list[str]
    generic: list[str]
    shared: list[str]
    met_before: list[str]
    met_after: list[str]
    of_many: list[str]
    for_many: list[str]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The words of `bodies.yaml`, ready to use."""

    heads: Mapping[str, Sequence[tuple[tuple[str, ...], OrganisationKind]]]
    trigger: re.Pattern[str]
    telling: frozenset[str]
    markers: frozenset[str]
    sure: frozenset[str]
    plain: frozenset[str]
    meetings: frozenset[str]
    counted: frozenset[str]
    talks: frozenset[str]
    talkers: frozenset[str]
    acronyms: frozenset[str]
    events: tuple[str, ...]
    plain_before: frozenset[str]
    generic: frozenset[str]
    shared: frozenset[str]
    met_before: frozenset[str]
    met_after: frozenset[str]
    of_many: tuple[str, ...]
    for_many: tuple[str, ...]


@cache
def body_words() -> BodyWords:
    """Return the words by which bodies and meetings are called.

    Raises:
        DataFileError: the file does not fit its shape.
    """
    file = read_yaml(DATA / "lexicon" / "bodies.yaml", BodyFile)
    heads: dict[str, list[tuple[tuple[str, ...], OrganisationKind]]] = {}
    for kind, phrases in file.heads.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            heads.setdefault(words[0], []).append((words, kind))
    stems = "|".join(sorted(re.escape(word) for word in heads))
    return BodyWords(
        heads={word: tuple(sorted(g, key=lambda p: -len(p[0]))) for word, g in heads.items()},
        trigger=re.compile(rf"(?<!\w)(?:{stems})(?!\w)", re.IGNORECASE),
        telling=telling_words(heads),
        markers=frozenset(file.markers),
        sure=frozenset(file.sure),
        plain=frozenset(file.plain),
        meetings=frozenset(file.meetings),
        counted=frozenset(file.counted),
        talks=frozenset(file.talks),
        talkers=frozenset(file.talkers),
        acronyms=frozenset(file.acronyms),
        events=tuple(file.events),
        plain_before=frozenset(file.plain_before),
        generic=frozenset(file.generic),
        shared=frozenset(file.shared),
        met_before=frozenset(file.met_before),
        met_after=frozenset(file.met_after),
        of_many=tuple(file.of_many),
        for_many=tuple(file.for_many),
    )


def names(view: BaseView) -> Iterator[Name]:
    """Yield the bodies that a sentence names."""
    words = body_words()
    if words.telling.isdisjoint(view.wording) or not words.trigger.search(view.folded):
        return
    tokens = [_without_owner(token) for token in view.tokens]
    at = 0
    while at < len(tokens):
        found = match_at(tokens, at, words.heads) if tokens[at].slot is None else None
        if found is None:
            at += 1
            continue
        length, kind = found
        name, after = _body(view.text, tokens, at, at + length, kind, words)
        if name is not None:
            yield name
        at = max(after, at + length)


def _without_owner(token: Token[Mention]) -> Token[Mention]:
    """Return "commission" for "commission's"."""
    if token.slot is not None or not token.word.endswith("'s") or token.word == "'s":
        return token
    return token._replace(word=token.word[:-2], end=token.end - 2)


def _body(
    text: str,
    tokens: Sequence[Token[Mention]],
    first: int,
    after: int,
    kind: OrganisationKind,
    words: BodyWords,
) -> tuple[Name | None, int]:
    left = _left(tokens, first, words)
    modifiers = tokens[left:first]
    codes = _codes(modifiers)
    marked = {t.word for t in modifiers} & words.markers
    sure = marked & words.sure
    several = len(codes) > 1 or any(
        isinstance(t.mention, Parties) and t.mention.group is not None for t in modifiers
    )
    if not (sure or several):
        return None, after
    end = _right(tokens, after) if tokens[first].capital else after
    start = left
    while start < first and tokens[start].word in ("and", "&", "the", *_DASHES):
        start += 1
    acronym, stop = _acronym(text, tokens, end)
    proper = tokens[first].capital
    return (
        Name(
            tokens[start].start,
            tokens[stop - 1].end,
            NameType.BODY,
            text[tokens[start].start : tokens[end - 1].end],
            RULE,
            kind=kind,
            parties=codes,
            acronym=acronym,
            proper=proper,
        ),
        stop,
    )


def _left(tokens: Sequence[Token[Mention]], first: int, words: BodyWords) -> int:
    at = first
    capital = tokens[first].capital
    while at > 0 and first - at < _LEFT:
        token = tokens[at - 1]
        if isinstance(token.mention, Parties):
            if token.mention.anaphor is not None or token.mention.possessive:
                break
        elif isinstance(token.mention, Place):
            if not capital:
                break
        elif token.slot is not None:
            break
        elif token.word in _DASHES:
            if at < 2 or tokens[at - 2].slot is None:
                break
        elif token.word in ("and", "&"):
            if at < 2 or not _belongs(tokens[at - 2], capital, words):
                break
        elif not _belongs(token, capital, words):
            break
        at -= 1
    return at


def _belongs(token: Token[Mention], capital: bool, words: BodyWords) -> bool:
    if token.slot is not None:
        return isinstance(token.mention, Parties)
    if not token.is_word:
        return False
    if token.word in words.markers or token.word in words.plain:
        return True
    return capital and token.capital and token.start > 0 and token.word not in _OPENERS


_OPENERS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "this",
        "that",
        "at",
        "in",
        "on",
        "by",
        "for",
        "from",
        "to",
        "with",
        "under",
        "and",
        "but",
        "addressing",
        "attending",
        "following",
        "during",
        "ministers",
        "minister",
        "president",
        "meeting",
        "session",
        "held",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ]
)


def _right(tokens: Sequence[Token[Mention]], after: int) -> int:
    """Take in what follows a capitalised head: "Commission on Trade, Transport and Energy"."""
    if after >= len(tokens) or tokens[after].word not in ("on", "for", "of"):
        return after
    at, last = after + 1, after
    while at < len(tokens) and at - after < _RIGHT:
        token = tokens[at]
        if token.slot in ("date", "period", "count", "ordinal", "person"):
            break
        if (token.capital and token.slot not in ("parties", "place")) or (
            token.capital
            and token.slot is not None
            and tokens[at - 1].word in ("of", "the", "with")
        ):
            last = at + 1
        elif token.word == ",":
            if not _list_goes_on(tokens, at + 1):
                break
        elif token.word == "in" and tokens[at - 1].word in ("cooperation", "co-operation"):
            pass
        elif token.word not in _JOINTS and token.word not in _DASHES:
            break
        at += 1
    return last if last > after + 1 or (last == after + 1 and tokens[after + 1].capital) else after


def _list_goes_on(tokens: Sequence[Token[Mention]], at: int) -> bool:
    """Whether a capitalised list goes on to an "and"."""
    for token in tokens[at : at + 8]:
        if token.word in ("and", "&"):
            return True
        if not token.capital and token.word not in (",", *_DASHES):
            return False
    return False


def _codes(tokens: Sequence[Token[Mention]]) -> tuple[str, ...]:
    codes: set[str] = set()
    for token in tokens:
        if isinstance(token.mention, Parties):
            codes.update(token.mention.codes)
    return tuple(sorted(codes))


def _acronym(text: str, tokens: Sequence[Token[Mention]], end: int) -> tuple[str | None, int]:
    at = end
    at += at < len(tokens) and tokens[at].capital and tokens[at].word in _MEETS  # "Meeting (JCM)"
    if at + 2 < len(tokens) and tokens[at].word == "(" and tokens[at + 2].word == ")":
        inside = text[tokens[at + 1].start : tokens[at + 1].end]
        if sum(c.isupper() for c in inside) >= 2:
            return inside, at + 3
    return None, end
