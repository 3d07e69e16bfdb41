"""The ends by which a link is named: "a pipeline from A to B", "a road joining C and D"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extract.gazetteer import GeoMention
from graph.extract.links.lexicon import is_titled, lexicon
from graph.extract.links.route import find_start, route_at
from graph.extract.links.way import countries_passed
from graph.extract.reading.places import is_place

ENDS: Final = "link.ends"
_CAP: Final = r"[A-ZÀ-ÖØ-Þ][\w'.]*(?:-[A-Za-z][\w']*){0,2}"
_JOINTS: Final = r"(?: (?:de|del|da|do|dos|la|las|los|el|al|es|of)){0,2}"
#: A place that the reference data does not know: "the port of Hassi R'Mel", "Rio de la Plata".
_PLACE: Final = re.compile(
    rf"(?:the )?(?:(?:port|city|town) of )?({_CAP}(?:{_JOINTS} {_CAP}){{0,3}})"
)
#: What may stand between a noun and its ends: "project", "of some 1,200 km", "planned".
_BETWEEN: Final = re.compile(
    r"[\"”']?(?: (?:expansion|extension|project|line|link|section|service|route|network|system)s?)?"
    r"(?: (?:on|under|across|along|beneath|through|over|below) the (?:[\w-]+ ){0,2}[\w-]+"
    r"(?= (?:from|between) ))?"
    r"(?: of (?:some |about |around |nearly |roughly )?[\d.,]{1,9} ?(?:km|kilomet\w+|miles?))?"
    r"(?: (?:now )?(?:planned|proposed|envisaged|foreseen|mooted|under construction|being built"
    r"|being laid|to be built|to be laid))?,? "
)
_FIRST: Final = re.compile(r"(from|between) ")
#: "linking", "that would connect": may also stand some words after the noun.
_JOINING: Final = re.compile(
    r"(?:that |which )?(?:(?:will|would|could|to|has|have|now|also) ){0,2}"
    r"(?:link|join|connect)(?:s|ing|ed)? "
)
_JOINING_REACH: Final = 80
_SECOND: Final = re.compile(r" (?:to|into|with|and) ")
_LAST: Final = re.compile(r" and on to ")
_AND: Final = re.compile(r" and (?=[A-ZÀ-Þ])")
_VIA: Final = re.compile(r",? (?:via|through|by way of|passing through) ")
_AND_VIA: Final = re.compile(r",? and |, ")
_ONWARD: Final = re.compile(rf" (?:to|as far as|up to) ({_CAP}(?: {_CAP}){{0,2}})")
#: What parts a noun from a relative clause of its own: "the line, 512 km long, which joins".
_ASIDE: Final = re.compile(r"[^.;:()]{0,60}?, (?:[\d.,]{1,9} [^,.;:()]{1,40}, )?which ")
#: " which, " between a noun and the verb of its way: "the line which leaves A".
_WAY_OF: Final = re.compile(
    r"(?P<relative>(?:,| \([^()]{1,40}\),?)? (?:which|that),?)?(?: \w+){0,2} ?\Z"
)
#: "the new 640-km " before a noun that points back.
_KNOWN: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts)(?: new| planned| proposed)?"
    r"(?: [\d.,]+[ -]?[a-z]+(?:[ -]long)?)? \Z"
)
_END: Final = re.compile(
    r"[,;:.()]|$| (?:and|to|from|since|before|until"
    r"|after|which|that|who|is|was|are|were|will|would|has|have|had|in|on"
    r"|for|under|by|via|through|with|as|at|last|this|next|within|weekly|daily|today|again|could|may|should|including|capable|able|designed|intended|meant|carried|opened|opens|runs|carries|starts|began|begins|crosses|passes|serves|links|connects|leads|goes|handles|moves|takes|costs"
    r"|needs|remains|measures|stretches|lies|closed|reached|should|may|cost|resumed|resumes|started|commenced|ended|stopped|ceased|ran|ply|plies)\b"
)
_PROVINCE: Final = re.compile(
    r",? (?:in|on|near|outside|beside|close to|not far from|(?:north|south|east|west) of) (?=[A-Z])"
)
#: A verb between two ends parts them: "from A should be extended into B".
_CLAUSE: Final = re.compile(
    r" (?:is|are|was|were|be|been|has|have|had|will|would|should|could|may) "
)
#: "Stena Line" is who sails.
OPERATORS: Final = frozenset({"Line", "Lines", "Ferry", "Ferries"})
#: What parts the countries of a list.
_LIST: Final = re.compile(r",? and (?:the )?|, (?:the )?")
_REACH: Final = 60
_THREE: Final = 3


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of a link in a text, from `start` to `end`; `stops` if both are places."""

    start: int
    end: int
    stops: tuple[str, ...]
    countries: tuple[str, ...]


