"""Documents about the trade in one kind of goods: "Coffee exports cross $2 billion".

Where the title and the first amount name the same goods, "exports to Peru" further down are of
these as well, unless the document speaks of trade as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from graph.claims import ChangeClaim, Claim, FlowClaim
from graph.extract.scene import Scene

_TRADE: Final = r"(?:exports?|imports?|shipments?|sales|trade)"
#: What speaks of trade as a whole.
_WHOLE: Final = re.compile(
    r"\b(?:merchandise|all goods|goods (?:and services|exports|imports|trade)|turnover|surplus"
    r"|deficit|(?:total|overall|bilateral|mutual|two-way|foreign|external)"
    r" (?:exports|imports|trade))\b",
    re.IGNORECASE,
)


def with_only_goods(claims: Sequence[Claim], scene: Scene) -> list[Claim]:
    """Return the claims of a document, those without goods with the only ones it is about."""
    told = [c for c in claims if isinstance(c, FlowClaim | ChangeClaim)]
    first = min(told, key=lambda claim: claim.evidence[0].start, default=None)
    if first is None or first.commodity is None or not _titled(scene, first.commodity):
        return list(claims)
    if any(_WHOLE.search(sentence.text) for sentence in scene.sentences):
        return list(claims)
    return [
        replace(claim, commodity=first.commodity)
        if isinstance(claim, FlowClaim | ChangeClaim)
        and claim.commodity is None
        and (claim.reporter, claim.direction) == (first.reporter, first.direction)
        else claim
        for claim in claims
    ]


def _titled(scene: Scene, goods: str) -> bool:
    """Whether the first line of a document speaks of the trade in some goods."""
    named = re.escape(goods)
    title = scene.sentences[0].text
    pattern = rf"\b{named} {_TRADE}\b|\b{_TRADE} of (?:\w+ ){{0,2}}{named}\b"
    return re.search(pattern, title, re.IGNORECASE) is not None
