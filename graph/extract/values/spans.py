"""Periods as a document words them: years, fiscal years, months, quarters, "a year earlier"."""

from __future__ import annotations

from typing import Final

from graph.claims.period import PartialDate
from graph.extract.values.dates import DateReader
from graph.extract.values.expression import (
    Bound,
    CivilYear,
    Day,
    Edge,
    EdgeOf,
    FiscalYear,
    Months,
    PeriodExpression,
    RelativeUnit,
    Rolling,
    SamePeriod,
    Slice,
    Span,
    SplitYear,
    Trailing,
    Unit,
    When,
)
from graph.extract.values.lexicon import Family, Lexicon
from graph.extract.values.model import PeriodMention
from graph.extract.values.numerals import read_number
from graph.extract.values.phrases import Phrases
from graph.extract.values.tokens import Kind, Tokens, split

_Read = tuple[When, int] | None
"""What was read and the index of the token after it."""

_CENTURY: Final = 100
_EDGES: Final = {
    Kind.EARLY: Edge.EARLY,
    Kind.MIDDLE: Edge.MIDDLE,
    Kind.LATE: Edge.LATE,
    Kind.START: Edge.START,
    Kind.FINISH: Edge.END,
}
_UNITS: Final = {
    "year": Unit.YEAR,
    "yr": Unit.YEAR,
    "month": Unit.MONTH,
    "week": Unit.WEEK,
    "day": Unit.DAY,
    "decade": Unit.DECADE,
    "period": Unit.PERIOD,
}
_MONTHS_OF: Final = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.FISCAL_YEAR: 12,
}
_RELATIVE: Final = (Kind.PAST, Kind.PREVIOUS, Kind.CURRENT, Kind.COMING, Kind.THAT, Kind.SAME)
_COMPARISONS: Final[Phrases[Unit]] = Phrases(
    (split(form.format(mark)), unit)
    for unit, forms in {
        Unit.YEAR: ("year{0}on{0}year", "year{0}over{0}year", "YoY", "yoy", "YOY", "y-o-y", "Y-o-Y", "y/y",
                    "Year{0}on{0}year", "Year{0}over{0}year"),
        Unit.MONTH: ("month{0}on{0}month", "month{0}over{0}month", "MoM", "mom", "m-o-m", "M-o-M", "m/m"),
        Unit.QUARTER: ("quarter{0}on{0}quarter", "quarter{0}over{0}quarter", "QoQ", "qoq", "q-o-q", "q/q"),
    }.items()
    for form in forms
    for mark in (" ", "-")
)  # fmt: skip
_DEADLINES: Final[Phrases[Bound]] = Phrases(
    (split(form), bound)
    for bound, forms in {
        Bound.BY: ("by", "By", "within", "Within", "no later than", "not later than"),
        Bound.SINCE: ("since", "Since", "starting from", "starting in", "beginning in", "as from"),
        Bound.UNTIL: ("until", "Until", "till", "up to", "through"),
    }.items()
    for form in forms
)


