"""Lines that head columns without cells."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.heading_lines import flat_columns, joined, line_marks
from graph.extract.figures.headings import Heading
from graph.extract.figures.lexicon import load_lexicon
from tests.extract.scenes import scene_of

EXPORTS, IMPORTS, BALANCE = Direction.EXPORTS, Direction.IMPORTS, Direction.BALANCE


def named(*lines: str, width: int) -> list[tuple[Direction | None, str, bool, bool]]:
    """Return direction, period, growth and foreignness of each column."""
    sentences = [scene_of(f"Peru\n\n{line}").sentences[-1] for line in lines]
    return [
        (c.direction, c.period.label if c.period else "", c.growth, c.foreign)
        for c in flat_columns(sentences, width, load_lexicon())
    ]


def test_periods_and_growth() -> None:
    assert named("Country 2019 2020 Growth (%)", width=3) == [
        (None, "2019", False, False),
        (None, "2020", False, False),
        (None, "", True, False),
    ]


def test_the_base_of_growth_is_no_column() -> None:
    assert named("Destination 2024 Change 2024/23 Share", width=3) == [
        (None, "2024", False, False),
        (None, "", True, False),
        (None, "", False, True),
    ]


@pytest.mark.parametrize(
    "line", ["Year Export Import Total Balance", "Year Exports Imports Turnover Balance"]
)
def test_a_column_without_a_name_of_its_own_keeps_its_place(line: str) -> None:
    columns = named(line, width=4)
    assert [columns[at][0] for at in (0, 1, 3)] == [EXPORTS, IMPORTS, BALANCE]


def test_a_line_heads_the_columns_of_the_line_below() -> None:
    assert named("2023 2024", "Country Export Import Export Import", width=4) == [
        (EXPORTS, "2023", False, False),
        (IMPORTS, "2023", False, False),
        (EXPORTS, "2024", False, False),
        (IMPORTS, "2024", False, False),
    ]
    assert named("June 2025* May 2025 (R)", "Value Share (%) Value Share (%)", width=4) == [
        (None, "June 2025", False, False),
        (None, "June 2025", False, True),
        (None, "May 2025", False, False),
        (None, "May 2025", False, True),
    ]


def test_lines_that_name_more_or_less_than_there_are_columns() -> None:
    assert named("Country 2019 2020", width=3) == []


def test_a_year_beside_a_unit_is_a_period() -> None:
    line = scene_of("Peru\n\nDestination US$ M 2024 Share").sentences[-1]
    marks = line_marks(line, load_lexicon(), amounts=True)
    assert [line.text[m.start : m.end] for m in marks] == ["2024", "Share"]


def test_the_lower_heading_says_first_which_way_goods_go() -> None:
    upper, lower = Heading(direction=Direction.TOTAL), Heading(direction=BALANCE, growth=True)
    assert joined(upper, lower) == Heading(direction=BALANCE, growth=True)


def test_months_above_years() -> None:
    columns = named("Exports Imports", "Feb. Mar. Feb. Mar.", "2016 2016 2016 2016", width=4)
    assert [direction for direction, *_ in columns] == [EXPORTS, EXPORTS, IMPORTS, IMPORTS]
    assert [period for _, period, *_ in columns] == ["Feb.", "Mar.", "Feb.", "Mar."]


def test_a_name_of_a_month_in_other_words_is_no_column() -> None:
    assert named("May and March goods", width=2) == []


@pytest.mark.parametrize(
    "line", ["2021 Compared to 2020, %", "Country 2021 in % of 2020", "2021 as compared with 2020"]
)
def test_a_period_to_compare_with_is_the_base_of_growth(line: str) -> None:
    assert named(line, width=2) == [(None, "2021", False, False), (None, "", True, False)]
