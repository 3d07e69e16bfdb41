"""Links named behind their noun: numbered roads, lists of lines, names of several pipelines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoMention
from graph.extract.links.apposed import NAMED
from graph.extract.links.ends import find_apposed
from graph.extract.links.lexicon import lexicon
from graph.extract.links.way import find_way
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import PLACE, is_place

LISTED: Final = "link.listed"
#: "National Route 9", "Highway A104".
_NUMBERED_ROAD: Final = re.compile(
    r"(?<![\w-])(?:(?:National|Federal|State|Asian|Provincial|Trunk|Interstate|Pan-American) )?"
    r"(?:Route|Highway|Road|Motorway|Autoroute)(?: No\.?)? [A-Z]{0,2}-?\d{1,4}[A-Z]?(?![\w-])"
)
_DASHED: Final = re.compile(
    r"(?P<run>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?"
    r"(?: ?[–—-] ?[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?){1,4})"
)
_DASH: Final = re.compile(r" ?[–—-] ?")
_ITEM: Final = re.compile(r"(?: \([^()]{1,60}\))?(?:[;,] (?:and )?| and )")
#: ", GreenNorth and " behind "two gas pipelines".
_OWN_NAME: Final = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*(?: \d{1,2})?|[A-Z][A-Za-z]+ \d{1,2}")
#: "two bridges across the Dawa, at Rhamu and Suftu".
_BUILT_AT: Final = re.compile(
    r"(?<!\w)(?P<noun>bridges|tunnels)(?: (?:across|over|on|under) the [A-Z][\w'-]+)?,? at"
    rf" (?P<first>{PLACE.pattern})(?:, (?!and){PLACE.pattern})*,? and (?P<last>{PLACE.pattern})"
)
_BEFORE_NAMES: Final = re.compile(r"(?:, |: | – | \()")
_MANY: Final = 12
_WAY_REACH: Final = 120
_HEAD: Final = 30


def find_listed(
    text: str, geo: Sequence[GeoMention], nouns: Sequence[re.Match[str]], found: Sequence[Name]
) -> Iterator[Name]:
    """Yield the links that stand behind their noun and are not `found` already."""
    taken = [(name.start, name.end) for name in found]
    for name in _all(text, geo, nouns):
        if not any(start < name.end and name.start < end for start, end in taken):
            taken.append((name.start, name.end))
            yield name


def _all(text: str, geo: Sequence[GeoMention], nouns: Sequence[re.Match[str]]) -> Iterator[Name]:
    for road in _NUMBERED_ROAD.finditer(text):
        way = find_way(text, road.end(), min(len(text), road.end() + _WAY_REACH), geo)
        near = way is not None and not re.search(r"[.;]", text[road.end() : way.start])
        stops = way.stops if way is not None and near and len(way.stops) > 1 else ()
        beside = find_apposed(text, road.end(), geo) if not stops else None
        stops = beside.stops if beside is not None else stops
        end = beside.end if beside is not None else road.end()
        yield Name(
            road.start(), end, NameType.LINK, road.group(), NAMED, LinkKind.ROAD, stops=stops
        )
    for built in _BUILT_AT.finditer(text):
        yield from _built_at(built)
    for noun in nouns:
        kind = lexicon().kinds.get(noun.group().casefold())
        if kind is None or not noun.group().endswith("s"):
            continue
        if text.startswith(": ", noun.end()) and noun.start() < _HEAD:
            yield from _dashed(text, noun.end() + 2, kind)
        lead = _BEFORE_NAMES.match(text, noun.end())
        if lead is not None:
            yield from _own_names(text, lead.end(), kind)
            yield from _dashed(text, lead.end(), kind)


def _built_at(built: re.Match[str]) -> Iterator[Name]:
    """Yield a bridge or tunnel for each place of a list, one behind the other."""
    noun, start = built["noun"].removesuffix("s"), built.start()
    for place in PLACE.finditer(built.string, built.start("first"), built.end("last")):
        name = f"{noun} at {place.group().rstrip('.')}"
        yield Name(start, place.end(), NameType.LINK, name, LISTED, LinkKind.ROAD, proper=False)
        start = place.end()


def _dashed(text: str, position: int, kind: LinkKind) -> Iterator[Name]:
    """Yield each line of "A–B (970 km); C–D" from `position` on."""
    for _ in range(_MANY):
        run = _DASHED.match(text, position)
        if run is None:
            return
        stops = tuple(_DASH.split(run["run"]))
        if not any(map(is_place, stops)):
            return
        yield Name(*run.span(), NameType.LINK, run["run"], LISTED, kind, stops=stops)
        more = _ITEM.match(text, run.end())
        if more is None:
            return
        position = more.end()


def _own_names(text: str, position: int, kind: LinkKind) -> Iterator[Name]:
    """Yield each of "GreenNorth and BlueSouth" from `position` on."""
    for _ in range(_MANY):
        name = _OWN_NAME.match(text, position)
        if name is None:
            return
        yield Name(*name.span(), NameType.LINK, name.group(), LISTED, kind)
        more = _ITEM.match(text, name.end())
        if more is None:
            return
        position = more.end()
