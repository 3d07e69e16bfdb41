"""Tables of what a place handles, whose rows name units."""

from __future__ import annotations

from tests.extract.attributes.telling import told

TABLE = """Port of Kribi

Item | 2021 | 2022
Cargo (1,000 t) | 2 410 | 2 886
of which transit | 512 | 604
Containers (TEU) | 96 405 | 108 211
Vessel calls (no.) | 297 | 318
Exports (tonnes) | 900 | 800
"""
LINE = (
    "Port of Kribi\n\nPort traffic Item Unit 2021 2022 Total cargo thousand t 45 614 36 088"
    " Dry bulk thousand t 20 163 12 044 Liquid cargo thousand t 9 870 9 812"
    " Containers thousand TEU 1 066,9 1 048,1 General cargo thousand t 15 581 14 232"
)


def test_each_row_has_its_own_unit_or_that_of_the_row_above() -> None:
    assert [(name, value) for _, name, value in told(TABLE)] == [
        ("quantity_tonnes", 2_410_000),
        ("quantity_tonnes", 2_886_000),
        ("quantity_tonnes", 512_000),
        ("quantity_tonnes", 604_000),
        ("quantity_teu", 96_405),
        ("quantity_teu", 108_211),
        ("vessel_calls", 297),
        ("vessel_calls", 318),
    ]


def test_a_table_in_one_line_is_parted_at_its_figures() -> None:
    values = [value for of, name, value in told(LINE) if of == "Port of Kribi"]
    assert values[:4] == [45_614_000, 36_088_000, 20_163_000, 12_044_000]
    assert 1_048_100 in values


def test_a_table_without_years_tells_of_nothing() -> None:
    assert told(TABLE.replace("2021 | 2022", "North | South").replace("1,000 t", "t")) == []
