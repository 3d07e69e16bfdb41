"""What a place handles, row by row: "Containers (TEU) | 96 405 | 108 211" below a row of years.

A line into which such a table was flattened is parted at its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from graph.claims import Quantity
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.attributes.counts import COUNT
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.loads import NUMBER, WANTED, load_figure, unit_of
from graph.extract.attributes.model import Figure
from graph.extract.figures.columns import cells_of
from graph.extract.figures.flat import flat_rows

_YEAR: Final = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:[/–-]\d{2,4})?[*a-e]?")
_FEWEST: Final = 2
#: A row that goes on with the unit of the row above.
_PART: Final = re.compile(r"(?:of which|o/w|including)(?!\w)", re.IGNORECASE)
_NUMBERED: Final = re.compile(r" ?\((?:no\.?|number|units)\)$", re.IGNORECASE)
#: "thousand TEU" at the end of a label in a line.
_UNIT_WORDS: Final = 2
#: One of the parts of a number that blanks part: "45" and "614".
_FIRST: Final = re.compile(r"\d{1,3}")
_REST: Final = re.compile(r"\d{3}(?:[.,]\d+)?")


def rows_of_units(group: Sequence[tuple[int, Annotated]]) -> Iterator[tuple[int, Figure]]:
    """Yield the figures of a table whose first row names years, with the index of their row."""
    (_, head), *body = group
    years = _years(head.text.split(CELL))
    if years < _FEWEST:
        return
    unit: str | None = None
    for index, sentence in body:
        (_, label), *cells = cells_of(sentence.text)
        if len(cells) != years or lexicon().trade.search(label):
            unit = None
            continue
        unit = unit_of(label, whole=False) or (unit if _PART.match(label) else None)
        for start, cell in cells:
            figure = _cell(label, cell, unit, start)
            if figure is not None:
                yield index, figure


def line_of_units(sentence: Annotated) -> Iterator[Figure]:
    """Yield the figures of a table in one line: "… 2023 2024 Cargo thousand t 36 088 35 410 …"."""
    rows = list(flat_rows(sentence.text, 0))
    years = _years(rows[0].cells) if rows else 0
    if years < _FEWEST or lexicon().trade.search(rows[0].label):
        return
    for row in rows[1:]:
        words = row.label.split()
        tails = (" ".join(words[-count:]) for count in range(_UNIT_WORDS, 0, -1))
        unit = next((tail for tail in tails if unit_of(tail) is not None), None)
        if unit is None:
            continue
        at = row.start + len(row.label)
        for cell in _regrouped(row.cells, years):
            at = sentence.text.find(cell, at)
            figure = load_figure(cell, unit, at)
            if figure is not None:
                yield figure
            at += len(cell)


def _years(cells: Sequence[str]) -> int:
    """Return how many columns a row of headings gives to years, if all but its first are years."""
    later = cells[1:] if cells and _YEAR.fullmatch(cells[0]) is None else cells
    return len(later) if all(_YEAR.fullmatch(cell) for cell in later) else 0


def _cell(label: str, cell: str, unit: str | None, start: int) -> Figure | None:
    """Return what a cell tells: a load of the unit of its row, or how many of what it counts."""
    if NUMBER.fullmatch(cell) is None:
        return None
    if unit is not None:
        return load_figure(cell, unit, start)
    noun = _NUMBERED.sub("", label).casefold()
    if noun not in lexicon().counted:
        return None
    number = Decimal(re.sub(r"[ ,.]", "", cell))
    quantity = Quantity(cell, number, number, number, noun)
    name = noun.replace(" ", "_")
    return Figure(start, start + len(cell), name, COUNT, quantity, wanted=WANTED)


def _regrouped(cells: Sequence[str], count: int) -> Sequence[str]:
    """Return `count` figures, of which blanks may have parted thousands; none if they do not fit.

    All figures then have as many parts.
    """
    if len(cells) == count:
        return cells
    parts, rest = divmod(len(cells), count)
    if rest or not parts:
        return ()
    groups = [cells[at : at + parts] for at in range(0, len(cells), parts)]
    for first, *others in groups:
        if _FIRST.fullmatch(first) is None or not all(map(_REST.fullmatch, others)):
            return ()
    return [" ".join(group) for group in groups]
