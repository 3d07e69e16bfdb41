from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import PartialDate, Period, Precision

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2025, 2, 1), date(2025, 1, 1))


def test_a_year_before_february_keeps_the_whole_month() -> None:
    period = Period(date(2025, 2, 1), date(2025, 2, 28))
    assert period.year_before() == Period(date(2024, 2, 1), date(2024, 2, 29))


def test_a_year_before_a_leap_day_is_the_last_of_february() -> None:
    period = Period(date(2024, 2, 29), date(2024, 2, 29))
    assert period.year_before() == Period(date(2023, 2, 28), date(2023, 2, 28))


@given(DAYS, st.integers(0, 700))
def test_a_year_before_keeps_start_and_end_in_order(start: date, length: int) -> None:
    earlier = Period(start, start + timedelta(days=length)).year_before()
    assert earlier.start <= earlier.end
    assert earlier.start.year == start.year - 1


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("1995", Precision.YEAR, date(1995, 1, 1), date(1995, 12, 31)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-03-14", Precision.DAY, date(2022, 3, 14), date(2022, 3, 14)),
    ],
)
def test_a_date_covers_what_its_precision_leaves_open(
    text: str, precision: Precision, first: date, last: date
) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.precision, parsed.first, parsed.last) == (precision, first, last)
    assert str(parsed) == text


@given(DAYS)
def test_dates_survive_being_written_and_read(day: date) -> None:
    assert PartialDate.parse(day.isoformat()).first == day


@pytest.mark.parametrize("text", ["", "95", "2023-24", "2023-13", "2023-02-30", "2023-1-1", "x"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|range"):
        PartialDate.parse(text)
