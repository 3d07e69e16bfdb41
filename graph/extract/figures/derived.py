"""Which columns of a table follow from others, by their figures alone.

    2020    2021   Change            the third is the difference of the first two,
    1,410   1,260    -150  -10.6     the fourth the growth between them

What such columns are called differs from office to office, and often one heading stands above two
of them; their figures do not lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from graph.documents.rows import CELL
from graph.extract.figures.cells import Figure, read_figure

Table: TypeAlias = Sequence[Sequence[Figure | None]]
"""The figures of all rows; None where a cell holds none, as that of the label."""

#: How far printed growth may lie from that of the printed amounts, in percentage points.
_CLOSE: Final = Decimal("0.15")
#: How far a share of rounded figures may lie from the printed one.
_ROUNDED: Final = Decimal("0.06")
_HUNDRED: Final = Decimal(100)
_LEAST: Final = 2  # rows that must tell
_WIDEST: Final = 16  # columns
_MOST_ROWS: Final = 40


class Derivation(StrEnum):
    """How a column follows from others."""

    GROWTH = "growth"
    DIFFERENCE = "difference"
    SHARE = "share"


class Derived(NamedTuple):
    """A column that follows from two others, or, if it holds shares, from one."""

    how: Derivation
    new: int
    old: int


def table_of(rows: Sequence[str], *, comma: bool) -> Table:
    """Return the figures of rows of cells."""
    return [[read_figure(cell.strip(), comma=comma) for cell in row.split(CELL)] for row in rows]


def derived_columns(table: Table) -> Mapping[int, Derived]:
    """Return the columns that follow from columns to their left, the nearest first."""
    width = max((len(row) for row in table), default=0)
    found: dict[int, Derived] = {}
    if len(table) < _LEAST or width > _WIDEST:
        return found
    for number in range(2, width):
        amounts = [at for at in range(number - 1, 0, -1) if at not in found]
        derived = next(_derivations(table[:_MOST_ROWS], number, amounts), None)
        if derived is not None:
            found[number] = derived
    return found


def grows(table: Table, number: int, new: int, old: int) -> bool:
    """Whether a column holds the growth from one column to another, in all rows that have both."""
    found = 0
    for row in table:
        told, after, before = (value_of(row, at) for at in (number, new, old))
        if told is None or after is None or not before:
            continue
        if before > 0 and after > 0 and not is_growth(told, before, after):
            return False
        found += before > 0
    return found >= _LEAST


def is_growth(told: Decimal, before: Decimal, after: Decimal) -> bool:
    """Whether a percentage is the growth between two amounts, as far as these are rounded."""
    return abs((after / before - 1) * 100 - told) <= _CLOSE


def differs(table: Table, number: int, new: int, old: int) -> bool:
    """Whether a column holds the difference of two others, in all rows that have both."""
    found = 0
    for row in table:
        told, after, before = (_figure(row, at) for at in (number, new, old))
        if told is None or after is None or before is None:
            continue
        step = max(told.step, after.step, before.step)
        if abs(after.value - before.value - told.value) > step:
            return False
        found += told.value != 0
    return found >= _LEAST


def _derivations(table: Table, number: int, amounts: Sequence[int]) -> Iterator[Derived]:
    for one, other in _pairs(amounts):
        for new, old in ((one, other), (other, one)):
            if grows(table, number, new, old):
                yield Derived(Derivation.GROWTH, new, old)
            elif differs(table, number, new, old):
                yield Derived(Derivation.DIFFERENCE, new, old)
    for of in amounts:
        if _shares(table, number, of):
            yield Derived(Derivation.SHARE, of, of)


def _pairs(amounts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield two columns, first those that stand side by side."""
    yield from pairwise(amounts)
    for at, one in enumerate(amounts):
        for other in amounts[at + 2 :]:
            yield one, other


def _shares(table: Table, number: int, of: int) -> bool:
    """Whether percentages are to each other as the amounts, in all rows that have both."""
    cells = ((value_of(row, number), value_of(row, of)) for row in table)
    both = [(part, amount) for part, amount in cells if part is not None and amount is not None]
    share, whole = max(both, key=lambda each: each[1], default=(Decimal(0), Decimal(0)))
    if len(both) <= _LEAST or whole <= 0 or not 0 < share <= _HUNDRED:
        return False
    for part, amount in both:
        expected = share * amount / whole
        if abs(expected - part) > _ROUNDED + _ROUNDED * expected / share:
            return False
    return len({part for part, _ in both}) > 1


def _figure(row: Sequence[Figure | None], at: int) -> Figure | None:
    return row[at] if at < len(row) else None


def value_of(row: Sequence[Figure | None], at: int) -> Decimal | None:
    """Return the number of a column in a row, if it has one."""
    figure = _figure(row, at)
    return figure.value if figure is not None else None
