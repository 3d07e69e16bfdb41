"""The date of an act, with the precision that the document states."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from graph.claims.period import PartialDate, Period
from graph.extract.values.expression import Bound
from graph.extract.values.model import DateMention, PeriodMention
from graph.extract.values.periods import CIVIL_YEAR, resolve, resolve_date


def act_date(
    mention: DateMention | PeriodMention,
    document_date: date | None,
    year: int | None,
    *,
    lasting: bool = False,
) -> PartialDate | None:
    """Return the date that a mention gives to an act; None for deadlines and long periods.

    `year` is the year that the text speaks of, for a day and month without one where the document
    has no date of its own. Only a `lasting` state can date from what it holds "since".
    """
    if isinstance(mention, DateMention):
        found = resolve_date(mention, document_date)
        month, day = mention.month, mention.day
        if found is not None or year is None or month is None or day is None:
            return found
        return PartialDate(year, month, day) if day <= monthrange(year, month)[1] else None
    expression = mention.expression
    if expression.bound in (Bound.BY, Bound.UNTIL) or expression.comparison:
        return None
    if expression.bound is Bound.SINCE and not lasting:
        return None
    if expression.date is not None:
        return expression.date
    period = resolve(
        expression, fiscal_start=CIVIL_YEAR, reference=None, document_date=document_date
    )
    if period is None or expression.bound is Bound.SINCE:
        return None
    return as_partial(period)


def as_partial(period: Period) -> PartialDate | None:
    """Return a period as a date, if it is exactly a day, a month or a year."""
    first, last = period.start, period.end
    if first == last:
        return PartialDate(first.year, first.month, first.day)
    if first.day != 1 or first.year != last.year:
        return None
    if last.day != monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return PartialDate(first.year, first.month)
    return PartialDate(first.year) if (first.month, last.month) == (1, 12) else None
