"""The way a link takes, as a sentence describes it: "start at A and run by way of B and C to D"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.lexicon import lexicon
from graph.extract.reading.places import is_place

_CAP: Final = r"[A-ZÀ-ÖØ-Þ][\w'.]*(?:-[A-Za-z][\w']*){0,2}"
_PLACE: Final = re.compile(rf"{_CAP}(?: {_CAP}){{0,2}}")
#: "leave A", "start at A", "run from A".
_START: Final = re.compile(
    r"(?<!\w)(?:(?:leaves?|leaving)"
    r"|(?:starts?|starting|begins?|beginning|originates?|sets? out) (?:at|in|from)"
    r"|(?:runs?|running|goes|go|travels?|stretch(?:es)?|extends?|leads?|departs?)"
    r"(?: (?:for |over )?(?:about |some |around |nearly )?[\d.,]{1,9} ?(?:km|kilomet\w+|miles))?"
    r" from) (?:the )?"
    r"(?=[A-ZÀ-Þ])"
)
#: The next place of a list: ", B", " and C".
_LISTED: Final = re.compile(r"(?:,? and |, )(?:the )?(?=[A-ZÀ-Þ])")
#: The next leg, a few words on: " in Kenya, run by way of B", " and go on through C", " to D".
#: What a leg arrives at by its noun: "the docks of ", "coastal ports of ".
_ARRIVAL: Final = (
    r"(?:(?:[a-z-]+ ){0,2}(?:ports?|seaports?|harbou?rs?|docks?|quays?|terminals?|city|cities"
    r"|towns?|capital|coast|mines?) (?:of|at) )?"
)
_LEG: Final = re.compile(
    r"[^.;:()]{0,60}? (by way of|via|through|across|by|at|over|past|to|into|reach(?:es|ing)?"
    r"|ends? in) (?:the )?"
    rf"{_ARRIVAL}(?=[A-ZÀ-Þ])"
)
_ARRIVING: Final = re.compile(
    rf" (?:to|into|reach(?:es|ing)?|ends? in) (?:the )?(?:\w+ )?{_ARRIVAL}$"
)
_GOES_ON: Final = re.compile(
    r",? (?:and on|and then|then|before|thence|(?:and )?(?:onward|overland|from there))\b"
)
_IN_COUNTRY: Final = re.compile(r" in (?:the )?(?:[a-z-]+ )?(?=[A-Z])")
#: "port of " between a country's adjective and a place: "the Brazilian port of Santos".
_SITE: Final = re.compile(
    r" (?:(?:sea|river|border|Pacific|Atlantic) )?(?:port|harbou?r|city|town) of (?=[A-ZÀ-Þ])"
)
#: The further places at which a route ends: ", Mejillones and Iquique".
_LAST: Final = re.compile(
    rf"(?P<listed>(?:, {_PLACE.pattern}){{0,3}}),? and (?P<last>{_PLACE.pattern})"
)


@dataclass(frozen=True, slots=True)
class Route:
    """Places in order, and the countries that the description names or that its places lie in.

    `end` is where the last place ends.
    """

    end: int
    stops: tuple[str, ...]
    countries: frozenset[str]


def find_route(text: str, geo: Sequence[GeoMention], start: int = 0) -> Route | None:
    """Return the route that a sentence describes from `start` on, or None."""
    lead = _START.search(text, start)
    return route_at(text, lead.end(), geo) if lead is not None else None


def find_start(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words before the first place of a route that begins from `start` to `end`."""
    return _START.search(text, start, end)


def route_at(text: str, first: int, geo: Sequence[GeoMention]) -> Route | None:
    """Return the route whose first place stands at `first`, or None if there is no second."""
    by_start = {g.start: g for g in geo}
    position: int | None = first + len("the ") if text.startswith("the ", first) else first
    last = first
    stops: list[str] = []
    countries: set[str] = set()
    arrived = False
    while position is not None and not arrived:
        geo_here = by_start.get(position)
        site = _SITE.match(text, geo_here.end) if geo_here is not None else None
        if geo_here is not None and site is not None:  # "the Brazilian port of Santos"
            countries.update(geo_here.codes)
            position = site.end()
            geo_here = by_start.get(position)
        end = geo_here.end if geo_here else _plain_end(text, position)
        site = _SITE.match(text, end) if end is not None and geo_here is None else None
        if site is not None:  # "the Caspian port of Aktau"
            position = site.end()
            continue
        if end is None:
            break
        last = end
        if geo_here is None or geo_here.is_place:
            stops.append(text[position:end])
        if geo_here is not None and geo_here.group is None:
            countries.update(geo_here.codes)
        countries.update(_beside(text, end, by_start))
        position, arrived = _onward(text, end, arrived=_arrives(text, position))
    ends = _LAST.match(text, last) if arrived else None
    further = _further(ends, by_start) if ends is not None else []
    if ends is not None and further:
        stops += further
        countries.update(c for g in geo if last <= g.start < ends.end() for c in g.codes)
        last = ends.start("last") + len(further[-1])
    if len(stops) < 2:
        return None
    return Route(last, tuple(stops), frozenset(countries))


def _further(ends: re.Match[str], by_start: dict[int, GeoMention]) -> list[str]:
    """Return the places of a list at which a route ends; none unless each of them is known."""
    places = [part for part in ends["listed"].split(", ") if part] + [ends["last"].rstrip(".")]
    known = {g.name for g in by_start.values() if g.is_place}
    text = ends.string
    known |= {text[g.start : g.end] for g in by_start.values() if g.form is GeoForm.PLACE}
    return places if all(p in known or is_place(p) for p in places) else []


def _plain_end(text: str, position: int) -> int | None:
    """Return where a place ends that the reference data does not know."""
    place = _PLACE.match(text, position)
    if place is None or place.group().split(" ")[0] in lexicon().not_places:
        return None
    return place.start() + len(place.group().rstrip("."))


def _beside(text: str, end: int, by_start: dict[int, GeoMention]) -> tuple[str, ...]:
    """Return the country in "A in Kenya"."""
    lead = _IN_COUNTRY.match(text, end)
    mention = by_start.get(lead.end()) if lead else None
    return mention.codes if mention is not None and mention.group is None else ()


def _arrives(text: str, position: int) -> bool:
    """Whether the place at `position` is where a leg arrives: "to D"."""
    before = text[max(0, position - 40) : position]
    return _ARRIVING.search(before) is not None


def _onward(text: str, end: int, *, arrived: bool) -> tuple[int | None, bool]:
    """Return where the next place begins, and whether the route ends before it."""
    listed = None if arrived else _LISTED.match(text, end)
    if listed is not None:
        return listed.end(), False
    leg = _LEG.match(text, end)
    if leg is None or (arrived and not _GOES_ON.match(text, end)):
        return None, arrived
    return leg.end(), False
