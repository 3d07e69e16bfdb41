"""Persons named in the text, and the role in which they appear.

A person is found beside a role ("Kenya's trade minister Jane Mwangi", "Jane Mwangi, chair of the
board") or after a title ("Dr Mwangi" once the full name is known; "Mr. Peter Otieno"). The words
are in `data/lexicon/persons.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, PersonClaim
from graph.extract import organisations
from graph.extract.annotate import BaseView, default_gazetteer
from graph.extract.mentions import Name, NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.words import Shape, Word

_ROLE_FIRST: Final = "person.role-first"
_NAME_FIRST: Final = "person.name-first"
_TITLED: Final = "person.titled"
_OF: Final = "person.of-organisation"
_CONFIDENCE: Final = {
    _ROLE_FIRST: Decimal("0.95"),
    _NAME_FIRST: Decimal("0.93"),
    _TITLED: Decimal("0.9"),
    _OF: Decimal("0.85"),
}
_SERVED: Final = re.compile(
    r"(?: \([^)]{1,20}\))?"
    r"(?:,? of (?:the )?(?!government)|(?:, [^,.;]{2,60})?,? Government of (?:the )?"
    r"| (?:who )?signed (?:[\w ]{0,30} )?(?:for|on behalf of) (?:the )?)"
)
_MAX_NAME: Final = 6
_MAX_ROLE: Final = 8
_SHORT: Final = 2


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    roles: list[str]
    role_words: list[str]
    honorifics: list[str]
    particles: list[str]
    not_a_name: list[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words around names, ready for look-up."""

    roles: frozenset[tuple[str, ...]]
    role_ends: frozenset[str]
    role_words: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    not_a_name: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Load the lexicon of persons.

    Raises:
        DataFileError: it does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "persons.yaml", _File)
    roles = frozenset(tuple(role.split()) for role in file.roles)
    return Lexicon(
        roles,
        frozenset(role[-1] for role in roles),
        frozenset(file.role_words) | {w for role in roles for w in role},
        frozenset(h.casefold() for h in file.honorifics),
        frozenset(file.particles),
        frozenset(file.not_a_name) | frozenset(organisations.lexicon().heads),
    )


@dataclass(frozen=True, slots=True)
class _Role:
    """A role phrase: first and last word, its text, and the country that it serves."""

    first: int
    last: int
    text: str
    country: str | None


def names(view: BaseView) -> Iterator[Name]:
    """Yield the persons of a sentence."""
    words = view.words
    taken: set[int] = set()
    for number, word in enumerate(words):
        if number in taken or word.folded not in lexicon().role_ends:
            continue
        role = _role(view.text, words, number)
        if role is None:
            continue
        for name in _around(view.text, words, role):
            yield name
            taken.update(i for i, w in enumerate(words) if name.start <= w.start < name.end)
    yield from _titled(view.text, words, taken)
    yield from _of_organisation(view.text, words, taken)


def _role(text: str, words: Sequence[Word], end: int) -> _Role | None:
    """Read the role phrase that ends, but for "of …", in the word at `end`."""
    first = end
    while first > 0 and end - first < _MAX_ROLE:
        word = words[first - 1]
        if word.folded not in lexicon().role_words or word.possessive:
            break
        if word.folded in ("and", "&") and not _role_before(words, first - 1):
            break
        first -= 1
    while first < end and words[first].folded in ("and", "&", "then", "its", "new", "former"):
        first += 1
    if end + 1 < len(words) and words[end + 1].folded in lexicon().role_ends and _touch(words, end):
        return None
    if (
        end + 2 < len(words)
        and words[end + 1].text == "and"
        and words[end + 2].folded in (lexicon().role_words)
    ):
        return None
    last = _complement(words, end)
    country = _owner(words, first) or _inner_country(words, end, last)
    return _Role(first, last, text[words[first].start : words[last].end], country)


def _role_before(words: Sequence[Word], at: int) -> bool:
    """Whether "and" at `at` joins two parts of one role or portfolio."""
    return at > 0 and words[at - 1].folded in lexicon().role_words


