"""The values that stand in a sentence, with their place.

Positions are half-open indices into the sentence text. The span of a value takes in the words
that change its meaning ("more than", "nearly", "between", "by" before a deadline), but neither
articles nor "in", "of" or "during".
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from msgspec import Struct

from graph.claims.period import PartialDate
from graph.claims.quantity import Quantity
from graph.extract.values.expression import PeriodExpression, RelativeUnit

SHARED_MONEY: Final = frozenset({"USD", "EUR", "GBP", "CNY", "JPY", "XOF", "XAF", "CHF", "RUB"})
"""Currencies in which others than their own countries count as well."""


class Value(Struct, frozen=True, kw_only=True):
    """What all values share: where they stand in the sentence."""

    start: int
    end: int


class Money(Value, frozen=True, kw_only=True):
    """An amount of money; the unit is an ISO 4217 code.

    The unit is `Rs` where the text says "Rs" or "rupees" and nobody knows whose, and `$`-style
    signs without a national prefix are US dollars. `gloss` marks an amount that restates the one
    just before it in another currency, as in "Rs 1,200 crore ($145 million)".
    """

    quantity: Quantity
    gloss: bool = False


class Percent(Value, frozen=True, kw_only=True):
    """A percentage; the unit is `%`.

    `points` says that it counts percentage points, `signed` that a sign is printed. Without a
    printed sign the figure is positive whatever the verb says.
    """

    quantity: Quantity
    points: bool = False
    signed: bool = False


class Share(Value, frozen=True, kw_only=True):
    """A part of a whole in words: "a third", "nearly half", "nine tenths".

    `hedge` also holds words that bound the share ("more than half").
    """

    fraction: Fraction
    words: str
    hedge: str | None = None

    def in_per_cent(self) -> Percent:
        """Return the part in per cent, to one decimal place."""
        share = Decimal(self.fraction.numerator) * 100 / self.fraction.denominator
        value = share if share == share.to_integral_value() else share.quantize(Decimal("0.1"))
        quantity = Quantity(self.words, value, value, value, "%", self.hedge)
        return Percent(start=self.start, end=self.end, quantity=quantity)


class Factor(Value, frozen=True, kw_only=True):
    """A multiple: "doubled" is 2, "halved" 0.5, "2.5 times" 2.5.

    `verb` says that the word is itself the verb of change. `words` are all the words, with the
    hedge; `hedge` also holds words that bound the factor ("more than doubled").
    """

    factor: Decimal
    words: str
    verb: bool
    hedge: str | None = None


class Measure(Value, frozen=True, kw_only=True):
    """A measured quantity with a unit code such as `km`, `kV`, `MW`, `t/a`, `bbl/d`, `years`.

    A number that is neither whole nor given a unit, as in the cell of a table, has unit `1`.
    """

    quantity: Quantity


class Ordinal(Value, frozen=True, kw_only=True):
    """A place in an order: "fifth", "14th", "first-ever"."""

    number: int


class Count(Value, frozen=True, kw_only=True):
    """A whole number of things: "six", "12", "a dozen", "2.5 million"."""

    number: int


class PeriodMention(Value, frozen=True, kw_only=True):
    """A stretch of time as worded; `periods.resolve` turns it into days."""

    expression: PeriodExpression


class DateMention(Value, frozen=True, kw_only=True):
    """A day, or a range of days.

    `date` is None as long as the year, or all but the weekday, is missing; the parts that are
    stated then stand in `month`, `day` and `weekday` (Monday is 0). `until` is the last day of a
    range, with `until_month` and `until_day` where its year is missing. `year` is a year that is
    pointed at ("26 July that year"). `offset` counts days from the date of the document
    ("yesterday" is -1). `ahead` says that the sentence speaks of the future.
    """

    date: PartialDate | None = None
    until: PartialDate | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    until_month: int | None = None
    until_day: int | None = None
    year: RelativeUnit | None = None
    offset: int | None = None
    ahead: bool = False