class SpanReader:
    """Reads periods in a sentence."""

    __slots__ = ("_dates", "_lexicon")

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._lexicon = lexicon
        self._dates = dates

    def read(self, t: Tokens, i: int, floor: int) -> tuple[PeriodMention, int] | None:
        """Read the period that begins at token `i`, with the preposition before it.

        Returns the mention and the index of the token after it.
        """
        comparison = _COMPARISONS.at(t.texts, i)
        if comparison is not None:
            unit, end = comparison
            when: When = (
                SamePeriod(Unit.PERIOD, 1)
                if unit is Unit.YEAR
                else RelativeUnit(unit, -1, deictic=False)
            )
            return self._mention(t, i, end, when, Bound.IN), end
        found = self._when(t, i, floor)
        if found is None:
            return None
        when, end = found
        start = i
        if t.kinds[i - 1] == Kind.A and i > floor and t.kinds[i] == Kind.TIME:
            start = i - 1
        bound, start, when = self._bound(t, start, floor, when)
        if t.texts[end].startswith("onward"):
            bound, end = Bound.SINCE, end + 1
            if t.kinds[start - 1] == Kind.FROM and start > floor:
                start -= 1
        return self._mention(t, start, end, when, bound), end

    def _mention(self, t: Tokens, start: int, end: int, when: When, bound: Bound) -> PeriodMention:
        expression = PeriodExpression(
            when,
            t.slice(start, end),
            bound,
            comparison=_is_comparison(when),
            ahead=t.speaks_ahead(end),
        )
        return PeriodMention(start=t.starts[start], end=t.ends[end - 1], expression=expression)

    def _bound(self, t: Tokens, i: int, floor: int, when: When) -> tuple[Bound, int, When]:
        """Take in the preposition before a period that changes what it means."""
        at = i
        if at - 1 >= floor and t.kinds[at - 1] == Kind.THE:
            at -= 1
        previous = t.kinds[at - 1] if at > floor else Kind.END
        if isinstance(when, Span | Months) and previous in (Kind.FROM, Kind.BETWEEN):
            if isinstance(when, Span) or when.first != when.last:
                return Bound.IN, at - 1, when
        if isinstance(when, SamePeriod) or _is_comparison(when):
            if previous == Kind.OVER and t.texts[i].lower() == "year":
                return Bound.IN, at - 1, when
            return Bound.IN, i, when
        if previous == Kind.BEFORE and t.texts[at - 1].lower() == "before":
            if isinstance(when, CivilYear):
                return Bound.BY, at - 1, CivilYear(when.year - 1)
            if isinstance(when, EdgeOf) and when.edge is Edge.END:
                return Bound.BY, at - 1, when
        found = _DEADLINES.before(t.texts, at, floor)
        if found is not None:
            return found[0], found[1], when
        return Bound.IN, i, when

    # What the words say

    def _when(self, t: Tokens, i: int, floor: int) -> _Read:
        kind = t.kinds[i]
        between = i > floor and Kind.BETWEEN in (t.kinds[i - 1], t.kinds[i - 2])
        if kind == Kind.MONTH or kind == Kind.MONTH_SHORT:
            return self._months(t, i, floor, between)
        if kind == Kind.NUMERAL:
            return (
                self._mark(t, i)
                or self._years(t, i, between)
                or self._ordinal_figures(t, i)
                or self._number_of(t, i, i)
            )
        if kind == Kind.CARDINAL or kind == Kind.TENS:
            return self._number_of(t, i, i)
        if kind == Kind.QUARTER_MARK or kind == Kind.HALF_MARK:
            return self._mark(t, i)
        if kind == Kind.ORDINAL or kind == Kind.OPENING:
            return self._ordinal(t, i, max(t.number(i), 1), i + 1)
        if kind == Kind.CLOSING or kind == Kind.PAST:
            return self._closing(t, i) or (
                self._relative(t, i, floor) if kind == Kind.PAST else None
            )
        if kind == Kind.SAME:
            return self._same(t, i)
        if kind in _EDGES:
            return self._edge(t, i, floor)
        if kind in _RELATIVE:
            return self._relative(t, i, floor)
        if kind in (Kind.FISCAL_MARK, Kind.FISCAL, Kind.CIVIL_MARK, Kind.CALENDAR):
            return self._years(t, i, between) or self._ended(t, i)
        if kind == Kind.TIME or kind == Kind.QUARTER or kind == Kind.HALF:
            return self._time(t, i, floor)
        return None

    # Years

    def _year(self, t: Tokens, i: int) -> _Read:
        """Read one year, or two written as one: "2024", "2024-25", "FY26", "last year"."""
        kind = t.kinds[i]
        if kind == Kind.THE:
            return self._year(t, i + 1) if t.kinds[i + 1] != Kind.THE else None
        if kind == Kind.NUMERAL:
            return self._numeral_year(t, i)
        if kind == Kind.FISCAL_MARK:
            return self._fiscal(t, i + 1)
        if kind == Kind.FISCAL or kind == Kind.CALENDAR or kind == Kind.CIVIL_MARK:
            return self._named_year(t, i)
        if kind in _RELATIVE:
            return self._relative_year(t, i)
        if kind == Kind.TIME and t.texts[i].lower() == "year":
            return (CivilYear(t.number(i + 1)), i + 2) if t.is_year(i + 1) else None
        if kind == Kind.APOSTROPHE and t.is_short(i + 1) and t.glued(i + 1):
            return CivilYear(_full(t.number(i + 1))), i + 2
        return None

    def _numeral_year(self, t: Tokens, i: int) -> _Read:
        if not t.is_year(i):
            return None
        pair = _second_year(t, i)
        if pair is None:
            if self._is_fiscal_year(t, i + 1):
                return FiscalYear(t.number(i)), i + 3
            return CivilYear(t.number(i)), i + 1
        last, end = pair
        first = t.number(i)
        if self._is_fiscal_year(t, end):
            return FiscalYear(last), end + 2
        if t.kinds[end] == Kind.FISCAL:
            return FiscalYear(last), end + 1
        if last == first + 1:
            return SplitYear(first, last), end
        return Span(CivilYear(first), CivilYear(last)), end

    def _is_fiscal_year(self, t: Tokens, i: int) -> bool:
        return t.kinds[i] == Kind.FISCAL and t.kinds[i + 1] == Kind.TIME

    def _fiscal(self, t: Tokens, i: int) -> _Read:
        """Read the figures of a fiscal year: "26", "2026", "2025-26", "'26", "25/26"."""
        at = i
        if t.kinds[at] in (Kind.DASH, Kind.APOSTROPHE) and t.glued(at + 1):
            at += 1
        if t.is_year(at):
            pair = _second_year(t, at)
            if pair is not None and pair[0] == t.number(at) + 1:
                return FiscalYear(pair[0]), pair[1]
            return FiscalYear(t.number(at)), at + 1
        if t.is_short(at) and len(t.texts[at]) == 2:
            first = _full(t.number(at))
            if t.kinds[at + 1] in (Kind.DASH, Kind.SLASH) and t.is_short(at + 2):
                if t.glued(at + 1) and t.glued(at + 2) and _full(t.number(at + 2)) == first + 1:
                    return FiscalYear(first + 1), at + 3
            return FiscalYear(first), at + 1
        return None

    def _named_year(self, t: Tokens, i: int) -> _Read:
        """Read "fiscal year 2025-26", "fiscal 2026", "calendar year 2024", "CY2024"."""
        kind = t.kinds[i]
        at = i + 1
        if t.kinds[at] == Kind.TIME and t.texts[at].lower().startswith("y"):
            at += 1
        elif kind == Kind.CALENDAR:
            return None
        if t.kinds[at] == Kind.OPEN and t.kinds[at + 2] == Kind.CLOSE:
            at += 3
        if kind == Kind.FISCAL:
            if t.kinds[at] == Kind.FISCAL_MARK:
                at += 1
            if at == i + 1 and not t.is_year(at):
                return None
            return self._fiscal(t, at)
        return (CivilYear(t.number(at)), at + 1) if t.is_year(at) else None

    def _relative_year(self, t: Tokens, i: int) -> _Read:
        """Read "last year", "the previous fiscal year", "this FY"."""
        kind = t.kinds[i]
        at = i + 1
        fiscal = t.kinds[at] == Kind.FISCAL
        if fiscal or t.kinds[at] == Kind.CALENDAR:
            at += 1
        if t.kinds[at] == Kind.TIME and t.texts[at].lower() == "year":
            at += 1
        elif t.kinds[at] == Kind.FISCAL_MARK and t.words[at + 1].number < 0:
            fiscal, at = True, at + 1
        elif not (fiscal and t.texts[at - 1] == "fiscal"):
            return None
        unit = Unit.FISCAL_YEAR if fiscal else Unit.YEAR
        return _relative_unit(t, i, kind, unit), at

    def _years(self, t: Tokens, i: int, between: bool) -> _Read:
        """Read a year, a span of years, or a year with its months in parentheses."""
        if t.kinds[i] == Kind.NUMERAL and not self._stands_as_year(t, i):
            return None
        first = self._year(t, i)
        if first is None:
            return None
        when, end = first
        if isinstance(when, CivilYear | FiscalYear | SplitYear):
            joined = t.kinds[end] in (Kind.DASH, Kind.TO, Kind.THROUGH) or (
                between and t.kinds[end] == Kind.AND
            )
            if joined:
                second = self._year(t, end + 1)
                if second is not None and _ordered(when, second[0]):
                    return Span(when, second[0]), second[1]
            if t.kinds[end] == Kind.OPEN:
                inner = self._months(t, end + 1, end + 1, False)
                if inner is not None and t.kinds[inner[1]] == Kind.CLOSE:
                    if isinstance(inner[0], Months) and inner[0].year is None:
                        return Months(inner[0].first, inner[0].last, when), inner[1] + 1
            mark = self._mark(t, end)
            if mark is not None and isinstance(mark[0], Slice) and mark[0].year is None:
                return Slice(mark[0].first, mark[0].count, when), mark[1]
        return when, end

    def _stands_as_year(self, t: Tokens, i: int) -> bool:
        """Whether a numeral that can be a year is one here, not a quantity or part of a name."""
        if not t.is_year(i):
            return False
        before = t.kinds[i - 1] if i > 0 else Kind.END
        if before in (Kind.PROGRAMME, Kind.LABEL) or (
            t.glued(i) and (t.texts[i - 1][-1].isalpha() or t.texts[i - 1] in _SYMBOLS)
        ):
            return False
        if t.kinds[i + 1] == Kind.PROGRAMME or (t.glued(i + 1) and t.texts[i + 1][0].isalpha()):
            return False
        if self._lexicon.before.before(t.texts, i, 0) is not None:
            return False
        if t.kinds[i + 1] in (Kind.SCALE, Kind.SUFFIX):
            return False
        if before in _YEAR_SIGNS:
            return True
        found = self._lexicon.after.at(t.texts, i + 1)
        if found is not None and found[0].family is not Family.MONEY:
            return found[0].family is Family.THING and t.number(i) % 10 != 0
        following = t.texts[i + 1]
        return t.number(i) % 100 != 0 or not (following.islower() and following.endswith("s"))

    # Months

    def _months(self, t: Tokens, i: int, floor: int, between: bool) -> _Read:
        """Read one or several months, with their year if it is stated."""
        first = t.month(i)
        if first is None:
            return None
        month, at = first
        year, end = self._year_of_month(t, at)
        other = self._other_month(t, end, month, between)
        if other is not None:
            last, at = other
            last_year, last_end = self._year_of_month(t, at)
            if year is None:
                return self._months_of(t, month, last, last_year, last_end)
            if last_year is not None:
                return Span(Months(month, month, year), Months(last, last, last_year)), last_end
            if last >= month:
                return Months(month, last, year), at
        if year is None and not _is_surely_month(t, i, floor):
            return None
        return self._months_of(t, month, month, year, end)

    def _months_of(self, t: Tokens, first: int, last: int, year: When | None, end: int) -> _Read:
        if year is None and t.kinds[end] == Kind.OPEN:
            found = self._year(t, end + 1)
            if found is not None and t.kinds[found[1]] == Kind.CLOSE:
                year, end = found[0], found[1] + 1
        return Months(first, last, year), end

    def _other_month(self, t: Tokens, i: int, first: int, between: bool) -> tuple[int, int] | None:
        kind = t.kinds[i]
        if kind not in (Kind.DASH, Kind.TO, Kind.THROUGH, Kind.AND, Kind.SLASH):
            return None
        found = t.month(i + 1)
        if found is None or (
            kind in (Kind.AND, Kind.SLASH) and not between and found[0] != first + 1
        ):
            return None
        if t.is_short(found[1]) and t.kinds[i] != Kind.DASH:
            return None
        return found

    def _year_of_month(self, t: Tokens, i: int) -> tuple[When | None, int]:
        """Read the year after a month: "2024", ", 2024", "of FY26", "last year", "'24"."""
        at = i
        if t.kinds[at] in (Kind.COMMA, Kind.OF, Kind.IN) or (
            t.kinds[at] == Kind.DASH and t.glued(at) and t.is_year(at + 1)
        ):
            at += 1
        if t.kinds[at] == Kind.NUMERAL and not self._is_year_after_month(t, at):
            return None, i
        found = self._year(t, at)
        if found is None or isinstance(found[0], Span):
            return None, i
        if at > i and t.kinds[i] in (Kind.COMMA, Kind.IN) and _is_relative(found[0]):
            return None, i
        return found

    def _is_year_after_month(self, t: Tokens, i: int) -> bool:
        return (
            t.is_year(i)
            and t.kinds[i + 1] != Kind.SCALE
            and not (
                t.kinds[i + 1] == Kind.DASH and t.is_short(i + 2) and t.kinds[i + 3] == Kind.DASH
            )
        )

    # Parts of a year

    def _of_year(self, t: Tokens, i: int) -> tuple[When | None, int]:
        """Read the year after a part of it: "of FY26", "2024", "of the current fiscal year"."""
        at = i
        if t.kinds[at] in (Kind.OF, Kind.IN, Kind.COMMA, Kind.DASH):
            at += 1
        if t.kinds[at] == Kind.OPEN:
            inner = self._months(t, at + 1, at + 1, False)
            if (
                inner is not None
                and t.kinds[inner[1]] == Kind.CLOSE
                and isinstance(inner[0], Months)
            ):
                year, end = self._of_year(t, inner[1] + 1)
                return (year, end) if year is not None else (inner[0].year, inner[1] + 1)
            found = self._year(t, at + 1)
            if found is not None and t.kinds[found[1]] == Kind.CLOSE:
                return found[0], found[1] + 1
            return None, i
        found = self._year(t, at)
        if found is None or isinstance(found[0], Span):
            if t.kinds[at] == Kind.THE and at > i:
                fiscal = t.kinds[at + 1] == Kind.FISCAL
                if t.texts[at + 1 + fiscal] == "year":
                    unit = Unit.FISCAL_YEAR if fiscal else Unit.YEAR
                    return RelativeUnit(unit, 0, deictic=False), at + 2 + fiscal
            return None, i
        if t.kinds[i] == Kind.COMMA and _is_relative(found[0]):
            return None, i
        return found

    def _ordinal_figures(self, t: Tokens, i: int) -> _Read:
        """Read "1st quarter", "2nd half"."""
        if t.is_short(i) and t.kinds[i + 1] == Kind.SUFFIX:
            return self._ordinal(t, i, t.number(i), i + 2)
        return None

    def _ordinal(self, t: Tokens, i: int, number: int, at: int) -> _Read:
        """Read "first quarter of 2024", "second half", "first four months of FY26"."""
        at = t.past_dash(at)
        kind = t.kinds[at]
        text = t.texts[at].lower()
        if kind == Kind.QUARTER and text == "quarter" and number <= 4:
            return self._slice(t, at + 1, (number - 1) * 3, 3)
        if (kind == Kind.HALF or text in ("semester", "half")) and number <= 2:
            if t.kinds[at + 1] == Kind.DASH and t.texts[at + 2] == "year":
                at += 2
            return self._slice(t, at + 1, (number - 1) * 6, 6)
        if number != 1:
            return None
        months = self._month_count(t, at)
        if months is not None and months[0] <= 12:
            return self._slice(t, months[1], 0, months[0])
        return None

    def _slice(self, t: Tokens, at: int, first: int, count: int) -> _Read:
        if t.kinds[at] == Kind.TIME and t.texts[at].lower() == "period":
            at += 1
        year, end = self._of_year(t, at)
        if year is None and (t.texts[at] in _NOT_A_PART or (t.glued(at) and t.texts[at] == "-")):
            return None
        return Slice(first, count, year), end

    def _month_count(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """Read a number of months or quarters: "four months", "two quarters", "month"."""
        at, number = i, 1
        if t.kinds[at] in (Kind.NUMERAL, Kind.CARDINAL, Kind.TENS):
            read = read_number(t, at)
            if read is None or read.whole is None or read.scaled or not 0 < read.whole <= 60:
                return None
            number, at = read.whole, t.past_dash(read.end)
        text = t.texts[at].lower()
        if text in ("month", "months"):
            return number, at + 1
        if text == "quarters":
            return number * 3, at + 1
        return None

    def _closing(self, t: Tokens, i: int) -> _Read:
        """Read "last two months of 2024", "final quarter of FY25"."""
        text = t.texts[i + 1].lower()
        if text == "quarter":
            count, at = 3, i + 2
        elif text == "half":
            count, at = 6, i + 2
        else:
            months = self._month_count(t, i + 1)
            if months is None:
                return None
            count, at = months
        if t.kinds[at] != Kind.OF or count > 12:
            return None
        year, end = self._of_year(t, at)
        return None if year is None else (Slice(-count, count, year), end)

    def _mark(self, t: Tokens, i: int) -> _Read:
        """Read "Q3 2024", "H1 FY26", "3Q24", "1HFY25", "6MFY25", "9M 2024"."""
        kind = t.kinds[i]
        if kind == Kind.QUARTER_MARK or kind == Kind.HALF_MARK:
            length = 3 if kind == Kind.QUARTER_MARK else 6
            number = t.number(i + 1)
            if not t.glued(i + 1) or not t.is_short(i + 1) or not 1 <= number <= 12 // length:
                return None
            year, end = self._of_year(t, i + 2)
            return Slice((number - 1) * length, length, year), end
        if not t.is_short(i) or not t.glued(i + 1):
            return None
        number, mark = t.number(i), t.kinds[i + 1]
        if mark == Kind.PART_MARK:
            year_found = self._fiscal(t, i + 2)
            length = t.number(i + 1)
            if year_found is None or not 1 <= number <= 12 // length:
                return None
            first = (0, number) if length == 1 else ((number - 1) * length, length)
            return Slice(*first, year_found[0]), year_found[1]
        text = t.texts[i + 1]
        if mark == Kind.QUARTER_MARK or mark == Kind.HALF_MARK or text == "M":
            length = {"Q": 3, "H": 6, "M": 1}[text.upper()]
            year, end = self._year_of_mark(t, i + 2)
            if year is None or not 1 <= number <= 12 // length:
                return None
            if length == 1:
                return Slice(0, number, year), end
            return Slice((number - 1) * length, length, year), end
        return None

    def _year_of_mark(self, t: Tokens, i: int) -> tuple[When | None, int]:
        if t.glued(i) and t.is_short(i) and len(t.texts[i]) == 2:
            return CivilYear(_full(t.number(i))), i + 1
        return self._of_year(t, i)

    # Relative periods

    def _relative(self, t: Tokens, i: int, floor: int) -> _Read:
        """Read "last year", "this month", "the past five years", "next July"."""
        kind = t.kinds[i]
        if kind == Kind.SAME:
            return None
        year = self._relative_year(t, i)
        if year is not None:
            if kind == Kind.THAT and t.texts[i + 1] != "year":
                return None
            return self._so_far(t, i, year)
        at = i + 1
        if t.kinds[at] == Kind.MONTH and kind in (Kind.PAST, Kind.CURRENT, Kind.COMING):
            month = t.number(at)
            current = RelativeUnit(Unit.YEAR, 0, deictic=True)
            return Months(month, month, current if kind == Kind.CURRENT else None), at + 1
        text = t.texts[at].lower()
        unit = _unit_of(text)
        if unit is not None and unit is not Unit.PERIOD and not text.endswith("s"):
            if kind == Kind.PAST and (unit is Unit.DECADE or t.texts[i].lower() == "past"):
                return Rolling(1, unit), at + 1
            return _relative_unit(t, i, kind, unit), at + 1
        if kind == Kind.THAT or kind == Kind.CURRENT:
            return None
        if unit is Unit.PERIOD and kind == Kind.PREVIOUS:
            return None
        number = read_number(t, at)
        end = number.end if number else at
        if number is None and text in ("few", "several", "couple"):
            end = at + 1 if text != "couple" else at + 2
        plural = _unit_of(t.texts[end].lower())
        if plural is None or end == at:
            return None
        return Rolling(number.whole if number else None, plural, kind == Kind.COMING), end + 1

    def _so_far(self, t: Tokens, i: int, year: tuple[When, int]) -> _Read:
        before = (t.texts[i - 2].lower(), t.texts[i - 1].lower()) if i > 1 else ("", "")
        after = (t.texts[year[1]], t.texts[year[1] + 1])
        if ("so", "far") in (before, after) or after == ("to", "date"):
            return Rolling(None, Unit.YEAR), year[1]
        return year

    def _same(self, t: Tokens, i: int) -> _Read:
        """Read "same period a year earlier", "corresponding month of last year"."""
        at = i + 1
        unit = _unit_of(t.texts[at].lower())
        months = None
        if unit is None:
            months = self._month_count(t, at) or self._same_months(t, at)
            if months is None:
                return None
            unit, at = Unit.PERIOD, months[1] - 1
        end = at + 1
        if t.kinds[end] == Kind.TIME and t.texts[end].lower() == "period":
            end += 1
        if unit is Unit.YEAR:
            return RelativeUnit(Unit.YEAR, 0, deictic=False), end
        ago = self._ago(t, end)
        if ago is not None:
            return SamePeriod(unit, ago[0]), ago[1]
        at = end
        if t.kinds[at] in (Kind.OF, Kind.IN):
            at += 1
        if t.kinds[at] == Kind.THE:
            at += 1
        ago = self._ago(t, at)
        if ago is not None:
            return SamePeriod(unit, ago[0]), ago[1]
        found = self._year(t, at)
        if found is None:
            return SamePeriod(unit), end
        year = found[0]
        if isinstance(year, RelativeUnit):
            return SamePeriod(unit, -year.offset), found[1]
        return SamePeriod(unit, 0, year), found[1]

    def _same_months(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """Read what may stand for "period" after "same": "quarter", "half"."""
        return None

    def _ago(self, t: Tokens, i: int) -> tuple[int, int] | None:
        """Read "a year earlier", "two years ago", "the year before"; return years and end."""
        at, years = i, 1
        if t.kinds[at] in (Kind.A, Kind.THE):
            at += 1
        elif t.kinds[at] == Kind.CARDINAL or t.is_short(at):
            years, at = t.number(at), at + 1
        if t.texts[at].lower() not in ("year", "years"):
            return None
        at = t.past_dash(at + 1)
        if t.kinds[at] != Kind.BEFORE or years < 1:
            return None
        return years, at + 1

    def _number_of(self, t: Tokens, i: int, first: int) -> _Read:
        """Read "twelve months to June 2024", "nine months of FY25", "two years ago"."""
        ago = self._ago(t, i)
        if ago is not None:
            return SamePeriod(Unit.PERIOD, ago[0]), ago[1]
        months = self._month_count(t, i)
        if months is None:
            return None
        count, at = months
        if t.kinds[at] == Kind.TIME and t.texts[at].lower() == "period":
            at += 1
        trailing = self._until(t, at, count, fiscal=False)
        if trailing is not None:
            return trailing
        if t.kinds[at] == Kind.OF and count <= 12:
            year, end = self._of_year(t, at)
            if year is not None:
                return Slice(0, count, year), end
        return None

    def _time(self, t: Tokens, i: int, floor: int) -> _Read:
        """Read what begins with a unit: "year ended June", "year earlier", "year-end 2025"."""
        text = t.texts[i].lower()
        unit = _unit_of(text)
        if unit is None or text.endswith("s"):
            return None
        if unit is Unit.YEAR:
            article = t.kinds[i - 1] in (Kind.A, Kind.THE) and i > floor
            ago = self._ago(t, i)
            if ago is not None and (article or t.kinds[i + 1] == Kind.DASH):
                end = ago[1]
                if _unit_of(t.texts[end].lower()) is not None:
                    end += 1
                return SamePeriod(Unit.PERIOD, 1), end
            at = t.past_dash(i + 1)
            if t.kinds[at] == Kind.FINISH and at > i + 1:
                year, end = self._of_year(t, at + 1)
                current = RelativeUnit(Unit.YEAR, 0, deictic=True)
                return EdgeOf(Edge.END, year or current), end
            found = self._year(t, i)
            if found is not None:
                return found
        count = _MONTHS_OF.get(unit)
        if count is not None:
            trailing = self._until(t, i + 1, count, fiscal=False)
            if trailing is not None:
                return trailing
        if unit is Unit.YEAR and t.kinds[i - 2] == Kind.OVER and t.kinds[i - 1] == Kind.THE:
            if i - 2 >= floor:
                return SamePeriod(Unit.PERIOD, 1), i + 1
        return None

    def _ended(self, t: Tokens, i: int) -> _Read:
        """Read "fiscal year ended June 2025", "financial year that closed in March"."""
        if t.kinds[i] != Kind.FISCAL or t.texts[i + 1].lower() != "year":
            return None
        return self._until(t, i + 2, 12, fiscal=True)

    def _until(self, t: Tokens, i: int, count: int, *, fiscal: bool) -> _Read:
        """Read the end of a stretch: "to June 2024", "that ended in March", "ending 31 May 2025"."""
        at = i
        if t.kinds[at] == Kind.THAT or t.texts[at] == "which":
            at += 1
            if t.texts[at] in ("has", "had", "have", "will"):
                at += 1
        kind = t.kinds[at]
        if kind == Kind.ENDED:
            at += 1
            if t.kinds[at] == Kind.IN or t.texts[at] == "on":
                at += 1
        elif at == i and (kind == Kind.TO or kind == Kind.THROUGH):
            at += 1
        else:
            return None
        found = self._end_day(t, at)
        return None if found is None else (Trailing(count, found[0], fiscal), found[1])

    def _end_day(self, t: Tokens, i: int) -> _Read:
        if t.kinds[i] == Kind.FINISH:
            i = t.past_dash(i + 1)
        date = self._dates.read(t, i)
        if date is not None:
            mention, end = date
            if mention.date is not None and mention.until is None:
                return Day(mention.date), end
            if mention.month is not None and mention.until_month is None:
                return self._month_end(t, mention.month, mention.day, end)
            return None
        month = t.month(i)
        if month is None:
            return self._year(t, i) if t.is_year(i) else None
        year, end = self._year_of_month(t, month[1])
        return Months(month[0], month[0], year), end

    def _month_end(self, t: Tokens, month: int, day: int | None, end: int) -> _Read:
        """Read "31 March" as the end of March; any other day cannot be kept without a year."""
        last = PartialDate(2023, month).last.day
        return (Months(month, month), end) if day is not None and day >= last else None

    # Edges

    def _edge(self, t: Tokens, i: int, floor: int) -> _Read:
        """Read "end of 2026", "mid-2025", "early July", "beginning of this year"."""
        edge = _EDGES[t.kinds[i]]
        at = i + 1
        joined = t.kinds[at] == Kind.DASH and t.glued(at) and t.glued(at + 1)
        if joined or t.kinds[at] == Kind.OF:
            at += 1
        elif edge in (Edge.END, Edge.START) and not (
            t.is_year(at) or t.kinds[at] in (Kind.MONTH, Kind.FISCAL_MARK)
        ):
            return None
        elif t.kinds[at] == Kind.IN:
            at += 1
        month = t.month(at)
        if month is not None:
            if t.is_short(month[1]) and not t.is_year(month[1]):
                return None
            year, end = self._year_of_month(t, month[1])
            return EdgeOf(edge, Months(month[0], month[0], year)), end
        found = self._year(t, at)
        if found is not None and not isinstance(found[0], Span):
            if t.kinds[at] == Kind.NUMERAL and not self._stands_as_year(t, at):
                return None
            return EdgeOf(edge, found[0]), found[1]
        the = t.kinds[at] in (Kind.THE, Kind.CURRENT)
        unit = _unit_of(t.texts[at + the].lower())
        if the and unit in (Unit.YEAR, Unit.MONTH, Unit.DECADE):
            return EdgeOf(edge, RelativeUnit(unit, 0, deictic=True)), at + 2
        if the and t.kinds[at + 1] == Kind.FISCAL and t.texts[at + 2] == "year":
            return EdgeOf(edge, RelativeUnit(Unit.FISCAL_YEAR, 0, deictic=True)), at + 3
        mark = self._mark(t, at)
        if mark is not None:
            return EdgeOf(edge, mark[0]), mark[1]
        return None


_YEAR_SIGNS: Final = (
    Kind.IN, Kind.SINCE, Kind.BY, Kind.FROM, Kind.OF, Kind.BETWEEN, Kind.THROUGH, Kind.WITHIN,
    Kind.EARLY, Kind.LATE, Kind.MIDDLE, Kind.BEFORE,
)  # fmt: skip
_SYMBOLS: Final = frozenset("#.:/")
_NOT_A_PART: Final = frozenset(("century", "country", "party"))


def _is_surely_month(t: Tokens, i: int, floor: int) -> bool:
    """Whether a month's name without a year or day is one, not a verb or a person's name."""
    if t.kinds[i] == Kind.MONTH_SHORT:
        return False
    if t.texts[i] not in ("May", "March", "MAY", "MARCH", "April", "June", "August"):
        return True
    return i > 0 and t.kinds[i - 1] in (*_YEAR_SIGNS, Kind.PAST, Kind.CURRENT, Kind.COMING, Kind.TO)


def _second_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the second year of "2024-25" or "2024/2025"; the first stands at token `i`."""
    at = i + 2
    if t.kinds[i + 1] not in (Kind.DASH, Kind.SLASH) or not t.glued(i + 1) or not t.glued(at):
        return None
    first, second = t.number(i), t.number(at)
    if t.kinds[at + 1] in (Kind.DASH, Kind.SLASH) and t.glued(at + 1) and t.is_short(at + 2):
        return None
    if t.is_year(at):
        return (second, at + 1) if second > first else None
    if not t.is_short(at) or len(t.texts[at]) != 2:
        return None
    year = first - first % _CENTURY + second
    if year < first and second < 50:
        year += _CENTURY
    return (year, at + 1) if first < year <= first + 50 else None


def _full(year: int) -> int:
    """Return the year that two digits mean: 69 and below are of this century."""
    return year + (2000 if year < 70 else 1900)


def _ordered(first: When, second: When) -> bool:
    match first, second:
        case CivilYear(a), CivilYear(b):
            return a < b
        case FiscalYear(a), FiscalYear(b):
            return a < b
        case SplitYear(_, a), SplitYear(_, b):
            return a < b
        case _:
            return False


def _unit_of(text: str) -> Unit | None:
    if text in ("quarter", "quarters"):
        return Unit.QUARTER
    if text in ("half", "semester"):
        return Unit.HALF
    return _UNITS.get(text.removesuffix("s"))


def _is_relative(when: When) -> bool:
    return isinstance(when, RelativeUnit)


def _relative_unit(t: Tokens, i: int, kind: str, unit: Unit) -> RelativeUnit:
    if kind == Kind.PAST:
        return RelativeUnit(unit, -1, deictic=True)
    if kind == Kind.PREVIOUS:
        return RelativeUnit(unit, -1, deictic=False)
    if kind == Kind.COMING:
        return RelativeUnit(unit, 1, deictic=t.texts[i].lower() != "following")
    return RelativeUnit(unit, 0, deictic=kind == Kind.CURRENT)


def _is_comparison(when: When) -> bool:
    match when:
        case SamePeriod(_, years, year):
            return years > 0 or year is not None
        case RelativeUnit(_, offset, deictic):
            return offset < 0 and not deictic
        case _:
            return False
