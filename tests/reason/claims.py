"""Figures for tests of what is derived."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from graph.claims import ChangeClaim, Direction, FlowClaim, Period, Quantity, Trend
from tests.resolve.claims import PLACEHOLDER


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def figure(
    value: str | None, half: str = "0.5", hedge: str | None = None, unit: str = "USD"
) -> Quantity:
    """Return a figure with bounds `half` to each side; "1-3" is a range."""
    assert value is not None
    if "-" in value[1:]:
        low, high = value.split("-")
        return Quantity(value, None, Decimal(low), Decimal(high), unit, hedge)
    number = Decimal(value)
    return Quantity(value, number, number - Decimal(half), number + Decimal(half), unit, hedge)


def flow(
    value: str,
    when: int | Period = 2024,
    direction: Direction = Direction.EXPORTS,
    reporter: str | None = "KE",
    partner: tuple[str, ...] = ("UG",),
    hedge: str | None = None,
    **fields: Any,
) -> FlowClaim:
    return FlowClaim(
        evidence=PLACEHOLDER,
        rule="r",
        reporter=reporter,
        partner=partner,
        direction=direction,
        amount=figure(value, hedge=hedge),
        period=year(when) if isinstance(when, int) else when,
        **fields,
    )


def change(percent: str, when: int = 2024, base: int | None = None, **fields: Any) -> ChangeClaim:
    return ChangeClaim(
        evidence=PLACEHOLDER,
        rule="r",
        reporter="KE",
        partner=("UG",),
        direction=Direction.EXPORTS,
        trend=Trend.DOWN if percent.startswith("-") else Trend.UP,
        percent=figure(percent, half="0.05", unit="%"),
        period=year(when),
        base_period=year(base or when - 1),
        **fields,
    )
