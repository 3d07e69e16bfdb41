"""Figures as the cells of tables print them.

"1,204.6", "1 204,6", "(41.8) r", "(-)15.40", "+14.6", "-31,1 %", "US$ 12.5". Whether a comma or a
point parts decimals may differ from table to table; a table shows it somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec import Struct

from graph.claims.quantity import Quantity

_FIGURE: Final = re.compile(
    r"(?P<minus>\([-–−]\) ?|[-–−] ?(?=[^-–−])|\((?=[^()]*\)))?\(?\+? ?(?:[A-Z]{0,3}[$€£¥₹] ?)?"
    r"(?P<digits>\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d+)?|\d+(?:,\d{2,3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
    r"|[.,]\d+)"
    r"\)? ?(?P<percent>%?)\)?(?:[*^†‡¹²³]{1,2}| ?[pref]| ?\([a-z]\)| ?[a-z0-9]/)?"
)
_MISSING: Final = frozenset({"-", "–", "—", "..", "...", "…", "n/a", "n.a.", "na", "nil", "x"})
_COMMA_DECIMAL: Final = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3}[.,]\d")
_POINT_DECIMAL: Final = re.compile(r"\d\.\d{1,2}(?!\d)|\d\.\d{4}|\d,\d{3}[.,]\d")
_POINT_THOUSANDS: Final = re.compile(r"[-–−(+]*\d{1,3}(?:\.\d{3})+\)?")
_SHORT_FRACTION: Final = re.compile(r",\d{1,2}$")


class Figure(Struct, frozen=True):
    """A printed number: its value, and the unit of its last digit."""

    printed: str
    value: Decimal
    step: Decimal
    percent: bool = False

    @property
    def signed(self) -> bool:
        """Whether a sign stands before the number, as it does before growth."""
        return self.printed.startswith(("+", "-", "–", "−"))

    def as_deficit(self) -> Figure:
        """Return the figure as that of a deficit, which is negative however it is printed."""
        return self if self.value <= 0 else Figure(f"-{self.printed}", -self.value, self.step)

    def as_growth(self) -> Figure:
        """Return the growth that an amount in per cent of its base means: 118.2 is 18.2."""
        return Figure(str(self.value - 100), self.value - 100, self.step, percent=True)

    def quantity(self, unit: tuple[str, Decimal]) -> Quantity:
        """Return the number in a unit of so many; half its last digit to each side."""
        name, scale = unit
        value, half = self.value * scale, self.step * scale / 2
        return Quantity(self.printed, value, value - half, value + half, name)


def is_missing(printed: str) -> bool:
    """Whether a cell says that there is no figure."""
    return printed.casefold() in _MISSING


def parts_by_comma(cells: Iterable[str]) -> bool:
    """Whether the figures of a table have decimals after a comma, and points for thousands.

    That is so too where each has a point before three digits: three decimals are rare.
    """
    printed = list(cells)
    pointed = [cell for cell in printed if "." in cell or "," in cell]
    if len(pointed) > 2 and all(_POINT_THOUSANDS.fullmatch(cell) for cell in pointed):
        return True
    commas = points = 0
    for cell in printed:
        commas += _COMMA_DECIMAL.search(cell) is not None
        points += _POINT_DECIMAL.search(cell) is not None
    return commas > points


@lru_cache(maxsize=2048)
def read_figure(printed: str, *, comma: bool = False) -> Figure | None:
    """Return the figure that a cell prints, None if it prints none.

    `comma` tells that decimals stand after a comma in this table; one or two digits after a last
    comma are decimals in any.
    """
    match = _FIGURE.fullmatch(printed)
    if match is None:
        return None
    digits = match["digits"].replace(" ", "").replace("'", "")
    if comma or (_SHORT_FRACTION.search(digits) and digits.count(",") == 1):
        digits = digits.replace(".", "").replace(",", ".")
    else:
        digits = digits.replace(",", "")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    value = Decimal(digits)
    step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Figure(printed, -value if match["minus"] else value, step, bool(match["percent"]))
