"""Columns that follow from others."""

from __future__ import annotations

import pytest

from graph.extract.figures.derived import Derivation, derived_columns, differs, grows, table_of

GROWTH, DIFFERENCE, SHARE = Derivation.GROWTH, Derivation.DIFFERENCE, Derivation.SHARE


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["Tea | 50.0 | 60.0 | 10.0 | 20.0", "Tin | 80.0 | 60.0 | -20.0 | -25.0"],
            {3: (DIFFERENCE, 2, 1), 4: (GROWTH, 2, 1)},
        ),
        (
            ["Tea | 60.0 | 50.0 | 20.0", "Tin | 60.0 | 80.0 | -25.0"],
            {3: (GROWTH, 1, 2)},
        ),
        (
            ["All | 412.0 | 100.0", "Tea | 103.0 | 25.0", "Tin | 37.1 | 9.0"],
            {2: (SHARE, 1, 1)},
        ),
        (
            ["Tea | 5 | 10 | 100.0 | 7 | 14 | 100.0", "Tin | 8 | 4 | -50.0 | 6 | 9 | 50.0"],
            {3: (GROWTH, 2, 1), 6: (GROWTH, 5, 4)},
        ),
        (["Tea | 5 | 10 | 12", "Tin | 8 | 4 | 6"], {}),
        (["Tea | 5 | 10 | 100.0"], {}),
        ([], {}),
    ],
)
def test_what_follows_from_what(
    rows: list[str], expected: dict[int, tuple[Derivation, int, int]]
) -> None:
    assert derived_columns(table_of(rows, comma=False)) == expected


def test_cells_without_a_figure_deny_nothing() -> None:
    table = table_of(["Tea | 50 | 60 | 20.0", "Tin | - | 4 | -", "Oil | 4 | 5 | 25.0"], comma=False)
    assert grows(table, 3, 2, 1)
    assert not differs(table, 3, 2, 1)
