"""Who lends: banks and funds, by their kind or their name."""

from __future__ import annotations

import re
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
    r"\b(?:to|for|with)(?: the)?(?: (?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of)? $"
)
_IN: Final = re.compile(r"\b(?:in|across)(?: the)?(?: (?:north|south|east|west)\w*)? $")
_REACH: Final = 60
_ENDS: Final = re.compile(r"[;:]|\. ")


def recipient(sentence: Annotated, start: int, end: int, lender: Name | Parties) -> str | None:
    """Return the state to which, or in which, a sum told of from `start` to `end` goes."""
    stop = _ENDS.search(sentence.text, end)
    last = min(end + _REACH, len(sentence.text) if stop is None else stop.start())
    sums = [value.start for value in sentence.values if isinstance(value, Money)]
    bodies = [n for n in sentence.names if n.type is NameType.ORGANISATION]
    near = [
        (mention.start, code)
        for _, mention in sentence.base.mentions
        if start <= mention.start < last
        and not any(body.start <= mention.start < body.end for body in bodies)
        and mention.start != lender.start
        and (code := _state(mention)) is not None
    ]
    given = (
        code
        for at, code in near
        if lender.end < at and any(at < money < at + _REACH for money in sums)
    )
    to = (code for at, code in near if _TO.search(sentence.text, 0, at))
    inside = (code for at, code in near if _IN.search(sentence.text, 0, at))
    before = (
        code
        for _, mention in sentence.base.mentions
        if mention.end <= start
        and _IN.search(sentence.text, 0, mention.start)
        and (code := _state(mention)) is not None
    )
    return next((c for codes in (to, given, inside, before) for c in codes), None)


def names_state(match: Match[Mention]) -> bool:
    """Whether the subject begins with the name of a state or town, and goes on to no noun."""
    start, end = match.spans.get("subject", (-1, -1))
    for _, mention in match.view.mentions:
        if mention.start == start and isinstance(mention, Parties | Place):
            rest = match.view.text[mention.end : end]
            return not rest.strip() or rest.startswith((" in ", " and ", " on "))
    return False


def _state(mention: object) -> str | None:
    """Return the one state that a mention names, or whose town it names."""
    if isinstance(mention, Place):
        return mention.country
    if not isinstance(mention, Parties) or mention.adjective:
        return None
    codes = own_codes(mention)
    return codes[0] if len(codes) == 1 else None


def lends(name: str) -> bool:
    """Whether an organisation of this name lends money."""
    return _NAMES.search(name) is not None
