"""The ends of a link wherever a sentence gives them: "… run 300 km from A in X to B, in Y".

`ends` reads them right behind a noun; here the words between may be any, so at least one of the
ends must be known as a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.lexicon import is_titled, lexicon
from graph.extract.links.route import route_at
from graph.extract.reading.places import PLACE, is_place

#: What leads to two ends, and after which word the second stands.
_LEAD: Final = re.compile(
    r"(?<![\w-])(?:(?P<between>between)|(?P<source>from)"
    r"|(?P<joining>(?:[Ll]ink|[Jj]oin|[Cc]onnect|tie|unit|meet|bring)"
    r"(?:s|ing|ed|e|d|es)?(?: together)?"
    r"|[Tt]ying|uniting))"
    r"(?= )"
)
_JOINTS: Final = {
    "between": re.compile(r"(?: and|,? as well as)(?= )"),
    "source": re.compile(
        r"(?:,? (?:to|into|as far as|up to|on to)|(?<=[a-zà-þ]) (?:bound )?for(?= [A-ZÀ-Þ]))(?= )"
    ),
    "joining": re.compile(r" (?:to|with|and|into)(?= )"),
}
#: A verb that joins its ends, and brings or carries nothing.
JOINS: Final = re.compile(r"(?:[Ll]ink|[Jj]oin|[Cc]onnect|tie|[Tt]ying)")
#: Small words before a place: "converter stations at ", "the ".
_SMALL: Final = re.compile(r" (?:(?!(?:and|to|or)\b)[a-z][\w-]{0,14},? ){0,5}(?=[A-ZÀ-Þ])")
#: " port of " between a country's adjective or name and a place.
_SITE: Final = re.compile(
    r"(?:['’]s?) (?=[A-ZÀ-Þ])|(?:['’]s?)? (?:(?:sea|river|border|lake|inland|main|[A-Z][a-z]+) )?"
    r"(?:(?:port|ports|city|town|harbour|village|capital) (?:of|at)"
    r"|(?:border|frontier|coast|shore|side)"
    r"(?: (?:post|crossing|station|town|gate|village|checkpoint|port))?(?: at| near| of)?)"
    r" (?=[A-ZÀ-Þ])"
)
#: " ports of " behind a sea: "the Adriatic ports of Durrës".
_PORTS_OF: Final = re.compile(r" (?:coast |sea)?(?:ports?|harbou?rs?|docks?) of (?=[A-ZÀ-Þ])")
_PORT_OF: Final = re.compile(r"(?:Port|City|Town) of (?=[A-ZÀ-Þ])")
#: What is no place of its own but lies in the country: "the Norwegian shelf".
_CAPITAL: Final = re.compile(r" (?:capital|border|frontier|coast|shore|shelf|side)\b")
#: "the Black Sea": an end that is no town.
_WATER: Final = re.compile(r" (?:Sea|Gulf|Ocean|Bay|Canal|Strait|Lake|River|Pass)$|^Lake ")
#: The middle of a list of ends: ", B, C" of "linking A, B, C and D".
_MIDDLE: Final = re.compile(r"(?:, [A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?){1,4},?")
#: A place further on in a list: ", B", " and C".
_NEXT: Final = re.compile(r"(?:, and | and (?:on to )?|, )(?:the )?(?=[A-ZÀ-Þ])")
_IN: Final = re.compile(r",? (?:in|on|of|near|at) (?:the )?(?:[a-z-]+ ){0,2}(?=[A-ZÀ-Þ])")
#: Between the ends neither a new sentence nor a new clause begins.
_BREAK: Final = re.compile(r"[;:()]|\.(?!\d)|,? (?:which|who|while|but|said|says|beyond)\b")
#: " via " behind the last end.
_VIA: Final = re.compile(
    r",? (?:via|through|by way of|passing through|(?:calling|stopping|with a stop) (?:at|in))"
    r" (?:the )?(?=[A-ZÀ-Þ])"
)
#: " (India)" behind a place.
_ASIDE: Final = re.compile(r" \([^()]{2,40}\)")
#: "in Meghalaya through " after the last end.
_PASSED: Final = re.compile(
    r"(?:,? (?:in|on) (?:the )?[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)?"
    r",? (?:via|through|across) (?:the )?(?=[A-ZÀ-Þ])"
)
#: "623 km ", "line at 400 kV " before "between A and B": no other pair has a length.
_MEASURE: Final = re.compile(r"\d[ -]?(?:km|kilomet\w+|miles|kV|MW|megawatts?)\b[^.;:,()]{0,24} $")
_MEASURE_REACH: Final = 50
#: What lies "between A and B" without being a link.
_NO_LINK: Final = re.compile(
    r"\b(?:distances?|journeys?|trips?|time|gap|trade|relations|cooperation|agreements?|talks"
    r"|MoUs?|MOUs?|[Mm]emorand(?:um|a)(?: of [Uu]nderstanding)?|contracts?|protocols?|accords?"
    r"|ties|partnership|dialogue|consultations?|understanding|arrangements?|visits?|contacts"
    r"|meetings?|commerce|traffic|exchanges?|border|difference|competition|deal|treaty|sea) \Z"
)
_FIRST_REACH: Final = 60
_TAIL_REACH: Final = 70
_LEADS_READ: Final = 6


@dataclass(frozen=True, slots=True)
class Way:
    """Two or more places in order, and the countries that stand with them."""

    start: int
    end: int
    stops: tuple[str, ...]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class _End:
    """One end: a place by its name, or only a country, and where it stands."""

    start: int
    end: int
    stop: str | None
    countries: frozenset[str]
    known: bool


def find_way(text: str, start: int, end: int, geo: Sequence[GeoMention]) -> Way | None:
    """Return the first ends that a text gives from `start` to `end`, or None."""
    for number, lead in enumerate(_LEAD.finditer(text, start, end)):
        if number == _LEADS_READ:
            return None
        if _NO_LINK.search(text, start, lead.start()):
            continue
        if lead.lastgroup is not None and (way := _way(text, lead, end, geo)) is not None:
            return way
    return None


def _way(text: str, lead: re.Match[str], end: int, geo: Sequence[GeoMention]) -> Way | None:
    kind = str(lead.lastgroup)
    first = _end_at(text, lead.end(), end, geo)
    if first is None:
        return None
    if kind == "source" and first.stop is not None:
        route = route_at(text, first.start, geo)
        told = any(is_place(s) for s in route.stops) if route is not None else False
        if route is not None and route.end <= end and len(route.stops) > 2 and told:
            return Way(lead.start(), route.end, route.stops, route.countries)
    found = [first]
    tail = _past_aside(text, first.end)
    joint = _JOINTS[kind].search(text, tail, min(end, tail + _TAIL_REACH))
    if joint is None or _BREAK.search(_ASIDE.sub(_blank, text[tail : joint.start()])):
        return None
    second = _end_at(text, joint.end(), end, geo)
    if second is None:
        return None
    found.append(second)
    position = second.end
    if kind == "joining":
        while more := _NEXT.match(text, _past_aside(text, position), end):
            further = _place_at(text, more.end(), end, geo)
            if further is None or not further.known:
                break
            found.append(further)
            position = further.end
    via, position = _via(text, position, end, geo) if kind == "source" else ([], position)
    found[1:1] = via
    between = _ASIDE.sub("", text[first.end : joint.start()])
    if kind == "joining" and _MIDDLE.fullmatch(between):
        listed = [part.strip() for part in between.split(",") if part.strip()]
        found[1:1] = [_named(text.index(part, first.end), part, geo) for part in listed]
    beside = _beside(text, first.end, geo) | _beside(text, position, geo)
    measured = _MEASURE.search(text, max(0, lead.start() - _MEASURE_REACH), lead.start())
    if not beside and measured is None and not any(e.known for e in found):
        return None
    stops = tuple(e.stop for e in found if e.stop is not None)
    countries = frozenset().union(*(e.countries for e in found))
    countries |= beside | _in_asides(text, first.start, _past_aside(text, position), geo)
    countries |= _crossed(first.end, joint.start(), geo) | countries_passed(text, position, geo)
    if len(stops) < 2 and len(countries) < 2 and not (stops and countries):
        return None
    return Way(lead.start(), position, stops, countries)


def _via(text: str, position: int, end: int, geo: Sequence[GeoMention]) -> tuple[list[_End], int]:
    """Return the known places of "from A to B via C, D and E", and where they end."""
    lead = _VIA.match(text, position, end)
    found: list[_End] = []
    while lead is not None:
        place = _place_at(text, lead.end(), end, geo)
        if place is None or not place.known or place.stop is None:
            break
        found.append(place)
        position = place.end
        lead = _NEXT.match(text, position, end)
    return found, position


def _past_aside(text: str, end: int) -> int:
    """Return where the text goes on behind " (India)" at `end`."""
    aside = _ASIDE.match(text, end)
    return aside.end() if aside is not None else end


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside.group())


def _in_asides(text: str, start: int, end: int, geo: Sequence[GeoMention]) -> frozenset[str]:
    """Return the countries in the brackets behind places: "Katihar (India)"."""
    spans = [m.span() for m in _ASIDE.finditer(text, start, end)]
    inside = [g for g in geo if any(a <= g.start and g.end <= b for a, b in spans)]
    return frozenset(
        c for g in inside if g.form is GeoForm.NAME and g.group is None for c in g.codes
    )


def _end_at(text: str, position: int, end: int, geo: Sequence[GeoMention]) -> _End | None:
    """Return the end that begins within a few small words of `position`."""
    before = _SMALL.match(text, position, min(end, position + _FIRST_REACH))
    return None if before is None else _place_at(text, before.end(), end, geo)


def _place_at(text: str, position: int, end: int, geo: Sequence[GeoMention]) -> _End | None:
    here = next((g for g in geo if g.start == position), None)
    countries: frozenset[str] = frozenset()
    if here is not None and not here.is_place:
        countries = frozenset(here.codes) if here.group is None else frozenset()
        site = _SITE.match(text, here.end)
        if site is None:
            capital = _CAPITAL.match(text, here.end)
            if capital is not None:
                return _End(position, capital.end(), None, countries, known=True)
            if here.form is GeoForm.DEMONYM:
                return None
            return _End(position, here.end, None, countries, known=here.group is None)
        position = site.end()
        here = next((g for g in geo if g.start == position), None)
    if here is not None:
        stop = text[here.start : here.end]
        return _End(position, here.end, stop, countries | set(here.codes), known=True)
    port = _PORT_OF.match(text, position, end)
    if port is not None:
        return _place_at(text, port.end(), end, geo)
    named = PLACE.match(text, position, end)
    if named is None:
        return None
    site = _PORTS_OF.match(text, named.end(), end)
    if site is not None:
        return _place_at(text, site.end(), end, geo)
    name = named.group().rstrip(".")
    if is_titled(name):
        return None
    if name.split(" ")[0] in lexicon().not_places and not (" " in name and is_place(name)):
        return None
    inner = next((g for g in geo if position < g.start < position + len(name)), None)
    if inner is not None:  # "Dubai Creek" of the reference data stands by itself
        return None
    while " " in name and not is_place(name) and _is_whole(name.rsplit(" ", 1)[0]):
        name = name.rsplit(" ", 1)[0]
    known = _WATER.search(name) is not None or is_place(name)
    return _End(position, position + len(name), name, countries, known)


def _is_whole(name: str) -> bool:
    """Whether words are a place, and not only the beginning of one such as "Puerto Suárez"."""
    return name not in lexicon().place_heads and is_place(name)


def _named(position: int, name: str, geo: Sequence[GeoMention]) -> _End:
    here = next((g for g in geo if g.start == position), None)
    codes = frozenset(here.codes) if here is not None and here.group is None else frozenset()
    stop = name if here is None or here.is_place else None
    return _End(position, position + len(name), stop, codes, known=bool(codes) or is_place(name))


def _crossed(start: int, end: int, geo: Sequence[GeoMention]) -> frozenset[str]:
    """Return the countries named between two ends: "through Denmark"."""
    inside = [g for g in geo if start <= g.start and g.end <= end and g.group is None]
    return frozenset(c for g in inside if g.form is GeoForm.NAME for c in g.codes)


def countries_passed(text: str, end: int, geo: Sequence[GeoMention]) -> frozenset[str]:
    """Return the country after the last end: "to B in C through D"."""
    via = _PASSED.match(text, end)
    if via is None:
        return frozenset()
    return frozenset(
        c for g in geo if g.start == via.end() and g.form is GeoForm.NAME for c in g.codes
    )


def _beside(text: str, end: int, geo: Sequence[GeoMention]) -> frozenset[str]:
    """Return the country in "A in Kenya", "A, in the Kenyan highlands"."""
    lead = _IN.match(text, end)
    if lead is None:
        return frozenset()
    beside = next((g for g in geo if g.start == lead.end()), None)
    told = beside is not None and beside.group is None and len(beside.codes) == 1
    return frozenset(beside.codes) if beside is not None and told else frozenset()
