"""What one claim tells is not told by another one of less.

A body whose meetings are claimed is no organisation besides, and what an agreement is about is, in
the same words of the text, no further field of cooperation of its parties.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from graph.claims import Claim, InstrumentClaim, OrganisationClaim, SectorClaim, SessionClaim
from graph.claims.model import OrganisationKind

_BODIES: Final = frozenset(
    {OrganisationKind.COMMISSION, OrganisationKind.COUNCIL, OrganisationKind.OTHER}
)
#: How many passages before a field are looked at.
_NEAR: Final = 20
_WORD: Final = re.compile(r"\w+")


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those that only repeat a part of another one."""
    bodies = {_words(claim.body) for claim in claims if isinstance(claim, SessionClaim)}
    subjects = sorted(
        (passage.start, passage.end, claim.subject)
        for claim in claims
        if isinstance(claim, InstrumentClaim) and claim.subject is not None
        for passage in claim.evidence
    )
    return [
        claim
        for claim in claims
        if not _is_body(claim, bodies) and not _is_subject(claim, subjects)
    ]


def _is_body(claim: Claim, bodies: set[frozenset[str]]) -> bool:
    return (
        isinstance(claim, OrganisationClaim)
        and claim.kind in _BODIES
        and _words(claim.name) in bodies
    )


def _is_subject(claim: Claim, subjects: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a field of cooperation is named within the words on an instrument about it.

    `subjects` are those of instruments with their passages, in order; only the last few passages
    that begin before the field can hold it.
    """
    if not isinstance(claim, SectorClaim):
        return False
    sector, place = _words(claim.sector), claim.evidence[0]
    at = bisect_right(subjects, place.start, key=lambda subject: subject[0])
    return any(
        place.end <= end and sector <= _words(subject)
        for _, end, subject in subjects[max(0, at - _NEAR) : at]
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
