"""The interchange format of claims: one JSON object per line.

Thirteen of the claim classes have a place in it; shares, transits and statements are kept in the
graph only. Amounts are numbers in units of the currency; countries are ISO codes; a field that
the document does not settle is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from graph.claims.model import (
    AccessClaim,
    AttributeClaim,
    CauseClaim,
    ChangeClaim,
    Claim,
    FlowClaim,
    HubClaim,
    InstrumentClaim,
    LinkClaim,
    OrganisationClaim,
    PersonClaim,
    SectorClaim,
    SessionClaim,
    TargetClaim,
)
from graph.claims.period import Period
from graph.claims.quantity import Quantity, is_currency

SPELLED_UNITS: Final = {"t": "tonnes", "bbl": "barrels", "l": "litres"}
"""Units that the format writes as words, by the codes that claims hold."""

#: What a name such as `capacity_tonnes_year` ends in.
_RATES: Final = ("_year", "_day")
#: Attributes in money: one of an unsettled currency ("18 million pesos") has no unit of measure.
_AMOUNTS: Final = frozenset({"cost", "amount", "financing"})

#: Blocs whose acronym is also the code of a country, so that they have another code inside.
_ACRONYMS: Final = {"AfricanUnion": "AU", "PacificAlliance": "PA"}

Row = dict[str, Any]


def claim_to_row(claim: Claim) -> Row | None:
    """Return a claim as a row of the format, or None if its class has no place in it."""
    fields = _fields(claim)
    if fields is None:
        return None
    first = claim.evidence[0]
    return {
        "document": first.document,
        "type": claim.type,
        "start": first.start,
        "end": first.end,
        "fields": fields,
    }


def to_json_lines(claims: Iterable[Claim]) -> str:
    """Return claims as JSON Lines, sorted, each distinct row once, with a final newline."""
    rows = {}
    for claim in claims:
        row = claim_to_row(claim)
        if row is not None:
            line = json.dumps(row, ensure_ascii=False)
            rows[line] = (row["document"], row["start"], row["end"], row["type"], line)
    return "".join(f"{line}\n" for line in sorted(rows, key=lambda key: rows[key]))


def _fields(claim: Claim) -> Row | None:
    match claim:
        case FlowClaim():
            return {
                "reporter": claim.reporter,
                "partner": _codes(claim.partner),
                "direction": claim.direction.value,
                **_amount(claim.amount),
                **_period(claim.period),
                "commodity": claim.commodity,
            }
        case ChangeClaim():
            return {
                "reporter": claim.reporter,
                "partner": _codes(claim.partner),
                "direction": claim.direction.value,
                "percent": _number(claim.percent.value if claim.percent else None),
                "trend": claim.trend.value,
                **_period(claim.period),
                **_period(claim.base_period, "base_"),
                "commodity": claim.commodity,
            }
        case TargetClaim():
            return {
                "parties": _codes(claim.parties),
                "value": _number(_middle(claim.amount)),
                "currency": claim.amount.unit,
                "by": _day(claim.by),
            }
        case InstrumentClaim():
            return {
                "kind": claim.kind.value,
                "title": claim.title,
                "parties": _codes(claim.parties),
                "party_names": _codes(claim.party_names),
                "subject": claim.subject,
                "status": claim.status.value if claim.status else None,
                "date": str(claim.date) if claim.date else None,
                "count": claim.count,
            }
        case SessionClaim():
            return {
                "body": claim.body,
                "ordinal": claim.ordinal,
                "parties": _codes(claim.parties),
                "start": _day(claim.start),
                "end": _day(claim.end),
                "place": claim.place,
            }
        case HubClaim():
            return {"name": claim.name, "kind": claim.kind.value, "country": claim.country}
        case AccessClaim():
            return {
                "hub": claim.hub,
                "grantor": claim.grantor,
                "beneficiaries": _codes(claim.beneficiaries),
            }
        case LinkClaim():
            return {
                "name": claim.name,
                "kind": claim.kind.value,
                "countries": _codes(claim.countries),
                "stops": _codes(claim.stops),
                "status": claim.status.value if claim.status else None,
            }
        case AttributeClaim():
            return {"of": claim.of, "name": claim.name, **_attribute(claim)}
        case SectorClaim():
            return {
                "parties": _codes(claim.parties),
                "sector": claim.sector,
                "status": claim.status.value if claim.status else None,
            }
        case OrganisationClaim():
            return {"name": claim.name, "country": claim.country, "kind": claim.kind.value}
        case PersonClaim():
            return {"name": claim.name, "role": claim.role, "country": _code(claim.country)}
        case CauseClaim():
            return {"effect": claim.effect, "cause": claim.cause}
        case _:
            return None


def _attribute(claim: AttributeClaim) -> Row:
    if claim.quantity is None:
        return {"value": claim.text, "unit": None, "currency": None}
    unit = claim.quantity.unit
    currency, price, _ = unit.partition("/")  # "USD/kWh": a price has both
    money = is_currency(unit)
    return {
        "value": _number(_middle(claim.quantity)),
        "unit": None if money or _is_told(claim.name) else _spelled(unit),
        "currency": currency if money or (price and is_currency(currency)) else None,
    }


def _spelled(unit: str) -> str:
    return SPELLED_UNITS.get(unit, unit)


def _is_told(name: str) -> bool:
    """Whether the name of an attribute says its unit, or that it has none of measure."""
    return name in _AMOUNTS or name.endswith(_RATES)


def _amount(amount: Quantity) -> Row:
    return {
        "value": _number(amount.value),
        "low": _number(amount.low),
        "high": _number(amount.high),
        "currency": amount.unit,
    }


def _middle(quantity: Quantity) -> Decimal | None:
    if quantity.value is None and quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.value


def _period(period: Period | None, prefix: str = "") -> Row:
    return {
        f"{prefix}start": _day(period.start if period else None),
        f"{prefix}end": _day(period.end if period else None),
    }


def _code(code: str | None) -> str | None:
    return None if code is None else _ACRONYMS.get(code, code)


def _codes(codes: tuple[str, ...]) -> list[str] | None:
    return [_ACRONYMS.get(code, code) for code in codes] or None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
