"""One claim for each organisation of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graph.claims import Claim, Claimant, OrganisationClaim, OrganisationKind
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.apposition import ACTING_RULE, APPOSED_RULE
from graph.extract.organisations.behaviour import RULE as BEHAVIOUR_RULE
from graph.extract.organisations.behaviour import behaving
from graph.extract.organisations.belonging import Owners
from graph.extract.organisations.described import RULE as DESCRIPTION_RULE
from graph.extract.organisations.described import UNOWNED_RULE, unowned
from graph.extract.organisations.foreign import PROMOTER_RULE
from graph.extract.organisations.foreign import RULE as FOREIGN_RULE
from graph.extract.organisations.lexicon import lexicon
from graph.extract.organisations.naming import (
    HEAD_RULE,
    KNOWN_RULE,
    LISTED_RULE,
    PARLIAMENT_RULE,
)
from graph.extract.organisations.sources import RULE as SOURCE_RULE
from graph.extract.organisations.sources import sources
from graph.extract.organisations.weighed import RULE as WEIGHED_RULE
from graph.extract.organisations.weighed import weighed
from graph.extract.scene import Scene

_CONFIDENCE: Final = {
    HEAD_RULE: Decimal("0.9"),
    KNOWN_RULE: Decimal("0.95"),
    DESCRIPTION_RULE: Decimal("0.9"),
    UNOWNED_RULE: Decimal("0.8"),
    LISTED_RULE: Decimal("0.8"),
    PARLIAMENT_RULE: Decimal("0.85"),
    APPOSED_RULE: Decimal("0.88"),
    ACTING_RULE: Decimal("0.8"),
    FOREIGN_RULE: Decimal("0.88"),
    PROMOTER_RULE: Decimal("0.88"),
    BEHAVIOUR_RULE: Decimal("0.75"),
    WEIGHED_RULE: Decimal("0.75"),
    SOURCE_RULE: Decimal("0.85"),
}
#: Lines in which a document says who publishes it.
_HEAD: Final = 3
#: The short form behind a full name.
_SHORT: Final = re.compile(r" \(([A-Z][\w.-]{1,11})\)")
#: Bodies in which states meet are recognised elsewhere.
_BODY_CONFIDENCE: Final = Decimal("0.7")


@dataclass(frozen=True, slots=True)
class _Mention:
    """An organisation as one sentence names it."""

    sentence: Annotated
    name: Name
    country: str | None
    speaker: Claimant | None

    @property
    def kind(self) -> OrganisationKind:
        """Its kind, `OTHER` where nothing tells it."""
        kind = self.name.kind
        return kind if isinstance(kind, OrganisationKind) else OrganisationKind.OTHER


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield one claim per organisation of the document, at its first full mention.

    Equal names are one organisation unless they belong to different countries.
    """
    told = _Told()
    spelt_out = _spelt_out(scene)
    mentions = (*_in_sentences(scene), *_below_figures(scene))
    countries = _countries(mentions)
    for found in mentions:
        name = found.name
        if spelt_out.get(name.name, name.name) != name.name and not name.acronym:
            continue  # the full name follows
        if told.is_new(found):
            yield OrganisationClaim(
                evidence=(scene.evidence(found.sentence, name.start, name.end),),
                rule=name.rule,
                confidence=_CONFIDENCE.get(name.rule, _BODY_CONFIDENCE),
                claimant=found.speaker,
                name=name.name,
                kind=found.kind,
                country=found.country or countries.get(_key(name.name)),
            )


def _countries(mentions: Iterable[_Mention]) -> Mapping[str, str]:
    """Return the country of each organisation to which its mentions give one only."""
    told: dict[str, set[str]] = {}
    for found in mentions:
        if found.country is not None:
            for called in {_key(found.name.name), (found.name.acronym or "").casefold()} - {""}:
                told.setdefault(called, set()).add(found.country)
    return {called: codes.pop() for called, codes in told.items() if len(codes) == 1}


def _in_sentences(scene: Scene) -> Iterator[_Mention]:
    """Yield every organisation that the sentences of a document name."""
    acting = _without_a_word(scene)
    owners = Owners(scene)
    for index, sentence in enumerate(scene.sentences):
        if _is_letterhead(scene, index):
            continue
        for name in (*_organisations(sentence.names), *acting.get(index, ())):
            country = _own_country(scene, name) or owners.of(index, name)
            yield _Mention(sentence, name, country, scene.speakers[index])
        for name in _of_states(sentence):
            yield _Mention(sentence, name, None, scene.speakers[index])


def _of_states(sentence: Annotated) -> Iterator[Name]:
    """Yield the groups of states that are bodies by their full names, of no country."""
    for geo in sentence.geo:
        shown = sentence.text[geo.start : geo.end]
        if geo.group is None or lexicon().of_states.isdisjoint(shown.split()):
            continue
        if any(n.start < geo.end and geo.start < n.end for n in sentence.names):
            continue
        short = _SHORT.match(sentence.text, geo.end)
        yield Name(
            geo.start,
            geo.end if short is None else short.end(),
            NameType.ORGANISATION,
            shown,
            KNOWN_RULE,
            kind=OrganisationKind.OTHER,
            acronym=short[1] if short is not None else None,
        )


