"""Who lends: banks and funds, by their kind or their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims.model import OrganisationKind
from graph.extract.annotate import Annotated, Mention
from graph.extract.mentions import Name, NameType, Parties, Place
from graph.extract.pattern import Match
from graph.extract.reading.parties import own_codes
from graph.extract.values.model import Money

LENDERS: Final = frozenset(
    {OrganisationKind.BANK, OrganisationKind.CENTRAL_BANK, OrganisationKind.FUND}
)
"""Kinds of organisation that lend."""

_NAMES: Final = re.compile(
    r"\b(?:Bank|Banque|Banco|Fund|Fonds|Fondo|Development (?:Agency|Corporation|Cooperation)"
    r"|International Cooperation Agency|Finance Corporation|[Ee]xim|EXIM|JICA|JBIC|AfDB|ADB|AIIB"
    r"|EBRD|EIB|KfW|AFD|BNDES|CAF|IsDB|IDB|IFC|MIGA|Afreximbank|BOAD|F(?:onplata|ONPLATA)"
    r"|Millennium Challenge)\b"
)


#: Before the state that a sum goes to, and before the one where it is spent.
_TO: Final = re.compile(
    r"\b(?:to|for|with)(?: the)?(?: (?:[Gg]overnments?|[Rr]epublic|[Kk]ingdom) of)? $"
)
_IN: Final = re.compile(r"\b(?:in|across)(?: the)?(?: (?:north|south|east|west)\w*)? $")
_JOINT: Final = re.compile(
    r"(?:,|,? and|,? as well as)(?: the)?(?: (?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of)? "
)
#: Before the state of a borrower that is told beside its name.
_APPOSED: Final = re.compile(r", (?:the |an? )?$")
_REACH: Final = 60
#: Characters within which the name of a borrower and its state stand.
_FAR: Final = 120
_ENDS: Final = re.compile(r"[;:]|\. ")


def recipients(
    sentence: Annotated, start: int, end: int, lender: Name | Parties
) -> tuple[str, ...]:
    """Return the states to which, or in which, a sum told of from `start` to `end` goes."""
    stop = _ENDS.search(sentence.text, end)
    last = min(end + _REACH, len(sentence.text) if stop is None else stop.start())
    sums = [value.start for value in sentence.values if isinstance(value, Money)]
    bodies = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    named = [
        mention
        for _, mention in sentence.base.mentions
        if isinstance(mention, Parties | Place) and _states(mention)
    ]
    near = [
        m
        for m in named
        if start <= m.start < last
        and not any(body.start <= m.start < body.end for body in bodies)
        and m.start != lender.start
    ]
    given = (
        m
        for m in near
        if lender.end < m.start and any(m.start < s < m.start + _REACH for s in sums)
    )
    to = (m for m in near if _TO.search(sentence.text, 0, m.start))
    inside = (m for m in near if _IN.search(sentence.text, 0, m.start))
    before = (m for m in named if m.end <= start and _IN.search(sentence.text, 0, m.start))
    first = next((m for found in (to, given, inside, before) for m in found), None)
    if first is not None:
        return tuple(sorted(_listed(sentence, first, near)))
    return _apposed(sentence, end, min((s for s in sums if s > end), default=end + _FAR))


def _apposed(sentence: Annotated, start: int, end: int) -> tuple[str, ...]:
    """Return the state of a borrower that is told beside its name: ", the Fijian grid company"."""
    found = (
        own_codes(mention)
        for mention in sentence.parties
        if start <= mention.start < end
        and (mention.adjective or mention.possessive)
        and _APPOSED.search(sentence.text, 0, mention.start)
    )
    return next((codes for codes in found if len(codes) == 1), ())


def _listed(
    sentence: Annotated, first: Parties | Place, near: Sequence[Parties | Place]
) -> Iterator[str]:
    """Yield the state of a mention, and those that stand beside it: "to Peru, Chile and Fiji"."""
    end = first.start
    for mention in (first, *(m for m in near if m.start > first.start)):
        if mention is not first and not _JOINT.fullmatch(sentence.text, end, mention.start):
            return
        yield from _states(mention)
        end = mention.end


def names_state(match: Match[Mention]) -> bool:
    """Whether the subject begins with the name of a state or town, and goes on to no noun."""
    start, end = match.spans.get("subject", (-1, -1))
    for _, mention in match.view.mentions:
        if mention.start == start and isinstance(mention, Parties | Place):
            rest = match.view.text[mention.end : end]
            return not rest.strip() or rest.startswith((" in ", " and ", " on "))
    return False


def _states(mention: Parties | Place) -> tuple[str, ...]:
    """Return the states that a mention names, or the one whose town it names."""
    if isinstance(mention, Place):
        return () if mention.country is None else (mention.country,)
    return () if mention.adjective else own_codes(mention)


def lends(name: str) -> bool:
    """Whether an organisation of this name lends money."""
    return _NAMES.search(name) is not None
