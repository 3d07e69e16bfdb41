"""Exact arithmetic with closed intervals of figures; an end that is None is open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import Final

from graph.claims import Quantity

HEDGE_TOLERANCE: Final = Fraction(5, 100)
"""By how much a hedged figure may lie off its print, as a share of it; a convention of ours."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, figure: Quantity, tolerance: Fraction = Fraction(0)) -> Interval:
        """Return what a figure can mean, widened by a share of the figure where it is hedged."""
        low = None if figure.low is None else Fraction(figure.low)
        high = None if figure.high is None else Fraction(figure.high)
        if not tolerance or figure.hedge is None:
            return cls(low, high)
        return cls(
            None if low is None else low - abs(low) * tolerance,
            None if high is None else high + abs(high) * tolerance,
        )

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (_below(self.high, other.low) or _below(other.high, self.low))

    def contains(self, number: Fraction) -> bool:
        """Whether the number lies within."""
        return self.meets(Interval(number, number))


def _below(high: Fraction | None, low: Fraction | None) -> bool:
    return high is not None and low is not None and high < low


def change_per_cent(base: Interval, current: Interval) -> Interval | None:
    """Return the change from `base` to `current` in per cent; None if the base may be 0 or less.

    A current figure may be negative, a base may not: a change from a deficit has no agreed sign.
    """
    if base.low is None or base.low <= 0:
        return None
    lows = [] if current.low is None else [_ratio(current.low, base.low)]
    if current.low is not None:
        lows.append(Fraction(0) - 100 if base.high is None else _ratio(current.low, base.high))
    highs = [] if current.high is None else [_ratio(current.high, base.low)]
    if current.high is not None:
        highs.append(Fraction(0) - 100 if base.high is None else _ratio(current.high, base.high))
    return Interval(min(lows, default=None), max(highs, default=None))


def _ratio(current: Fraction, base: Fraction) -> Fraction:
    return (current / base - 1) * 100


def rounded(number: Fraction, places: int) -> Decimal:
    """Return a number rounded to the nearest, half to even, at `places` decimals."""
    return _rounded(number, places, ROUND_HALF_EVEN)


def rounded_down(number: Fraction, places: int) -> Decimal:
    """Return the greatest decimal of `places` decimals that is not above the number."""
    return _rounded(number, places, ROUND_FLOOR)


def rounded_up(number: Fraction, places: int) -> Decimal:
    """Return the least decimal of `places` decimals that is not below the number."""
    return _rounded(number, places, ROUND_CEILING)


def _rounded(number: Fraction, places: int, mode: str) -> Decimal:
    scaled = number * 10**places
    floor, rest = divmod(scaled.numerator, scaled.denominator)
    if mode == ROUND_CEILING:
        whole = floor + (1 if rest else 0)
    elif mode == ROUND_FLOOR:
        whole = floor
    else:
        whole = round(scaled)
    return Decimal(whole).scaleb(-places)
