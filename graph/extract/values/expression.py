"""Stretches of time as a document words them, before anything is known about its calendar.

"July-October FY26" names no days until one knows when the reporter's fiscal year begins, and
"last month" none until one knows the date of the document. An expression keeps what the words say;
`graph.extract.values.periods.resolve` turns it into days.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from graph.claims.period import PartialDate


class Unit(StrEnum):
    """Spans of the calendar that words such as "last" and "same" go with."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    DECADE = "decade"
    PERIOD = "period"


class Bound(StrEnum):
    """How a period limits what is said: within it, up to its end, or from its start on."""

    IN = "in"
    BY = "by"
    SINCE = "since"
    UNTIL = "until"


class Edge(StrEnum):
    """A part of a period that is named without its exact days."""

    START = "start"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    END = "end"


class CivilYear(Struct, frozen=True):
    """A year of the civil calendar: "2022"."""

    year: int


class FiscalYear(Struct, frozen=True):
    """A fiscal year of the reporter, by the civil year in which it ends: "FY26", "FY2025-26"."""

    ending: int


class SplitYear(Struct, frozen=True):
    """Two adjoining years written as one, "2024-25".

    This is the reporter's fiscal year, or both years where that is the civil year.
    """

    first: int
    last: int


class OtherYear(Struct, frozen=True):
    """A marketing, crop or school year, by its last civil year; its days are not known."""

    ending: int


class RelativeUnit(Struct, frozen=True):
    """A whole unit counted from now or from the period under discussion.

    `offset` 0 is the current one, -1 the one before. `deictic` units ("last year") are counted
    from the document's date, the others ("the previous year") from the reference period.
    """

    unit: Unit
    offset: int
    deictic: bool


class Months(Struct, frozen=True):
    """Named months, 1 to 12, both included, of a year; None if the year is not stated.

    If `last` is before `first`, the months run across the turn of the year.
    """

    first: int
    last: int
    year: When | None = None


class Slice(Struct, frozen=True):
    """`count` months of a year, beginning `first` (from 0) months after its start.

    "The first four months of FY26", "H2 2024". `year` is None if it is not stated. A negative
    `first` counts from the end ("the last two months of 2024").
    """

    first: int
    count: int
    year: When | None = None


class Trailing(Struct, frozen=True):
    """The months that end with `end`: "the twelve months to June 2024"."""

    months: int
    end: When
    fiscal: bool = False


class Span(Struct, frozen=True):
    """From the first day of `first` to the last day of `last`: "from 2001 to 2013"."""

    first: When
    last: When


class EdgeOf(Struct, frozen=True):
    """The start, middle or end of a period: "by the end of 2026", "mid-2025", "late 2024"."""

    edge: Edge
    of: When


class SamePeriod(Struct, frozen=True):
    """The reference period in another year.

    "The same period a year earlier" has `years` 1, "the same period of 2023" has `year`. `unit`
    is what the words call the period ("the same month"), so that it can be checked.
    """

    unit: Unit
    years: int = 0
    year: When | None = None


class Cumulated(Struct, frozen=True):
    """The months of a year so far: "the two months", once February is spoken of."""

    months: int


class ToDate(Struct, frozen=True):
    """The current year, civil or fiscal, up to the month spoken of: "so far this year"."""

    fiscal: bool = False


class Rolling(Struct, frozen=True):
    """A stretch up to, or from, an unnamed day: "the past five years". It has no exact days."""

    count: int | None
    unit: Unit
    ahead: bool = False


class Day(Struct, frozen=True):
    """A date as the end of a period: "the year ended 31 March 2025"."""

    date: PartialDate


When = (
    CivilYear
    | FiscalYear
    | SplitYear
    | OtherYear
    | RelativeUnit
    | Months
    | Slice
    | Trailing
    | Span
    | EdgeOf
    | SamePeriod
    | Cumulated
    | ToDate
    | Rolling
    | Day
)

_ABSOLUTE: Final = (CivilYear, FiscalYear, SplitYear, OtherYear, Day)


class PeriodExpression(Struct, frozen=True):
    """A period as worded.

    Attributes:
        when: what the words say.
        label: the words.
        bound: whether they mean the period, "by" its end, "since" its start or "until" its end.
        comparison: the words name a base to compare with ("a year earlier"), not the period
            of a figure of their own.
        ahead: the sentence speaks of the future, so that "in July" is the next July.
    """

    when: When
    label: str
    bound: Bound = Bound.IN
    comparison: bool = False
    ahead: bool = False

    @property
    def deadline(self) -> bool:
        """Whether the last day of the period is a deadline ("by 2030")."""
        return self.bound is Bound.BY

    @property
    def relative(self) -> bool:
        """Whether the days depend on a reference period or on the document's date."""
        return _is_relative(self.when)

    @property
    def date(self) -> PartialDate | None:
        """The year, or year and month, that the words state; None for anything else."""
        match self.when:
            case CivilYear(year) | EdgeOf(_, CivilYear(year)):
                return PartialDate(year)
            case Months(first, last, CivilYear(year)) if first == last:
                return PartialDate(year, first)
            case EdgeOf(_, Months(first, last, CivilYear(year))) if first == last:
                return PartialDate(year, first)
            case Day(date):
                return date
            case _:
                return None


def _is_relative(when: When | None) -> bool:
    match when:
        case Months(year=year) | Slice(year=year):
            return _is_relative(year)
        case Trailing(end=part) | EdgeOf(of=part):
            return _is_relative(part)
        case Span(first, last):
            return _is_relative(first) or _is_relative(last)
        case _:
            return not isinstance(when, _ABSOLUTE)
