"""The day or year of an act whose words only point to one: "on 4 May of that year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import structs

from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated
from graph.extract.instruments.actors import When
from graph.extract.instruments.moments import stated
from graph.extract.reading.dates import act_date
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention

_THAT_YEAR: Final = (" of that year", " of the same year", " that year", " the same year")
_SAME_YEAR: Final = re.compile(
    r"(?: in [A-Z]\w+)?,? (?:later )?(?:in )?(?:the same|that|that same|the very same) year\b"
)
#: Before a month: "the same April".
_SAME_MONTH: Final = ("the same ", "that same ", "that very ")


def looking_back(when: When) -> When:
    """Return the date of something done, whatever else its sentence says of the future."""
    if isinstance(when, DateMention):
        return structs.replace(when, ahead=False)
    return structs.replace(when, expression=structs.replace(when.expression, ahead=False))


def days_named(scene: Scene, sentence: Annotated) -> Iterator[PartialDate]:
    """Yield the days that a sentence names."""
    for value in sentence.values:
        if isinstance(value, DateMention | PeriodMention):
            day = act_date(value, scene.date, None)
            if day is not None and day.day is not None:
                yield day


def same_year(sentence: Annotated, end: int) -> PartialDate | None:
    """Return the year of an act that was done "the same year" as what the sentence told before."""
    if _SAME_YEAR.match(sentence.text, end) is None:
        return None
    year = _last_year(sentence, end)
    return None if year is None else PartialDate(year)


def year_told(sentence: Annotated, when: When) -> int | None:
    """Return the year that "on 4 May of that year" means: the last one named in its sentence."""
    before = sentence.text[: when.start]
    if not (sentence.text.startswith(_THAT_YEAR, when.end) or before.endswith(_SAME_MONTH)):
        return None
    return _last_year(sentence, when.start)


def _last_year(sentence: Annotated, end: int) -> int | None:
    """Return the year of the last date before a position."""
    year = None
    for value in sentence.values:
        if value.start >= end:
            break
        told = stated(value) if isinstance(value, DateMention | PeriodMention) else None
        if told is not None:
            year = told.year
    return year
