"""One claim for each organisation of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from graph.claims import Claim, OrganisationClaim, OrganisationKind
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
}
#: Bodies in which states meet are recognised elsewhere.
_BODY_CONFIDENCE: Final = Decimal("0.7")


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield one claim per organisation of the document, at its first full mention.

    Equal names are one organisation unless they belong to different countries.
    """
    seen: dict[str, set[str | None]] = {}
    acting = _without_a_word(scene)
    spelt_out = _spelt_out(scene)
    owners_of = Owners(scene)
    bodies = _Bodies()
    parliaments: set[str | None] = set()
    for index, sentence in enumerate(scene.sentences):
        for name in (*_organisations(sentence.names), *acting.get(index, ())):
            if spelt_out.get(name.name, name.name) != name.name and not name.acronym:
                continue  # the full name follows
            country = name.parties[0] if len(name.parties) == 1 else None
            if country is not None and country not in scene.reference.countries:
                country = None
            if country is None:
                country = owners_of.of(index, name)
            if name.type is NameType.BODY and bodies.told_longer(name):
                continue
            if name.kind is OrganisationKind.PARLIAMENT:
                named = bool(parliaments) if country is None else country in parliaments
                if name.rule == PARLIAMENT_RULE and named:
                    continue  # "Parliament" after "the Parliament of Fiji"
                parliaments.add(country)
            called = {_key(name.name), (name.acronym or "").casefold(), _key(_in_full(name.name))}
            shown = sentence.text[name.start : name.end].casefold()
            owners = set().union(*(seen.get(key, set()) for key in (*called, shown)))
            for key in called - {""}:
                seen.setdefault(key, set()).add(country)
            if owners and (country is None or country in owners or owners == {None}):
                continue
            kind = name.kind
            yield OrganisationClaim(
                evidence=(scene.evidence(sentence, name.start, name.end),),
                rule=name.rule,
                confidence=_CONFIDENCE.get(name.rule, _BODY_CONFIDENCE),
                claimant=scene.speakers[index],
                name=name.name,
                kind=kind if isinstance(kind, OrganisationKind) else OrganisationKind.OTHER,
                country=country,
            )


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