def find_ends(text: str, position: int, geo: Sequence[GeoMention]) -> Ends | None:
    """Return the ends that follow a noun which ends at `position`, or None."""
    between = _BETWEEN.match(text, position)
    lead = _FIRST.match(text, between.end()) if between else None
    if lead is not None:
        marks = re.compile(" and ") if lead[1] == "between" else re.compile(" (?:to|into) ")
        way = _by_way(text, lead, geo) if lead[1] == "from" else None
        return way or _read(text, lead.start(), lead.end(), marks, geo)
    lead = _JOINING.search(text, position, position + _JOINING_REACH)
    if lead is None or (
        re.search(r"[.;:()]|[a-z]{3}, (?!joining|link|conn)", text[position : lead.start()])
        and not _ASIDE.fullmatch(text, position, lead.start() + len("which "))
    ):
        return None
    others = lexicon().nouns.finditer(text, position, lead.start())
    if any(noun.group() not in OPERATORS for noun in others):
        return None
    return _read(text, lead.start(), lead.end(), _SECOND, geo)


def ends_of_route(text: str, noun: re.Match[str], geo: Sequence[GeoMention]) -> Ends | None:
    """Return the ends of "the line which leaves A, enters B and runs on to C", one known.

    "The line leaves A" is told of a link named before, unless a relative clause tells which one.
    """
    position = noun.end()
    lead = find_start(text, position, min(len(text), position + _REACH))
    way = _WAY_OF.match(text, position, lead.start()) if lead is not None else None
    if lead is None or way is None or lexicon().nouns.search(text, position, lead.start()):
        return None
    if way["relative"] is None and _KNOWN.search(text, max(0, noun.start() - _REACH), noun.start()):
        return None
    route = route_at(text, lead.end(), geo)
    if route is None or not any(map(is_place, route.stops)):
        return None
    return Ends(lead.start(), route.end, route.stops, tuple(sorted(route.countries)))


def _by_way(text: str, lead: re.Match[str], geo: Sequence[GeoMention]) -> Ends | None:
    """Return the ends of "from A in X through B and C to D", with the stops between."""
    route = route_at(text, lead.end(), geo)
    if route is None or len(route.stops) < _THREE:
        return None
    if re.search(r" (?:to|into) ", text[lead.end() : route.end]) is None:
        return None
    return Ends(lead.start(), route.end, route.stops, tuple(sorted(route.countries)))


def _read(
    text: str, start: int, first: int, marks: re.Pattern[str], geo: Sequence[GeoMention]
) -> Ends | None:
    middle = marks.search(text, first, first + _REACH)
    if middle is None or re.search(r"[,;:.()]", text[first : middle.start()]):
        return None
    if _CLAUSE.search(text, first, middle.start()):
        return None
    spans = [(first, middle.start())]
    end = _end(text, middle.end())
    spans.append((middle.end(), end))
    further = _LAST.match(text, end) or _third(text, end, marks)
    if further is not None:
        end = _end(text, further.end())
        spans.append((further.end(), end))
    stops: list[str] = []
    countries: set[str] = set()
    for a, b in spans:
        inside = [g for g in geo if a <= g.start and g.end <= b]
        countries.update(c for g in inside if g.group is None for c in g.codes)
        place = place_in(text[a:b], inside, a)
        if place is None and not inside:
            return None
        stops += [place] if place is not None else []
    if not stops:
        listed, end = _countries_listed(text, end, geo)
        countries.update(listed)
    via, end = _via(text, end)
    onward = _ONWARD.match(text, end) if via else None
    if stops and onward is not None:  # "between A and B, through C to D"
        stops += [*via, onward[1].rstrip(".")]
        end = onward.end()
    elif stops:
        stops[1:1] = via
    if len(stops) < 2 and len(countries) < 2:
        return None
    countries.update(_countries_beside(text, end, geo))
    countries.update(countries_passed(text, end, geo))
    return Ends(start, end, tuple(stops) if len(stops) > 1 else (), tuple(sorted(countries)))


def _third(text: str, end: int, marks: re.Pattern[str]) -> re.Match[str] | None:
    """Return what leads to the third place of "connects A with B and C"."""
    joint = _AND.match(text, end) if marks is _SECOND else None
    place = _PLACE.match(text, joint.end()) if joint is not None else None
    return joint if place is not None and is_place(place[1].rstrip(".")) else None


def _end(text: str, start: int) -> int:
    found = _END.search(text, start + 1, start + _REACH)
    return found.start() if found else min(len(text), start + _REACH)


