"""Organisations: named bodies other than states.

A name is grown from a head word ("Authority", "Ministry of …") over the capitalised words around
it, or described by its country ("Kenya's energy ministry", "the Chilean central bank"), or known by
itself. The words are in `data/lexicon/organisations.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import Claim, OrganisationClaim, OrganisationKind
from graph.extract.annotate import Annotated, BaseView
from graph.extract.gazetteer import GeoMention
from graph.extract.mentions import Name, NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.words import Shape, Word

_HEAD_RULE: Final = "organisation.head"
_KNOWN_RULE: Final = "organisation.known"
_DESCRIPTION_RULE: Final = "organisation.description"
_CONFIDENCE: Final = {
    _HEAD_RULE: Decimal("0.92"),
    _KNOWN_RULE: Decimal("0.97"),
    _DESCRIPTION_RULE: Decimal("0.95"),
    "session.body": Decimal("0.9"),
}
_JOINTS: Final = frozenset({"of", "for", "on", "and", "&", "the", "in", "to"})
_OPENERS: Final = frozenset({"of", "for", "on"})
_ACRONYM: Final = re.compile(r" ?\(([A-Z][A-Za-z.&-]{1,11})\)")
#: "State Bank of …" and the like, and countries whose central bank is plainly "Bank of …".
_CENTRAL: Final = re.compile(
    r"(?:central|reserve|state|national) bank of|central bank|bank of (?:the republic|england|japan"
    r"|korea|thailand|canada|mexico|israel|russia|ghana|uganda|tanzania|zambia|namibia|botswana"
    r"|mauritius|sierra leone|indonesia|mongolia|italy|greece|jamaica|guyana)$"
)
_MAX_LEFT: Final = 6
_MAX_RIGHT: Final = 12


class KnownOrganisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation that its name alone identifies."""

    name: str
    kind: OrganisationKind
    acronyms: list[str] = []
    country: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[OrganisationKind, list[str]]
    weak: list[str]
    first: list[str]
    not_in_name: list[str]
    never: list[str]
    descriptions: dict[OrganisationKind, list[str]]
    fields: list[str]
    known: list[KnownOrganisation]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the lexicon, ready for look-up."""

    heads: Mapping[str, OrganisationKind]
    weak: frozenset[str]
    first: frozenset[str]
    not_in_name: frozenset[str]
    never: frozenset[str]
    known: Mapping[str, KnownOrganisation]
    known_pattern: re.Pattern[str]
    description_pattern: re.Pattern[str]
    description_kinds: Mapping[str, OrganisationKind] = field(default_factory=dict)


@cache
def lexicon() -> Lexicon:
    """Load the lexicon of organisations.

    Raises:
        DataFileError: it does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "organisations.yaml", _File)
    known = {name: entry for entry in file.known for name in (entry.name, *entry.acronyms)}
    kinds = {word: kind for kind, words in file.descriptions.items() for word in words}
    fields_ = "|".join(sorted(map(re.escape, file.fields), key=len, reverse=True))
    described = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return Lexicon(
        heads={word: kind for kind, words in file.heads.items() for word in words},
        weak=frozenset(file.weak),
        first=frozenset(file.first),
        not_in_name=frozenset(file.not_in_name),
        never=frozenset(name.casefold() for name in file.never),
        known=known,
        known_pattern=re.compile(
            r"(?<![\w-])(?:"
            + "|".join(sorted(map(re.escape, known), key=len, reverse=True))
            + r")(?![\w-])"
        ),
        description_pattern=re.compile(
            rf"(?:'s?)? ((?:(?:{fields_})[ ,]+){{0,4}}({described}))(?!\w)"
        ),
        description_kinds=kinds,
    )


def names(view: BaseView) -> Iterator[Name]:
    """Yield the organisations of a sentence."""
    words = view.words
    yield from _known(view.text)
    yield from _described(view.text, words)
    taken = 0
    for number, word in enumerate(words):
        if word.text not in lexicon().heads or word.end <= taken:
            continue
        name = _grow(view.text, words, number)
        if name is not None:
            taken = name.end
            yield name


