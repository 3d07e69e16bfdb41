"""Figures of several periods behind one label."""

import pytest

from graph.extract.sheets.series import read_series


def series(value: str) -> list[tuple[str, str]]:
    return [(d.period, value[d.start : d.end]) for d in read_series(value, 0)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("563m (2024), 488m (2023)", [("2024", "563m"), ("2023", "488m")]),
        ("2022 – 1,904; 2023 – 1,612", [("2022", "1,904"), ("2023", "1,612")]),
        ("2023: 14.2; 2024: 14.6 (+2.8%)", [("2023", "14.2"), ("2024", "14.6")]),
        ("1.79 (2022) / 2.40 (2023)", [("2022", "1.79"), ("2023", "2.40")]),
        ("EUR 3 m (2021); EUR 4 m (2022p)", [("2021", "EUR 3 m"), ("2022", "EUR 4 m")]),
        ("2021/22: 3.1; 2022/23: 4.2.", [("2021/22", "3.1"), ("2022/23", "4.2")]),
    ],
)
def test_dated_figures(value: str, expected: list[tuple[str, str]]) -> None:
    assert series(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "563m (2024)",
        "tea, coffee and tin",
        "signed in 2021; renewed in 2023",
        "12% (2024), 14% (2023)",
        "2 (2024) ports and 3 (2023) roads",
    ],
)
def test_what_is_no_series(value: str) -> None:
    assert series(value) == []


def test_a_figure_tells_whether_it_has_currency_and_scale() -> None:
    first, second = read_series("USD 5 (2024), 488m (2023)", 0)
    assert (first.signed, first.scaled) == (True, False)
    assert (second.signed, second.scaled) == (False, True)
