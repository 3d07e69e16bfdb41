"""What a document says once that "overall" or "total" trade means.

Press offices write "overall exports (merchandise and services combined)" in the first sentence and
"overall exports" ever after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graph.claims import ChangeClaim, Claim, FlowClaim
from graph.extract.figures.model import GOODS_AND_SERVICES

_TRADE: Final = r"(?:trade|exports?|imports?|trade balance|trade deficit|trade surplus)\b"
_DEFINITION: Final = re.compile(
    rf"\b(overall|total|cumulative|combined|aggregate) {_TRADE}[^.()]{{0,40}}"
    r"\((?=[^()]{0,60}\bservices?\b)(?=[^()]{0,60}\b(?:merchandise|goods)\b)[^()]{0,80}\)",
    re.IGNORECASE,
)


def with_defined(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Give what is called by a defined word the meaning that the document gave that word."""
    words = {match[1].lower() for match in _DEFINITION.finditer(text)}
    if not words:
        return list(claims)
    called = re.compile(rf"\b(?:{'|'.join(sorted(words))}) {_TRADE}", re.IGNORECASE)
    return [
        replace(claim, commodity=GOODS_AND_SERVICES)
        if isinstance(claim, FlowClaim | ChangeClaim)
        and claim.commodity is None
        and any(called.search(e.exact) for e in claim.evidence)
        else claim
        for claim in claims
    ]
