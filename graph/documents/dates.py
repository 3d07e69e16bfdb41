"""Finding the date that a document states for itself.

Only full dates count, and only where a document speaks of itself: in a line that is a date, in the
dateline that opens the text, in what a page says in its head. A date is never inferred.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH: Final = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE: Final = (
    r"(?:(?P<year1>\d{4})(?P<mark>[-/.])(?P<month1>\d{1,2})(?P=mark)(?P<day1>\d{1,2})(?!\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH.format(2)},?[ -](?P<year2>\d{{4}})\b"
    rf"|{_MONTH.format(3)} (?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year3>\d{{4}})\b)"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_WRITTEN: Final = re.compile(_DATE, re.IGNORECASE)
_PUBLISHED: Final = re.compile(
    r"(?:(?:first )?(?:published|posted|issued|released?|dated|date|release date)"
    r"(?: (?:on|at))?:? )?"
    rf"(?:(?-i:[A-Z])[\w ]{{2,30}}, )?{_WEEKDAY}{_DATE}",
    re.IGNORECASE,
)
_PLACE: Final = r"(?-i:[A-Z])[\w.'-]{1,20}(?: (?:de|of|the|al|(?-i:[A-Z])[\w.'-]{0,20})){0,3}"
# A place in capitals or with a capital, the date, and a mark that parts both from the text.
_DATELINE: Final = re.compile(
    rf"{_PLACE}(?:, {_PLACE}){{0,2}}(?:, ?| ?[(|/–—-] ?)"
    rf"{_WEEKDAY}{_DATE}\)?(?: ?\([\w ]{{2,30}}\))?(?=:| ?[|–—-]|\.|\s?/|\s*$)",
    re.IGNORECASE,
)


def stated_date(text: str) -> date | None:
    """Return the date in a text that is a full date (ISO, or written with the month's name)."""
    match = _WRITTEN.fullmatch(text.strip())
    return _date(match) if match else None


def published_date(line: str) -> date | None:
    """Return the date of a line that tells when the document appeared, or that is only a date."""
    match = _PUBLISHED.match(line)
    return _date(match) if match else None


def dateline_date(opening: str) -> date | None:
    """Return the date of a dateline, `Place, date:`, with which a text opens."""
    match = _DATELINE.match(opening)
    return _date(match) if match else None


def machine_date(value: str) -> date | None:
    """Return the day of an ISO date or time as machines write it, or a written full date."""
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return stated_date(value)


def _date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    for form in "123":
        if groups[f"year{form}"]:
            month = groups[f"month{form}"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) // 4 + 1
            try:
                return date(int(groups[f"year{form}"]), number, int(groups[f"day{form}"]))
            except ValueError:
                return None
    return None
