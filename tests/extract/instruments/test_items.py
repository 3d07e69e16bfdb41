"""Instruments that are items of a list."""

from __future__ import annotations

import pytest

from graph.extract.instruments.items import opens_item
from tests.extract.instruments.reading import told


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("(ii) Agreement on customs", True),
        ("3. Agreement on customs", True),
        ("12) Agreement on customs", True),
        ("- Agreement on customs", True),
        ("• Agreement on customs", True),
        ("Agreement on customs", False),
        ("2021. Agreement on customs", False),
        ("-Agreement on customs", False),
    ],
)
def test_a_mark_opens_an_item(text: str, item: bool) -> None:
    assert opens_item(text) is item


def test_items_take_the_stage_of_the_line_above_them() -> None:
    text = (
        "Togo and Gabon signed the following documents on 4 May 2021:\n\n"
        "- Agreement on shrimps;\n- Memorandum of understanding on tea.\n"
    )
    assert told(text) == [("shrimps", "signed", "2021-05-04"), ("tea", "signed", "2021-05-04")]
