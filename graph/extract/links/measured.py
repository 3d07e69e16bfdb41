"""Links told by how many and how long they are: "two trunk roads totalling 90 km in Bagmati".

Neither a name nor ends tell which ones are meant; a length and where they lie do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoMention
from graph.extract.links.lexicon import has_length, lexicon
from graph.extract.links.one_end import countries_named
from graph.extract.mentions import Name, NameType
from graph.extract.reading.places import PLACE

MEASURED: Final = "link.measured"
#: What has a length.
_LONG: Final = frozenset({LinkKind.ROAD, LinkKind.RAILWAY, LinkKind.PIPELINE})
#: " totalling about 150 km", " of 210 km will be built" behind a noun, and where that is.
_MEASURED: Final = re.compile(
    r",? (?:of|with an? (?:(?:total|combined|overall) )?length of"
    r"|(?:totall?|measur|stretch|extend|runn)ing(?: (?:over|for|to))?)"
    r"(?: (?:about|some|around|nearly|over|roughly|approximately))? "
    r"\d[\d.,]* ?(?:km|kilomet\w+|miles)"
    r"(?: (?:(?:will|would|are|is|was|were|to|be|being|been|has|have) ){0,4}"
    r"(?:[a-z]+ed|built|laid))?"
    rf" (?:in|through|across|within) (?:the )?(?P<place>{PLACE.pattern})"
)
#: ", extending to Myanmar" behind where it lies.
_ON_TO: Final = re.compile(
    r",? (?:extend|reach|lead|runn|continu|stretch)ing(?: (?:up|on))?(?: (?:to|into))? (?:the )?"
    r"(?=[A-ZÀ-Þ])"
)
#: "two national " before a noun: up to two words that describe it behind a number or an article.
_COUNTED: Final = re.compile(
    r"(?<!\w)(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|several) "
    r"(?P<words>(?:[a-z-]+ ){0,2})\Z"
)
_ADJECTIVE: Final = re.compile(
    r"(?<!\w)(?P<words>(?!(?:and|of|for|the|on|build|upgrade|improve|finance) )[a-z-]+ )\Z"
)
_DEFINITE: Final = re.compile(
    r"(?<!\w)(?:the|this|these|those|its|their) (?:[a-z-]+ ){0,2}\Z", re.IGNORECASE
)
_REACH: Final = 50


def find_measured(
    text: str, geo: Sequence[GeoMention], nouns: Sequence[re.Match[str]], found: Sequence[Name]
) -> Iterator[Name]:
    """Yield the links of nouns that a length and a place tell, if not `found` already."""
    if not has_length(text):
        return
    for noun in nouns:
        kind = lexicon().kinds.get(noun.group().casefold())
        if kind not in _LONG or any(n.start < noun.end() and noun.start() < n.end for n in found):
            continue
        told = _MEASURED.match(text, noun.end())
        low = max(0, noun.start() - _REACH)
        if told is None or _DEFINITE.search(text, low, noun.start()):
            continue
        lead = _COUNTED.search(text, low, noun.start()) or _ADJECTIVE.search(
            text, low, noun.start()
        )
        start = lead.start("words") if lead is not None else noun.start()
        place = told["place"].rstrip(".")
        label = f"{text[start : noun.end()]} in {place}"
        end = told.start("place") + len(place)
        parties = _countries(text, geo, told)
        yield Name(start, end, NameType.LINK, label, MEASURED, kind, parties, proper=False)


def _countries(text: str, geo: Sequence[GeoMention], told: re.Match[str]) -> tuple[str, ...]:
    """Return the country in which links lie, and the one to which they go on."""
    onward = _ON_TO.match(text, told.end())
    last = onward.end() if onward is not None else -1
    within = [g for g in geo if told.start("place") <= g.start < told.end()]
    beyond = [g for g in geo if g.start == last]
    return countries_named([*within, *beyond]) if countries_named(within) else ()
