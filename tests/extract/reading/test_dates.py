from __future__ import annotations

from datetime import date

import pytest

from graph.claims.period import PartialDate, Period
from graph.extract.reading.dates import act_date, as_partial
from graph.extract.values import find_values
from graph.extract.values.model import DateMention, PeriodMention


def dated(text: str) -> DateMention | PeriodMention:
    (value,) = [v for v in find_values(text) if isinstance(v, DateMention | PeriodMention)]
    return value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("signed on 5 March 2024", "2024-03-05"),
        ("signed in March 2024", "2024-03"),
        ("signed in 2024", "2024"),
        ("to be signed by 2030", None),
    ],
)
def test_stated_precision(text: str, expected: str | None) -> None:
    found = act_date(dated(text), None, None)
    assert (str(found) if found else None) == expected


def test_a_day_without_a_year_takes_the_year_of_the_text() -> None:
    assert act_date(dated("signed on 6 June"), None, 2024) == PartialDate(2024, 6, 6)
    assert act_date(dated("signed on 6 June"), None, None) is None


def test_only_a_lasting_state_dates_from_since() -> None:
    mention = dated("in force since 2012")
    assert act_date(mention, None, None, lasting=True) == PartialDate(2012)
    assert act_date(mention, None, None) is None


def test_only_whole_units_are_dates() -> None:
    assert as_partial(Period(date(2024, 2, 1), date(2024, 2, 29))) == PartialDate(2024, 2)
    assert as_partial(Period(date(2024, 1, 1), date(2024, 12, 31))) == PartialDate(2024)
    assert as_partial(Period(date(2024, 1, 1), date(2024, 3, 31))) is None
