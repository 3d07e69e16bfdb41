"""Links told as the joining of two systems of power: "the grids of A and B were connected in 1976".

The verb is told once for each pair of countries: "…, those of B and C in 1986".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from graph.claims import LinkKind
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.links.ends import ENDS
from graph.extract.links.lexicon import lexicon
from graph.extract.links.one_end import countries_named
from graph.extract.mentions import Name, NameType

#: "The power grids of ", "those of " before a pair of countries.
_OF: Final = re.compile(
    rf"(?<![\w-])(?:[Tt]he )?(?:(?P<noun>{lexicon().grids})|those) of (?:the )?(?=[A-ZÀ-Þ])"
)
#: " have been linked" behind it.
_JOINED: Final = re.compile(
    r" (?:(?:is|are|was|were|has|have|had|been|be|being|will|would|to|now|also) ){1,4}"
    r"(?:\w+ly |first |now )?(?:inter)?(?:connected|linked|joined|tied|synchroni[sz]ed)(?!\w)"
)
_AND: Final = re.compile(r" and (?:the )?")
_MOST: Final = 6


def joined_grids(text: str, geo: Sequence[GeoMention]) -> Iterator[Name]:
    """Yield the links between two countries whose grids a text says are or will be joined."""
    told = False
    for lead in islice(_OF.finditer(text), _MOST):
        pair = _pair(text, geo, lead.end())
        if pair is None:
            continue
        one, other = pair
        verb = _JOINED.match(text, other.end)
        if not (told if lead["noun"] is None else verb):
            continue
        told = True
        end = verb.end() if verb is not None else other.end
        label = f"{text[one.start : one.end]}–{text[other.start : other.end]} interconnection"
        kind = LinkKind.TRANSMISSION_LINE
        parties = countries_named(pair)
        yield Name(lead.start(), end, NameType.LINK, label, ENDS, kind, parties, proper=False)


def _pair(text: str, geo: Sequence[GeoMention], start: int) -> tuple[GeoMention, GeoMention] | None:
    """Return the two countries named from a position on, parted by "and"."""
    named = [g for g in geo if g.group is None and g.form is GeoForm.NAME and g.start >= start]
    for one, other in pairwise(named):
        if one.start == start and _AND.fullmatch(text, one.end, other.start):
            return one, other
    return None
