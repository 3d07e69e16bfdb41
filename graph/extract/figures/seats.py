"""Governments that a sentence names by their capitals: "Windhoek and Luanda agreed"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import Parties

#: Before a capital that is where something happens, not who acts.
_PLACE: Final = re.compile(
    r"\b(?:in|at|from|to|near|via|through|outside|for|since|around|of|the)(?: the)? $",
    re.IGNORECASE,
)
#: After "of" a capital acts only if it has a partner: "the communiqué of Windhoek and Luanda".
_OF: Final = re.compile(r"\bof $", re.IGNORECASE)
_PAIRED: Final = re.compile(r",? and [A-Z]")
#: What follows a capital that only says where the text was written: "HANOI, 4 June (VNA) –".
_DATELINE: Final = re.compile(r"(?:, [^–—-]{1,40}| ?\([^()]{1,40}\))? ?(?:[–—-]|:)|[,/]")
#: Between two that trade: "trade between Windhoek and Luanda", "Windhoek's deficit with Luanda".
_BETWEEN: Final = re.compile(r"\bbetween $")
_OWNED: Final = re.compile(r"['’]s? [^,;.]{1,40} (?:with|to|from) ")
_JOINS: Final = re.compile(r" and |-|–")


def trading(sentence: Annotated) -> list[Parties]:
    """Return the capitals that stand for their countries beside one another or as owners."""
    text = sentence.text
    capitals = [g for g in sentence.geo if g.form is GeoForm.CAPITAL and len(g.codes) == 1]
    found: list[Parties] = []
    for first, second in pairwise(capitals):
        if first.codes == second.codes:
            continue
        between = text[first.end : second.start]
        if _BETWEEN.search(text, 0, first.start) and _JOINS.fullmatch(between):
            codes = tuple(sorted({*first.codes, *second.codes}))
            found.append(Parties(first.start, second.end, codes))
        elif first.possessive and _OWNED.fullmatch(between):
            found.append(Parties(first.start, first.end, first.codes, possessive=True))
            found.append(Parties(second.start, second.end, second.codes))
    return found


def governments(sentence: Annotated) -> tuple[str, ...]:
    """Return the codes of the countries whose capitals stand for their governments."""
    text = sentence.text
    found: list[str] = []
    for geo in sentence.geo:
        if geo.form is not GeoForm.CAPITAL or len(geo.codes) != 1:
            continue
        if geo.start == 0 and _DATELINE.match(text, geo.end):
            continue
        before = text[: geo.start]
        paired = _OF.search(before) and _PAIRED.match(text, geo.end)
        if (_PLACE.search(before) and not paired) or geo.codes[0] in found:
            continue
        found.append(geo.codes[0])
    return tuple(found)