def _known(text: str) -> Iterator[Name]:
    for match in lexicon().known_pattern.finditer(text):
        entry = lexicon().known[match.group()]
        end, acronym = _acronym(text, match.end())
        yield Name(
            match.start(),
            end,
            NameType.ORGANISATION,
            entry.name if match.group() in entry.acronyms else match.group(),
            _KNOWN_RULE,
            kind=entry.kind,
            parties=(entry.country,) if entry.country else (),
            acronym=acronym,
        )


def _described(text: str, words: Sequence[Word]) -> Iterator[Name]:
    for word in words:
        if word.geo is None or word.geo.group is not None:
            continue
        match = lexicon().description_pattern.match(text, word.end)
        if match is None:
            continue
        yield Name(
            word.start,
            match.end(),
            NameType.ORGANISATION,
            text[word.start : match.end()],
            _DESCRIPTION_RULE,
            kind=lexicon().description_kinds[match.group(2)],
            parties=word.geo.codes,
        )


def _grow(text: str, words: Sequence[Word], head: int) -> Name | None:
    """Grow a name around a head word; None if nothing but the head is there."""
    known = lexicon()
    first = _grow_left(words, head)
    last = _grow_right(words, head) if words[head].text in known.first else head
    last = _swallow_heads(words, last)
    if last == head and _goes_on(words, head):
        return None
    inner = words[first : last + 1]
    if not _names_something(inner, words[head]):
        return None
    start, end = words[first].start, words[last].end
    name = text[start:end]
    if name.casefold() in known.never or any(n in name.casefold() for n in ("working group",)):
        return None
    end, acronym = _acronym(text, end)
    country = _country(text, words, first, last)
    return Name(
        start,
        end,
        NameType.ORGANISATION,
        name,
        _HEAD_RULE,
        kind=_kind(
            name,
            known.heads[words[last].text]
            if words[last].text in known.heads
            else known.heads[words[head].text],
        ),
        parties=(country,) if country else (),
        acronym=acronym,
    )


def _grow_left(words: Sequence[Word], head: int) -> int:
    first = head
    while first > 0 and head - first < _MAX_LEFT:
        word = words[first - 1]
        if word.possessive or not _adjacent(words, first - 1):
            break
        if word.text in ("&", "-", "–") and first > 1 and words[first - 2].capital:
            first -= 2
            continue
        if word.text == "and" and _one_name(words, first - 2):
            first -= 2
            continue
        if not word.capital or word.text in lexicon().not_in_name:
            break
        first -= 1
    return first


def _one_name(words: Sequence[Word], at: int) -> bool:
    """Whether "the Xxx and" before a name belongs to it: "the Ports and Maritime Organisation"."""
    return (
        at > 0
        and words[at].shape is Shape.CAPITAL
        and words[at].text not in lexicon().heads
        and words[at - 1].folded == "the"
    )


def _grow_right(words: Sequence[Word], head: int) -> int:
    """Take in "of Trade, Industry and Energy" after a head that may stand first."""
    last = at = head
    opened = False
    while at + 1 < len(words) and at - head < _MAX_RIGHT:
        word = words[at + 1]
        if word.folded in _OPENERS or (opened and word.text in ("and", "&", "the", ",")):
            opened = opened or word.folded in _OPENERS
            at += 1
        elif word.capital and opened and word.text not in lexicon().not_in_name:
            if words[at].text == "," and not _list_goes_on(words, at + 1):
                break
            if words[at].text == "and" and _starts_another(words, at + 1):
                break
            at += 1
            last = at
            if word.possessive:
                break
        elif not opened and word.capital and word.geo is None and at == head:
            break
        else:
            break
    return last


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word follows at once, so that the head is not the last word."""
    return (
        at + 1 < len(words)
        and words[at + 1].shape is Shape.CAPITAL
        and _adjacent(words, at)
        and words[at].text in lexicon().weak
    )


def _swallow_heads(words: Sequence[Word], last: int) -> int:
    """Go on over heads that follow at once: "Ports Corporation Ltd"."""
    while (
        last + 1 < len(words) and words[last + 1].text in lexicon().heads and _adjacent(words, last)
    ):
        last += 1
    return last


def _list_goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the capitalised run from `at` is followed by "and Xxx", as in one ministry's name."""
    while at < len(words) and words[at].shape is Shape.CAPITAL:
        at += 1
    return (
        at + 1 < len(words)
        and words[at].text in ("and", "&")
        and words[at + 1].shape is Shape.CAPITAL
        and not _starts_another(words, at + 1)
    )


