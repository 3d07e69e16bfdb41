"""Short ways to write annotated claims and claims to be judged."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from graph.evaluate import Gold, Prediction
from graph.evaluate.model import Value
from graph.evaluate.schema import TYPES

FLOW = {
    "reporter": "PE",
    "partner": ("CL",),
    "direction": "exports",
    "value": 62.5e6,
    "currency": "USD",
    "start": "2023-01-01",
    "end": "2023-12-31",
}
MOU = {"kind": "mou", "parties": ("CL", "PE"), "subject": "mining", "status": "signed"}


class Choice(tuple[Value, ...]):
    """Alternatives of an annotated field."""


def either(*options: Value) -> Choice:
    return Choice(options)


def gold(
    type_: str,
    at: tuple[int, int] = (0, 50),
    /,
    *,
    optional: bool = False,
    document: str = "a.txt",
    **fields: Any,
) -> Gold:
    assert not set(fields) - set(TYPES[type_].fields)
    choices = {
        name: tuple(value) if isinstance(value := fields.get(name), Choice) else (value,)
        for name in TYPES[type_].fields
    }
    return Gold(document, type_, at, choices, optional)


def given(
    type_: str,
    at: tuple[int, int] = (0, 50),
    /,
    *,
    document: str = "a.txt",
    rule: str | None = None,
    confidence: str | None = None,
    **fields: Any,
) -> Prediction:
    assert not set(fields) - set(TYPES[type_].fields)
    values = {name: fields.get(name) for name in TYPES[type_].fields}
    sure = None if confidence is None else Decimal(confidence)
    return Prediction(document, type_, (at,), values, rule, sure)
