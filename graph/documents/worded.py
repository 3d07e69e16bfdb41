"""Tables of words: rows parted by tabs, and numbered rows whose cells lie below each other.

No.  Agreement         Signed for India by     No.
1.   Pact on customs   Ms. Anita Rao           Agreement
2.   Pact on seeds     Mr. Dev Mehta           Signed for India by
                                               1.
                                               Pact on customs
                                               Ms. Anita Rao
                                               2.
                                               …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.documents.rows import Cells, Grid, is_figure

_TABS: Final = re.compile(r"[ ]*\t[ \t]*")
#: The number of a row, alone in its cell.
_NUMBER: Final = re.compile(r"\(?(\d{1,2})[.)]?")
#: What heads the column of numbers.
_NUMBERS: Final = re.compile(r"(?i)(?:s(?:r|l)?[./ ]*)?(?:no|nr|number)s?\.?|#|№|n°|s/n|item")
_LONGEST_NUMBER: Final = 4  # characters: "(12)"
_STOPS: Final = ".!?;"
_LEAST_CELLS: Final = 3
_MOST_CELLS: Final = 6
_LEAST_ROWS: Final = 3  # with the headings
_LEAST_TABBED: Final = 2  # the same where tabs part the cells
_LONGEST_CELL: Final = 400  # characters
_LONGEST_HEADING: Final = 80  # characters


class WordedTables:
    """Finds the tables of words of a text by its lines, spans without the blanks at their ends."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans
        self._no_tabs = 0  # lines before this are known to begin no rows that tabs part
        self._numbered = any(_number(text, span) == 1 for span in spans if _is_short(span))

    def read(self, at: int) -> Grid | None:
        """Return the table that begins at a line, its headings first; None if none does.

        The column that numbers the rows is left out.
        """
        grid = self._tabbed(at)
        if grid is None and self._numbered:
            grid = _numbered(self._text, self._spans, at)
        return grid

    def _tabbed(self, at: int) -> Grid | None:
        """Return rows of equal width that tabs part; blank lines may stand between them."""
        if at < self._no_tabs:
            return None
        rows: list[Cells] = []
        end = at
        for number in range(at, len(self._spans)):
            start, stop = self._spans[number]
            if start == stop:
                continue
            cells = _cells(self._text, start, stop)
            if len(cells) < _LEAST_CELLS or (rows and len(cells) != len(rows[0])):
                break
            rows.append(cells)
            end = number + 1
        if len(rows) < _LEAST_TABBED or not _is_worded(self._text, rows):
            self._no_tabs = end
            return None
        return Grid(tuple(_without_numbers(self._text, rows)), end)


def _cells(text: str, start: int, stop: int) -> Cells:
    if text.find("\t", start, stop) < 0:
        return ()
    cells: list[tuple[int, int]] = []
    for gap in _TABS.finditer(text, start, stop):
        cells.append((start, gap.start()))
        start = gap.end()
    return (*cells, (start, stop))


def _is_worded(text: str, rows: Sequence[Cells]) -> bool:
    """Whether rows hold words, each cell a beginning of something: no stray tabs in prose."""
    body = rows[1:]
    first = [text[row[0][0]] for row in body if row[0][0] < row[0][1]]
    if not all(char.isupper() or char.isdigit() or char in "(#" for char in first):
        return False
    if any(end - start > _LONGEST_CELL for row in rows for start, end in row):
        return False
    head = rows[0]
    if text[head[-1][1] - 1] in _STOPS or any(b - a > _LONGEST_HEADING for a, b in head):
        return False  # the first of some sentences with stray tabs
    figures = sum(is_figure(text, cell) for row in body for cell in row[1:])
    return 2 * figures < sum(len(row) - 1 for row in body)


def _without_numbers(text: str, rows: Sequence[Cells]) -> Iterator[Cells]:
    numbered = all(_NUMBER.fullmatch(text, *row[0]) is not None for row in rows[1:])
    for row in rows:
        yield row[1:] if numbered else row


def _numbered(text: str, spans: Sequence[tuple[int, int]], at: int) -> Grid | None:
    """Return rows whose cells lie below each other, each after the number of its row."""
    lines = _LinesWithWords(spans, at)
    head = lines.take(_MOST_CELLS)
    width = next((n for n, line in enumerate(head) if _number(text, line) == 1), 0)
    if not width >= _LEAST_CELLS - 1 or any(b - a > _LONGEST_HEADING for a, b in head[:width]):
        return None
    titled = _NUMBERS.fullmatch(text, *head[0]) is not None
    stride = width if titled else width + 1
    headings = tuple(head[1:width] if titled else head[:width])
    rows: list[Cells] = [headings]
    first = width
    while (cells := lines.between(first, first + stride)) is not None:
        if _number(text, cells[0]) != len(rows) or any(_is_no_cell(text, c) for c in cells[1:]):
            break
        rows.append(tuple(cells[1:]))
        first += stride
    if len(rows) < _LEAST_ROWS or len(headings) < _LEAST_CELLS - 1:
        return None
    return Grid(tuple(rows), lines.index(first - 1) + 1)


def _is_short(span: tuple[int, int]) -> bool:
    return 0 < span[1] - span[0] <= _LONGEST_NUMBER


def _number(text: str, span: tuple[int, int]) -> int | None:
    match = _NUMBER.fullmatch(text, *span)
    return int(match[1]) if match is not None else None


def _is_no_cell(text: str, span: tuple[int, int]) -> bool:
    return span[1] - span[0] > _LONGEST_CELL or _number(text, span) is not None


class _LinesWithWords:
    """The lines from one on that are not blank, looked for as far as they are asked for."""

    def __init__(self, spans: Sequence[tuple[int, int]], at: int) -> None:
        self._spans = spans
        self._next = at
        self._found: list[int] = []

    def take(self, count: int) -> list[tuple[int, int]]:
        """Return the first lines, as many as there are up to a count."""
        self._look(count)
        return [self._spans[index] for index in self._found[:count]]

    def between(self, start: int, stop: int) -> list[tuple[int, int]] | None:
        """Return lines by their number; None if the text has not as many."""
        self._look(stop)
        found = self._found[start:stop]
        return [self._spans[index] for index in found] if len(found) == stop - start else None

    def index(self, number: int) -> int:
        """Return where a line stands among all lines."""
        return self._found[number]

    def _look(self, count: int) -> None:
        while len(self._found) < count and self._next < len(self._spans):
            if self._spans[self._next][0] < self._spans[self._next][1]:
                self._found.append(self._next)
            self._next += 1
