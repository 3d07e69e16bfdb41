from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Quantity
from graph.reason.intervals import (
    HEDGE_TOLERANCE,
    Interval,
    change_per_cent,
    rounded,
    rounded_down,
    rounded_up,
)

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)
positive = st.fractions(min_value=Fraction(1, 10), max_value=1000, max_denominator=50)


def interval(low: int | None, high: int | None) -> Interval:
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (interval(1, 2), interval(2, 3), True),
        (interval(1, 2), interval(3, 4), False),
        (interval(None, 2), interval(3, None), False),
        (interval(3, None), interval(None, 3), True),
        (interval(None, None), interval(1, 1), True),
    ],
)
def test_meets(one: Interval, other: Interval, meets: bool) -> None:
    assert one.meets(other) is other.meets(one) is meets


def test_a_hedge_widens_by_a_share() -> None:
    hedged = Quantity("about 100", Decimal(100), Decimal(100), Decimal(100), "USD", "about")
    assert Interval.of(hedged, HEDGE_TOLERANCE) == interval(95, 105)
    assert Interval.of(hedged) == interval(100, 100)


def test_a_hedge_widens_a_negative_figure_outwards() -> None:
    hedged = Quantity("about -100", Decimal(-100), Decimal(-100), Decimal(-100), "%", "about")
    assert Interval.of(hedged, HEDGE_TOLERANCE) == interval(-105, -95)


@given(positive, positive, numbers, numbers, st.fractions(0, 1), st.fractions(0, 1))
def test_the_change_contains_every_possible_change(
    b1: Fraction, b2: Fraction, c1: Fraction, c2: Fraction, s: Fraction, t: Fraction
) -> None:
    base = Interval(min(b1, b2), max(b1, b2))
    current = Interval(min(c1, c2), max(c1, c2))
    change = change_per_cent(base, current)
    assert change is not None
    before = b1 + (b2 - b1) * s
    after = c1 + (c2 - c1) * t
    assert change.contains((after / before - 1) * 100)


@given(positive, positive, numbers, numbers)
def test_the_bounds_of_a_change_are_reached(
    b1: Fraction, b2: Fraction, c1: Fraction, c2: Fraction
) -> None:
    change = change_per_cent(Interval(min(b1, b2), max(b1, b2)), Interval(min(c1, c2), max(c1, c2)))
    assert change is not None
    corners = {(c / b - 1) * 100 for b in (b1, b2) for c in (c1, c2)}
    assert (change.low, change.high) == (min(corners), max(corners))


def test_changes_of_open_figures() -> None:
    assert change_per_cent(interval(50, None), interval(100, 100)) == interval(-100, 100)
    assert change_per_cent(interval(50, 50), interval(100, None)) == interval(100, None)
    assert change_per_cent(interval(None, 50), interval(100, 100)) is None
    assert change_per_cent(interval(0, 50), interval(100, 100)) is None


@given(numbers, st.integers(0, 6))
def test_rounding(number: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    down, up = rounded_down(number, places), rounded_up(number, places)
    assert Fraction(down) <= number <= Fraction(up)
    assert Fraction(up) - Fraction(down) in (0, step)
    assert abs(Fraction(rounded(number, places)) - number) <= step / 2


def test_half_goes_to_even() -> None:
    assert [rounded(Fraction(n, 2), 0) for n in (1, 3, 5)] == [0, 2, 2]