def _starts_another(words: Sequence[Word], at: int) -> bool:
    """Whether another organisation starts at a word, so that "and" joins two names."""
    for word in words[at : at + 6]:
        if word.possessive or word.text in lexicon().first or word.text in lexicon().heads:
            return True
        if not word.capital:
            return False
    return False


def _names_something(inner: Sequence[Word], head: Word) -> bool:
    own = [w for w in inner if w.text not in lexicon().heads and w.folded not in _JOINTS]
    if not own:
        return False
    if head.text in lexicon().weak:
        return any(w.geo is None for w in own) and len(inner) > 1
    return True


def _country(text: str, words: Sequence[Word], first: int, last: int) -> str | None:
    """Return the country that an organisation belongs to, where its surroundings say so."""
    inside = {
        c for w in words[first : last + 1] if w.geo and w.geo.group is None for c in w.geo.codes
    }
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return None
    for at in (first - 1, first - 2):
        if at >= 0 and words[at].geo is not None:
            owner = _single(words[at].geo)
            gap = words[first - 1].text if at == first - 2 else ""
            if owner and (words[at].possessive or (gap.islower() and gap not in _JOINTS | {"to"})):
                return owner
    tail = text[words[last].end : words[last].end + 60]
    if match := re.match(
        r"(?: \([A-Z][\w.&-]*\))?,? (?:of|in)? ?(?:the )?(?:Government of )?", tail
    ):
        at = words[last].end + match.end()
        for word in words[last + 1 : last + 9]:
            if word.start == at and word.geo is not None and match.group().strip(" ,"):
                return _single(word.geo)
    return None


def _single(mention: GeoMention | None) -> str | None:
    return (
        mention.codes[0] if mention and mention.group is None and len(mention.codes) == 1 else None
    )


def _kind(name: str, kind: OrganisationKind) -> OrganisationKind:
    folded = name.casefold()
    if (kind is OrganisationKind.BANK and _CENTRAL.match(folded)) or "monetary authority" in folded:
        return OrganisationKind.CENTRAL_BANK
    if kind is OrganisationKind.AGENCY and folded.startswith("chamber"):
        return OrganisationKind.CHAMBER
    if "chamber of commerce" in folded or "chambers of commerce" in folded:
        return OrganisationKind.CHAMBER
    return kind


def _acronym(text: str, end: int) -> tuple[int, str | None]:
    match = _ACRONYM.match(text, end)
    return (match.end(), match.group(1)) if match else (end, None)


def _adjacent(words: Sequence[Word], at: int) -> bool:
    """Whether only a blank (and a possessive mark) lies between a word and the next."""
    return words[at + 1].start - words[at].end <= 3


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield one claim per organisation of the document, at its first full mention."""
    seen: set[str] = set()
    for index, sentence in enumerate(scene.sentences):
        for name in _organisations(sentence.names):
            key = name.name.casefold().removeprefix("the ")
            acronym = (name.acronym or "").casefold()
            if key in seen:
                continue
            seen |= {key, acronym} - {""}
            yield OrganisationClaim(
                evidence=(scene.evidence(sentence, name.start, name.end),),
                rule=name.rule,
                confidence=_CONFIDENCE.get(name.rule, Decimal("0.9")),
                claimant=scene.speakers[index],
                name=name.name,
                kind=name.kind
                if isinstance(name.kind, OrganisationKind)
                else OrganisationKind.OTHER,
                country=name.parties[0] if len(name.parties) == 1 else None,
            )


def _organisations(found: Iterable[Name]) -> Iterator[Name]:
    for name in found:
        if name.type is NameType.ORGANISATION or (name.type is NameType.BODY and name.proper):
            yield name


__all__ = ["Annotated", "claims", "lexicon", "names"]
