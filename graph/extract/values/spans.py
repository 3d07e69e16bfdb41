"""Periods as a document words them, with the preposition that changes what they mean."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from graph.claims.period import PartialDate
from graph.extract.values.dates import DateReader
from graph.extract.values.expression import (
    Bound,
    CivilYear,
    Cumulated,
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
    ToDate,
    Trailing,
    Unit,
    When,
)
from graph.extract.values.lexicon import Lexicon
from graph.extract.values.model import PeriodMention
from graph.extract.values.numerals import read_number
from graph.extract.values.parts import PartReader, month_count
from graph.extract.values.tokens import Kind, Tokens
from graph.extract.values.years import POINTING, Read, YearReader, pointed, unit_of_time

_EDGES: Final = {
    Kind.EARLY: Edge.EARLY,
    Kind.MIDDLE: Edge.MIDDLE,
    Kind.LATE: Edge.LATE,
    Kind.START: Edge.START,
    Kind.FINISH: Edge.END,
}
_NAMED_YEARS: Final = frozenset(
    (Kind.FISCAL_MARK, Kind.FISCAL, Kind.CIVIL_MARK, Kind.CALENDAR, Kind.OTHER_YEAR)
)
_MARKS: Final = frozenset((Kind.QUARTER_MARK, Kind.HALF_MARK))
_MONTHS: Final = frozenset((Kind.MONTH, Kind.MONTH_SHORT))
_NUMBERS: Final = frozenset((Kind.NUMERAL, Kind.CARDINAL, Kind.TENS))
_TIMES: Final = frozenset((Kind.TIME, Kind.QUARTER, Kind.HALF))
#: Before a number of months that were spoken of.
_THOSE: Final = frozenset(("those", "these"))
_SPANNING: Final = frozenset((Kind.FROM, Kind.BETWEEN))
_LENGTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_VAGUE_NUMBERS: Final = frozenset(("few", "several"))
#: After a number of months these tell which they are.
_TELLING: Final = frozenset(("since", "after", "following", "leading", "preceding", "ahead"))
_AUXILIARIES: Final = frozenset(("has", "had", "have", "will"))
#: What a fiscal year that is over is called: "the just-concluded fiscal year".
_CONCLUDED: Final = frozenset({"concluded", "ended", "completed"})
#: After "year" these compare with another: "in June 2023 year on year".
_AFTER_YEAR: Final = frozenset(("on", "over", "ago", "earlier", "before", "-on-year"))
#: Most years after the time spoken of that "later" counts.
_LONGEST_AFTER: Final = 50
#: Words from "so far" to the year that it ends: "so far in the current year".
_SO_FAR: Final = 4
_SO_FAR_AFTER: Final = (["so", "far"], ["to", "date"])
_THIS_YEAR: Final = RelativeUnit(Unit.YEAR, 0, deictic=True)


class SpanReader:
    """Reads periods in a sentence."""

    __slots__ = ("_dates", "_lexicon", "_parts", "_years")

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._lexicon = lexicon
        self._dates = dates
        self._years = YearReader(lexicon)
        self._parts = PartReader(self._years)

    def read(self, t: Tokens, i: int, floor: int) -> tuple[PeriodMention, int] | None:
        """Read the period that begins at token `i`; return it with the index after it.

        A preposition or article before it, not below token `floor`, is taken in where it belongs
        to what the words mean.
        """
        change = self._change(t, i)
        found = change or self._when(t, i, floor)
        if found is None:
            return None
        when, end = found
        bound, start = Bound.IN, i
        if change is None:
            bound, start, when = self._bound(t, i, floor, when)
        if t.texts[end].startswith("onward"):
            bound, end = Bound.SINCE, end + 1
            if start > floor and t.kinds[start - 1] == Kind.FROM:
                start -= 1
        expression = PeriodExpression(
            when,
            t.slice(start, end),
            bound,
            comparison=_is_comparison(when),
            ahead=t.kinds[i] == Kind.COMING or t.speaks_ahead(start),
        )
        return PeriodMention(start=t.starts[start], end=t.ends[end - 1], expression=expression), end

    def _bound(self, t: Tokens, i: int, floor: int, when: When) -> tuple[Bound, int, When]:
        """Take in what stands before a period; return bound, start and what is now meant."""
        article = i > floor and t.kinds[i - 1] in (Kind.THE, Kind.A)
        at = i - 1 if article else i
        before = t.kinds[at - 1] if at > floor else Kind.END
        if _is_comparison(when):
            if (
                article
                and t.kinds[i] == Kind.TIME
                and (t.kinds[at] == Kind.A or before == Kind.OVER)
            ):
                return Bound.IN, at - (before == Kind.OVER), when
            return Bound.IN, i, when
        several = isinstance(when, Span) or (isinstance(when, Months) and when.first != when.last)
        if several and before in _SPANNING:
            return Bound.IN, at - 1, when
        if before == Kind.BEFORE and t.texts[at - 1].lower() == "before":
            if isinstance(when, CivilYear):
                return Bound.BY, at - 1, CivilYear(when.year - 1)
            if isinstance(when, EdgeOf) and when.edge is Edge.END:
                return Bound.BY, at - 1, when
        found = self._lexicon.bounds.before(t.texts, at, floor)
        return (found[0], found[1], when) if found is not None else (Bound.IN, i, when)

    def _change(self, t: Tokens, i: int) -> Read:
        """Read "year on year" and the like."""
        found = self._lexicon.comparisons.at(t.texts, i)
        if found is None:
            return None
        unit, end = found
        if t.is_year(end):  # "based on year 2015"
            return None
        if unit is Unit.YEAR:
            return SamePeriod(Unit.PERIOD, 1), end
        return RelativeUnit(unit, -1, deictic=False), end

    def _when(self, t: Tokens, i: int, floor: int) -> Read:
        kind = t.kinds[i]
        if kind in _MONTHS:
            told = self._parts.months(t, i, between=_is_between(t, i, floor))
            return _year_named_by(t, told) or told
        if kind in _NUMBERS:
            return self._number(t, i, floor)
        if kind in _MARKS:
            return self._parts.marked(t, i)
        if kind == Kind.ROMAN:
            return self._parts.roman(t, i)
        if kind == Kind.ORDINAL or kind == Kind.OPENING:
            return self._parts.numbered(t, i + 1, max(t.words[i].number, 1))
        if kind == Kind.CLOSING:
            return self._parts.closing(t, i + 1)
        if kind == Kind.SAME:
            return self._same(t, i)
        if kind in _EDGES:
            return self._edge(t, i)
        if kind in POINTING:
            return self._pointed(t, i)
        if kind in _NAMED_YEARS:
            return self._span_of_years(t, i, floor) or self._ended_fiscal_year(t, i)
        if kind in _TIMES:
            return self._unit(t, i, floor)
        return None

    # Numbers and years

    def _number(self, t: Tokens, i: int, floor: int) -> Read:
        """Read "2024", "2001 to 2013", "3Q24", "1st half", "two years ago"."""
        if t.kinds[i] == Kind.NUMERAL:
            if t.is_year(i):
                if t.texts[i + 1] == "period" and i > floor and t.kinds[i - 1] == Kind.THE:
                    year = CivilYear(t.words[i].number)  # "compared to the 2020 period"
                    return SamePeriod(Unit.PERIOD, 0, year), i + 2
                return self._span_of_years(t, i, floor) if self._years.stands(t, i) else None
            marked = self._parts.marked(t, i)
            if marked is not None:
                return marked
            if t.kinds[i + 1] == Kind.SUFFIX and t.is_short(i):
                return self._parts.numbered(t, i + 2, t.words[i].number)
        ago = _years_before(t, i)
        if ago is not None:
            return SamePeriod(Unit.PERIOD, ago[0]), ago[1]
        months = month_count(t, i)
        if months is None:
            return None
        count, at = months
        at += t.texts[at].lower() == "period"
        told = self._until(t, at, count, fiscal=False) or self._parts.counted(t, at, count)
        so_far = told is None and i > floor and t.kinds[i - 1] == Kind.THE and count > 1
        return (Cumulated(count), at) if so_far and _ends_there(t, at) else told

    def _span_of_years(self, t: Tokens, i: int, floor: int) -> Read:
        """Read a year, with its months or quarter if they follow, or a span of years."""
        first = self._years.read(t, i)
        if first is None or not isinstance(first[0], CivilYear | FiscalYear | SplitYear):
            return first
        year, end = first
        kind = t.kinds[end]
        if kind in (Kind.DASH, Kind.TO, Kind.THROUGH) or (
            kind == Kind.AND and _is_between(t, i, floor)
        ):
            second = self._years.read(t, end + 1)
            if second is not None and _in_order(year, second[0]):
                return Span(year, second[0]), second[1]
        inner = self._parts.in_parentheses(t, end)
        if inner is not None and inner[0].year is None:
            return Months(inner[0].first, inner[0].last, year), inner[1]
        mark = self._parts.marked(t, end)
        if mark is not None and isinstance(mark[0], Slice) and mark[0].year is None:
            return Slice(mark[0].first, mark[0].count, year), mark[1]
        return first

    # Periods counted from another

    def _pointed(self, t: Tokens, i: int) -> Read:
        """Read "last year", "this month", "the past five years", "next July"."""
        kind = t.kinds[i]
        if kind == Kind.PAST:
            closing = self._parts.closing(t, i + 1)
            if closing is not None:
                return _so_far(closing) if t.texts[i].lower() == "past" else closing
        year = self._years.pointed(t, i)
        if year is not None:
            when, end = year
            if _is_so_far(t, i, end) and isinstance(when, RelativeUnit) and not when.offset:
                return ToDate(when.unit is Unit.FISCAL_YEAR), end
            return year
        at = i + 1
        if t.kinds[at] == Kind.MONTH and kind in (Kind.PAST, Kind.CURRENT, Kind.COMING):
            month = t.words[at].number
            return Months(month, month, _THIS_YEAR if kind == Kind.CURRENT else None), at + 1
        text = t.texts[at].lower()
        unit = unit_of_time(text)
        if unit is Unit.PERIOD:
            return None
        if unit is None and t.texts[i].lower() in _THOSE and (told := month_count(t, at)):
            return SamePeriod(Unit.PERIOD), told[1] + (t.texts[told[1]].lower() == "period")
        if unit is not None and not text.endswith("s"):
            if kind == Kind.PAST and (unit is Unit.DECADE or t.texts[i].lower() == "past"):
                return Rolling(1, unit), at + 1
            return pointed(t, i, unit), at + 1
        return None if kind == Kind.THAT or kind == Kind.CURRENT else self._rolling(t, i)

    def _rolling(self, t: Tokens, i: int) -> Read:
        """Read "past five years", "next few months"."""
        number = read_number(t, i + 1)
        at = number.end if number is not None else i + 2
        if number is None and t.texts[i + 1].lower() not in _VAGUE_NUMBERS:
            return None
        unit = unit_of_time(t.texts[at])
        if unit is None:
            return None
        count = number.whole if number is not None else None
        return Rolling(count, unit, t.kinds[i] == Kind.COMING), at + 1

    def _same(self, t: Tokens, i: int) -> Read:
        """Read "same period a year earlier", "corresponding month of last year"."""
        at = i + 1
        named = self._years.read(t, at)
        if named is not None and not isinstance(named[0], RelativeUnit):
            of_year = unit_of_time(t.texts[named[1]])  # "the same 2023 period"
            if of_year is not None and of_year is not Unit.YEAR:
                return SamePeriod(of_year, 0, named[0]), named[1] + 1
        unit = unit_of_time(t.texts[at])
        end = at + 1
        if unit is Unit.MONTH and t.texts[at].endswith("s"):
            unit = Unit.PERIOD
        if unit is None:
            months = month_count(t, at)
            if months is None:
                return None
            unit, end = Unit.PERIOD, months[1]
        end += t.texts[end].lower() == "period"
        if unit is Unit.YEAR:
            return RelativeUnit(Unit.YEAR, 0, deictic=False), end
        at = end + (t.kinds[end] in (Kind.OF, Kind.IN))
        ago = _years_before(t, at)
        if ago is not None:
            return SamePeriod(unit, ago[0]), ago[1]
        found = self._years.read(t, at)
        if found is None:
            return SamePeriod(unit), end
        year = found[0]
        if isinstance(year, RelativeUnit):
            return SamePeriod(unit, -year.offset), found[1]
        return SamePeriod(unit, 0, year), found[1]

    def _unit(self, t: Tokens, i: int, floor: int) -> Read:
        """Read what begins with a unit: "year ended June", "year earlier", "year-end 2025"."""
        text = t.texts[i].lower()
        unit = unit_of_time(text)
        if unit is None or text.endswith("s"):
            return None
        if unit in (Unit.YEAR, Unit.DECADE):
            found = self._year_word(t, i, floor)
            if found is not None or unit is Unit.DECADE:
                return found
        article = i > floor and t.kinds[i - 1] in (Kind.A, Kind.THE)
        at = t.past_dash(i + 1)
        if article and unit in (Unit.MONTH, Unit.QUARTER) and t.kinds[at] == Kind.BEFORE:
            following = t.texts[at + 1]
            ended = t.texts[at].lower() != "before" or not following[:1].isalpha()
            ended = ended or following in ("and", "but", "while", "or")
            return (RelativeUnit(unit, -1, deictic=False), at + 1) if ended else None
        length = _LENGTHS.get(unit)
        trailing = self._until(t, i + 1, length, fiscal=False) if length is not None else None
        if trailing is not None:
            return trailing
        over = i - 2 >= floor and t.kinds[i - 2] == Kind.OVER and t.kinds[i - 1] == Kind.THE
        return (SamePeriod(Unit.PERIOD, 1), i + 1) if over and unit is Unit.YEAR else None

    def _year_word(self, t: Tokens, i: int, floor: int) -> Read:
        """Read "year earlier" after an article, "year-ago period", "year-end", "year 2024"."""
        article = i > floor and t.kinds[i - 1] in (Kind.A, Kind.THE)
        dashed = t.past_dash(i + 1) > i + 1
        ago = _years_before(t, i)
        if ago is not None and (article or dashed):
            named = dashed and unit_of_time(t.texts[ago[1]]) is not None
            return SamePeriod(Unit.PERIOD, ago[0]), ago[1] + named
        if dashed and t.kinds[i + 2] == Kind.FINISH:
            year, end = self._years.of(t, i + 3)
            return EdgeOf(Edge.END, year or _THIS_YEAR), end
        return self._years.read(t, i)

    # Stretches up to a day

    def _ended_fiscal_year(self, t: Tokens, i: int) -> Read:
        """Read "fiscal year ended June 2025", "financial year that closed in March".

        "The just-concluded fiscal year" and "the fiscal year that ended last month" are the last.
        """
        if t.kinds[i] != Kind.FISCAL or t.texts[i + 1].lower() != "year":
            return None
        told = self._until(t, i + 2, 12, fiscal=True)
        if told is not None:
            return told
        last = RelativeUnit(Unit.FISCAL_YEAR, -1, deictic=True)
        if not _CONCLUDED.isdisjoint(t.texts[max(0, i - 2) : i]):
            return last, i + 2
        end = self._lately(t, i + 2)
        return (last, end) if end is not None else None

    def _lately(self, t: Tokens, i: int) -> int | None:
        """Return the index after "that ended on July 7", "ended last month"."""
        at = i + (t.kinds[i] == Kind.THAT or t.texts[i] == "which")
        at += t.texts[at] in _AUXILIARIES
        if t.kinds[at] != Kind.ENDED and t.texts[at] not in _CONCLUDED:
            return None
        at += 1
        if t.kinds[at] in (Kind.PAST, Kind.CURRENT) and unit_of_time(t.texts[at + 1]) is not None:
            return at + 2
        at += t.kinds[at] == Kind.IN or t.texts[at] == "on"
        date = self._dates.read(t, at)
        return date[1] if date is not None else None

    def _until(self, t: Tokens, i: int, count: int, *, fiscal: bool) -> Read:
        """Read the end of `count` months: "to June 2024", "that ended in March"."""
        at = i
        if t.kinds[at] == Kind.THAT or t.texts[at] == "which":
            at += 1
            at += t.texts[at] in _AUXILIARIES
        if t.kinds[at] == Kind.ENDED:
            at += 1
            at += t.kinds[at] == Kind.IN or t.texts[at] == "on"
        elif at == i and t.kinds[at] in (Kind.TO, Kind.THROUGH):
            at += 1
        else:
            return None
        found = self._last_day(t, at)
        return None if found is None else (Trailing(count, found[0], fiscal), found[1])

    def _last_day(self, t: Tokens, i: int) -> Read:
        i += t.kinds[i] == Kind.THE
        if t.kinds[i] == Kind.FINISH:
            i = i + 2 if t.kinds[i + 1] == Kind.OF else t.past_dash(i + 1)
        date = self._dates.read(t, i)
        if date is None:
            quarter = self._parts.marked(t, i)
            if quarter is not None:
                return quarter
            if t.month(i) is not None:
                found = self._parts.months(t, i)
                single = found is not None and isinstance(found[0], Months)
                return found if single else None
            return self._years.read(t, i) if t.is_year(i) else None
        mention, end = date
        if mention.until is not None or mention.until_month is not None:
            return None
        if mention.date is not None:
            return Day(mention.date), end
        # Without a year, only the last day of a month can be kept: as the month.
        month, day = mention.month, mention.day
        if month is None or day is None or day < PartialDate(2023, month).last.day:
            return None
        return Months(month, month), end

    # Edges

    def _edge(self, t: Tokens, i: int) -> Read:
        """Read "end of 2026", "mid-2025", "early July", "beginning of this year"."""
        edge = _EDGES[t.kinds[i]]
        at = t.past_dash(i + 1)
        if at == i + 1:
            if t.kinds[at] == Kind.OF:
                at += 1
            elif edge in (Edge.END, Edge.START):
                if not t.is_year(at) and t.kinds[at] not in (Kind.MONTH, Kind.FISCAL_MARK):
                    return None
            elif t.kinds[at] == Kind.IN:
                at += 1
        if t.month(at) is not None:
            return self._edge_of_month(t, at, edge)
        if t.kinds[at] == Kind.NUMERAL and not self._years.stands(t, at):
            return None
        found = self._years.read(t, at) or self._parts.marked(t, at) or _current_unit(t, at)
        if found is None or isinstance(found[0], Span):
            return None
        return EdgeOf(edge, found[0]), found[1]

    def _edge_of_month(self, t: Tokens, i: int, edge: Edge) -> Read:
        month = t.month(i)
        if month is None or t.is_short(month[1]):
            return None
        year, end = self._years.after_month(t, month[1])
        return EdgeOf(edge, Months(month[0], month[0], year)), end


def _current_unit(t: Tokens, i: int) -> Read:
    """Read "the year", "this month", "the fiscal year" after "end of"."""
    if t.kinds[i] != Kind.THE and t.kinds[i] != Kind.CURRENT:
        return None
    fiscal = t.kinds[i + 1] == Kind.FISCAL
    unit = unit_of_time(t.texts[i + 1 + fiscal])
    if unit not in (Unit.YEAR, Unit.MONTH, Unit.DECADE):
        return None
    return RelativeUnit(Unit.FISCAL_YEAR if fiscal else unit, 0, deictic=True), i + 2 + fiscal


def _years_before(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read "a year earlier", "two years ago", "a decade later"; return the years and the end.

    Years after the time spoken of are negative.
    """
    at, years = i, 1
    if t.kinds[at] == Kind.A or t.kinds[at] == Kind.THE:
        at += 1
    elif t.kinds[at] == Kind.CARDINAL or t.is_short(at):
        years, at = t.words[at].number, at + 1
    unit = t.texts[at].lower()
    if unit not in ("year", "years", "decade", "decades"):
        return None
    years = years * 10 if unit.startswith("decade") else years
    at = t.past_dash(at + 1)
    if t.texts[at].lower() == "later" and 1 <= years <= _LONGEST_AFTER:
        return -years, at + 1
    return (years, at + 1) if t.kinds[at] == Kind.BEFORE and years >= 1 else None


