"""Figures in the base units of their dimension, so that they can be compared.

`750,000 barrels a day` becomes 1.38 m3/s and `37 Mt a year` 1170 kg/s, so nobody compares them.
What a unit means is said in `units.yaml` in the words of pint, and pint alone knows the factors; it
works on fractions, so they are exact. It is imported with the first unit that is asked for, and
each unit is asked for once in a process, behind a lock and in a registry that stays here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from graph.claims.quantity import Quantity, is_currency
from graph.extract.values.units import Family, UnitTable, read_units

if TYPE_CHECKING:
    from pint import UnitRegistry

#: What is written of a number that has no end in decimals; a bound is rounded outwards.
_DIGITS: Final = 15
#: `xsd:decimal` of the store keeps 18 decimals.
_LAST_DECIMAL: Final = Decimal("1e-18")
#: Longer codes, and numbers with more digits, are of no document.
_LONGEST_CODE: Final = 40
_MOST_DIGITS: Final = 60
_LOCK: Final = Lock()


@dataclass(frozen=True, slots=True)
class Scale:
    """How a unit leads to the base unit of its dimension: `figure * factor + offset`.

    Attributes:
        unit: the UCUM code of the base unit; `{TEU}` for what is counted for itself.
    """

    unit: str
    factor: Fraction
    offset: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A figure in the base unit of its dimension, with bounds that are never narrower than its own.

    Attributes:
        unit: the UCUM code of the base unit; figures with the same one can be compared.
    """

    unit: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


def normalise(quantity: Quantity) -> Normalised | None:
    """Return a figure in the base unit of its dimension.

    None for money, `%`, bare numbers and unknown codes, and for numbers beyond 60 digits.
    """
    numbers = (quantity.value, quantity.low, quantity.high)
    if any(x is not None and abs(x.adjusted()) > _MOST_DIGITS for x in numbers):
        return None
    scale = scale_of(quantity.unit)
    if scale is None:
        return None
    return Normalised(
        scale.unit,
        _scaled(quantity.value, scale, ROUND_HALF_EVEN),
        _scaled(quantity.low, scale, ROUND_FLOOR),
        _scaled(quantity.high, scale, ROUND_CEILING),
    )


@lru_cache(maxsize=1024)
def scale_of(code: str) -> Scale | None:
    """Return how a unit code, also of a rate (`t/a`) or a price (`USD/kWh`), leads to base units.

    None for money and percentages, which have no unit but themselves, and for unknown codes.
    """
    table = _table()
    if code in table.own:
        return Scale(f"{{{code}}}", Fraction(1))
    expression = table.expressions.get(code)
    if expression is not None:
        return _converted(expression, table.normals.get(code))
    top, stroke, bottom = code.partition("/")
    if not stroke or len(code) > _LONGEST_CODE or "/" in bottom:
        return None
    counted = Scale(f"{{{top}}}", Fraction(1)) if is_currency(top) else scale_of(top)
    per = _denominator(bottom)
    if counted is None or per is None or counted.offset or per.offset:
        return None
    return Scale(f"{counted.unit}/{per.unit}", counted.factor / per.factor)


def _denominator(code: str) -> Scale | None:
    """Return what a rate or price is counted per: `a`, `kWh`, `1000 m3`, `container`."""
    table = _table()
    number, space, unit = code.partition(" ")
    if space and number.isdecimal():
        per = _denominator(unit)
        return (
            None
            if per is None or not int(number)
            else replace(per, factor=per.factor * int(number))
        )
    if code in table.times:
        return _converted(table.times[code], None)
    return Scale(f"{{{code}}}", Fraction(1)) if code in table.things else scale_of(code)


@dataclass(frozen=True, slots=True)
class _Table:
    """What `units.yaml` says of codes."""

    expressions: Mapping[str, str]
    normals: Mapping[str, str]
    own: frozenset[str]
    times: Mapping[str, str]
    things: frozenset[str]


@cache
def _table() -> _Table:
    units = read_units()
    return _Table(
        expressions=dict(_expressions(units)),
        normals={row.code: row.normal for row in units.units if row.normal},
        own=frozenset(row.code for row in units.units if row.pint is None),
        times={code: forms[0] for code, forms in units.rates.items()},
        things=frozenset(units.prices),
    )


def _expressions(table: UnitTable) -> Iterator[tuple[str, str]]:
    """Yield each code with what it means; forms that abbreviate a number are parts of it."""
    for row in reversed(table.units):
        if row.pint is not None and row.family not in (Family.PERCENT, Family.POINTS):
            yield row.code, row.pint if row.times == "1" else f"({row.pint}) / {row.times}"


@cache
def _registry() -> UnitRegistry[Fraction]:
    from pint import UnitRegistry  # half a second and 30 MB, for whoever needs it

    return UnitRegistry(non_int_type=Fraction, on_redefinition="raise")


@cache
def _converted(expression: str, normal: str | None) -> Scale:
    """Ask pint how an expression leads to the base unit of its dimension.

    Raises:
        LookupError: no base unit of the table has its dimension.
    """
    with _LOCK:
        registry = _registry()
        unit = registry.parse_expression(expression)
        for code, words in read_units().normals.items():
            base = registry.parse_units(words)
            if unit.dimensionality == base.dimensionality and normal in (None, code):
                zero = registry.Quantity(0 * unit.magnitude, unit.units).to(base).magnitude
                one = registry.Quantity(unit.magnitude, unit.units).to(base).magnitude
                return Scale(code, Fraction(one - zero), Fraction(zero))
    raise LookupError(f"units.yaml: no normal has the dimension of {expression!r}; add one")


def _scaled(number: Decimal | None, scale: Scale, rounding: str) -> Decimal | None:
    if number is None:
        return None
    exact = Fraction(number) * scale.factor + scale.offset
    context = Context(prec=_DIGITS, rounding=rounding)
    shortened = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    if shortened.adjusted() - _DIGITS < _LAST_DECIMAL.adjusted():
        return shortened.quantize(_LAST_DECIMAL, rounding=rounding)
    return shortened
