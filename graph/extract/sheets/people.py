"""People behind a label: "Signatories: A, Minister of Trade (Chad); B, minister (Niger)"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.sheets.wording import Piece, Pieces, printed, said

_PART: Final = re.compile(r"; (?:and )?|(?<=\)),? and |(?<=\)), ")
#: The side of a person: "(Chad)" or ", Chad" at the end of a part.
_SIDE: Final = re.compile(r"[,]? \((?:the )?$|, (?:the )?$|[-–—] $")


def sided(line: Annotated, start: int, end: int, role: str) -> Pieces | None:
    """Return people with the country that they act for, the role of the label if they have none.

    "A, Minister of Trade (Chad)" becomes "A, Minister of Trade of Chad"; None unless each of
    them has a country so.
    """
    cuts = [m.span() for m in _PART.finditer(line.text, start, end)]
    starts, stops = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    made: list[Piece] = []
    for a, b in zip(starts, stops, strict=True):
        found = _person(line, a, b, role)
        if found is None:
            return None
        made += [*said("; " if made else ""), *found]
    return tuple(made)


def _person(line: Annotated, start: int, end: int, role: str) -> Pieces | None:
    side = _side(line, start, end)
    if side is None:
        return None
    lead = _SIDE.search(line.text, start, side.start)
    if lead is None or not line.text[start : lead.start()].strip()[:1].isupper():
        return None
    words = printed(line, start, lead.start())
    called = "" if "," in words[0].text else f", {role}"
    return (*words, *said(f"{called} of {side.name}"))


def _side(line: Annotated, start: int, end: int) -> GeoMention | None:
    """Return the country that ends a part, perhaps in brackets."""
    for mention in reversed(line.geo):
        inside = start <= mention.start and mention.end <= end
        if inside and mention.form is GeoForm.NAME:
            return mention if line.text[mention.end : end].strip(" ).") == "" else None
    return None
