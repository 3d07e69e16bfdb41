"""Lines of a label and its figure."""

from __future__ import annotations

import pytest

from graph.documents.pairs import is_table, paired_rows
from tests.documents.reading import kinds
from tests.documents.test_rows import spans_of


def rows(text: str) -> list[list[str]] | None:
    grid = paired_rows(text, spans_of(text), 0)
    return [[text[a:b] for a, b in c] for c in grid.rows] if is_table(text, grid) else None


def test_a_figure_a_line() -> None:
    assert rows("1. Peru 1,920.4\n2. Chile (n.e.s.) 60.3\n3. Fiji -36%\nThe rest is prose.") == [
        ["Peru", "1,920.4"],
        ["Chile (n.e.s.)", "60.3"],
        ["Fiji", "-36%"],
    ]


def test_lists_side_by_side() -> None:
    assert rows("Tin 41.3 Crude oil -30.5\n    Tea 5.0") == [
        ["Tin", "41.3"],
        ["Crude oil", "-30.5"],
        ["Tea", "5.0"],
    ]


def test_a_line_heads_those_below() -> None:
    assert rows("Peru 1.5\nChile 1.4\nImports\nFiji 1.2\n\nSamoa 4") == [
        ["Peru", "1.5"],
        ["Chile", "1.4"],
        ["Imports"],
        ["Fiji", "1.2"],
    ]


def test_a_number_in_a_label() -> None:
    assert rows("Tin 4.5\nChange on previous 12 months 4.2%\nTea 1.2") == [
        ["Tin", "4.5"],
        ["Change on previous 12 months", "4.2%"],
        ["Tea", "1.2"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru 1.5\nChile 1.4",
        "Foreword 3\nGrowth 12\nTrade 25\nAnnex 41",
        "Founded 1866\nOpened 1901\nClosed 1990",
        "The talks lasted until 5.\nThey met on May 7\nThey ended on May 9",
        "Tin: 4.5\nTea: 5.5\nOil: 6.5",
        "Peru: 6,231 (19.8%)\nChile: 4,015 (12.7%)\nFiji: 906 (2.4%)",
        "",
    ],
)
def test_lines_that_are_no_rows(text: str) -> None:
    assert rows(text) is None


def test_a_title_and_the_lines_below_it_belong_to_the_table() -> None:
    text = (
        "Fiji sold more than a year before, for the most part in Australia and Samoa.\n\n"
        "Table 3. Leading exports\nGrowth in per cent\n\nUp Down\nTin 41.3 Oil -30.5\nTea 5.0\n"
    )
    assert [kind for kind, _ in kinds(text)][1:] == ["table"]