def _ends_there(t: Tokens, at: int) -> bool:
    """Whether nothing after "the two months" says which they are: "since the war", "before"."""
    if t.kinds[at] in (Kind.BEFORE, Kind.OF, Kind.FROM):
        return False
    needed = t.texts[at : at + 2] in (["it", "took"], ["it", "takes"])
    return not needed and t.texts[at].lower() not in _TELLING


def _year_named_by(t: Tokens, told: Read) -> Read:
    """Read "the June 2023 year", which ends in that month; None if it is only the month."""
    if told is None or not isinstance(when := told[0], Months) or when.first != when.last:
        return None
    end = told[1]
    if not isinstance(when.year, CivilYear) or t.texts[end].lower() != "year":
        return None
    following = t.texts[end + 1].lower()
    if t.past_dash(end + 1) > end + 1 or following in _AFTER_YEAR:
        return None
    if following == "to" and t.texts[end + 2].lower() == "date":
        return None
    return Trailing(_LENGTHS[Unit.YEAR], when, fiscal=False), end + 1


def _is_between(t: Tokens, i: int, floor: int) -> bool:
    at = i - 1 if t.kinds[i - 1] == Kind.THE else i
    return at > floor and t.kinds[at - 1] == Kind.BETWEEN


def _so_far(closing: tuple[When, int]) -> tuple[When, int]:
    """Read "the past eight months of the year" as its first eight, which are over."""
    when, end = closing
    return (replace(when, first=0), end) if isinstance(when, Slice) else closing


def _is_so_far(t: Tokens, start: int, end: int) -> bool:
    """Whether a year is meant only up to now: "so far this year", "this year to date"."""
    before = [text.lower() for text in t.texts[max(0, start - _SO_FAR) : start]]
    while before[-1:] in (["the"], ["in"]):
        before.pop()
    return before[-2:] == ["so", "far"] or t.texts[end : end + 2] in _SO_FAR_AFTER


def _in_order(first: When, second: When) -> bool:
    match first, second:
        case CivilYear(a), CivilYear(b):
            return a < b
        case FiscalYear(a), FiscalYear(b):
            return a < b
        case SplitYear(_, a), SplitYear(_, b):
            return a < b
        case _:
            return False


def _is_comparison(when: When) -> bool:
    match when:
        case SamePeriod(_, years, year):
            return years > 0 or year is not None
        case RelativeUnit(_, offset, deictic):
            return offset < 0 and not deictic
        case _:
            return False
