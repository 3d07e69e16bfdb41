"""Whose money is meant where several share its name."""

from __future__ import annotations

import pytest

from graph.extract.figures.currency import currency_of
from tests.extract.scenes import scene_of


@pytest.mark.parametrize(
    ("unit", "code", "expected"),
    [
        ("Rs", "NP", "NPR"),
        ("CFA", "TD", "XAF"),
        ("CFA", "CEMAC", "XAF"),
        ("CFA", "ECOWAS", "CFA"),
        ("leu", "MD", "MDL"),
        ("EUR", "TD", "EUR"),
    ],
)
def test_money_is_that_of_the_country_or_of_all_of_a_bloc(
    unit: str, code: str, expected: str
) -> None:
    assert currency_of(scene_of("Trade grew."), unit, unit, [code], "USD") == expected
