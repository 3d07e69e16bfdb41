"""What one claim tells is not told by another one of less.

A body whose meetings are claimed is no organisation besides, and what an agreement is about is, in
the same words of the text, no further field of cooperation of its parties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.claims import Claim, InstrumentClaim, OrganisationClaim, SectorClaim, SessionClaim
from graph.claims.model import OrganisationKind

_BODIES: Final = frozenset(
    {OrganisationKind.COMMISSION, OrganisationKind.COUNCIL, OrganisationKind.OTHER}
)
_WORD: Final = re.compile(r"\w+")


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those that only repeat a part of another one."""
    bodies = {_words(claim.body) for claim in claims if isinstance(claim, SessionClaim)}
    acts = [
        claim
        for claim in claims
        if isinstance(claim, InstrumentClaim) and claim.subject is not None
    ]
    return [
        claim for claim in claims if not _is_body(claim, bodies) and not _is_subject(claim, acts)
    ]


def _is_body(claim: Claim, bodies: set[frozenset[str]]) -> bool:
    return (
        isinstance(claim, OrganisationClaim)
        and claim.kind in _BODIES
        and _words(claim.name) in bodies
    )


def _is_subject(claim: Claim, acts: Sequence[InstrumentClaim]) -> bool:
    """Whether a field of cooperation is named within the words on an instrument about it."""
    if not isinstance(claim, SectorClaim):
        return False
    sector, place = _words(claim.sector), claim.evidence[0]
    return any(
        sector <= _words(act.subject or "")
        and any(e.start <= place.start and place.end <= e.end for e in act.evidence)
        for act in acts
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
