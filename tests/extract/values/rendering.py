"""Values as one line of text each, so that expected values can be read and written as data."""

from __future__ import annotations

from decimal import Decimal

from graph.claims.quantity import Quantity
from graph.extract.values.model import (
    Count,
    DateMention,
    Factor,
    Measure,
    Money,
    Ordinal,
    Percent,
    PeriodMention,
    Share,
    Value,
)


def render(value: Value, text: str) -> str:
    """`kind | words | meaning`, for example `money | over $3bn | USD 3000000000 [3000000000, ]`."""
    words = text[value.start : value.end]
    match value:
        case Money(quantity=quantity, gloss=gloss):
            return f"money | {words} | {_quantity(quantity)}" + (" gloss" if gloss else "")
        case Percent(quantity=quantity, points=points, signed=signed):
            marks = (" points" if points else "") + (" signed" if signed else "")
            return f"percent | {words} | {_quantity(quantity)}{marks}"
        case Measure(quantity=quantity):
            return f"measure | {words} | {_quantity(quantity)}"
        case Share(fraction=fraction, hedge=hedge):
            return f"share | {words} | {fraction}" + _hedge(hedge)
        case Factor(factor=factor, verb=verb, hedge=hedge):
            return f"factor | {words} | {factor}" + (" verb" if verb else "") + _hedge(hedge)
        case Ordinal(number=number):
            return f"ordinal | {words} | {number}"
        case Count(number=number):
            return f"count | {words} | {number}"
        case PeriodMention(expression=expression):
            return f"period | {words} | {type(expression.when).__name__} {expression.bound}"
        case DateMention():
            return f"date | {words} | {_date(value)}"
    raise TypeError(type(value))


def _quantity(q: Quantity) -> str:
    value = "" if q.value is None else f"{q.value:f} "
    return f"{q.unit} {value}[{_bound(q.low)}, {_bound(q.high)}]" + _hedge(q.hedge)


def _bound(bound: Decimal | None) -> str:
    return "" if bound is None else f"{bound:f}"


def _hedge(hedge: str | None) -> str:
    return f" ({hedge})" if hedge else ""


def _date(m: DateMention) -> str:
    first = str(m.date) if m.date else _day(m.month, m.day)
    last = str(m.until) if m.until else _day(m.until_month, m.until_day)
    parts = [first + (f" to {last}" if last else "")]
    if m.weekday is not None:
        parts.append(f"weekday {m.weekday}")
    if m.year is not None:
        parts.append(f"year {m.year.offset:+d}")
    if m.offset is not None:
        parts.append(f"offset {m.offset}")
    return ", ".join(part for part in parts if part)


def _day(month: int | None, day: int | None) -> str:
    return "" if month is None else f"--{month:02d}-{day:02d}"
