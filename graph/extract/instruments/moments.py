"""Dates that a story tells from the one before: "a year later", "the following April", "that May".

The values know such words only as periods to be settled; what they are counted from is the date
told last, in the same sentence or in the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import month_name, monthrange
from operator import attrgetter
from typing import Final

from graph.claims.period import PartialDate
from graph.extract.annotate import Annotated
from graph.extract.reading.dates import act_date
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention

When = DateMention | PeriodMention

#: Characters before a date that belong to it: "in the following ", "two ", "exactly a ".
_LEAD: Final = 14
#: Values before a date among which the one that it is counted from is looked for.
_MEMORY: Final = 12
_MONTHS: Final = {name.casefold(): number for number, name in enumerate(month_name) if name}
_MONTH: Final = re.compile(rf"\b({'|'.join(_MONTHS)})\b")
_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        ["", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
    for word in words.split()
}
_LATER: Final = re.compile(
    rf"\b(?:({'|'.join(_NUMBERS)}|\d\d?) )?(year|month)s? (?:later|afterwards|after that|on)\b"
)
#: "the following year", "the next April", "June of the following year".
_NEXT: Final = re.compile(r"\b(?:following|next|ensuing|subsequent)\b(?: (year|month))?")
_SAME: Final = re.compile(r"\b(?:that|the same|that same|the very same)\b(?: (year|month))?")
_YEAR: Final = 12
#: Before the date that opens a sentence; not the place of a dateline: "LIMA, May 3 - ".
_LEADS_IN: Final = re.compile(
    r"(?:(?:In|On|By|Earlier|Late|Back in|Earlier in|Later in) (?:(?:late|early|mid) )?)?"
)


def told_after(
    sentence: Annotated, when: When, before: PartialDate | None, *, dateless: bool
) -> PartialDate | None:
    """Return the date that a mention means if it is counted from one told earlier, else None.

    `before` is the last date of the sentences before; `dateless` says that the document has no
    date of its own, so that "in June" can only be counted from what its sentence told before.
    """
    if stated(when) is not None:
        return None
    last = bisect_left(sentence.values, when.start, key=attrgetter("start"))
    anchor = _last(sentence, max(0, last - _MEMORY), last, before, dateless=dateless)
    return _counted(sentence.text, when, anchor, beside=dateless and anchor is not before)


def last_told(
    sentence: Annotated, before: PartialDate | None, *, dateless: bool
) -> PartialDate | None:
    """Return the last date that a sentence tells; `before` if it tells none."""
    return _last(sentence, 0, len(sentence.values), before, dateless=dateless)


def _last(
    sentence: Annotated, first: int, last: int, before: PartialDate | None, *, dateless: bool
) -> PartialDate | None:
    """Return the last date that some of the values of a sentence tell, else `before`."""
    anchor = before
    for value in sentence.values[first:last]:
        if isinstance(value, DateMention | PeriodMention):
            beside = dateless and anchor is not before
            counted = _counted(sentence.text, value, anchor, beside=beside)
            anchor = counted or stated(value) or anchor
    return anchor


def stated(value: When) -> PartialDate | None:
    """Return the date that a mention states with its year."""
    return value.date if isinstance(value, DateMention) else value.expression.date


def _counted(
    text: str, value: When, anchor: PartialDate | None, *, beside: bool
) -> PartialDate | None:
    """Return the date of a mention that is counted from an earlier one.

    `beside` says that a bare month may be counted from it too, as the two stand side by side.
    """
    if anchor is None or stated(value) is not None:
        return None
    words = text[max(0, value.start - _LEAD) : value.end].casefold()
    named = _MONTH.search(words, min(_LEAD, value.start))
    month = None if named is None else _MONTHS[named[1]]
    day = value.day if isinstance(value, DateMention) else None
    if later := _LATER.search(words):
        return _shifted(anchor, _NUMBERS.get(later[1] or "a") or int(later[1]), later[2])
    if following := _NEXT.search(words):
        if following[1] == "month":
            return _shifted(anchor, 1, "month")
        if following[1] == "year":
            return _in(anchor.year + 1, month, day)
        return None if month is None else _rolled(anchor, month, day, past=True)
    if same := _SAME.search(words):
        if same[1] == "month":
            return _in(anchor.year, anchor.month, day)
        if same[1] == "year":
            return _in(anchor.year, month, day)
        return None if month is None else _rolled(anchor, month, day)
    if month is None or not beside or anchor.month is None:
        return None
    return _rolled(anchor, month, day)


def _rolled(
    anchor: PartialDate, month: int, day: int | None, *, past: bool = False
) -> PartialDate | None:
    """Return the first such month from a date on; `past` says that it is not in the same month."""
    if anchor.month is None:
        return _in(anchor.year + past, month, day)
    return _in(anchor.year + (month < anchor.month or (past and month == anchor.month)), month, day)


def _shifted(anchor: PartialDate, number: int, unit: str) -> PartialDate | None:
    """Return the year, or month, that is so many after a date."""
    if unit == "year":
        return PartialDate(anchor.year + number)
    if anchor.month is None:
        return None
    months = anchor.year * _YEAR + anchor.month - 1 + number
    return PartialDate(months // _YEAR, months % _YEAR + 1)


def _in(year: int, month: int | None, day: int | None) -> PartialDate | None:
    if month is None or day is None:
        return PartialDate(year, month)
    return PartialDate(year, month, day) if day <= monthrange(year, month)[1] else None


def date_opening(scene: Scene, sentence: Annotated, end: int) -> PartialDate | None:
    """Return the date that opens the sentence of an act before `end`: "In May the bank lent"."""
    for value in sentence.values:
        if not isinstance(value, DateMention | PeriodMention):
            continue
        opens = _LEADS_IN.fullmatch(sentence.text, 0, value.start) is not None
        if not opens or not value.end <= end or ";" in sentence.text[value.end : end]:
            return None
        return act_date(value, scene.date, None)
    return None
