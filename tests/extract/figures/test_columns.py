"""What the columns of a table are, by their headings and by their figures."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.columns import cells_of, in_part, with_bases, with_sums
from graph.extract.figures.headings import Heading
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Topic
from graph.extract.values import find_values
from graph.extract.values.expression import PeriodExpression
from graph.extract.values.model import PeriodMention


def period(text: str) -> PeriodExpression:
    (value,) = find_values(text)
    assert isinstance(value, PeriodMention)
    return value.expression


def way(direction: Direction) -> Heading:
    return Heading(direction=direction, topic=Topic(0, 0, 0, direction, Kind.STRONG))


def test_cells_and_their_places() -> None:
    assert cells_of("Tea | 1.5 | -") == [(0, "Tea"), (6, "1.5"), (12, "-")]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2023", "2024"), ["January-May 2023", "January-May 2024"]),
        (("FY2023-24", "FY2024-25"), ["January-May FY2023-24", "January-May FY2024-25"]),
    ],
)
def test_years_above_columns_are_taken_for_the_part_in_the_title(
    years: tuple[str, str], expected: list[str]
) -> None:
    columns = in_part([Heading(period=period(year)) for year in years], period("January-May"))
    assert [c.period.when for c in columns if c.period] == [period(e).when for e in expected]


def test_sums_are_known_by_the_figures() -> None:
    columns = [Heading(), way(Direction.EXPORTS), way(Direction.IMPORTS), Heading(foreign=True)]
    found = with_sums(columns, ["2021 | 9.5 | 8.5 | 18.0", "2022 | 1 | 2 | 3"], comma=False)
    assert found[3].direction is Direction.TOTAL
    assert not found[3].foreign
    columns[3] = Heading(foreign=True)
    found = with_sums(columns, ["2021 | 9.5 | 8.5 | 18.0", "2022 | 1 | 2 | 7"], comma=False)
    assert found[3] == Heading(foreign=True)


def test_the_periods_of_growth_are_known_by_the_figures() -> None:
    quarters = [Heading(period=period(text)) for text in ("Q1 2024", "Q4 2024", "Q1 2025")]
    rows = ["Tea | 10 | 40 | 12 | 20.0", "Tin | 20 | 15 | 15 | -25.0"]
    columns = with_bases([Heading(), *quarters, Heading(foreign=True)], rows, comma=False)
    grown = columns[4]
    assert grown.growth
    assert not grown.foreign
    assert (grown.period, grown.base) == (quarters[2].period, quarters[0].period)


def test_shares_are_no_growth() -> None:
    years = [Heading(period=period(text)) for text in ("2023", "2024")]
    rows = ["Tea | 10 | 12 | 40.0", "Tin | 20 | 15 | 60.0"]
    columns = with_bases([Heading(), *years, Heading(foreign=True)], rows, comma=False)
    assert columns[3] == Heading(foreign=True)
