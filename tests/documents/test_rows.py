from __future__ import annotations

import pytest

from graph.documents import SegmentKind
from graph.documents.rows import flattened_rows, short_lines, spaced_cells, stacked_cells
from tests.documents.reading import kinds


def spans_of(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def rows(text: str, *, stacked: bool = False) -> list[list[str]] | None:
    spans = spans_of(text)
    lines = short_lines(spans, 0)
    grid = stacked_cells(text, spans, 0, lines) if stacked else flattened_rows(text, spans, 0)
    return None if grid is None else [[text[a:b] for a, b in cells] for cells in grid.rows]


def test_rows_with_single_blanks_below_their_heading() -> None:
    text = "Country 2019 2020\nCosta Rica 1,610.2 -671.0\nPeru (48.1) 45%\nThe rest is prose."
    assert rows(text) == [
        ["Country 2019 2020"],
        ["Costa Rica", "1,610.2", "-671.0"],
        ["Peru", "(48.1)", "45%"],
    ]


def test_rows_of_years() -> None:
    assert rows("2019 1.2 3.4\n2020 1.5 3.1") == [["2019", "1.2", "3.4"], ["2020", "1.5", "3.1"]]


def test_decimals_without_a_digit_before_the_point() -> None:
    assert rows("2019 .2 3.4\n2020 .15 -.1") == [["2019", ".2", "3.4"], ["2020", ".15", "-.1"]]


def test_a_blank_line_between_rows_of_equal_width() -> None:
    assert rows("Total 9.2 8.4\n\nPeru 1.5 3.1\nChile 1.2 2.4\n\nOf 4.5") == [
        ["Total", "9.2", "8.4"],
        ["Peru", "1.5", "3.1"],
        ["Chile", "1.2", "2.4"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya 610.2 671.0\nThe ministers met.",
        "They met in 2019 2020\nand again in 2021 2022",
        "Kenya 610.2 671.0\nRwanda 480.1",
        "Kenya 2019 2020\nRwanda 2019 2020",
        "Exports rose.\nKenya 610.2 671.0\nRwanda 480.1 456.3",
    ],
)
def test_lines_that_are_no_rows(text: str) -> None:
    assert rows(text) is None


def test_cells_below_each_other() -> None:
    text = "Exports, US$ million\nCountry\n2021\n2022\nPeru\n615,300\n736,900\nChile\n532\n672"
    assert rows(text, stacked=True) == [
        ["Exports, US$ million"],
        ["Country", "2021", "2022"],
        ["Peru", "615,300", "736,900"],
        ["Chile", "532", "672"],
    ]


def test_lone_headings_between_rows() -> None:
    flat = "Trade of Togo\nPartner 2019 2020\nExports\nGhana 61.2 67.0\nImports\nBenin 48.1 45.6"
    assert rows(flat) == [
        ["Trade of Togo"],
        ["Partner 2019 2020"],
        ["Exports"],
        ["Ghana", "61.2", "67.0"],
        ["Imports"],
        ["Benin", "48.1", "45.6"],
    ]
    stacked = (
        "Partner\n2019\n2020 (p)\nExports\nGhana\n61.2\n67.0\nTogo\n1.2\n..\n"
        "Imports\nBenin\n1 048.1\n45.6"
    )
    assert rows(stacked, stacked=True) == [
        ["Partner", "2019", "2020 (p)"],
        ["Exports"],
        ["Ghana", "61.2", "67.0"],
        ["Togo", "1.2", ".."],
        ["Imports"],
        ["Benin", "1 048.1", "45.6"],
    ]


def test_a_title_is_no_heading_of_the_labels() -> None:
    text = "Table 1. Exports by partner\n2021\n2022\nPeru\n615\n736\nChile\n532\n672"
    assert rows(text, stacked=True) == [
        ["Table 1. Exports by partner"],
        ["2021", "2022"],
        ["Peru", "615", "736"],
        ["Chile", "532", "672"],
    ]


@pytest.mark.parametrize("text", ["Peru\nChile\n2021\nBolivia", "2021\n2022\n2023\n2024", "Peru"])
def test_lines_that_are_no_cells(text: str) -> None:
    assert rows(text, stacked=True) is None


def test_a_text_with_such_a_table() -> None:
    text = "Trade of Togo\n\nPartner 2019 2020\nGhana 61.2 67.0\nBenin 48.1 45.6\n"
    assert kinds(text)[-1] == (
        SegmentKind.TABLE,
        "Partner 2019 2020 ¦ Ghana | 61.2 | 67.0 ¦ Benin | 48.1 | 45.6",
    )


def test_columns_with_lone_headings() -> None:
    text = "Country\t2019\t2020\nExports\nGhana\t61.2\t67.0\nImports\nBenin\t48.1\t45.6\n"
    assert kinds(text)[-1] == (
        SegmentKind.TABLE,
        "Country | 2019 | 2020 ¦ Exports ¦ Ghana | 61.2 | 67.0 ¦ Imports ¦ Benin | 48.1 | 45.6",
    )


def test_the_number_of_a_row_is_no_part_of_its_label() -> None:
    assert rows("Commodity 2019 2020\n1 Raw cotton 1.2 3.4\n2. Tea 1.5 3.1") == [
        ["Commodity 2019 2020"],
        ["Raw cotton", "1.2", "3.4"],
        ["Tea", "1.5", "3.1"],
    ]


def test_pairs_of_a_period_and_a_figure_below_their_headings() -> None:
    text = "Exports\nJan-Sep 2023\n10.1\nJan-Sep 2024\n8.2\nImports\nJan-Sep 2024\n3.1"
    assert rows(text, stacked=True) == [
        ["Exports"],
        ["Jan-Sep 2023", "10.1"],
        ["Jan-Sep 2024", "8.2"],
        ["Imports"],
        ["Jan-Sep 2024", "3.1"],
    ]


def test_the_unit_between_headings_and_rows() -> None:
    text = "Partner\n2023\n2024\nUS$ million\nChad\n1,548\n1,806\nMali\n1,267\n1,391"
    assert rows(text, stacked=True) == [
        ["US$ million"],
        ["Partner", "2023", "2024"],
        ["Chad", "1,548", "1,806"],
        ["Mali", "1,267", "1,391"],
    ]


def test_rows_parted_by_blank_lines() -> None:
    text = "1Q 2024\n1Q 2025\n\nEXPORTS\n1.6\n1.9\n\nTin\n0.9\n1.1\n\nThe rest is prose, and long."
    spans = spans_of(text)
    grid = spaced_cells(text, spans, 0)
    assert grid is not None
    assert [[text[a:b] for a, b in cells] for cells in grid.rows] == [
        ["1Q 2024", "1Q 2025"],
        ["EXPORTS", "1.6", "1.9"],
        ["Tin", "0.9", "1.1"],
    ]
    assert spans[grid.end] == (text.index("\n\nThe rest") + 1, text.index("\n\nThe rest") + 1)


def test_paragraphs_are_no_rows() -> None:
    text = "Exports\nImports\n\nTin\n0.9\n\nThe ministers met."
    assert spaced_cells(text, spans_of(text), 0) is None


def test_years_may_be_the_labels_of_cells_below_each_other() -> None:
    text = "Year\nExports to Peru\nImports from Peru\n2021\n2,410\n2,652\n2022\n2,988\n3,114"
    assert rows(text, stacked=True) == [
        ["Year", "Exports to Peru", "Imports from Peru"],
        ["2021", "2,410", "2,652"],
        ["2022", "2,988", "3,114"],
    ]


def test_rows_parted_by_blank_lines_with_a_heading_of_their_labels() -> None:
    text = "Partner\n2015\n2016\n\nPeru\n7.2\n9.1\n\nChile\n3.4\n2.8\n\nThe rest is prose."
    grid = spaced_cells(text, spans_of(text), 0)
    assert grid is not None
    assert [[text[a:b] for a, b in cells] for cells in grid.rows] == [
        ["Partner", "2015", "2016"],
        ["Peru", "7.2", "9.1"],
        ["Chile", "3.4", "2.8"],
    ]


def test_the_year_of_a_total_is_part_of_its_label() -> None:
    assert rows("May 2019 1.5 3.1\nJune 2019 1.2 2.4\nTOTAL 2019 2.7 5.5") == [
        ["May 2019", "1.5", "3.1"],
        ["June 2019", "1.2", "2.4"],
        ["TOTAL 2019", "2.7", "5.5"],
    ]