def _is_letterhead(scene: Scene, index: int) -> bool:
    """Whether a line at the head of a document only says who publishes it: "Ministry of Trade"."""
    sentence = scene.sentences[index]
    if not 0 < index < _HEAD or sentence.text.endswith((".", "!", "?", '"')):
        return False
    first = next(_organisations(sentence.names), None)
    return first is not None and first.start == 0 and first.rule == HEAD_RULE


def _below_figures(scene: Scene) -> Iterator[_Mention]:
    """Yield the organisations that lines of sources name; they are those of the whole line."""
    for sentence, name in sources(scene):
        owners = {own for n in sentence.names if (own := _own_country(scene, n)) is not None}
        owners &= scene.named_countries
        shared = owners.pop() if len(owners) == 1 else _only_country(scene)
        yield _Mention(sentence, name, _own_country(scene, name) or shared, None)


def _only_country(scene: Scene) -> str | None:
    """Return the country that a document is about: its figures are from there."""
    headline = {code for parties in scene.headline_parties for code in parties.codes}
    for codes in (headline, set(scene.main_parties)):
        if len(codes) == 1 and codes <= scene.reference.countries.keys():
            return codes.pop()
    return None


def _own_country(scene: Scene, name: Name) -> str | None:
    """Return the one country that the words of a name connect with it; a bloc is none."""
    country = name.parties[0] if len(name.parties) == 1 else None
    return country if country in scene.reference.countries else None


class _Told:
    """The organisations named so far, by all that they are called."""

    def __init__(self) -> None:
        self._owners: dict[str, set[str | None]] = {}
        self._bodies = _Bodies()
        self._parliaments: set[str | None] = set()

    def is_new(self, found: _Mention) -> bool:
        """Whether no mention before was of the same organisation; it is known from now on."""
        name, country = found.name, found.country
        if name.type is NameType.BODY and self._bodies.told_longer(name):
            return False
        if name.kind is OrganisationKind.PARLIAMENT and self._is_bare_again(name, country):
            return False
        called = {_key(name.name), (name.acronym or "").casefold(), _key(_in_full(name.name))}
        shown = found.sentence.text[name.start : name.end].casefold()
        owners = set().union(*(self._owners.get(key, set()) for key in (*called, shown)))
        for key in called - {""}:
            self._owners.setdefault(key, set()).add(country)
        return not owners or not (country is None or country in owners or owners == {None})

    def _is_bare_again(self, name: Name, country: str | None) -> bool:
        """Whether "Parliament" follows "the Parliament of Fiji"; a parliament is known from now."""
        known = self._parliaments
        named = bool(known) if country is None else country in known
        if name.rule == PARLIAMENT_RULE and named:
            return True
        known.add(country)
        return False


def _without_a_word(scene: Scene) -> Mapping[int, Sequence[Name]]:
    """Return the organisations that no word of their own tells, by the index of their sentence."""
    found: dict[int, list[Name]] = {}
    for index, name in (*behaving(scene), *unowned(scene)):
        found.setdefault(index, []).append(name)
    for index, name in list(weighed(scene, found)):
        found.setdefault(index, []).append(name)
    return found


def _key(name: str) -> str:
    """Return what a name is known by: "Baltic Corp." and "the Baltic Corporation" are one."""
    folded = name.casefold().removeprefix("the ").rstrip(".")
    return f"{folded}oration" if folded.endswith(" corp") else folded


class _Bodies:
    """The bodies named so far, by each of their words, so that one is found among many."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[frozenset[str], None]] = {}

    def told_longer(self, name: Name) -> bool:
        """Whether a body was named more fully: "the Joint Group" after "the A-B Joint Group".

        If it was not, it is known from now on.
        """
        own = frozenset(name.name.casefold().split())
        sharing = min((self._by_word.setdefault(word, {}) for word in own), key=len, default={})
        if any(own < longer for longer in sharing):
            return True
        for word in own:
            self._by_word[word][own] = None
        return False


def _spelt_out(scene: Scene) -> dict[str, str]:
    """Return full names of organisations by short forms: those put after them, and known ones."""
    found = [name for s in scene.sentences for name in _organisations(s.names)]
    named = {name.name for name in found}
    known = {name: full for name in named if (full := _in_full(name)) != name and full in named}
    return known | {name.acronym: name.name for name in found if name.acronym}


def _in_full(name: str) -> str:
    """Return the full name of an organisation that is known by a short form."""
    entry = lexicon().known.get(name)
    return name if entry is None else entry.name


def _organisations(found: Iterable[Name]) -> Iterator[Name]:
    for name in found:
        if name.type is NameType.ORGANISATION or (name.type is NameType.BODY and name.proper):
            yield name
