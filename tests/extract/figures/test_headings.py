"""What headings of columns tell."""

from __future__ import annotations

import pytest

from graph.extract.figures.headings import heading
from graph.extract.values import find_values
from graph.extract.values.expression import CivilYear, Edge, EdgeOf, Months

MARCH = Months(3, 3, CivilYear(2025))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Mar-25", MARCH),
        ("Cum. Mar-25", EdgeOf(Edge.END, MARCH)),
        ("March 2025 (YTD)", EdgeOf(Edge.END, MARCH)),
        ("Cumulative 2025", CivilYear(2025)),
    ],
)
def test_a_month_may_stand_for_its_year_so_far(text: str, when: object) -> None:
    told = heading(text, find_values(text), None)
    assert told.period is not None
    assert told.period.when == when


def test_growth_says_what_it_is_counted_from() -> None:
    assert heading("m/m %", (), None).monthly
    assert heading("y/y %", (), None).yearly
