"""Tables that lost their columns: rows with single blanks, and cells below each other.

Kenya 610.2 671.0 10.0%          Kenya
Rwanda 480.1 456.3 -5.0%         610.2
                                 671.0
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_FIGURE: Final = re.compile(
    r"[-–−+(]{0,2}[$€£]?(?:\d{1,3}(?:[,\u2009\u202f]\d{3})+|\d+)(?:[.,]\d+)?\)?%?\)?[*^]{0,2}"
    r"|[-–—]|\.{2,3}|…|n\.?a\.?|N/?A"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?")
#: The number of a row, before its label.
_RANK: Final = re.compile(r"\d{1,2}[.)]? (?=[^\W\d])")
_DIGIT: Final = re.compile(r"\d")
_LABEL_WORDS: Final = 8
_LONGEST_ROW: Final = 160  # characters
_LONGEST_CELL: Final = 45  # characters
_TITLES: Final = 3  # most lines above the headings of the columns
_WIDEST: Final = 9  # cells of a row
#: Words in which the label of a row never ends.
_GOING_ON: Final = frozenset({"in", "of", "and", "to", "from", "by", "the", "a", "at", "for", "or"})


class Grid(NamedTuple):
    """A table by its lines: how many head it, and the cells of each row.

    A cell is a pair of offsets (half-open) in the text; a heading line is one cell.
    """

    rows: tuple[tuple[tuple[int, int], ...], ...]
    end: int
    """Index of the line after it."""


def flattened_rows(text: str, spans: Sequence[tuple[int, int]], at: int) -> Grid | None:
    """Return the table that begins at a line: up to two headings, then rows of equal width."""
    for heads in range(3):
        first = at + heads
        cells = _cells(text, spans, first)
        if cells is None:
            if not _may_head(text, spans, first):
                return None
            continue
        rows = [cells]
        end = first + 1
        while (more := _cells(text, spans, end)) is not None and len(more) == len(cells):
            rows.append(more)
            end += 1
        if len(rows) < 2:
            return None
        headings = [(spans[index],) for index in range(at, first)]
        return Grid((*headings, *map(tuple, rows)), end)
    return None


def _may_head(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    if at >= len(spans):
        return False
    start, end = spans[at]
    return 0 < end - start <= _LONGEST_ROW and text[end - 1] not in ".!?;,"


def _cells(
    text: str, spans: Sequence[tuple[int, int]], at: int
) -> tuple[tuple[int, int], ...] | None:
    """Return the label of a line and the figures that end it; None if it is no row."""
    if at >= len(spans):
        return None
    start, end = spans[at]
    if not 0 < end - start <= _LONGEST_ROW or text[end - 1].isalpha():
        return None
    if (ranked := _RANK.match(text, start, end)) is not None:
        start = ranked.end()
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    split = len(words)
    while split > 1 and _FIGURE.fullmatch(text[words[split - 1][0] : words[split - 1][1]]):
        split -= 1
    figures = words[split:]
    label = text[start : words[split - 1][1]]
    named = label[0].isalpha() and not _ends_open(label) and len(label.split()) <= _LABEL_WORDS
    numbers = sum(_DIGIT.search(text, a, b) is not None for a, b in figures)
    if numbers < 2 or not (named or (split == 1 and _YEAR.fullmatch(label))):
        return None
    if all(_YEAR.fullmatch(text[a:b]) for a, b in figures):
        return None
    return ((start, words[split - 1][1]), *figures)


def _ends_open(label: str) -> bool:
    return label[-1] in ",;.:" or label.rsplit(None, 1)[-1].lower() in _GOING_ON


def short_lines(spans: Sequence[tuple[int, int]], at: int) -> int:
    """Return the index after the lines from `at` on that are short enough for cells."""
    end = at
    while end < len(spans) and 0 < spans[end][1] - spans[end][0] <= _LONGEST_CELL:
        end += 1
    return end


def stacked_cells(text: str, spans: Sequence[tuple[int, int]], at: int, end: int) -> Grid | None:
    """Return the table between two lines that has one cell a line, its headings first.

    It is told by its rows: at least two of equal width, each a label and then figures only.
    """
    figured = [_FIGURE.fullmatch(text[a:b]) is not None for a, b in spans[at:end]]
    while figured and not figured[-1]:
        figured.pop()
    for width in range(2, _WIDEST + 1):
        first = len(figured)
        while first >= width and _is_row(figured[first - width : first]):
            first -= width
        years = [_YEAR.fullmatch(text[a:b]) for a, b in spans[at + first + 1 : at + first + width]]
        first += width if all(years) else 0
        titles = max(0, first - width)
        if len(figured) - first < 2 * width or first < width - 1 or titles > _TITLES:
            continue
        if any(figured[:titles]):
            continue
        cells = spans[at : at + len(figured)]
        rows = [tuple(cells[place : place + width]) for place in range(first, len(cells), width)]
        headings = [*((cell,) for cell in cells[:titles]), tuple(cells[titles:first])]
        return Grid((*headings, *rows), at + len(figured))
    return None


def _is_row(figured: Sequence[bool]) -> bool:
    return not figured[0] and all(figured[1:])
