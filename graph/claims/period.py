"""Stretches of time and dates of stated precision."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Calendar(StrEnum):
    """The calendar by which a label such as "2024-25" was turned into days."""

    CIVIL = "civil"
    FISCAL = "fiscal"


class Period(Struct, frozen=True, order=True):
    """First and last day, both included, with the label that the document gave.

    Attributes:
        start: first day.
        end: last day, not before `start`.
        label: the words of the document; empty if the period follows from the context.
        calendar: `fiscal` if the days rest on the reporter's fiscal year.
    """

    start: date
    end: date
    label: str = ""
    calendar: Calendar = Calendar.CIVIL

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period ends before it starts: {self.start} to {self.end}")

    def year_before(self, years: int = 1) -> Period:
        """Return the corresponding period `years` earlier, without a label."""

        def shift(day: date, last: bool) -> date:
            year = day.year - years
            length = monthrange(year, day.month)[1]
            full = last and day.day == monthrange(day.year, day.month)[1]
            return date(year, day.month, length if full else min(day.day, length))

        return Period(shift(self.start, False), shift(self.end, True), "", self.calendar)


class Precision(StrEnum):
    """How exactly a date is stated."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class PartialDate(Struct, frozen=True):
    """A date with the precision that the document states: `1995`, `2022-03`, `2022-03-14`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Precision:
        """The finest part that is stated."""
        if self.day is not None:
            return Precision.DAY
        return Precision.YEAR if self.month is None else Precision.MONTH

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            ValueError: the text is none of these, or no date of the calendar.
        """
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
            raise ValueError(f"not an ISO date: {text!r}")
        return cls(*map(int, text.split("-")))
