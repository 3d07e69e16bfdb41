"""The hubs of a document, each once, and the access to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from graph.claims import Claim, HubClaim, HubKind
from graph.extract.annotate import Annotated
from graph.extract.hubs import recognise
from graph.extract.hubs.access import access_claims
from graph.extract.hubs.lexicon import lexicon
from graph.extract.mentions import Name, NameType
from graph.extract.reading.pair import home
from graph.extract.scene import Scene

_CONFIDENCE: Final[Mapping[str, Decimal]] = {
    recognise.NAMED: Decimal("0.9"),
    recognise.OF: Decimal("0.9"),
    recognise.EXPLAINED: Decimal("0.85"),
    recognise.BARE: Decimal("0.8"),
    recognise.TABLE: Decimal("0.85"),
}


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the hubs of a document, and the access to them that it reports."""
    found = _hubs(scene)
    countries = {name.name: name.parties[0] for _, name in found.values() if name.parties}
    access = list(access_claims(scene, countries))
    owners = {claim.hub: claim.grantor for claim in access if claim.grantor is not None}
    for index, name in found.values():
        yield _claim(scene, index, name, owners.get(name.name))
    yield from access


def _hubs(scene: Scene) -> dict[str, tuple[int, Name]]:
    """Return the best mention of each hub: the first of those that tell most."""
    best: dict[str, tuple[int, Name]] = {}
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if name.type is not NameType.HUB:
                continue
            key = place_key(name.name)
            known = best.get(key)
            if known is None or _telling(scene, index, name) > _telling(scene, *known):
                best[key] = (index, name)
    return best


def _telling(scene: Scene, index: int, name: Name) -> tuple[bool, bool, bool]:
    """Return how much a mention tells: its country, its noun, and not just in a heading."""
    in_heading = scene.is_heading(scene.sentences[index])
    return bool(name.parties), name.rule != recognise.BARE, not in_heading


def _claim(scene: Scene, index: int, name: Name, grantor: str | None) -> HubClaim:
    """Make a claim; who grants access to a hub has it, where nothing else tells its country."""
    sentence = scene.sentences[index]
    return HubClaim(
        evidence=(scene.evidence(sentence, _with_owner(sentence, name), name.end),),
        rule=name.rule,
        confidence=_CONFIDENCE[name.rule],
        claimant=scene.speakers[index],
        name=name.name,
        kind=name.kind if isinstance(name.kind, HubKind) else HubKind.OTHER,
        country=name.parties[0] if len(name.parties) == 1 else _home(scene, name) or grantor,
    )


def _home(scene: Scene, name: Name) -> str | None:
    """Return the country of a hub in a table about one country."""
    own = home(scene) if name.rule == recognise.TABLE else frozenset()
    return next(iter(own), None)


def place_key(name: str) -> str:
    """Return what stays of a hub's name without its noun: "tanga" for "Port of Tanga"."""
    bare = lexicon().nouns.sub(" ", name.casefold())
    return re.sub(r"\W+(?:of\W+)?|^of\W", " ", bare).strip() or name.casefold()


def _with_owner(sentence: Annotated, name: Name) -> int:
    """Take the owner before a hub into the passage: "Kenya's Mombasa port"."""
    for parties in sentence.parties:
        if 0 <= name.start - parties.end <= 3 and (parties.possessive or parties.adjective):
            return parties.start
    return name.start
