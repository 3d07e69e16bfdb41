"""Links told only by a deed: "laid asphalt from A to B", "carries lorries between A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoMention
from graph.extract.links.lexicon import kind_settled, lexicon
from graph.extract.links.way import JOINS, Way, find_way
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import is_place

DEED: Final = "link.deed"
#: A link told by how it joins two places, in whatever stage.
MODE: Final = "link.mode"
_TWO: Final = 2
_REACH: Final = 120
#: Words of a service by air, unlike the journey of a person.
_REGULAR: Final = re.compile(
    r"\b(?:daily|weekly|a (?:week|day|month)|airlines?|Airlines|Airways|carrier|flights"
    r"|non-?stop)\b"
)
#: How far the way may begin behind the deed.
_NEAR: Final = 30


def _joined_by_mode(text: str, geo: Sequence[GeoMention], found: Sequence[Name]) -> Iterator[Name]:
    """Yield the links told by how two places are joined: "linking A with B by rail"."""
    for kind, pattern in lexicon().modes:
        for mode in pattern.finditer(text):
            way = _joined_before(text, geo, mode) or _carried_behind(text, geo, mode)
            if way is None:
                continue
            start, end = min(way.start, mode.start()), max(way.end, mode.end())
            if any(n.start < end and start < n.end for n in found):
                continue
            name = f"{'–'.join(way.stops)} {lexicon().run_on.get(kind, kind)}"
            parties = tuple(sorted(way.countries))
            yield Name(
                start, end, NameType.LINK, name, MODE, kind, parties, way.stops, proper=False
            )


def _joined_before(text: str, geo: Sequence[GeoMention], mode: re.Match[str]) -> Way | None:
    """Return the places of "linking A with B by rail", at the mode."""
    way = find_way(text, max(0, mode.start() - _REACH), mode.start(), geo)
    if way is None or way.end != mode.start() - 1 or len(way.stops) < _TWO:
        return None
    return way if JOINS.match(text, way.start) else None


def _carried_behind(text: str, geo: Sequence[GeoMention], mode: re.Match[str]) -> Way | None:
    """Return the places of "cargo may be carried by rail between A and B", at the mode."""
    low = max(0, mode.start() - _NEAR)
    if lexicon().conveyed.search(text, low, mode.start()) is None:
        return None
    way = find_way(text, mode.end(), min(len(text), mode.end() + _REACH), geo)
    if way is None or way.start != mode.end() + 1 or len(way.stops) < _TWO:
        return None
    return way


def find_deeds(text: str, geo: Sequence[GeoMention], found: Sequence[Name]) -> Iterator[Name]:
    """Yield the links told by what is laid or carried between two known places.

    What is carried needs a word for its kind of traffic in the sentence; ways of links that are
    `found` already are left to them.
    """
    words = lexicon()
    yield from _joined_by_mode(text, geo, found)
    for kind, pattern in words.deeds:
        for deed in pattern.finditer(text):
            way = find_way(text, deed.end(), min(len(text), deed.end() + _REACH), geo)
            if way is None or way.start - deed.end() > _NEAR or len(way.stops) < _TWO:
                continue
            if any(n.start < way.end and way.start < n.end for n in found):
                continue
            known = {text[g.start : g.end] for g in geo}
            if not all(stop in known or is_place(stop) for stop in way.stops):
                continue
            settled = kind or kind_settled(text)
            if settled not in (LinkKind.SEA_ROUTE, LinkKind.AIR_ROUTE) and kind is None:
                continue
            if kind is LinkKind.AIR_ROUTE and not _REGULAR.search(text):
                continue
            name = "–".join(way.stops)
            parties = tuple(sorted(way.countries))
            span = (way.start, way.end) if kind is None else (deed.start(), way.end)
            yield Name(*span, NameType.LINK, name, DEED, settled, parties, way.stops, proper=False)
