"""One claim for each person of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims import Claim, OrganisationKind, PersonClaim
from graph.extract import organisations
from graph.extract.mentions import Name, NameType
from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.naming import (
    GIVEN,
    LEADER,
    LISTED,
    NAME_FIRST,
    OF_ORGANISATION,
    ROLE_FIRST,
    TITLED,
    WHO_LEADS,
)
from graph.extract.persons.roles import office_shared
from graph.extract.persons.serving import is_guest, served
from graph.extract.persons.signature import SIGNED, signatures
from graph.extract.persons.speaking import FOLLOWING, QUOTED, SPEAKING
from graph.extract.scene import Scene

_CONFIDENCE: Final = {
    ROLE_FIRST: Decimal("0.95"),
    NAME_FIRST: Decimal("0.93"),
    TITLED: Decimal("0.9"),
    OF_ORGANISATION: Decimal("0.85"),
    FOLLOWING: Decimal("0.85"),
    QUOTED: Decimal("0.85"),
    SPEAKING: Decimal("0.8"),
    WHO_LEADS: Decimal("0.88"),
    GIVEN: Decimal("0.85"),
    LEADER: Decimal("0.9"),
    LISTED: Decimal("0.8"),
    SIGNED: Decimal("0.93"),
}
#: Characters between a role and the body named after it: ", ".
_NEXT: Final = 2
#: " at Iran's " between them.
_AT: Final = re.compile(r" (?:at|in|within|of) (?:the |[A-Z]\w+'s? )?")
_STATE_BODIES: Final = frozenset({OrganisationKind.MINISTRY, OrganisationKind.AGENCY})
_COUNTERPART: Final = "counterpart"
#: A monarch's name with its number, as a key.
_REGNAL: Final = re.compile(r"\w+ [ivx]{1,5}")
_NOT_WORD: Final = re.compile(r"\W+")


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield one claim per person, with the first role that the document gives."""
    best: dict[str, tuple[int, Name]] = {}
    signed = {_key(found.name): found for found in signatures(scene)}
    for found in signed.values():
        best[_key(found.name)] = (found.line, found.name)
    for index, name in _persons(scene):
        key = _key(name)
        if key not in best or (best[key][1].detail is None and name.detail is not None):
            best[key] = (index, name)
    owners = organisations.Owners(scene)
    issuer = owners.home
    home = issuer or _only_country(scene)
    understood = served(scene, list(best.values()), issuer)
    last_names = {ending for key in best for ending in _endings(key)}
    crowned = {key.split()[0] for key in best if _REGNAL.fullmatch(key)}
    for key, (index, name) in best.items():
        if key in last_names or key in crowned:
            continue
        passages = [scene.evidence(scene.sentences[index], name.start, name.end)]
        if name.rule == SIGNED:
            role = scene.sentences[signed[key].role_line]
            passages.append(scene.evidence(role, 0, len(role.text)))
        of_state = _of_state(name.detail)
        own = of_state and not is_guest(scene, index, name, issuer)
        country = name.parties[0] if name.parties else understood.get(name.name)
        country = country or (home if own else None) or _employer(scene, owners, index, name)
        if country is None and name.detail is not None:
            country = owners.by_portfolio(name.detail)
        if country is None and of_state:
            country = owners.reporting
        yield PersonClaim(
            evidence=tuple(passages),
            rule=name.rule,
            confidence=_CONFIDENCE[name.rule],
            name=name.name,
            role=name.detail,
            country=country,
        )


def _persons(scene: Scene) -> Iterator[tuple[int, Name]]:
    """Yield every mention of a person; a counterpart has the office of the person before."""
    role: str | None = None
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if name.type is not NameType.PERSON:
                continue
            if name.detail is not None and name.detail.endswith(_COUNTERPART):
                name = replace(name, detail=None if role is None else office_shared(role))
            elif name.detail is not None:
                role = name.detail
            yield index, name


def _key(name: Name) -> str:
    return _NOT_WORD.sub(" ", name.name.casefold())


def _employer(scene: Scene, owners: organisations.Owners, index: int, name: Name) -> str | None:
    """Return the country of the ministry or agency in which a person has a role."""
    sentence = scene.sentences[index]
    for body in sentence.names:
        between = sentence.text[name.end : body.start]
        within = (
            name.start <= body.start <= name.end + _NEXT
            or body.start < name.start <= body.end + 1
            or _AT.fullmatch(between) is not None
        )
        if body.type is NameType.ORGANISATION and within and name.detail is not None:
            if body.kind not in _STATE_BODIES:
                return None
            told = body.parties[0] if len(body.parties) == 1 else None
            return told or owners.of(index, body)
    return None


def _endings(key: str) -> Iterator[str]:
    """Yield what a person may be called by later: "Silva Santos", "Santos", "Silva"."""
    if " " in key:
        yield from key.split()
    _, space, rest = key.partition(" ")
    while space:
        yield rest
        _, space, rest = rest.partition(" ")


def _only_country(scene: Scene) -> str | None:
    """Return the country of a document that names no other.

    Where a "counterpart" or a town elsewhere is spoken of there is another one, though it is not
    named.
    """
    if len(scene.main_parties) != 1 or any(_COUNTERPART in s.text for s in scene.sentences):
        return None
    (code,) = scene.main_parties
    if organisations.is_only_dealt_with(scene, code):
        return None
    seats = {
        place.codes[0]
        for sentence in scene.sentences
        for place in sentence.geo
        if place.is_place and place.codes
    }
    return code if code in scene.reference.countries and seats <= {code} else None


def _of_state(role: str | None) -> bool:
    """Whether a country gives a role, and no organisation: "trade minister"."""
    return role is not None and any(
        word in lexicon().offices_of_state for word in role.casefold().split()
    )
