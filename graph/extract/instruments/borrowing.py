"""Loans that a text tells by "borrow" or "lend" rather than by a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from graph.claims import InstrumentClaim
from graph.claims.model import InstrumentKind, Status
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, Parties
from graph.extract.reading.parties import own_codes
from graph.extract.rules import load_rules
from graph.extract.scene import Scene

_TELLING: Final = frozenset({"borrow", "lend"})
_GRANTED: Final = re.compile(
    r"\b(?:authori[sz]e[sd]?|approve[sd]?|allow(?:s|ed)|permit(?:s|ted)|clear(?:s|ed))\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r" (?:which|that|over|with|repayable|by|to \w+ standard|this|next|last)\b")
_ARTICLE: Final = re.compile(r"^(?:the|a|an|its|their) ")


def borrowings(scene: Scene, home: Set[str]) -> Iterator[InstrumentClaim]:
    """Yield a claim for each loan that a state or bank is to take or give.

    `home` is the one country that the document is mainly about, if it is known.
    """
    for index, sentence in enumerate(scene.sentences):
        if _TELLING.isdisjoint(sentence.wording):
            continue
        for rule in load_rules("instruments").of("borrowing"):
            for match in rule.matches(sentence.view):
                lender, borrower = match.mention("lender"), match.mention("borrower")
                codes = _codes(lender) | _codes(borrower)
                granted = _GRANTED.search(sentence.text, 0, match.start)
                if borrower is None:
                    codes |= _named_before(sentence, match.start) or home
                if not codes:
                    continue
                approved = granted is not None and borrower is None
                status = Status.APPROVED if approved else Status(rule.constants["status"])
                purpose = match.text("purpose")
                start = granted.start() if granted is not None else match.start
                yield InstrumentClaim(
                    evidence=(scene.evidence(sentence, start, match.end),),
                    rule=rule.id,
                    confidence=rule.confidence,
                    claimant=scene.speakers[index],
                    kind=InstrumentKind.LOAN,
                    subject=None if purpose is None else _ARTICLE.sub("", _CUT.split(purpose)[0]),
                    parties=tuple(sorted(codes)),
                    party_names=(lender.name,) if isinstance(lender, Name) else (),
                    status=status,
                    readings=(status,),
                    planned=status is Status.PROPOSED,
                )


def _codes(mention: object) -> frozenset[str]:
    if isinstance(mention, Parties):
        return frozenset(own_codes(mention))
    return frozenset(mention.parties) if isinstance(mention, Name) else frozenset()


def _named_before(sentence: Annotated, end: int) -> frozenset[str]:
    """Return the state named last before a verb, which is the one that borrows."""
    before = [m for m in sentence.parties if m.end <= end and len(own_codes(m)) == 1]
    return frozenset(own_codes(before[-1])) if before else frozenset()