def _complement(words: Sequence[Word], end: int) -> int:
    """Take in "of public works", "for Power", "of the National Ports Authority (NPA)"."""
    at = last = end
    if not (at + 1 < len(words) and words[at + 1].folded in ("of", "for", "at", "to")):
        return last
    at += 1
    listed = False
    while at + 1 < len(words) and at - end < 2 * _MAX_ROLE:
        word = words[at + 1]
        if word.folded in ("the", "of", "for", "and", "&") or word.text == ",":
            if word.text == ",":
                if not _portfolio_goes_on(words, at + 1):
                    break
                listed = True
            if word.folded in ("and", "&") and not _portfolio_word(words, at + 2):
                break
            at += 1
        elif _portfolio_word(words, at + 1) or (listed and word.shape is Shape.CAPITAL):
            at += 1
            last = at
            if word.possessive:
                break
        else:
            break
    return last


def _portfolio_word(words: Sequence[Word], at: int) -> bool:
    if at >= len(words):
        return False
    word = words[at]
    if word.geo is not None or word.folded in lexicon().role_words:
        return True
    return word.text in lexicon().not_a_name or word.text in organisations.lexicon().heads


def _portfolio_goes_on(words: Sequence[Word], comma: int) -> bool:
    """Whether a comma stands inside a portfolio: "Industry, Mine and Trade"."""
    at = comma + 1
    while at < len(words) and words[at].shape is Shape.CAPITAL and at - comma < 4:
        at += 1
    return (
        at > comma + 1
        and at < len(words)
        and words[at].text in ("and", "&")
        and (_portfolio_word(words, at + 1))
    )


def _owner(words: Sequence[Word], first: int) -> str | None:
    """Return the country before a role: "Kenya's", "Kenyan", "the Kenyan"."""
    for at in (first - 1, first - 2):
        if at < 0:
            break
        geo = words[at].geo
        if geo is not None and geo.group is None and len(geo.codes) == 1:
            return geo.codes[0]
        if words[at].folded not in ("'s", "the", "then", "new", "former", "federal"):
            break
    return None


def _inner_country(words: Sequence[Word], end: int, last: int) -> str | None:
    for word in (*words[end + 1 : last + 1], *words[last + 1 : last + 4]):
        if word.geo is not None and word.geo.group is None and len(word.geo.codes) == 1:
            return word.geo.codes[0]
        if word.start > words[last].end and word.folded not in (",", "in", "of", "the"):
            break
    return None


def _around(text: str, words: Sequence[Word], role: _Role) -> Iterator[Name]:
    """Yield the persons right after a role, else the one right before it."""
    at = role.last + 1
    if at < len(words) and words[at].text == ",":
        at += 1
    found = False
    while (span := _name(words, at)) is not None:
        found = True
        first, last = span
        yield _person(text, words, first, last, role, _ROLE_FIRST, words[role.first].start)
        if not (words[role.last].folded.endswith("s") and last + 1 < len(words)):
            return
        at = last + (
            3
            if words[last + 1].text == "," and words[min(last + 2, len(words) - 1)].text == "and"
            else 2
        )
        if words[last + 1].text not in (",", "and"):
            return
    if found:
        return
    before = role.first - 1
    while before >= 0 and words[before].folded in ("the", "a", "an", "its", "their"):
        before -= 1
    if before >= 0 and (words[before].geo is not None):
        before -= 1
        while before >= 0 and words[before].folded in ("the", "a", "an"):
            before -= 1
    if before > 0 and words[before].text in (",", "("):
        span = _name_ending(words, before - 1)
        if span is not None:
            yield _person(text, words, *span, role, _NAME_FIRST, words[span[0]].start)


def _person(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    role: _Role | None,
    rule: str,
    start: int,
) -> Name:
    end = words[last].end
    detail = country = None
    if role is not None:
        end = max(end, words[role.last].end)
        detail = _singular(role.text)
        country = role.country or _served(text, end)
    return Name(
        start,
        end,
        NameType.PERSON,
        text[words[first].start : words[last].end],
        rule,
        parties=(country,) if country else (),
        detail=detail,
    )


def _singular(role: str) -> str:
    """Return "President" for the "Presidents" that several persons share."""
    head, _, rest = role.partition(" ")
    one = head[:-1] if head.endswith("s") and head[:-1].casefold() in lexicon().role_ends else head
    return f"{one} {rest}" if rest else one


def _served(text: str, end: int) -> str | None:
    """Return the country named after a person: "of the Republic of Korea", "signed for Peru"."""
    match = _SERVED.match(text, end)
    if match is None:
        return None
    for mention in default_gazetteer().find(text[match.end() : match.end() + 60])[:1]:
        if mention.start == 0 and mention.group is None and len(mention.codes) == 1:
            return mention.codes[0]
    return None


