"""What a link or hub saves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.attributes.telling import told

RAILWAY = "The Gao-Niamey railway"


@pytest.mark.parametrize(
    ("told_of", "name", "value"),
    [
        ("would save 900 km", "distance_saved_km", 900),
        ("shortens the haul to the coast by some 300 km", "distance_saved_km", 300),
        ("cuts two days off the journey", "time_saved_days", 2),
        ("will cut the journey to the coast to 15 hours", "transit_time_hours", 15),
    ],
)
def test_a_way_or_time_is_saved(told_of: str, name: str, value: int) -> None:
    assert told(f"{RAILWAY} {told_of}.") == [("Gao-Niamey railway", name, Decimal(value))]


def test_a_clause_of_its_own_tells_of_no_saving() -> None:
    assert told(f"{RAILWAY} cuts costs, once trains take two days.") == []
