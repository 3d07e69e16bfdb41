"""Tables of what a place handles."""

from __future__ import annotations

from tests.extract.attributes.telling import told

TABLE = """Port of Kribi

Year   Cargo (million tonnes)   Containers (TEU)
2021   5.2   310,000
2022   6.1   345,500
"""


def test_each_cell_below_a_unit_is_a_load_of_the_place() -> None:
    assert told(TABLE) == [
        ("Port of Kribi", "quantity_tonnes", 5_200_000),
        ("Port of Kribi", "quantity_teu", 310_000),
        ("Port of Kribi", "quantity_tonnes", 6_100_000),
        ("Port of Kribi", "quantity_teu", 345_500),
    ]


def test_a_table_of_exports_or_of_no_units_is_none_of_a_place() -> None:
    assert told(TABLE.replace("Cargo", "Exports")) == []
    assert told(TABLE.replace("(TEU)", "").replace("(million tonnes)", "")) == []


def test_without_a_place_loads_have_no_owner() -> None:
    assert told(TABLE.replace("Port of Kribi", "Figures")) == []
