"""Loads in the cells of tables."""

from __future__ import annotations

import pytest

from graph.extract.attributes.loads import load_figure, unit_of


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("Containers (TEU)", "TEU"),
        ("Cargo, million tonnes", "million tonnes"),
        ("Cargo handled (1,000 t)", "thousand t"),
        ("Cargo handled", None),
        ("Growth (%)", None),
    ],
)
def test_a_heading_names_a_unit_of_loads(cell: str, unit: str | None) -> None:
    assert unit_of(cell) == unit


def test_a_cell_is_a_number_of_its_unit() -> None:
    figure = load_figure("2 410", "thousand t", 10)
    assert figure is not None
    assert figure.quantity is not None
    assert (figure.start, figure.end, figure.quantity.value) == (10, 15, 2_410_000)
    assert load_figure("n.a.", "TEU", 0) is None
