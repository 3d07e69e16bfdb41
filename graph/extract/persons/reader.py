"""One claim for each person of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from graph.claims import Claim, PersonClaim
from graph.extract import organisations
from graph.extract.mentions import Name, NameType
from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.naming import NAME_FIRST, OF_ORGANISATION, ROLE_FIRST, TITLED
from graph.extract.scene import Scene

_CONFIDENCE: Final = {
    ROLE_FIRST: Decimal("0.95"),
    NAME_FIRST: Decimal("0.93"),
    TITLED: Decimal("0.9"),
    OF_ORGANISATION: Decimal("0.85"),
}
_NOT_WORD: Final = re.compile(r"\W+")


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield one claim per person, with the first role that the document gives."""
    best: dict[str, tuple[int, Name]] = {}
    for index, sentence in enumerate(scene.sentences):
        for name in sentence.names:
            if name.type is not NameType.PERSON:
                continue
            key = _NOT_WORD.sub(" ", name.name.casefold())
            if key not in best or (best[key][1].detail is None and name.detail is not None):
                best[key] = (index, name)
    home = organisations.government(scene) or _only_country(scene)
    for index, name in best.values():
        country = name.parties[0] if name.parties else home if _of_state(name.detail) else None
        yield PersonClaim(
            evidence=(scene.evidence(scene.sentences[index], name.start, name.end),),
            rule=name.rule,
            confidence=_CONFIDENCE[name.rule],
            name=name.name,
            role=name.detail,
            country=country,
        )


def _only_country(scene: Scene) -> str | None:
    """Return the country of a document that names no other."""
    if len(scene.main_parties) != 1:
        return None
    (code,) = scene.main_parties
    return code if code in scene.reference.countries else None


def _of_state(role: str | None) -> bool:
    """Whether a country gives a role, and no organisation: "trade minister"."""
    return role is not None and any(
        word in lexicon().offices_of_state for word in role.casefold().split()
    )
