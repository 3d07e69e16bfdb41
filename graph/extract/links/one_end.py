"""Links told by where they lead: "a rail link with Bhutan", "a paved road on to A".

A single end makes a link of what is one by its description or its article ("a ferry to A", but not
"the road to A"). What runs on a link needs the other end as well, which may stand before it: "from
A there are six sailings to B".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.lexicon import lexicon
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import PLACE, has_capital_called, is_place

WITH: Final = "link.with"
#: Nouns for a part of a link, or what may be any.
PARTS: Final = frozenset(
    {
        *("stretch", "leg", "segment", "portion", "section", "arm", "route", "service"),
        *("extension", "stage", "phase", "part", "track", "tracks", "lines", "sections"),
    }
)
#: Nouns for what is sailed or flown again and again.
ROUNDS: Final = frozenset({"shuttle", "string", "loop", "lane", "rotation"})
#: Bare nouns that one end does not make a link: "the road to A", "the stretch from A".
_WAYS: Final = PARTS | {"road"}
#: " with Bhutan", " to Poland": the country that a link leads to.
_WITH: Final = re.compile(r" (?:with|to|into) (?:the )?")
_ARTICLE: Final = re.compile(r"(?<!\w)(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir) \Z")
#: " to ", " onward to the Russian port of " before a place.
_TO_PLACE: Final = re.compile(
    r"(?: (?:on|onwards?|back|up|down|inland|across|by (?:rail|road|sea|air)))?"
    r" (?P<way>from|to|into) (?:the (?:[A-Z]\w+ )?(?:[a-z]+ )?(?:port|city|town|terminal) of )?"
    r"(?=[A-ZÀ-Þ])"
)
#: Parts that are added to a link and lead on from it.
_BRANCHING: Final = frozenset({"leg", "extension", "branch line", "spur", "section", "stretch"})
#: "A later " before "leg to Kigali", and " in Rwanda" behind it.
_NEW_ONE: Final = re.compile(
    r"(?<!\w)(?P<article>[Aa]n?|[Aa]nother|[Ii]ts|[Tt]heir)"
    r"(?: (?:\d[\d.,]*[ -]?(?:km|kilomet\w+|miles?)|[a-z-]+)){0,3} \Z"
)
_ARTICLE_REACH: Final = 50
_IN_STATE: Final = re.compile(r" in (?:the )?(?=[A-ZÀ-Þ])")
_AND: Final = re.compile(r",? and (?=[A-ZÀ-Þ])")
#: "From A there are six weekly " before what runs to B.
_FROM_BEFORE: Final = re.compile(
    rf"(?<!\w)[Ff]rom (?P<place>{PLACE.pattern})"
    r"(?:,? (?!(?:to|and|or|from|which|that|by)\b)[\w-]+){0,8} \Z"
)
_BEFORE_REACH: Final = 110
#: " to the Ethiopian frontier at Wajaale" behind a noun.
_TO_BORDER: Final = re.compile(
    r" (?:to|as far as|up to|from) the (?:[A-Z][a-z]+ )?(?:border|frontier)"
    r"(?: (?:post|crossing|town|station))?"
    r"(?: (?:at|of|near|with) (?:the )?(?P<place>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?))?"
)


def leads_to(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind, start: int
) -> Name | None:
    """Return the link that begins at `start` and leads from its noun to a place or a country.

    A flight that nothing tells to be regular is somebody's journey.
    """
    if noun.group() == "flight":
        return None
    return (
        _to_country(text, geo, noun, kind, start)
        or _to_place(text, geo, noun, kind, start)
        or _to_border(text, geo, noun, kind, start)
    )


def branch(text: str, geo: Sequence[GeoMention], noun: re.Match[str]) -> Name | None:
    """Return "a later leg to Kigali": a part by where it leads, of a kind that others settle."""
    if noun.group() not in _BRANCHING:
        return None
    low = max(0, noun.start() - _ARTICLE_REACH)
    article = _NEW_ONE.search(text, low, noun.start())
    lead = _TO_PLACE.match(text, noun.end())
    if article is None or lead is None or lead["way"] == "from":
        return None
    ends = _places(text, lead.end(), geo, states=False)
    if not ends:
        return None
    start, end = article.end("article") + 1, ends[-1][1]
    beside = _IN_STATE.match(text, end)
    codes = countries_named(
        [
            g
            for g in geo
            if (start <= g.start and g.end <= end) or (beside and g.start == beside.end())
        ]
    )
    stops = tuple(text[a:b] for a, b in ends)
    return Name(start, end, NameType.LINK, text[start:end], WITH, None, codes, stops, proper=False)


def countries_named(mentions: Sequence[GeoMention]) -> tuple[str, ...]:
    """Return the countries of mentions; groups of countries are none."""
    return tuple(sorted({c for g in mentions if g.group is None for c in g.codes}))


def is_traffic(noun: re.Match[str]) -> bool:
    """Whether a noun is what runs on a link, and so makes no name of one without its ends."""
    return noun.group().casefold() in lexicon().running


def _to_country(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind, start: int
) -> Name | None:
    lead = _WITH.match(text, noun.end())
    if lead is None or kind is LinkKind.ROAD:
        return None
    state = next((g for g in geo if g.start == lead.end()), None)
    if state is None or state.form is not GeoForm.NAME or state.group is not None:
        return None
    label = text[start : state.end]
    return Name(start, state.end, NameType.LINK, label, WITH, kind, state.codes, proper=False)


def _to_place(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind, start: int
) -> Name | None:
    lead = _TO_PLACE.match(text, noun.end())
    by_air = kind is LinkKind.AIR_ROUTE
    ends = _places(text, lead.end(), geo, states=by_air) if lead is not None else []
    if lead is None or not ends:
        return None
    first = _from_before(text, start) if lead["way"] != "from" else None
    if first is None and not by_air and not _is_one(text, noun, text[start : noun.end()]):
        return None
    inside = [g for g in geo if any(a <= g.start and g.end <= b for a, b in ends)]
    stops = tuple(text[a:b] for a, b in ends)
    label, end = text[start : ends[-1][1]], ends[-1][1]
    if first is not None:
        stops = (first, *stops)
        label = f"{'–'.join(stops)} {noun.group()}"
    elif by_air:
        stops = ()
    codes = countries_named(inside)
    return Name(start, end, NameType.LINK, label, WITH, kind, codes, stops, proper=False)


def _places(
    text: str, position: int, geo: Sequence[GeoMention], *, states: bool
) -> list[tuple[int, int]]:
    """Return the spans of one known place, or of two that "and" joins, from `position` on.

    With `states` the name of a country is a place, else only one that its capital has too.
    """
    found: list[tuple[int, int]] = []
    for _ in range(2):
        place = PLACE.match(text, position)
        if place is None:
            break
        known = next((g for g in geo if g.start == place.start()), None)
        if known is None and not is_place(place.group().rstrip(".")):
            break
        if known is not None and not (states or _is_town(text, known)):
            break
        end = place.start() + len(place.group().rstrip(".")) if known is None else known.end
        found.append((place.start(), end))
        joint = _AND.match(text, end)
        if joint is None:
            break
        position = joint.end()
    return found


def _is_town(text: str, mention: GeoMention) -> bool:
    name = text[mention.start : mention.end]
    return mention.is_place or has_capital_called(name, mention.codes)


def _from_before(text: str, start: int) -> str | None:
    """Return the known place that a clause begins with: "From A there are six weekly sailings"."""
    lead = _FROM_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    return lead["place"] if lead is not None and is_place(lead["place"]) else None


def _to_border(
    text: str, geo: Sequence[GeoMention], noun: re.Match[str], kind: LinkKind, start: int
) -> Name | None:
    """Return "a road to the Ethiopian frontier at Wajaale"."""
    lead = _TO_BORDER.match(text, noun.end())
    if lead is None or noun.group().endswith("s"):
        return None
    codes = countries_named([g for g in geo if lead.start() <= g.start and g.end <= lead.end()])
    if not codes and lead["place"] is None:
        return None
    stops = (lead["place"],) if lead["place"] is not None else ()
    name = text[start : lead.end()]
    return Name(start, lead.end(), NameType.LINK, name, WITH, kind, codes, stops, proper=False)


def _is_one(text: str, noun: re.Match[str], label: str) -> bool:
    """Whether a noun is one link that a single end may name: "a paved road to A"."""
    if is_traffic(noun) or noun.group().endswith("s"):
        return False
    # "The road to A" may be any way to an aim.
    return label != noun.group() or (
        noun.group() not in _WAYS and _ARTICLE.search(text, 0, noun.start()) is not None
    )
