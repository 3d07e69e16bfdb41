"""Tables whose cells are parted by marks."""

from __future__ import annotations

import pytest

from graph.documents import SegmentKind
from graph.documents.separated import SeparatedTables
from tests.documents.reading import kinds
from tests.documents.test_rows import spans_of


def rows(text: str) -> list[list[str]] | None:
    grid = SeparatedTables(text, spans_of(text)).read(0)
    return None if grid is None else [[text[a:b] for a, b in cells] for cells in grid.rows]


@pytest.mark.parametrize(
    "text",
    [
        "Partner | 2022 | 2023\nFiji | 4.5 | 5.5",
        "| Partner | 2022 | 2023 |\n|---|---:|---:|\n| Fiji | 4.5 | 5.5 |",
        "Partner\t2022\t2023\nFiji\t4.5\t5.5",
        "Partner      2022   2023\nFiji         4.5    5.5",
        "Partner;2022;2023\nFiji;4.5;5.5",
        "Partner; 2022; 2023\nFiji; 4.5; 5.5\nThe rest is prose; it was short; so is this.",
    ],
)
def test_cells_parted_by_a_mark(text: str) -> None:
    assert rows(text) == [["Partner", "2022", "2023"], ["Fiji", "4.5", "5.5"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HS;Goods;2022;2023\n0901;Coffee;4,5;5,5\n;Total;9,1;9,9",
            [["Goods", "2022", "2023"], ["Coffee", "4,5", "5,5"], ["Total", "9,1", "9,9"]],
        ),
        (
            "Rank | Partner | Exports\n1 | Fiji | 4.5\n2 | Tonga | 3.5",
            [["Partner", "Exports"], ["Fiji", "4.5"], ["Tonga", "3.5"]],
        ),
        (
            ";;Export;;Import;\nSITC;Goods;2022;2023;2022;2023\n0;Food;4,5;5,5;1,5;2,5\n"
            "1;Drinks;4,1;5,1;1,1;2,1",
            [
                ["", "Export", "", "Import", ""],
                ["Goods", "2022", "2023", "2022", "2023"],
                ["Food", "4,5", "5,5", "1,5", "2,5"],
                ["Drinks", "4,1", "5,1", "1,1", "2,1"],
            ],
        ),
        (
            "2019 | 4.5 | 5.5\n2020 | 6.5 | 7.5",
            [["2019", "4.5", "5.5"], ["2020", "6.5", "7.5"]],
        ),
    ],
)
def test_a_column_of_codes_is_left_out(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected


def test_a_label_may_stand_above_its_figures() -> None:
    text = "Exports | Change | Imports\nFiji\n4.5 | +2.0 | 5.5\nTonga\n3.5 | -1.0 | 2.5"
    assert rows(text) == [
        ["Exports", "Change", "Imports"],
        ["Fiji", "4.5", "+2.0", "5.5"],
        ["Tonga", "3.5", "-1.0", "2.5"],
    ]


def test_a_label_may_be_wrapped() -> None:
    text = "Goods\t2022\t2023\nTextiles and articles\nof leather\t4.5\t5.5"
    assert rows(text) == [
        ["Goods", "2022", "2023"],
        ["Textiles and articles\nof leather", "4.5", "5.5"],
    ]


def test_a_heading_between_rows_and_a_row_past_a_blank_line() -> None:
    text = "Item;2022;2023\nGoods going to Fiji by sea\nSugar;4.5;5.5\n\nBalance;-1.5;-2.5"
    assert rows(text) == [
        ["Item", "2022", "2023"],
        ["Goods going to Fiji by sea"],
        ["Sugar", "4.5", "5.5"],
        ["Balance", "-1.5", "-2.5"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Fiji; 4.5; 5.5",
        "The sides met in May; they spoke; they left.\nThey met again; they spoke; they left.",
        "Tonga agreed; in 2019 it signed; in 2020 it paid.\nFiji did not; it waited; it lost.",
        "A | B\nThe ministers met.",
    ],
)
def test_lines_that_are_no_table(text: str) -> None:
    assert rows(text) is None


def test_an_empty_cell_keeps_its_place() -> None:
    assert kinds("Item|2022|2023\nSugar||5.5") == [
        (SegmentKind.TABLE, "Item | 2022 | 2023 ¦ Sugar | - | 5.5")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Item|2022|2023\n| | |\nSugar|4.5|5.5", ["Item | 2022 | 2023 ¦ Sugar | 4.5 | 5.5"]),
        ("| | |\n|---|---|\n| | |", []),
    ],
)
def test_rows_of_empty_cells_are_left_out(text: str, expected: list[str]) -> None:
    assert kinds(f"{text}\n\nProse.") == [
        *((SegmentKind.TABLE, table) for table in expected),
        (SegmentKind.PARAGRAPH, "Prose."),
    ]


def test_two_columns_of_codes_are_left_out_also_below_a_line_that_heads_rows() -> None:
    text = (
        "No.;SITC;Group;2023;2024\nEXPORTS (thousand EUR)\n1;598;Chemicals;1.012;1.087\n"
        "2;773;Cables;640;702\n;;Exports, total;4.721;5.003"
    )
    assert rows(text) == [
        ["Group", "2023", "2024"],
        ["EXPORTS (thousand EUR)"],
        ["Chemicals", "1.012", "1.087"],
        ["Cables", "640", "702"],
        ["Exports, total", "4.721", "5.003"],
    ]


def test_years_may_stand_above_figures_behind_a_label() -> None:
    text = "Year   2021   2022   2023\nExports: 2.31 / 3.26 / 3.42\nBalance: + 1.47 / - 2.24 / 2.51"
    assert rows(text) == [
        ["Year", "2021", "2022", "2023"],
        ["Exports", "2.31", "3.26", "3.42"],
        ["Balance", "+ 1.47", "- 2.24", "2.51"],
    ]
