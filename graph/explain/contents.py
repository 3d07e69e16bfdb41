"""What a claim states, field by field, and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from graph.claims import Claim, Claimant, PartialDate, Period, Quantity

_FRAME: Final = frozenset({"evidence", "rule", "confidence", "claimant"})


def stated_fields(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Return the fields that a claim states, as pairs of name and readable value."""
    pairs = (
        (field.name, readable(getattr(claim, field.name)))
        for field in fields(claim)
        if field.name not in _FRAME
    )
    return tuple((name.replace("_", " "), text) for name, text in pairs if text)


def quantities(claim: Claim) -> Iterator[Quantity]:
    """Yield the figures of a claim."""
    for field in fields(claim):
        value = getattr(claim, field.name)
        if isinstance(value, Quantity):
            yield value


def readable(value: object) -> str:
    """Return a field's value in words; empty if it states nothing."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case Enum():
            return str(value.value).replace("_", " ")
        case Quantity():
            return quantity_words(value)
        case Period():
            label = f" ({value.label})" if value.label else ""
            return f"{value.start} to {value.end}{label}"
        case date() | PartialDate():
            return str(value)
        case tuple():
            return ", ".join(readable(member) for member in value)
        case _:
            return str(value)


def quantity_words(quantity: Quantity, *, bounds: bool = True) -> str:
    """Return a figure with its unit and, if asked for and rounded, its bounds."""
    low, high = quantity.low, quantity.high
    if quantity.value is None:
        ends = [number_words(end) for end in (low, high) if end is not None]
        lead = "" if len(ends) > 1 else "up to " if low is None else "from "
        return f"{lead}{' to '.join(ends)} {quantity.unit}"
    text = f"{number_words(quantity.value)} {quantity.unit}"
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {text}"
    if low == high or not bounds:
        return text
    return f"{text} (between {number_words(low)} and {number_words(high)})"


def number_words(number: Decimal) -> str:
    """Return a number with separators and without closing zeros."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def claimant_words(claimant: Claimant | None) -> str | None:
    """Return who says so, None for the document itself."""
    if claimant is None:
        return None
    parts = (claimant.name, claimant.role, claimant.country)
    return ", ".join(part for part in parts if part) or "unnamed"
