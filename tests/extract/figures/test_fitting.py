"""Lines that name fewer things than there are columns."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction
from graph.extract.figures.derived import table_of
from graph.extract.figures.fitting import fitted_columns
from graph.extract.figures.lexicon import load_lexicon
from tests.extract.scenes import scene_of

EXPORTS, IMPORTS = Direction.EXPORTS, Direction.IMPORTS


def fitted(lines: list[str], rows: list[str]) -> list[str]:
    """Return what each column is: direction, period, base of its growth, goods; "-" for others."""
    sentences = [scene_of(f"Peru\n\n{line}").sentences[-1] for line in lines]
    columns = fitted_columns(sentences, table_of(rows, comma=False), load_lexicon())
    named = []
    for c in columns:
        words = [
            c.direction.value if c.direction else "",
            str(c.period.when) if c.period else "",
            "growth" if c.growth else "",
            c.topic.commodity or "" if c.topic else "",
        ]
        named.append("-" if c.foreign else " ".join(filter(None, words)))
    return named


ROWS = ["Tea | 50.0 | 60.0 | 10.0 | 20.0", "Tin | 80.0 | 60.0 | -20.0 | -25.0"]
WIDE = ["Tea | 5 | 10 | 100.0 | 7 | 14 | 100.0", "Tin | 8 | 4 | -50.0 | 6 | 9 | 50.0"]


def test_one_heading_above_difference_and_growth() -> None:
    columns = fitted(["Product 2020 2021 Change", "Value %"], ROWS)
    assert len(columns) == 4
    assert columns[2] == "-"
    assert ("2020" in columns[0], "2021" in columns[1]) == (True, True)
    assert "2021" in columns[3]
    assert columns[3].endswith("growth")


@pytest.mark.parametrize(
    "lines",
    [
        ["Imports Exports", "2011 2012 Change 11/12 2011 2012 Change 11/12"],
        ["Imports Exports", "2011 2012 change on 2011, % 2011 2012 change on 2011, %"],
        ["Imports Exports", "2011 2012"],
    ],
)
def test_directions_above_groups_of_years(lines: list[str]) -> None:
    columns = fitted(lines, WIDE)
    assert [c.split()[0] for c in columns] == ["imports"] * 3 + ["exports"] * 3
    assert ["2012" in c for c in columns] == [False, True, True] * 2
    assert [c.endswith("growth") for c in columns] == [False, False, True] * 2


def test_months_above_years() -> None:
    columns = fitted(["April January-April", "2011 2012 % 2011 2012 %"], WIDE)
    assert ["first=4" in c for c in columns] == [True] * 3 + [False] * 3
    assert all("last=4" in c for c in columns)


def test_what_directions_leave_out() -> None:
    lines = ["Imports (excluding gold) Exports excluding ships and oil", "2011 2012 % 2011 2012 %"]
    columns = fitted(lines, WIDE)
    assert columns[0].endswith("excluding gold")
    assert columns[3].endswith("excluding ships and oil")


@pytest.mark.parametrize(
    "lines",
    [[], ["Main goods"], ["2010 2011 2012"], ["Exports and imports", "2011 2012 2013 2014"]],
)
def test_lines_that_do_not_fit(lines: list[str]) -> None:
    assert not any("exports" in column for column in fitted(lines, WIDE))
