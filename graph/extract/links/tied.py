"""Links told as what joins places: "connected A with B by a cable", "A and B are joined by a line".

The places stand before the verb, on both sides of it, or on both sides of the noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoMention
from graph.extract.links.ends import ENDS
from graph.extract.links.way import JOINS, find_way
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import PLACE, is_place

#: " by a new " before a noun.
_BY: Final = re.compile(r" (?:by|with|through|via) (?P<article>an?|the)(?: [\w-]+){0,4} $")
_BE: Final = r"(?:is|was|are|were|has been|have been|will be|is to be|are to be|would be)"
_TIED: Final = r"(?:linked|connected|joined|tied)"
_ONE: Final = rf"(?P<one>{PLACE.pattern})"
_OTHER: Final = rf"(?P<other>{PLACE.pattern})"
#: "Serhetabat was connected with Herat", "Kasama and Mbala are to be joined" before it.
_WERE_TIED: Final = (
    re.compile(
        rf"{_ONE} {_BE} (?:\w+ )?{_TIED} (?:to|with) {_OTHER}"
        r"(?:,? (?:in|on) (?:the )?[\w -]{2,30})?\Z"
    ),
    re.compile(rf"{_ONE} and {_OTHER} {_BE} (?:\w+ )?{_TIED}\Z"),
)
#: "Kasama, the harbour of which is linked" before it.
_IS_TIED: Final = re.compile(
    rf"{_ONE}(?:, (?:the )?(?:\w+ ){{0,3}}(?:which|whose)(?: \w+)?)? {_BE} (?:\w+ )?{_TIED}\Z"
)
#: " with Herat" behind the noun, ", 1.9 km long, to Herat".
_WITH: Final = re.compile(rf"(?:, [^,;.]{{2,40}},)? (?:to|with) {_OTHER}")
_IN_BETWEEN: Final = re.compile(r",? (?:in|on) (?:the )?[\w -]{2,30}")
_ADJECTIVE_REACH: Final = 90
_WAY_REACH: Final = 160
_TWO: Final = 2


def tied_by(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind | None
) -> Name | None:
    """Return the link by which places are joined, at its noun."""
    by = _BY.search(text, max(0, noun.start() - _ADJECTIVE_REACH), noun.start())
    if by is None:
        return None
    low = max(0, by.start() - _WAY_REACH)
    start, end = by.end("article") + 1, noun.end()
    parties: tuple[str, ...] = ()
    label = text[start:end]
    stops = _passive(text, low, by.start(), noun.end())
    if stops is not None and not label.islower():
        label = f"{'–'.join(stops)} {noun.group()}"  # not "World Bank-funded line"
    if stops is None:
        way = find_way(text, low, by.start(), geo)
        if way is None or len(way.stops) < _TWO or not JOINS.match(text, way.start):
            return None
        if way.end != by.start() and not _IN_BETWEEN.fullmatch(text, way.end, by.start()):
            return None
        stops, parties = way.stops, tuple(sorted(way.countries))
    return Name(start, end, NameType.LINK, label, ENDS, kind, parties, stops, proper=False)


def _passive(text: str, low: int, end: int, behind: int) -> tuple[str, ...] | None:
    """Return the two known places that are said to be joined before `end` or around the noun."""
    for pattern in _WERE_TIED:
        if (tied := pattern.search(text, low, end)) is not None:
            stops = (tied["one"], tied["other"])
            return stops if all(map(is_place, stops)) else None
    one = _IS_TIED.search(text, low, end)
    other = _WITH.match(text, behind) if one is not None else None
    if one is None or other is None:
        return None
    stops = (one["one"], other["other"].rstrip("."))
    return stops if all(map(is_place, stops)) else None
