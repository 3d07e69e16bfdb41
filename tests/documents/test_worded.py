"""Tables of words."""

from __future__ import annotations

import pytest

from graph.documents import SegmentKind
from graph.documents.worded import WordedTables
from tests.documents.reading import kinds
from tests.documents.test_rows import spans_of


def rows(text: str) -> list[list[str]] | None:
    grid = WordedTables(text, spans_of(text)).read(0)
    return None if grid is None else [[text[a:b] for a, b in cells] for cells in grid.rows]


def test_rows_parted_by_tabs() -> None:
    text = "No.\tTitle\tSigned by\n1.\tPact on tea\tMs. Rao, Minister\n\n2)\tPact on tin\tMr. Lal\n"
    assert rows(text) == [
        ["Title", "Signed by"],
        ["Pact on tea", "Ms. Rao, Minister"],
        ["Pact on tin", "Mr. Lal"],
    ]


def test_rows_without_numbers() -> None:
    text = "Title\tPartner\tSigned\nPact on tea\tPeru\t5 May 2019\nPact on tin\tChile\t2 June 2021"
    assert rows(text) == [
        ["Title", "Partner", "Signed"],
        ["Pact on tea", "Peru", "5 May 2019"],
        ["Pact on tin", "Chile", "2 June 2021"],
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_cells_below_each_other(gap: str) -> None:
    lines = ["S.No", "Title", "Fijian side", "1", "Pact on tea", "Ms. Rao", "2.", "Pact on tin"]
    assert rows(gap.join([*lines, "Mr. Lal", "The talks went on."])) == [
        ["Title", "Fijian side"],
        ["Pact on tea", "Ms. Rao"],
        ["Pact on tin", "Mr. Lal"],
    ]


def test_numbers_without_a_heading_of_their_own() -> None:
    text = "Title\nFijian side\n1.\nPact on tea\nMs. Rao\n2.\nPact on tin\nMr. Lal"
    assert rows(text) == [
        ["Title", "Fijian side"],
        ["Pact on tea", "Ms. Rao"],
        ["Pact on tin", "Mr. Lal"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "trade \thas been \tgrowing\nover \tthe \tyears\nand \twill \tgrow",  # stray tabs
        "Peru \tsold \ttea.\nFiji \tsold \ttin.\nTogo \tsold \tcotton.",  # sentences
        "Title\tSigned by\nPact on tea\tMs. Rao\nPact on tin\tMr. Lal",  # two cells
        "Title\tPartner\tSigned\nPact on tea\tPeru\t2019",  # one row
        "Goods\t2021\t2022\nTea\t1.5\t1.7\nTin\t2.5\t2.8",  # figures
        "Title\nSide\n1.\nPact on tea\nMs. Rao\n3.\nPact on tin\nMr. Lal",  # numbers out of order
        "The first item of the agenda was this.\n1.\nTrade\n2.\nTransit",
        "",
    ],
)
def test_no_table(text: str) -> None:
    assert rows(text) is None


def test_a_table_in_a_document() -> None:
    text = (
        "Pacts\n\nTitle\tPartner\tSigned\nTea\tPeru\tMay 2019\nTin\tChile\tJune 2021\n\nBoth left."
    )
    assert kinds(text)[1:] == [
        (
            SegmentKind.TABLE,
            "Title | Partner | Signed ¦ Tea | Peru | May 2019 ¦ Tin | Chile | June 2021",
        ),
        (SegmentKind.PARAGRAPH, "Both left."),
    ]
