"""From worded periods and dates to days.

What cannot be derived from the words, the reporter's fiscal year, the reference period and the
document's date is None; nothing is guessed.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, Literal

from msgspec.structs import replace

from graph.claims.period import Calendar, PartialDate, Period
from graph.extract.values.expression import (
    Bound,
    CivilYear,
    Cumulated,
    Day,
    Edge,
    EdgeOf,
    FiscalYear,
    Months,
    OtherYear,
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
from graph.extract.values.model import DateMention

__all__ = ["CIVIL_YEAR", "PeriodExpression", "resolve", "resolve_date"]

CIVIL_YEAR: Final = (1, 1)
"""Month and day on which the civil year starts."""

#: Where fiscal years begin in the middle of July, years are also counted in the Bikram Sambat: its
#: 2081/82 is 2024/25.
_SAMBAT_START: Final = (7, 16)
_SAMBAT_AHEAD: Final = 57
_LAST_CIVIL: Final = 2060
_HALF_YEAR: Final = timedelta(days=183)
_YEAR: Final = timedelta(days=365)
_YEAR_MONTHS: Final = 12
_SOON: Final = timedelta(days=31)


def resolve(
    expression: PeriodExpression,
    *,
    fiscal_start: tuple[int, int],
    reference: Period | None,
    document_date: date | None,
    fiscal_named_by: Literal["end", "start"] = "end",
) -> Period | None:
    """Turn a worded period into days.

    `fiscal_start` is the month and day on which the reporter's fiscal year begins; (1, 1) if it is
    the civil year. `fiscal_named_by` tells whether "FY25" is the fiscal year that ends or, as in
    Japan, starts in 2025. `reference` is the period under discussion, from which "a year
    earlier" is counted, and `document_date` what "last month" is counted from.

    A deadline gives the whole period it names; its last day is the deadline. "Since 2018" runs
    to the document's date, and is None without one.
    """
    resolver = _Resolver(
        fiscal_start, reference, document_date, fiscal_named_by == "start", expression
    )
    try:
        period = resolver.period(expression.when)
    except (ValueError, OverflowError):  # beyond the years that dates can hold
        return None
    if period is None:
        return None
    if expression.bound is Bound.SINCE:
        if document_date is None or document_date < period.start:
            return None
        period = replace(period, end=document_date)
    return Period(period.start, period.end, expression.label, period.calendar)


def resolve_date(mention: DateMention, document_date: date | None) -> PartialDate | None:
    """Return the first day that a mention names.

    A weekday is the last one up to the document's date, or the next one where the sentence
    speaks of the future; a day and month without a year is the one nearest to the document's date,
    but where the sentence does not speak of the future none that lies more than a month ahead.
    A year that is counted from another than the document's ("that year") leaves the day open.
    """
    if mention.date is not None:
        return mention.date
    if document_date is None:
        return None
    if mention.offset is not None:
        return _partial(document_date + timedelta(days=mention.offset))
    if mention.month is not None and mention.day is not None:
        if mention.year is not None:
            return _in_year(mention.month, mention.day, mention.year, document_date)
        near = _nearest(mention.month, mention.day, document_date)
        if near is not None and not mention.ahead and near - document_date > _SOON:
            near = _nearest(mention.month, mention.day, document_date - _YEAR)
        return _partial(near) if near else None
    if mention.weekday is None:
        return None
    behind = (document_date.weekday() - mention.weekday) % 7
    if mention.ahead:
        return _partial(document_date + timedelta(days=(7 - behind) % 7))
    return _partial(document_date - timedelta(days=behind))


def _in_year(month: int, day: int, year: RelativeUnit, today: date) -> PartialDate | None:
    if not year.deictic or year.unit is not Unit.YEAR:
        return None
    try:
        return PartialDate(today.year + year.offset, month, day)
    except ValueError:
        return None


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _nearest(month: int, day: int, to: date) -> date | None:
    days = [
        date(year, month, day)
        for year in range(max(MINYEAR, to.year - 1), min(MAXYEAR, to.year + 1) + 1)
        if day <= monthrange(year, month)[1]
    ]
    found = min(days, key=lambda d: abs(d - to), default=None)
    return found if found is not None and abs(found - to) <= _HALF_YEAR else None


class _Resolver:
    """Resolves one expression; the context is fixed."""

    def __init__(
        self,
        fiscal_start: tuple[int, int],
        reference: Period | None,
        today: date | None,
        named_by_start: bool,
        expression: PeriodExpression,
    ) -> None:
        self._fiscal_start = fiscal_start
        self._reference = reference
        self._today = today
        self._named_by_start = named_by_start
        self._ahead = expression.ahead or expression.deadline

    def period(self, when: When) -> Period | None:
        """Return the days of an expression."""
        match when:
            case CivilYear(year):
                return _year(year)
            case FiscalYear(ending):
                return self._fiscal_year(ending)
            case SplitYear(first, last):
                if self._fiscal_start == CIVIL_YEAR:
                    return Period(date(first, 1, 1), date(last, 12, 31))
                return self._fiscal(last)
            case Months(first, last, year):
                return self._months(first, last, year)
            case Slice(first, count, year):
                return self._slice(first, count, year)
            case RelativeUnit(unit, offset, deictic):
                return self._relative(unit, offset, deictic)
            case Trailing(months, end, fiscal):
                return self._trailing(months, end, fiscal)
            case Span(first_part, last_part):
                return _joined(self.period(first_part), self.period(last_part))
            case EdgeOf(edge, of):
                return self._edge(edge, of)
            case SamePeriod(unit, years, year):
                return self._same(unit, years, year)
            case Cumulated(months):
                return self._cumulated(months)
            case ToDate(fiscal):
                return self._to_date(fiscal)
            case Day(day):
                return Period(day.first, day.last)
            case Rolling() | OtherYear():
                return None

    # Years

    def _fiscal_year(self, label: int) -> Period:
        """Return the fiscal year of a label such as "FY26"."""
        return self._fiscal(label + 1 if self._named_by_start else label)

    def _fiscal(self, ending: int) -> Period:
        """Return the fiscal year that ends in a civil year, or in one of the Bikram Sambat."""
        month, day = self._fiscal_start
        if self._fiscal_start == _SAMBAT_START and ending > _LAST_CIVIL:
            ending -= _SAMBAT_AHEAD
        if self._fiscal_start == CIVIL_YEAR:
            return Period(date(ending, 1, 1), date(ending, 12, 31), "", Calendar.FISCAL)
        start = date(ending - 1, month, day)
        return Period(start, date(ending, month, day) - timedelta(days=1), "", Calendar.FISCAL)

    def _fiscal_around(self, day: date) -> Period:
        """Return the fiscal year that a day lies in."""
        this = self._fiscal(day.year)
        return this if day <= this.end else self._fiscal(day.year + 1)

    # Months

    def _months(self, first: int, last: int, year: When | None) -> Period | None:
        if year is None:
            return self._months_without_year(first, last)
        within = self.period(year)
        if within is None:
            return None
        if isinstance(year, SplitYear) and within.calendar is Calendar.CIVIL:
            if last >= first:
                return None
            return Period(date(year.first, first, 1), _month_end(year.last, last))
        if within.calendar is Calendar.CIVIL:
            start_year = within.start.year - (last < first)
            return Period(date(start_year, first, 1), _month_end(within.start.year, last))
        start_year = within.start.year + (first < within.start.month)
        end_year = within.start.year + (last < within.start.month)
        if (start_year, first) > (end_year, last):
            return None
        return Period(date(start_year, first, 1), _month_end(end_year, last), "", Calendar.FISCAL)

    def _months_without_year(self, first: int, last: int) -> Period | None:
        """Return the months within the reference period, else those next to the document's date."""
        if self._reference is not None:
            inside = [
                p
                for year in range(self._reference.start.year, self._reference.end.year + 1)
                if (p := _between(year, first, last)).start >= self._reference.start
                and p.end <= self._reference.end
            ]
            if len(inside) == 1:
                return replace(inside[0], calendar=self._reference.calendar)
            if inside:
                return None
        if self._today is None:
            return None
        near = [_between(self._today.year + k, first, last) for k in (-1, 0, 1)]
        if self._ahead:
            return next((p for p in near if p.end >= self._today), None)
        return next((p for p in reversed(near) if p.start <= self._today), None)

    def _slice(self, first: int, count: int, year: When | None) -> Period | None:
        offset = first if first >= 0 else 12 + first
        within = self._year_of_slice(offset + count) if year is None else self._whole_year(year)
        if within is None or isinstance(year, Span):
            return None
        start_month, day = within.start.month, within.start.day
        if isinstance(year, SplitYear) and within.calendar is Calendar.CIVIL:
            return None
        start = _shifted(within.start.year, start_month, offset, day)
        end = _shifted(within.start.year, start_month, offset + count, day) - timedelta(days=1)
        return Period(start, end, "", within.calendar)

    def _whole_year(self, year: When) -> Period | None:
        """Return the year of which months are told, also if only a part of it was spoken of."""
        reference = self._reference
        if not isinstance(year, RelativeUnit) or year.unit is not Unit.YEAR or year.deictic:
            return self.period(year)
        if reference is None or not _within_a_year(reference):
            return self.period(year)
        fiscal = reference.calendar is Calendar.FISCAL
        unit = Unit.FISCAL_YEAR if fiscal else Unit.YEAR
        return self._unit_around(unit, reference.start, year.offset)

    def _year_of_slice(self, months: int) -> Period | None:
        """Return the year meant where its first `months` months, or part of them, stand without it.

        It is that of the reference period. Without one, it follows from the document's date if the
        reporter's fiscal year is the civil year: the last in which those months are over.
        """
        reference = self._reference
        if reference is not None:
            fiscal = reference.calendar is Calendar.FISCAL
            year = self._fiscal_around(reference.start) if fiscal else _year(reference.start.year)
            return year if reference.end <= year.end else None
        if self._today is None or self._fiscal_start != CIVIL_YEAR:
            return None
        over = _month_end(self._today.year, months) <= self._today
        return _year(self._today.year + (over if self._ahead else over - 1))

    def _trailing(self, months: int, end: When, fiscal: bool) -> Period | None:
        last = self.period(end)
        if last is None:
            return None
        calendar = Calendar.FISCAL if fiscal else Calendar.CIVIL
        after = last.end + timedelta(days=1)
        start = _shifted(after.year, after.month, -months, after.day)
        return Period(start, last.end, "", calendar)

    def _cumulated(self, months: int) -> Period | None:
        """Return the reference period, or its year up to it, if that has as many months."""
        reference = self._reference
        if reference is None or _months_in(reference) is None:
            return None
        for first in (1, self._fiscal_start[0]):
            year = reference.end.year - (first > reference.end.month)
            whole = Period(date(year, first, 1), reference.end)
            if _months_in(whole) == months:
                return whole
        return replace(reference, label="") if _months_in(reference) == months else None

    def _to_date(self, fiscal: bool) -> Period | None:
        """Return the year of the months spoken of, up to their end."""
        reference = self._reference
        if reference is None or _months_in(reference) is None:
            return None
        year = self._fiscal_around(reference.end) if fiscal else _year(reference.end.year)
        return replace(year, end=reference.end)

    def _edge(self, edge: Edge, of: When) -> Period | None:
        """Return the last or first day of a period; a deadline may also be its middle.

        "Early" and "late" have no exact days, but what is due by late 2026 is due in 2026.
        """
        whole = self.period(of)
        if whole is None:
            return None
        if edge is Edge.END:
            return replace(whole, start=whole.end)
        if edge is Edge.START:
            return replace(whole, end=whole.start)
        if edge is Edge.LATE and self._ahead:
            return replace(whole, start=whole.end)
        return None

    # Relative periods

    def _relative(self, unit: Unit, offset: int, deictic: bool) -> Period | None:
        if deictic and self._today is not None:
            return self._unit_around(unit, self._today, offset)
        if self._reference is not None:
            return self._beside(self._reference, unit, offset)
        if self._today is not None and not deictic:
            return self._unit_around(unit, self._today, offset)
        return None

    def _beside(self, reference: Period, unit: Unit, offset: int) -> Period | None:
        """Return the unit `offset` places from the reference period.

        The year before a reference that is shorter than a year is the same part of that year,
        since that is what a figure for it can be compared with.
        """
        if unit is Unit.FISCAL_YEAR:
            around = self._fiscal_around(reference.start)
            if reference.end > around.end:
                return None
            return self._fiscal(around.end.year + offset)
        if unit is Unit.YEAR:
            return reference.year_before(-offset)
        months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}.get(unit)
        if months is None or _months_in(reference) != months:
            return None
        start = _shifted(reference.start.year, reference.start.month, offset * months, 1)
        end = _shifted(start.year, start.month, months, 1) - timedelta(days=1)
        return Period(start, end, "", reference.calendar)

    def _unit_around(self, unit: Unit, day: date, offset: int) -> Period | None:
        if unit is Unit.FISCAL_YEAR:
            return self._fiscal(self._fiscal_around(day).end.year + offset)
        if unit is Unit.WEEK:
            monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
            return Period(monday, monday + timedelta(days=6))
        if unit is Unit.DAY:
            return Period(day + timedelta(days=offset), day + timedelta(days=offset))
        if unit is Unit.DECADE:
            first = day.year - day.year % 10 + 10 * offset
            return Period(date(first, 1, 1), date(first + 9, 12, 31))
        months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}.get(unit)
        if months is None:
            return None
        first_month = (day.month - 1) // months * months
        start = _shifted(day.year, 1, first_month + offset * months, 1)
        end = _shifted(start.year, start.month, months, 1) - timedelta(days=1)
        return Period(start, end)

    def _same(self, unit: Unit, years: int, year: When | None) -> Period | None:
        """Return the reference period in another year, if it is what the words call it."""
        reference = self._reference
        if reference is None:
            return None
        months = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}.get(unit)
        if months is not None and _months_in(reference) != months:
            return None
        if year is None:
            return reference.year_before(years) if years else replace(reference, label="")
        within = self.period(year)
        if within is None:
            return None
        for shift in range(
            reference.start.year - within.end.year, reference.start.year - within.start.year + 1
        ):
            moved = reference.year_before(shift)
            if within.start <= moved.start and moved.end <= within.end:
                return moved
        return None


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _within_a_year(period: Period) -> bool:
    """Whether a period is part of one civil year, and not all of it."""
    return period.start.year == period.end.year and _months_in(period) != _YEAR_MONTHS


def _between(year: int, first: int, last: int) -> Period:
    """Return the months of a year, or, running across its end, into the next."""
    return Period(date(year, first, 1), _month_end(year + (last < first), last))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shifted(year: int, month: int, months: int, day: int) -> date:
    """Return the day `months` months on; a day the month lacks becomes its last."""
    index = year * 12 + month - 1 + months
    to_year, to_month = divmod(index, 12)
    return date(to_year, to_month + 1, min(day, monthrange(to_year, to_month + 1)[1]))


def _months_in(period: Period) -> int | None:
    """Return how many whole civil months a period has; None if it is not made of them."""
    if period.start.day != 1 or period.end != _month_end(period.end.year, period.end.month):
        return None
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def _joined(first: Period | None, last: Period | None) -> Period | None:
    if first is None or last is None or last.end < first.start:
        return None
    return Period(first.start, last.end, "", first.calendar)
