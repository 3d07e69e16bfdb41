"""Rows whose figures have their thousands parted by blanks, as their cells are."""

from __future__ import annotations

import pytest

from graph.documents.rows import Grid, flattened_rows
from graph.documents.thousands import are_pairs, grouped_rows, has_groups


def spans_of(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def printed(text: str, grid: Grid) -> list[list[str]]:
    return [[text[a:b] for a, b in row] for row in grid.rows]


TABLE = """Product May 2024 May 2025 Change (%)
Cocoa beans 212 450 301 118 41.7
Rubber 58 902 71 340 21.1"""


@pytest.mark.parametrize("more", ["", "\nVanilla 902 875 -3.0"])
def test_the_headings_or_a_short_row_tell_how_many_cells_there_are(more: str) -> None:
    text = TABLE + more
    rows = printed(text, grouped_rows(text, spans_of(text), 0))
    assert rows[1:3] == [
        ["Cocoa beans", "212 450", "301 118", "41.7"],
        ["Rubber", "58 902", "71 340", "21.1"],
    ]


def test_rows_that_need_no_groups_are_left() -> None:
    text = "Country 2023 2024\nUganda 812 790\nRwanda 198 902"
    assert grouped_rows(text, spans_of(text), 0).rows == ()


def test_labels_with_one_figure_are_no_rows_of_two() -> None:
    text = "Iron ore 8 214\nGold 16 902\nFish 455"
    spans = spans_of(text)
    parted = flattened_rows(text, spans, 0)
    assert parted is not None
    assert are_pairs(text, spans, parted)


def test_groups_have_three_digits() -> None:
    assert has_groups("8 214")
    assert not has_groups("8 21 and 8 2145")
