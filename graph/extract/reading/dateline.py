"""The country that a document's dateline lies in: "LIMA, 4 May 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from graph.documents.model import Document, SegmentKind
from graph.extract.annotate import default_gazetteer
from graph.extract.scene import Scene

_SEGMENTS: Final = 8
_LENGTH: Final = 120

#: What parts the place of a dateline that opens a paragraph from what follows.
_PARTED: Final = re.compile(
    r"(?:, ?\w[\w .,]{2,40}| ?\([A-Z][^()]{1,40}\)|,? ?\w+\.? \d{1,2},?)?(?: ?\([^()]{1,40}\))?"
    r" ?(?:[-–—:(]|$|\n|\. (?=[A-Z]))"
)

#: A line that tells where a text was issued, with or without its day.
_TOWN_AND_STATE: Final = re.compile(
    r"(?P<town>[A-Z][\w.'’ -]{1,30}), (?P<state>[A-Z][\w.'’ -]{2,40}?)(?:, [\w ,]{0,20}\d{4})?\.?"
)


def place_country(text: str) -> str | None:
    """Return the code of the one country whose towns a text names."""
    places = [m for m in default_gazetteer().find(text) if m.is_place]
    codes = {code for place in places for code in place.codes}
    return codes.pop() if len(codes) == 1 else None


def dateline_country(scene: Scene) -> str | None:
    """Return the code of the country that the first dateline or byline names a place of."""
    return issued_in(scene.document)


def issued_in(document: Document) -> str | None:
    """Return the code of the country that the first dateline or byline of a document names."""
    place = _dateline(document)
    return None if place is None else place.codes[0]


def dateline_place(scene: Scene) -> str | None:
    """Return the place that the first dateline or byline names, where "here" is.

    A name in capitals is written as names are.
    """
    place = _dateline(scene.document)
    if place is None:
        return None
    return place.text.title() if place.text.isupper() else place.text


@dataclass(frozen=True, slots=True)
class _Dateline:
    text: str
    codes: tuple[str, ...]


def _seat(line: str) -> _Dateline | None:
    """Return the place of a line that is no more than a town and its country: "LIMA, Peru"."""
    told = _TOWN_AND_STATE.fullmatch(line.rstrip())
    if told is None:
        return None
    *inside, state = default_gazetteer().find(line) or (None,)
    if state is None or told.span("state") != (state.start, state.end):
        return None
    towns = all(m is not None and m.is_place for m in inside)
    alone = not state.is_place and state.group is None and len(state.codes) == 1
    return _Dateline(told["town"], state.codes) if towns and alone else None


def _dateline(document: Document) -> _Dateline | None:
    for segment in islice(document.segments, _SEGMENTS):
        opening = document.text[segment.start : min(segment.end, segment.start + _LENGTH)].lstrip()
        byline = segment.kind is SegmentKind.BYLINE
        titled = segment.kind is SegmentKind.HEADLINE
        if not titled and (seat := _seat(opening)) is not None:
            return seat
        if not byline and segment.kind is not SegmentKind.PARAGRAPH:
            continue
        for place in default_gazetteer().find(opening):
            if not place.is_place or len(place.codes) != 1:
                continue
            if byline or (place.start == 0 and _PARTED.match(opening, place.end)):
                return _Dateline(opening[place.start : place.end], place.codes)
        if not byline:
            return None
    return None
