"""Tables with single blanks that part the thousands of figures as well as the cells.

    Product May 2024 May 2025 Change
    Cocoa beans 212 450 301 118 41.7
    Vanilla 902 875 -3.0

How many cells a row has is told by a row without such figures, or by the periods in the headings;
the groups of digits are dealt out to the cells as evenly as they can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from graph.documents.rows import Cells, Grid, may_head, row_cells

_GROUP: Final = re.compile(r"\d \d{3}(?!\S)")
_FIRST: Final = re.compile(r"[-–(+]?\d{1,3}")
_NEXT: Final = re.compile(r"\d{3}(?:[.,]\d+)?\)?")
#: What heads a column of figures: a year, or what is in per cent.
_HEADED: Final = re.compile(r"\b(?:19|20)\d\d\b|\b(?:Change|Growth|Share|Var)\b(?:[^\w%]{0,3}%)?|%")
_HEADINGS: Final = 4  # lines looked at for the first row
_MOST_GROUPS: Final = 12  # of a row
_LEAST_ROWS: Final = 2


def has_groups(text: str) -> bool:
    """Whether a text has figures whose thousands blanks part."""
    return _GROUP.search(text) is not None


def grouped_rows(text: str, spans: Sequence[tuple[int, int]], at: int) -> Grid:
    """Return the rows of the table that begins at a line, if blanks part thousands in it.

    Its end is that of the lines that were read, also if they are no table.
    """
    first = at
    while first < len(spans) and first - at < _HEADINGS and _heads(text, spans, first):
        first += 1
    rows = list(_rows(text, spans, first))
    end = max(at + 1, first + len(rows) if rows else at)
    if len(rows) < _LEAST_ROWS or not _GROUP.search(text, rows[0][0][0], rows[-1][-1][1]):
        return Grid((), end)
    for width in _widths(text, spans, first, rows):
        dealt = [row for each in rows if (row := _dealt(text, each, width)) is not None]
        if len(dealt) == len(rows) and dealt != rows:
            headings = [(spans[index],) for index in range(at, first)]
            return Grid((*headings, *dealt), end)
    return Grid((), end)


def are_pairs(text: str, spans: Sequence[tuple[int, int]], grid: Grid) -> bool:
    """Whether rows and the line after them are labels with one figure if groups make up one."""
    after = row_cells(text, spans, grid.end, fewest=1)
    rows = [row for row in grid.rows if len(row) > 1]
    return after is not None and all(_dealt(text, row, 1) is not None for row in (*rows, after))


def _heads(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a line may head a table and is no row of it."""
    return row_cells(text, spans, at, fewest=1) is None and may_head(text, spans, at)


def _rows(text: str, spans: Sequence[tuple[int, int]], at: int) -> Iterator[Cells]:
    """Yield the label and the groups of figures of the lines from one on."""
    while (row := row_cells(text, spans, at, fewest=1)) is not None:
        yield row
        at += 1


def _widths(
    text: str, spans: Sequence[tuple[int, int]], first: int, rows: Sequence[Cells]
) -> Iterator[int]:
    """Yield how many figures a row may have: as many as are headed, or as the shortest row has."""
    if first:
        headed = len(_HEADED.findall(text, *spans[first - 1]))
        if headed > 1:
            yield headed
    fewest = min(len(row) - 1 for row in rows)
    if fewest > 1:
        yield fewest


def _dealt(text: str, row: Cells, width: int) -> Cells | None:
    """Return a row whose groups of digits make up so many figures, as evenly as can be."""
    label, *groups = row
    if not width <= len(groups) <= _MOST_GROUPS:
        return None
    ways = [
        way
        for cuts in combinations(range(1, len(groups)), width - 1)
        if _are_figures(text, way := _parted(groups, cuts))
    ]
    best = min(ways, key=lambda way: max(len(part) for part in way), default=None)
    if best is None:
        return None
    return (label, *((part[0][0], part[-1][1]) for part in best))


def _parted(groups: Sequence[tuple[int, int]], cuts: Sequence[int]) -> list[Cells]:
    places = (0, *cuts, len(groups))
    return [tuple(groups[a:b]) for a, b in pairwise(places)]


def _are_figures(text: str, way: Sequence[Cells]) -> bool:
    """Whether all parts are one group, or one of up to three digits and further ones of three."""
    return all(
        len(part) == 1
        or (
            _FIRST.fullmatch(text, *part[0]) is not None
            and all(_NEXT.fullmatch(text, *group) for group in part[1:])
        )
        for part in way
    )
