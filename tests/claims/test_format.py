import json
from datetime import date
from decimal import Decimal

from graph.claims import (
    AttributeClaim,
    Direction,
    Evidence,
    FlowClaim,
    InstrumentClaim,
    InstrumentKind,
    PartialDate,
    Period,
    Quantity,
    StatementClaim,
    Status,
)
from graph.claims.format import claim_to_row, to_json_lines
from graph.claims.quantity import is_currency

EVIDENCE = (Evidence("a.txt", "0" * 64, 3, 8, "hello"),)


def money(value: str, low: str, high: str) -> Quantity:
    return Quantity("$", Decimal(value), Decimal(low), Decimal(high), "USD")


def test_a_flow_becomes_a_row_with_plain_numbers_and_iso_dates() -> None:
    claim = FlowClaim(
        evidence=EVIDENCE,
        rule="r",
        reporter="KE",
        partner=("UG",),
        direction=Direction.EXPORTS,
        amount=money("505000", "504500", "505500.5"),
        period=Period(date(2024, 7, 1), date(2025, 6, 30)),
    )
    assert claim_to_row(claim) == {
        "document": "a.txt",
        "type": "flow",
        "start": 3,
        "end": 8,
        "fields": {
            "reporter": "KE",
            "partner": ["UG"],
            "direction": "exports",
            "value": 505000,
            "low": 504500,
            "high": 505500.5,
            "currency": "USD",
            "start": "2024-07-01",
            "end": "2025-06-30",
            "commodity": None,
        },
    }


def test_an_instrument_keeps_the_precision_of_its_date() -> None:
    claim = InstrumentClaim(
        evidence=EVIDENCE,
        rule="r",
        kind=InstrumentKind.MOU,
        status=Status.SIGNED,
        date=PartialDate(2025, 2),
    )
    row = claim_to_row(claim)
    assert row is not None
    assert row["fields"]["date"] == "2025-02"
    assert row["fields"]["parties"] is None


def test_an_attribute_has_a_unit_or_a_currency_never_both() -> None:
    length = AttributeClaim(
        evidence=EVIDENCE,
        rule="r",
        of="x",
        name="length_km",
        quantity=Quantity("640 km", Decimal(640), Decimal(635), Decimal(645), "km"),
    )
    cost = AttributeClaim(
        evidence=EVIDENCE, rule="r", of="x", name="cost", quantity=money("5", "4", "6")
    )
    rows = [claim_to_row(length), claim_to_row(cost)]
    assert [(r["fields"]["unit"], r["fields"]["currency"]) for r in rows if r] == [
        ("km", None),
        (None, "USD"),
    ]


def test_a_statement_has_no_place_in_the_format() -> None:
    assert claim_to_row(StatementClaim(evidence=EVIDENCE, rule="r", text="x")) is None


def test_lines_are_sorted_and_distinct() -> None:
    late = InstrumentClaim(
        evidence=(Evidence("a.txt", "0", 9, 10, "x"),), rule="r", kind=InstrumentKind.LOAN
    )
    early = InstrumentClaim(evidence=EVIDENCE, rule="r", kind=InstrumentKind.MOU)
    lines = to_json_lines([late, early, late]).splitlines()
    assert [json.loads(line)["start"] for line in lines] == [3, 9]


def test_units_of_measure_are_no_currencies() -> None:
    assert is_currency("USD")
    assert not any(map(is_currency, ("MWh", "TEU", "km", "%", "t/a", "bbl/d")))