def _via(text: str, end: int) -> tuple[list[str], int]:
    """Return the places that follow "via", and where they end."""
    found: list[str] = []
    lead = _VIA.match(text, end)
    while lead is not None and (place := _PLACE.match(text, lead.end())):
        name = place[1].rstrip(".")
        found.append(name)
        end = place.start(1) + len(name)
        lead = _AND_VIA.match(text, end)
    return found, end


def _countries_listed(text: str, end: int, geo: Sequence[GeoMention]) -> tuple[set[str], int]:
    """Return the further countries of "from Nigeria to Benin, Togo and Ghana", and their end."""
    states = {g.start: g for g in geo if not g.is_place and g.group is None and len(g.codes) == 1}
    found: set[str] = set()
    at = end
    while (joint := _LIST.match(text, at)) is not None and joint.end() in states:
        state = states[joint.end()]
        found.add(state.codes[0])
        at = state.end
        if "and" in joint.group():
            return found, at
    return set(), end


def _countries_beside(text: str, end: int, geo: Sequence[GeoMention]) -> set[str]:
    """Return the country in "to B in C"."""
    lead = re.compile(r" in (?:[a-z-]+ )?(?:the )?").match(text, end)
    if lead is None:
        return set()
    return {c for g in geo if g.start == lead.end() and g.group is None for c in g.codes}


#: "Zambia's " before the town that is an end.
_OWNED: Final = re.compile(r"(?:the )?[A-ZÀ-Þ][\w .-]{2,30}?['’]s (?=[A-ZÀ-Þ])")


def place_in(words: str, inside: Sequence[GeoMention], offset: int) -> str | None:
    """Return the place that an end names; None for a country or something that is no place."""
    if inside and inside[0].start == offset and (owner := _OWNED.match(words)) is not None:
        further = [g for g in inside if g.start >= offset + owner.end()]
        return place_in(words[owner.end() :], further, offset + owner.end())
    first = _PLACE.match(words)
    if first is not None and inside and _PROVINCE.match(words, first.end()):
        return first[1]  # "Hili in West Bengal"
    for mention in inside:
        if mention.is_place:
            return words[mention.start - offset : mention.end - offset]
    named = _PLACE.match(words)
    if inside and (named is None or named.end() >= inside[0].start - offset):
        return None
    if named is None or named[1] in lexicon().not_places or is_titled(named[1]):
        return None
    return named[1]


#: "A southern arm, Belgrade-Požega-Boljare,", "the section, Mpika to Tunduma": ends beside a noun.
_APPOSED: Final = re.compile(
    rf"(?:, | \(| )(?P<run>{_CAP}(?:{_JOINTS} {_CAP}){{0,2}}"
    rf"(?:(?: ?[-–—] ?| to ){_CAP}(?:{_JOINTS} {_CAP}){{0,2}}){{1,6}})"
    r"(?=[,).;:]|$| \(| [a-z])"
)
_DASH: Final = re.compile(r" ?[–—] ?| to ")


def find_apposed(
    text: str, position: int, geo: Sequence[GeoMention], *, sure: bool = False
) -> Ends | None:
    """Return the ends that stand beside a noun as its name: "(Sebeta–Mieso)"; all but one known.

    Where the noun is `sure` to be one of a link, none need be known of two between long dashes.
    """
    found = _APPOSED.match(text, position)
    if found is None:
        return None
    run = found["run"]
    if text[position : found.start("run")] == " " and " to " in run:
        return None
    stops = _DASH.split(run)
    if len(stops) < 2:
        stops = run.split("-")
    stops = [stop.strip().removesuffix(".") for stop in stops]
    if any(is_titled(stop) for stop in stops):
        return None
    inside = {
        text[g.start : g.end]: g for g in geo if found.start() <= g.start and g.end <= found.end()
    }
    known = [s in inside or is_place(s) for s in stops]
    codes = {c for g in inside.values() if g.group is None for c in g.codes}
    states = [g for g in inside.values() if not g.is_place]
    first, last = found.start("run"), found.start("run") + len(run.removesuffix("."))
    if len(states) == len(stops):  # "the corridor Uzbekistan-Turkmenistan-Iran"
        return Ends(first, last, (), tuple(sorted(codes)))
    # Of four and more, none of which is anything else, two may be unknown.
    least = len(stops) / 2 if text.startswith(" (", position) else len(stops) - 1
    least -= len(stops) > _THREE
    bracketed = (sure or text.startswith(" (", position)) and "–" in run
    if states or (sum(known) < max(1, least) and not bracketed):
        return None
    return Ends(first, last, tuple(stops), tuple(sorted(codes)))