def _name(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Return first and last word of a person's name that starts at `at`, past its honorifics."""
    titled = False
    while at < len(words) and (
        words[at].folded in lexicon().honorifics or (titled and words[at].text == ".")
    ):
        titled = True
        at += 1
    last = at - 1
    capitals = 0
    while last + 1 < len(words) and last + 1 - at < _MAX_NAME:
        word = words[last + 1]
        if _is_name_word(word) and (last < at or _touch(words, last)):
            capitals += 1
            last += 1
            if word.possessive:
                break
        elif (
            capitals
            and word.text in lexicon().particles
            and last + 2 < len(words)
            and (_is_name_word(words[last + 2]))
        ) or (
            word.text == "-"
            and capitals
            and last + 2 < len(words)
            and _is_name_word(words[last + 2])
        ):
            last += 1
        else:
            break
    return (at, last) if capitals >= _SHORT else None


def _name_ending(words: Sequence[Word], last: int) -> tuple[int, int] | None:
    """Return the name that ends at a word, if one does."""
    if last < 0 or not _is_name_word(words[last]):
        return None
    first = last
    while first > 0 and last - first < _MAX_NAME - 1:
        word = words[first - 1]
        if not (_is_name_word(word) or word.text in lexicon().particles) or word.possessive:
            break
        first -= 1
    while first < last and words[first].text in lexicon().particles:
        first += 1
    capitals = sum(words[i].shape is Shape.CAPITAL for i in range(first, last + 1))
    return (first, last) if capitals >= _SHORT else None


def _is_name_word(word: Word) -> bool:
    return (
        word.shape is Shape.CAPITAL
        and word.text.rstrip(".") not in lexicon().not_a_name
        and word.folded not in lexicon().honorifics
        and word.folded not in lexicon().role_ends
        and not (len(word.text) > _SHORT and word.text.isupper())
    )


def _titled(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons that only an honorific marks: "Mr. Peter Otieno"."""
    for number, word in enumerate(words):
        if number in taken or word.folded not in lexicon().honorifics or not word.text[0].isupper():
            continue
        if number > 0 and words[number - 1].folded in lexicon().honorifics:
            continue
        span = _name(words, number)
        if span is not None and not set(range(span[0], span[1] + 1)) & taken:
            taken.update(range(number, span[1] + 1))
            yield _person(text, words, *span, None, _TITLED, word.start)


def _of_organisation(text: str, words: Sequence[Word], taken: set[int]) -> Iterator[Name]:
    """Yield persons that only their organisation marks: "Grace Achieng of the Ports Authority"."""
    heads = organisations.lexicon().heads
    for number, word in enumerate(words):
        if word.folded not in ("of", "from") or number in taken:
            continue
        span = _name_ending(words, number - 1)
        if span is None or set(range(span[0], span[1] + 1)) & taken:
            continue
        article = any(w.folded == "the" for w in words[number + 1 : number + 2])
        at = number + 1 + article
        run = words[at : at + _MAX_NAME]
        length = next((i for i, w in enumerate(run) if not w.capital), len(run))
        if length > 1 and any(w.text in heads for w in run[:length]):
            yield Name(
                words[span[0]].start,
                run[length - 1].end,
                NameType.PERSON,
                text[words[span[0]].start : words[span[1]].end],
                _OF,
            )


def _touch(words: Sequence[Word], at: int) -> bool:
    return words[at + 1].start - words[at].end <= 1


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield one claim per person, with the fullest role the document gives."""
    best: dict[str, tuple[int, Name]] = {}
    order: list[str] = []
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if name.type is not NameType.PERSON:
                continue
            key = re.sub(r"\W+", " ", name.name.casefold())
            if key not in best:
                order.append(key)
                best[key] = (index, name)
            elif best[key][1].detail is None and name.detail is not None:
                best[key] = (index, name)
    for key in order:
        index, name = best[key]
        yield PersonClaim(
            evidence=(scene.evidence(scene.sentences[index], name.start, name.end),),
            rule=name.rule,
            confidence=_CONFIDENCE[name.rule],
            name=name.name,
            role=name.detail,
            country=name.parties[0] if name.parties else None,
        )
