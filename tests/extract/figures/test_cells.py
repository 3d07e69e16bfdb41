"""Figures as cells print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.figures.cells import is_missing, parts_by_comma, read_figure


@pytest.mark.parametrize(
    ("printed", "comma", "value", "step"),
    [
        ("1,204.6", False, "1204.6", "0.1"),
        ("1 204,6", False, "1204.6", "0.1"),
        ("1'846.5", False, "1846.5", "0.1"),
        ("2.148.930", False, "2148930", "1"),
        ("611.204", True, "611204", "1"),
        ("611.204", False, "611.204", "0.001"),
        ("1,20,000", False, "120000", "1"),
        ("(41.8) r", False, "-41.8", "0.1"),
        ("(-)15.40", False, "-15.40", "0.01"),
        ("-769.8", False, "-769.8", "0.1"),
        ("+14.6", False, "14.6", "0.1"),
        ("322p", False, "322", "1"),
        ("US$ 12.5", False, "12.5", "0.1"),
        ("15.4*", False, "15.4", "0.1"),
    ],
)
def test_figures(printed: str, comma: bool, value: str, step: str) -> None:
    figure = read_figure(printed, comma=comma)
    assert figure is not None
    assert (figure.value, figure.step) == (Decimal(value), Decimal(step))


def test_percentages() -> None:
    figures = [read_figure(printed) for printed in ("-31,1 %", "12.5%", "12.5")]
    assert [figure is not None and figure.percent for figure in figures] == [True, True, False]


@pytest.mark.parametrize("printed", ["Kenya", "-", "n.a.", "", "12 km", "4th", "1.2 bn", "2021/22"])
def test_what_is_no_figure(printed: str) -> None:
    assert read_figure(printed) is None


def test_a_missing_figure_is_marked() -> None:
    assert all(is_missing(mark) for mark in ("-", "–", "...", "n.a.", "N/A"))
    assert not is_missing("0")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["611.204", "-22,6", "30,8"], True),
        (["1,204", "12.5"], False),
        (["1,204", "3,311"], False),
        (["2.148.930", "1.662.417"], True),
    ],
)
def test_a_table_shows_what_parts_its_decimals(cells: list[str], expected: bool) -> None:
    assert parts_by_comma(cells) is expected


def test_a_deficit_is_negative_however_it_is_printed() -> None:
    printed = [read_figure("12.5"), read_figure("(12.5)")]
    assert [f.as_deficit().value for f in printed if f is not None] == [Decimal("-12.5")] * 2


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_any_amount_is_read_in_either_style(amount: Decimal) -> None:
    english = f"{amount:,.2f}"
    continental = english.translate(str.maketrans(",.", ".,"))
    for printed, comma in ((english, False), (continental, True)):
        figure = read_figure(printed, comma=comma)
        assert figure is not None
        quantity = figure.quantity(("USD", Decimal(1000)))
        assert quantity.value == amount * 1000
        assert quantity.low is not None
        assert quantity.high is not None
        assert quantity.high - quantity.low == 10
