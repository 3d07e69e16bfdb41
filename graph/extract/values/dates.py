"""Days and ranges of days as a document writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.claims.period import PartialDate
from graph.extract.values.expression import RelativeUnit
from graph.extract.values.lexicon import Lexicon
from graph.extract.values.model import DateMention
from graph.extract.values.tokens import Kind, Tokens
from graph.extract.values.years import POINTING, YearReader

_JOINS: Final = frozenset((Kind.DASH, Kind.TO, Kind.THROUGH, Kind.SLASH))
_LEAP_YEAR: Final = 2000


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as far as it is stated, ending before token `end`."""

    month: int
    day: int
    year: int | None
    end: int

    @property
    def date(self) -> PartialDate | None:
        """The date, unless its year is missing or has no such day."""
        return None if self.year is None else _date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class _Days:
    """One day, or the first and last of several; no day if figures can be read in two ways."""

    first: _Day | None
    last: _Day | None
    end: int


_Reader = Callable[[Tokens, int], _Day | None]


class DateReader:
    """Reads dates in a sentence."""

    __slots__ = ("_lexicon", "_years")

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._years = YearReader(lexicon)

    def read(self, t: Tokens, i: int) -> tuple[DateMention, int] | None:
        """Read the date that begins at token `i`; return it with the index after it."""
        kind = t.kinds[i]
        if kind == Kind.DAY_WORD:
            word = DateMention(start=t.starts[i], end=t.ends[i], offset=t.words[i].number)
            return word, i + 1
        if kind != Kind.WEEKDAY and kind != Kind.WEEKDAY_SHORT:
            days = self._days(t, i)
            return None if days is None else self._mention(t, i, days, None)
        short = kind == Kind.WEEKDAY_SHORT
        at = i + 1 + (short and t.kinds[i + 1] == Kind.DOT)
        at += t.kinds[at] == Kind.COMMA
        at += t.kinds[at] == Kind.THE
        days = self._days(t, at) or (None if short else _Days(None, None, i + 1))
        if days is None:
            return None
        return self._mention(t, i, days, t.words[i].number)

    def _mention(
        self, t: Tokens, start: int, days: _Days, weekday: int | None
    ) -> tuple[DateMention, int]:
        first, last = days.first, days.last
        date = first.date if first is not None else None
        until = last.date if last is not None else None
        open_first = first if date is None and first is not None and first.year is None else None
        open_last = last if until is None else None
        pointed = None
        if open_first is not None and t.kinds[days.end] in POINTING:
            pointed = self._years.pointed(t, days.end)
        year, end = pointed or (None, days.end)
        mention = DateMention(
            start=t.starts[start],
            end=t.ends[end - 1],
            date=date,
            until=until,
            month=open_first.month if open_first else None,
            day=open_first.day if open_first else None,
            weekday=weekday,
            until_month=open_last.month if open_last else None,
            until_day=open_last.day if open_last else None,
            year=year if isinstance(year, RelativeUnit) else None,
            ahead=t.speaks_ahead(start),
        )
        return mention, end

    def _days(self, t: Tokens, i: int) -> _Days | None:
        kind = t.kinds[i]
        if kind == Kind.NUMERAL:
            return _figures(t, i) or (self._day_first(t, i) if t.is_short(i) else None)
        if kind == Kind.MONTH or kind == Kind.MONTH_SHORT:
            return self._month_first(t, i)
        if kind == Kind.DOTTED:
            return _three_figures(t.texts[i].split("."), i + 1, dotted=True)
        return None

    def _day_first(self, t: Tokens, i: int) -> _Days | None:
        """Read "17 July 2025", "13-15 September 2010", "30 June to 2 July 2025"."""
        first = self._day_month(t, i)
        if first is not None:
            return self._joined(t, i, first, self._day_month)
        number = _day_number(t, i)
        last = self._day_month(t, number[1] + 1) if number is not None else None
        if number is None or last is None:
            return None
        first = _Day(last.month, number[0], None, number[1])
        return _range(first, last) if _joins(t, i, first, last) else None

    def _month_first(self, t: Tokens, i: int) -> _Days | None:
        """Read "July 17, 2025", "September 13-15, 2010", "June 30 to July 2, 2025"."""
        first = self._month_day(t, i)
        if first is None:
            return None
        number = _day_number(t, first.end + 1) if first.year is None else None
        if number is not None and t.month(number[1]) is None and self._ends(t, number[1]):
            year, end = _year(t, number[1])
            last = _Day(first.month, number[0], year, end)
            if _joins(t, i, first, last) and _exists(last.month, last.day):
                return _range(first, last)
        return self._joined(t, i, first, self._month_day)

    def _joined(self, t: Tokens, i: int, first: _Day, read: _Reader) -> _Days:
        """Read the last day of a range, if a second day is joined to the first."""
        last = read(t, first.end + 1)
        if last is None or not _joins(t, i, first, last):
            return _Days(first, None, first.end)
        return _range(first, last)

    def _day_month(self, t: Tokens, i: int) -> _Day | None:
        number = _day_number(t, i)
        if number is None:
            return None
        day, at = number
        at = at + 1 if t.kinds[at] == Kind.OF else t.past_dash(at)
        month = t.month(at)
        if month is None or not _exists(month[0], day):
            return None
        year, end = _year(t, month[1])
        return _Day(month[0], day, year, end)

    def _month_day(self, t: Tokens, i: int) -> _Day | None:
        month = t.month(i)
        number = _day_number(t, t.past_dash(month[1])) if month is not None else None
        if month is None or number is None or not self._ends(t, number[1]):
            return None
        if not _exists(month[0], number[0]):
            return None
        year, end = _year(t, number[1])
        return _Day(month[0], number[0], year, end)

    def _ends(self, t: Tokens, i: int) -> bool:
        """Whether a day ends before token `i`; "in June 15 per cent" has none."""
        return t.kinds[i] != Kind.SCALE and self._lexicon.after.at(t.texts, i) is None


