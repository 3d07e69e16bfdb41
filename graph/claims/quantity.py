"""A figure as it was printed, and the exact interval that the print stands for."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Final

from msgspec import Struct

_CURRENCY_LENGTH: Final = 3
SCALES: Final = {
    Decimal(10**12): "trillion",
    Decimal(10**9): "billion",
    Decimal(10**6): "million",
    Decimal(10**3): "thousand",
}
"""What money is counted in, and the word for it, the greatest first."""


class Quantity(Struct, frozen=True):
    """A number with its unit, its printed form and exact bounds.

    `$62.54 million` is 62,540,000 within [62,535,000; 62,545,000]: half a unit of the last
    printed digit to each side. A printed range has no `value`, only its ends. An open bound
    ("more than") is None. Bounds are closed.

    Attributes:
        printed: the words and digits of the document, whitespace folded.
        value: the number in units of `unit`; None for a range.
        low: lower bound, in the same units; None if open.
        high: upper bound, likewise.
        unit: an ISO 4217 code for money, else a unit code such as `%`, `kV`, `km`, `MW`, `t/a`.
        hedge: the hedging word that stood before it ("nearly", "about"); it does not widen the
            bounds.
    """

    printed: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    hedge: str | None = None

    def __post_init__(self) -> None:
        known = [x for x in (self.low, self.value, self.high) if x is not None]
        if not known:
            raise ValueError(f"a quantity needs a value or a bound: {self.printed!r}")
        if any(not x.is_finite() for x in known) or known != sorted(known):
            raise ValueError(f"bounds are not in order: {self.printed!r} {known}")

    def negated(self) -> Quantity:
        """Return the same figure with the opposite sign, bounds exchanged."""

        def minus(x: Decimal | None) -> Decimal | None:
            return None if x is None else -x

        return Quantity(
            self.printed,
            minus(self.value),
            minus(self.high),
            minus(self.low),
            self.unit,
            self.hedge,
        )


def is_currency(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code rather than a unit of measure."""
    return len(unit) == _CURRENCY_LENGTH and unit.isalpha() and unit.isupper() and unit != "TEU"


def in_words(printed: str, value: Decimal | None, unit: str) -> str:
    """Return a figure so that it can be read by itself.

    That is as it was printed, unless it is money whose currency and scale stand elsewhere, such as
    above a table: "3,001" below "EUR million" is "EUR 3.001 billion".
    """
    told = any(char.isalpha() or unicodedata.category(char) == "Sc" for char in printed)
    if value is None or told or not is_currency(unit):
        return printed
    scale, word = next((s for s in SCALES.items() if abs(value) >= s[0]), (Decimal(1), ""))
    number = format((value / scale).normalize(), "f")
    return f"{unit} {number} {word}".rstrip()


def rounding_interval(mantissa: str, scale: Decimal = Decimal(1)) -> tuple[Decimal, Decimal]:
    """Return the bounds of all numbers that print as `mantissa`, times `scale`.

    `mantissa` is a plain decimal numeral without grouping marks. Half a unit of its last
    printed digit is allowed to each side: `("62.54", 10**6)` gives 62,535,000 and 62,545,000.
    """
    number = Decimal(mantissa)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite numeral: {mantissa!r}")
    half = Decimal(5).scaleb(exponent - 1)
    return (number - half) * scale, (number + half) * scale
