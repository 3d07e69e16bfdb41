"""Gate 2, numbers and dates: each is one that our own grammar reads in the quote.

A model only points at a figure. What a claim keeps is our reading of it: the printed form, the
exact interval, the hedge, the label of the period. A figure that is cut by an end of the quote does
not count, since "more than" or "15" may have stood before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from msgspec.structs import replace

from graph.claims import PartialDate, Period, Quantity
from graph.extract.figures.times import is_year, worded
from graph.extract.reading.dates import act_date
from graph.extract.scene import Scene
from graph.extract.values.expression import Bound, PeriodExpression, Span
from graph.extract.values.model import (
    Count,
    DateMention,
    Measure,
    Money,
    Ordinal,
    Percent,
    PeriodMention,
    Value,
)
from graph.extract.values.periods import resolve_date
from graph.llm.quotes import Quote

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class DatedPeriod:
    """A period that a quote gives; `ahead` says that it is spoken of as lying in the future."""

    period: Period
    ahead: bool


@dataclass(frozen=True)
class Figures:
    """What our grammar reads in a quote.

    Attributes:
        quote: the quote.
        scene: the document.
        time: a second quote, from which dates and periods may come as well.
    """

    quote: Quote
    scene: Scene
    time: Quote | None = None

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values that stand wholly within the quote, in order."""
        return _values(self.quote)

    @cached_property
    def _times(self) -> tuple[DateMention | PeriodMention, ...]:
        """The dates and periods of both quotes, in order."""
        values = self.values if self.time is None else (*_values(self.time), *self.values)
        return tuple(v for v in values if isinstance(v, DateMention | PeriodMention))

    def money(self, given: Quantity) -> Quantity | None:
        """Return the printed amount of money that a given one means; None if there is none."""
        printed = (mention.quantity for mention in self._of(Money))
        return _first(printed, lambda q: q.unit == given.unit and _same_figure(given, q))

    def percentage(self, given: Quantity) -> Quantity | None:
        """Return the printed percentage, positive, that a given one means whatever its sign."""
        if given.value is None:
            return None
        size = abs(given.value)
        found = _first(
            self._of(Percent),
            lambda m: (
                not m.points and m.quantity.value is not None and abs(m.quantity.value) == size
            ),
        )
        if found is None:
            return None
        negative = found.quantity.value is not None and found.quantity.value < 0
        return found.quantity.negated() if negative else found.quantity

    def measured(self, given: Quantity) -> Quantity | None:
        """Return the printed measure or percentage of the given value and unit.

        The unit may be given as the text prints it.
        """
        mentions: list[Measure | Percent] = [*self._of(Measure), *self._of(Percent)]
        printed = (mention.quantity for mention in mentions)
        unit = given.unit.casefold()
        return _first(
            printed,
            lambda q: (
                _same_figure(given, q)
                and (q.unit.casefold() == unit or unit in q.printed.casefold().split())
            ),
        )

    def counts(self) -> frozenset[int]:
        """Return the whole numbers of things."""
        return frozenset(mention.number for mention in self._of(Count))

    def ordinals(self) -> frozenset[int]:
        """Return the places in an order."""
        return frozenset(mention.number for mention in self._of(Ordinal))

    def periods(self, reporter: str | None) -> tuple[DatedPeriod, ...]:
        """Return the periods that the quote gives, on the reporter's fiscal calendar.

        One that points back ("a year earlier") is counted from the others of the quote. Both ends
        of "between 2018 and 2022" count as well as the whole. Deadlines are none.
        """
        worded_as = [e for e in self._expressions() if e.bound not in (Bound.BY, Bound.UNTIL)]
        settled = list(self._resolved(worded_as, reporter, (None,)))
        settled += [DatedPeriod(days, False) for days in self._days()]
        references = [dated.period for dated in settled]
        return (*settled, *self._resolved(worded_as, reporter, references))

    def period(self, given: Period, reporter: str | None) -> DatedPeriod | None:
        """Return the period of the quote that has the days of a given one."""
        return _first(self.periods(reporter), lambda dated: _same_days(dated.period, given))

    def base_period(
        self, given: Period, current: Period | None, reporter: str | None
    ) -> Period | None:
        """Return the period that a change is compared with, if the quote gives it.

        A change over a whole year is measured against the year before it, as is the convention of
        statistics, also where the quote does not say so.
        """
        found = self.period(given, reporter)
        if found is not None:
            return found.period
        if current is not None and is_year(current):
            before = current.year_before()
            return before if _same_days(before, given) else None
        return None

    def deadlines(self) -> frozenset[date]:
        """Return the last days of the periods and dates of the quote, on the civil calendar."""
        expressions = list(self._expressions())
        last = {dated.period.end for dated in self._resolved(expressions, None, (None,))}
        return frozenset(last | {days.end for days in self._days()})

    def dates(self) -> frozenset[PartialDate]:
        """Return the dates that an act may have by the quote, as precise as they are stated."""
        found: set[PartialDate] = set()
        for mention in self._times:
            read = act_date(mention, self.scene.date, None, lasting=True)
            if read is not None:
                found.add(read)
            if isinstance(mention, PeriodMention) and mention.expression.date is not None:
                found.add(mention.expression.date)
        return frozenset(found)

    def days(self) -> frozenset[date]:
        """Return the single days that the quote names, with both ends of "3-4 March 2024"."""
        return frozenset(day for days in self._days() for day in (days.start, days.end))

    def _of(self, kind: type[V]) -> list[V]:
        return [value for value in self.values if isinstance(value, kind)]

    def _expressions(self) -> Iterator[PeriodExpression]:
        """Yield the periods as worded, and the ends of those that run over several."""
        for mention in self._times:
            if not isinstance(mention, PeriodMention):
                continue
            yield mention.expression
            when = mention.expression.when
            if isinstance(when, Span):
                yield replace(mention.expression, when=when.first)
                yield replace(mention.expression, when=when.last)

    def _resolved(
        self,
        expressions: Iterable[PeriodExpression],
        reporter: str | None,
        references: Sequence[Period | None],
    ) -> Iterator[DatedPeriod]:
        for expression in expressions:
            for reference in references:
                found = worded(self.scene, expression, reporter, reference)
                if found is not None:
                    yield DatedPeriod(found, expression.ahead)

    def _days(self) -> Iterator[Period]:
        for mention in self._times:
            if not isinstance(mention, DateMention):
                continue
            first = resolve_date(mention, self.scene.date)
            if first is not None:
                last = mention.until or first
                if first.first <= last.last:
                    yield Period(first.first, last.last)


T = TypeVar("T")


def _values(quote: Quote) -> tuple[Value, ...]:
    return tuple(
        value
        for part in quote.parts
        for value in part.sentence.values
        if part.holds(value.start, value.end)
    )


def _first(found: Iterable[T], fits: Callable[[T], bool]) -> T | None:
    return next((one for one in found if fits(one)), None)


def _same_days(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _same_figure(given: Quantity, printed: Quantity) -> bool:
    """Whether a given figure is the printed one.

    The value must be equal. Bounds may be left out; those that are given must be those of the
    print, or the value itself.
    """
    if given.value != printed.value:
        return False
    if given.value is None:
        return (given.low, given.high) == (printed.low, printed.high)
    return _bound_fits(given.low, given.value, printed.low) and _bound_fits(
        given.high, given.value, printed.high
    )


def _bound_fits(given: Decimal | None, value: Decimal, printed: Decimal | None) -> bool:
    return given is None or given in (value, printed)