def _day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a day of the month, "14" or "14th"."""
    if not t.is_short(i) or not 1 <= t.words[i].number <= 31:
        return None
    return t.words[i].number, i + 1 + (t.kinds[i + 1] == Kind.SUFFIX)


def _joins(t: Tokens, start: int, first: _Day, last: _Day) -> bool:
    """Whether the token after the first of two days makes them a range.

    "And" does so between neighbouring days and after "between".
    """
    kind = t.kinds[first.end]
    same_year = first.year is None or last.year is None or first.year == last.year
    if first.month == last.month and same_year and first.day >= last.day:
        return False
    if kind != Kind.AND:
        return kind in _JOINS
    next_day = first.month == last.month and last.day == first.day + 1
    return next_day or t.kinds[start - 1] == Kind.BETWEEN


def _range(first: _Day, last: _Day) -> _Days:
    """Give the first day the year that it leaves to the last, or the year before."""
    if first.year is None and last.year is not None:
        turns = (first.month, first.day) > (last.month, last.day)
        first = _Day(first.month, first.day, last.year - turns, first.end)
    return _Days(first, last, last.end)


def _year(t: Tokens, i: int) -> tuple[int | None, int]:
    """Read the year after a day and month."""
    at = i + 1 if t.kinds[i] == Kind.COMMA else t.past_dash(i)
    at += t.kinds[at] == Kind.OF
    splits = t.past_dash(at + 1) > at + 1 and t.is_short(at + 2)
    return (t.words[at].number, at + 1) if t.is_year(at) and not splits else (None, i)


def _exists(month: int, day: int) -> bool:
    return _date(_LEAP_YEAR, month, day) is not None


def _date(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _figures(t: Tokens, i: int) -> _Days | None:
    """Read "2021-06-14", "2024/09/03", "03/09/2024"."""
    mark, end = t.texts[i + 1], i + 5
    if t.kinds[i + 1] not in (Kind.DASH, Kind.SLASH) or t.texts[i + 3] != mark:
        return None
    if not all(t.glued(k) for k in range(i + 1, end)) or not t.is_short(i + 2):
        return None
    year_first = t.is_year(i) and t.is_short(i + 4)
    if not year_first and not (t.is_short(i) and t.is_year(i + 4) and mark == "/"):
        return None
    return _three_figures([t.texts[i], t.texts[i + 2], t.texts[i + 4]], end, dotted=False)


def _three_figures(parts: list[str], end: int, *, dotted: bool) -> _Days:
    """Make a date of three figures; none if day and month cannot be told apart."""
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        return _Days(_Day(second, third, first, end), None, end)
    if not dotted and first != second and first <= 12 and second <= 12:
        return _Days(None, None, end)
    day, month = (second, first) if second > 12 else (first, second)
    return _Days(_Day(month, day, third, end), None, end)
