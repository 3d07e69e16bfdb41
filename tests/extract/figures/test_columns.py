"""What the columns of a table are, by their headings and by their figures."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.columns import (
    beside_dated,
    cells_of,
    ending,
    in_part,
    with_bases,
    with_indices,
    with_sums,
)
from graph.extract.figures.derived import Table, table_of
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


def figures(*rows: str) -> Table:
    return table_of(rows, comma=False)


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


def test_the_title_may_write_the_year_in_another_way() -> None:
    years = [Heading(period=period(year)) for year in ("2019/20", "2020/21")]
    columns = in_part(years, period("first eight months of FY 2020/21"))
    assert [c.period.when for c in columns if c.period] == [
        period(f"first eight months of {year}").when for year in ("2019/20", "2020/21")
    ]


def test_sums_are_known_by_the_figures() -> None:
    columns = [Heading(), way(Direction.EXPORTS), way(Direction.IMPORTS), Heading(foreign=True)]
    found = with_sums(columns, figures("2021 | 9.5 | 8.5 | 18.0", "2022 | 1 | 2 | 3"))
    assert found[3].direction is Direction.TOTAL
    assert not found[3].foreign
    columns[3] = Heading(foreign=True)
    found = with_sums(columns, figures("2021 | 9.5 | 8.5 | 18.0", "2022 | 1 | 2 | 7"))
    assert found[3] == Heading(foreign=True)


def test_the_periods_of_growth_are_known_by_the_figures() -> None:
    quarters = [Heading(period=period(text)) for text in ("Q1 2024", "Q4 2024", "Q1 2025")]
    table = figures("Tea | 10 | 40 | 12 | 20.0", "Tin | 20 | 15 | 15 | -25.0")
    columns = with_bases([Heading(), *quarters, Heading(foreign=True)], table)
    grown = columns[4]
    assert grown.growth
    assert not grown.foreign
    assert (grown.period, grown.base) == (quarters[2].period, quarters[0].period)


def test_shares_are_no_growth() -> None:
    years = [Heading(period=period(text)) for text in ("2023", "2024")]
    table = figures("Tea | 10 | 12 | 40.0", "Tin | 20 | 15 | 60.0")
    columns = with_bases([Heading(), *years, Heading(foreign=True)], table)
    assert columns[3] == Heading(foreign=True)


def test_years_above_columns_end_in_the_month_of_the_title() -> None:
    columns = ending([Heading(), Heading(period=period("2022"))], ["Trade (June years, $ million)"])
    assert columns[1].period is not None
    assert columns[1].period.when == period("year ended June 2022").when


def test_an_index_is_told_from_growth_by_its_figures() -> None:
    columns = [
        Heading(),
        Heading(period=period("2021")),
        Heading(growth=True, base=period("2020")),
    ]
    (*_, index) = with_indices(columns, figures("Tea | 10 | 118.2", "Tin | 20 | 87.4"))
    assert index.index
    (*_, growth) = with_indices(columns, figures("Tea | 10 | 18.2", "Tin | 20 | -12.6"))
    assert not growth.index


def test_a_month_of_a_civil_year_is_no_part_of_fiscal_years() -> None:
    columns = [Heading(period=period(year)) for year in ("2022-23", "2023-24")]
    assert in_part(columns, period("September 2023")) == columns


def test_growth_beside_a_month_and_the_year_so_far_is_of_the_nearest() -> None:
    month, year = Heading(period=period("July 2025")), Heading(period=period("January-July 2025"))
    columns = beside_dated([Heading(), month, year, Heading(growth=True)])
    assert columns[3].period == year.period
    assert beside_dated([Heading(), month, Heading(growth=True)])[2].period is None
