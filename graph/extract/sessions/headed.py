"""Day and place of a meeting that a title names, from the line below it: "Quito, 3 May 2021"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from graph.documents.model import SegmentKind
from graph.extract.scene import Scene
from graph.extract.sessions.setting import Site, last_day
from graph.extract.values.find import find_values
from graph.extract.values.model import DateMention
from graph.extract.values.periods import resolve_date

#: Characters of the longest line of a place and a day.
_LENGTH: Final = 80
#: Nothing but the name of a place, before a day, and nothing but marks after it.
_PLACE: Final = re.compile(r"\(?([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}),? \(?")
_MARKS: Final = re.compile(r"[.)\s]*")
#: A title that speaks of a meeting to come.
_AHEAD: Final = re.compile(
    r"\b(?:ahead|before|prepar\w+|upcoming|forthcoming|next|will|towards?|to (?:be|host|hold))\b",
    re.IGNORECASE,
)


def below_title(scene: Scene, index: int) -> tuple[date | None, date | None, Site | None]:
    """Return the days and the place of a meeting that a title names, as the line below it says.

    Below a title that looks ahead such a line tells the day of writing only.
    """
    title = scene.sentences[index]
    if not scene.is_heading(title) or _AHEAD.search(title.text) is not None:
        return None, None, None
    document, following = scene.document, title.sentence.segment + 1
    if following == len(document.segments):
        return None, None, None
    below = document.segments[following]
    if below.kind is not SegmentKind.BYLINE or below.end - below.start > _LENGTH:
        return None, None, None
    text = document.text[below.start : below.end].strip()
    days = [value for value in find_values(text) if isinstance(value, DateMention)]
    if len(days) != 1 or _MARKS.fullmatch(text, days[0].end) is None:
        return None, None, None
    place = _PLACE.fullmatch(text, 0, days[0].start)
    told = resolve_date(days[0], scene.date)
    if place is None or told is None or told.day is None:
        return None, None, None
    return told.first, last_day(days[0], told.first) or told.first, Site(place[1])
