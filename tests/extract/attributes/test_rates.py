"""How often something runs, how much it gives in a time, how many lanes it has."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Flights between Quito and Panama are to rise from five to nine a week.",
            [("flights_per_week", 5), ("flights_per_week", 9)],
        ),
        ("The Dostyk–Moyynty railway carries 12 trains daily.", [("capacity_trains_day", 12)]),
        (
            "The number of Galle Institute scholarships for Fiji was raised to 40 per year.",
            [("scholarships_per_year", 40)],
        ),
        ("The Busia border post is open 24 hours a day.", [("opening_hours_day", 24)]),
        ("Trains run on the Tabora–Kigoma railway twice a week.", [("frequency_per_week", 2)]),
        ("The four-lane Accra–Tema highway was widened.", [("lanes", 4)]),
        ("The double-track Awash–Kombolcha railway is in use.", [("tracks", 2)]),
    ],
)
def test_rates_are_told(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(name, value) for _, name, value in told(text)] == [
        (name, Decimal(value)) for name, value in expected
    ]


def test_what_is_given_is_called_by_its_words() -> None:
    [(owner, _, _)] = told("The number of Galle scholarships for Fiji was raised to 40 per year.")
    assert owner == "Galle scholarships"


@pytest.mark.parametrize(
    "text",
    ["Seven ministers met in a week of talks.", "They work 14 hours a day in the fields of Mali."],
)
def test_other_times_are_no_rates(text: str) -> None:
    assert not any(name.endswith(("_week", "_day")) for _, name, _ in told(text))
