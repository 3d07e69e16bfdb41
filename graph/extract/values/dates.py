"""Days and ranges of days as a document writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.claims.period import PartialDate
from graph.extract.values.lexicon import Lexicon
from graph.extract.values.model import DateMention
from graph.extract.values.tokens import Kind, Tokens

_JOINS: Final = (Kind.DASH, Kind.TO, Kind.AND, Kind.SLASH, Kind.THROUGH)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as far as it is stated, ending before token `end`."""

    month: int
    day: int
    year: int | None
    end: int


_Reader = Callable[[Tokens, int], _Day | None]


class DateReader:
    """Reads dates in a sentence."""

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read the date that begins at token `i`; return it with the index after it."""
        kind = t.kinds[i]
        if kind == Kind.DAY_WORD:
            return _mention(t, i, i + 1, offset=t.number(i)), i + 1
        if kind == Kind.WEEKDAY or kind == Kind.WEEKDAY_SHORT:
            return self._weekday(t, i)
        return self._date(t, i)

    def _weekday(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        at = i + 1
        short = t.kinds[i] == Kind.WEEKDAY_SHORT
        if short and t.kinds[at] == Kind.DOT:
            at += 1
        if t.kinds[at] == Kind.COMMA:
            at += 1
        if t.kinds[at] == Kind.THE:
            at += 1
        found = self._date(t, at)
        weekday = t.number(i)
        if found is not None:
            date, end = found
            return _mention(
                t,
                i,
                end,
                date=date.date,
                until=date.until,
                month=date.month,
                day=date.day,
                until_month=date.until_month,
                until_day=date.until_day,
                weekday=weekday,
            ), end
        if short:
            return None
        return _mention(t, i, i + 1, weekday=weekday), i + 1

    def _date(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read a date, or two joined into a range."""
        kind = t.kinds[i]
        if kind == Kind.DOTTED:
            return _figures(t, i, i + 1, t.texts[i].split("."))
        if kind == Kind.NUMERAL:
            if t.kinds[i + 1] in (Kind.DASH, Kind.SLASH) and t.glued(i + 1):
                found = self._iso(t, i)
                if found is not None:
                    return found
            if not t.is_short(i):
                return None
            return self._day_first(t, i)
        if kind == Kind.MONTH or kind == Kind.MONTH_SHORT:
            return self._month_first(t, i)
        return None

    def _iso(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read "2021-06-14", "2024/09/03", "03/09/2024"."""
        mark = t.texts[i + 1]
        end = i + 5
        glued = all(t.glued(k) for k in range(i + 1, end))
        numerals = all(t.words[k].number >= 0 for k in (i, i + 2, i + 4))
        if not glued or not numerals or t.texts[i + 3] != mark:
            return None
        if t.kinds[i + 3] == Kind.DASH and not t.is_year(i):
            return None
        if not (t.is_year(i) and t.is_short(i + 2) and t.is_short(i + 4)) and not (
            t.is_short(i) and t.is_short(i + 2) and t.is_year(i + 4)
        ):
            return None
        return _figures(t, i, end, [t.texts[i], t.texts[i + 2], t.texts[i + 4]])

    def _day_first(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read "17 July 2025", "13-15 September 2010", "30 June to 2 July 2025"."""
        first = self._day_month(t, i)
        if first is None:
            return self._days_month(t, i)
        second = self._joined(t, first.end, self._day_month)
        return _range(t, i, first, second)

    def _month_first(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read "July 17, 2025", "September 13-15, 2010", "June 30 to July 2, 2025"."""
        first = self._month_day(t, i)
        if first is None:
            return None
        if first.year is None:
            second_day = self._month_days(t, first)
            if second_day is not None:
                return _range(t, i, first, second_day)
        second = self._joined(t, first.end, self._month_day)
        return _range(t, i, first, second)

    def _joined(self, t: Tokens, i: int, read: _Reader) -> _Day | None:
        return read(t, i + 1) if t.kinds[i] in _JOINS else None

    def _day_number(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """Read a day of the month, "14" or "14th"."""
        if not t.is_short(i) or not 1 <= t.number(i) <= 31:
            return None
        suffixed = t.kinds[i + 1] == Kind.SUFFIX
        return t.number(i), i + 1 + suffixed

    def _day_month(self, t: Tokens, i: int) -> _Day | None:
        found = self._day_number(t, i)
        if found is None:
            return None
        day, at = found
        if t.kinds[at] == Kind.OF or (t.kinds[at] == Kind.DASH and t.glued(at) and t.glued(at + 1)):
            at += 1
        month = t.month(at)
        if month is None or not _is_day(month[0], day):
            return None
        year, end = self._year(t, month[1])
        return _Day(month[0], day, year, end)

    def _days_month(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read "13-15 September 2010"."""
        first = self._day_number(t, i)
        if first is None or t.kinds[first[1]] not in _JOINS:
            return None
        second = self._day_month(t, first[1] + 1)
        if second is None or first[0] >= second.day:
            return None
        start = _Day(second.month, first[0], second.year, first[1])
        return _range(t, i, start, second)

    def _month_day(self, t: Tokens, i: int) -> _Day | None:
        month = t.month(i)
        if month is None:
            return None
        at = month[1]
        if t.kinds[at] == Kind.DASH and t.glued(at) and t.glued(at + 1):
            at += 1
        found = self._day_number(t, at)
        if found is None or not _is_day(month[0], found[0]):
            return None
        if t.kinds[found[1]] == Kind.SCALE or self._lexicon.after.at(t.texts, found[1]):
            return None
        year, end = self._year(t, found[1])
        return _Day(month[0], found[0], year, end)

    def _month_days(self, t: Tokens, first: _Day) -> _Day | None:
        """Read "-15, 2010" after "September 13"."""
        if t.kinds[first.end] not in _JOINS:
            return None
        found = self._day_number(t, first.end + 1)
        if found is None or found[0] <= first.day or not _is_day(first.month, found[0]):
            return None
        if t.month(found[1]) or self._lexicon.after.at(t.texts, found[1]):
            return None
        year, end = self._year(t, found[1])
        return _Day(first.month, found[0], year, end)

    def _year(self, t: Tokens, i: int) -> tuple[int | None, int]:
        """Read the year after a day and month."""
        at = i
        if t.kinds[at] == Kind.COMMA or (
            t.kinds[at] == Kind.DASH and t.glued(at) and t.glued(at + 1)
        ):
            at += 1
        if t.kinds[at] == Kind.OF:
            at += 1
        splits = t.past_dash(at + 1) > at + 1 and t.is_short(at + 2)
        if t.is_year(at) and not splits:
            return t.number(at), at + 1
        return None, i


def _is_day(month: int, day: int) -> bool:
    try:
        PartialDate(2000, month, day)
    except ValueError:
        return False
    return True


def _partial(year: int | None, month: int, day: int) -> PartialDate | None:
    if year is None:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _range(t: Tokens, start: int, first: _Day, second: _Day | None) -> tuple[DateMention, int]:
    if second is None:
        date = _partial(first.year, first.month, first.day)
        stated = date is None
        return _mention(
            t,
            start,
            first.end,
            date=date,
            month=first.month if stated else None,
            day=first.day if stated else None,
        ), first.end
    year = first.year or second.year
    if first.year is None and year and (first.month, first.day) > (second.month, second.day):
        year -= 1
    date = _partial(year, first.month, first.day)
    until = _partial(second.year or first.year, second.month, second.day)
    return _mention(
        t,
        start,
        second.end,
        date=date,
        until=until,
        month=first.month if date is None else None,
        day=first.day if date is None else None,
        until_month=second.month if until is None else None,
        until_day=second.day if until is None else None,
    ), second.end


def _figures(t: Tokens, start: int, end: int, parts: list[str]) -> tuple[DateMention, int]:
    """Make a date of three figures; without a date if day and month cannot be told apart."""
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        year, month, day = numbers
    else:
        first, second, year = numbers
        dotted = t.kinds[start] == Kind.DOTTED
        if not dotted and first <= 12 and second <= 12 and first != second:
            return _mention(t, start, end), end
        day, month = (second, first) if second > 12 else (first, second)
    return _mention(t, start, end, date=_partial(year, month, day)), end


def _mention(
    t: Tokens,
    start: int,
    end: int,
    *,
    date: PartialDate | None = None,
    until: PartialDate | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
    until_month: int | None = None,
    until_day: int | None = None,
    offset: int | None = None,
) -> DateMention:
    return DateMention(
        start=t.starts[start],
        end=t.ends[end - 1],
        date=date,
        until=until,
        month=month,
        day=day,
        weekday=weekday,
        until_month=until_month,
        until_day=until_day,
        offset=offset,
        ahead=t.speaks_ahead(start),
    )
