from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Quantity, rounding_interval
from graph.claims.quantity import in_words

NUMERALS = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=3
)


def test_half_a_unit_of_the_last_printed_digit_is_allowed_to_each_side() -> None:
    assert rounding_interval("62.54", Decimal(10**6)) == (Decimal(62_535_000), Decimal(62_545_000))


def test_a_whole_number_is_rounded_to_the_unit() -> None:
    assert rounding_interval("550", Decimal(10**6)) == (Decimal(549_500_000), Decimal(550_500_000))


@given(NUMERALS, st.integers(0, 3))
def test_every_number_that_prints_alike_lies_in_the_interval(number: Decimal, places: int) -> None:
    printed = f"{number:.{places}f}"
    low, high = rounding_interval(printed)
    assert low <= number <= high
    assert high - low == Decimal(1).scaleb(-places)


@given(NUMERALS)
def test_negation_is_its_own_inverse_and_exchanges_the_bounds(number: Decimal) -> None:
    quantity = Quantity("x", number, number - 1, None, "USD")
    negative = quantity.negated()
    assert (negative.low, negative.value, negative.high) == (None, -number, 1 - number)
    assert negative.negated() == quantity


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (None, None, None),
        (Decimal(1), Decimal(2), Decimal(3)),
        (None, Decimal(2), Decimal(1)),
        (Decimal("NaN"), None, None),
    ],
)
def test_bounds_out_of_order_are_refused(
    value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> None:
    with pytest.raises(ValueError, match=r"quantity|bounds"):
        Quantity("x", value, low, high, "USD")


@pytest.mark.parametrize(
    ("printed", "value", "unit", "expected"),
    [
        ("3,001", "3001000000", "EUR", "EUR 3.001 billion"),
        ("(41.8) ", "-41800000", "EUR", "EUR -41.8 million"),
        ("5", "5", "USD", "USD 5"),
        ("US$ 3 billion", "3000000000", "USD", "US$ 3 billion"),
        ("€5", "5", "EUR", "€5"),
        ("Rs 4 crore", "40000000", "INR", "Rs 4 crore"),
        ("12", "12", "km", "12"),
        ("8,000", "8000", "TEU", "8,000"),
        ("3.5", "3.5", "%", "3.5"),
        ("3-4", None, "USD", "3-4"),
    ],
)
def test_a_figure_can_be_read_by_itself(
    printed: str, value: str | None, unit: str, expected: str
) -> None:
    assert in_words(printed, Decimal(value) if value else None, unit) == expected
