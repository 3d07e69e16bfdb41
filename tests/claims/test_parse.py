from decimal import Decimal
from typing import Any

import pytest

from graph.claims import Claim, Evidence
from graph.claims.format import claim_to_row
from graph.claims.parse import Origin, claim_from_row
from graph.errors import ClaimFormatError

ORIGIN = Origin((Evidence("a.txt", "0" * 64, 0, 5, "hello"),), "review", Decimal(1))

ROWS: dict[str, dict[str, Any]] = {
    "flow": {
        "reporter": "KE",
        "partner": ["UG"],
        "direction": "exports",
        "value": 505000,
        "low": 504500,
        "high": 505500,
        "currency": "USD",
        "start": "2024-07-01",
        "end": "2025-06-30",
        "commodity": "tea",
    },
    "change": {
        "reporter": "KE",
        "partner": ["RW", "UG"],
        "direction": "imports",
        "percent": -12.5,
        "trend": "down",
        "start": "2024-01-01",
        "end": "2024-12-31",
        "base_start": "2023-01-01",
        "base_end": "2023-12-31",
        "commodity": None,
    },
    "target": {"parties": ["KE", "UG"], "value": 5000000, "currency": "USD", "by": "2030-12-31"},
    "instrument": {
        "kind": "mou",
        "title": None,
        "parties": ["KE", "UG"],
        "party_names": ["Ports Authority"],
        "subject": "tourism",
        "status": "signed",
        "date": "2024-03",
        "count": None,
    },
    "session": {
        "body": "Joint Commission",
        "ordinal": 5,
        "parties": ["KE", "UG"],
        "start": "2024-03-01",
        "end": "2024-03-02",
        "place": "Kampala",
    },
    "hub": {"name": "Port of Tanga", "kind": "seaport", "country": "TZ"},
    "access": {"hub": "Port of Tanga", "grantor": "TZ", "beneficiaries": ["UG"]},
    "link": {
        "name": "A-B line",
        "kind": "railway",
        "countries": ["KE", "UG"],
        "stops": ["A", "B"],
        "status": "proposed",
    },
    "attribute": {
        "of": "A-B line",
        "name": "length_km",
        "value": 640,
        "unit": "km",
        "currency": None,
    },
    "sector": {"parties": ["KE", "UG"], "sector": "tourism", "status": None},
    "organisation": {"name": "Ports Authority", "country": "KE", "kind": "agency"},
    "person": {"name": "Jane Mwangi", "role": "minister", "country": "KE"},
    "cause": {"effect": "trade is low", "cause": "bad roads"},
}


def build(kind: str, **changed: Any) -> Claim:
    return claim_from_row(kind, {**ROWS[kind], **changed}, ORIGIN)


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_a_row_that_was_read_is_written_as_it_was(kind: str) -> None:
    row = claim_to_row(build(kind))
    assert row is not None
    assert row["fields"] == ROWS[kind]


@pytest.mark.parametrize(
    ("kind", "changed", "problem"),
    [
        ("flow", {"direction": "sideways"}, "direction is 'sideways'"),
        ("flow", {"value": "many"}, "value is 'many'"),
        ("flow", {"value": True}, "value is True"),
        ("flow", {"value": "1e999999999"}, "value is beyond 30 digits"),
        ("change", {"percent": "1e-999999999"}, "percent is beyond 30 digits"),
        ("flow", {"partner": "UG"}, "partner is 'UG'"),
        ("flow", {"start": None}, "start and end"),
        ("flow", {"start": "2025-07-01"}, "ends before"),
        ("flow", {"low": 600000}, "not in order"),
        ("target", {"by": "2030"}, "by is '2030'"),
        ("instrument", {"status": "almost"}, "status is 'almost'"),
        ("instrument", {"date": "14 March"}, "date is '14 March'"),
        ("session", {"ordinal": "fifth"}, "ordinal is 'fifth'"),
        ("hub", {"name": " "}, "name is ' '"),
        ("hub", {"name": None}, "needs name"),
        ("hub", {"colour": "red"}, "no field 'colour'"),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    kind: str, changed: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ClaimFormatError, match=problem):
        build(kind, **changed)


def test_an_unknown_type_lists_the_known_ones() -> None:
    with pytest.raises(ClaimFormatError, match=r"'rumour' is no type.*flow"):
        claim_from_row("rumour", {}, ORIGIN)
