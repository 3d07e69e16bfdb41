"""Tables that lost their columns: rows with single blanks, and cells below each other.

Kenya 610.2 671.0 10.0%          Kenya
Rwanda 480.1 456.3 -5.0%         610.2
                                 671.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

_FIGURE: Final = re.compile(
    r"(?!\((?:19|20)\d\d\)$)(?:\([-–−]\) ?)?(?:[-–−+] )?[-–−+(]{0,2}[$€£]?"
    r"(?:(?:\d{1,3}(?:[.,'’ \u00a0\u2009\u202f]\d{3})+|\d+)(?:[.,]\d+)?|[.,]\d+)"
    r"\)? ?%?\)?(?:[*^]{0,2}|[pre]| (?:[pre]|\([a-z]\)))"
    r"|[-–—]|\.{2,3}|…|n\.?a\.?|N/?A"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?(?: ?[pref*]| ?\([a-z]\))?")
#: A period in the label of a row: "Jan-Sep 2024".
_DATED: Final = re.compile(r"\b(?:19|20)\d\d\b")
_UNIT: Final = re.compile(
    r"(?i)\b(?:thousands?|millions?|billions?|mn|bn|mln|crore|lakh)\b|\b000\b"
)
#: What a year goes on after in the label of a row: "Jan-Apr", "Q1", "I-VI".
_DATES: Final = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|[QH]\d|[IVX]+)$"
)
_MONTH_END: Final = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
#: A word, or a figure whose thousands a blank parts: "1 847.5".
_WORD: Final = re.compile(r"(?<!\S)[-–(+]?\d{1,3}(?: \d{3})+[.,]\d+\)?(?!\S)|\S+")
#: The number of a row, before its label.
_RANK: Final = re.compile(r"\d{1,2}[.)]? (?=[^\W\d])")
_DIGIT: Final = re.compile(r"\d")
_LABEL_WORDS: Final = 8
_LONGEST_ROW: Final = 160  # characters
_LONGEST_CELL: Final = 45  # characters
_TITLES: Final = 3  # most lines above the headings of the columns
_HEADINGS: Final = 4  # lines looked at for the first row
_WIDEST: Final = 9  # cells of a row
_CORNER_WORDS: Final = 4  # most of the heading above the labels
#: Between cells that still stand in columns.
_GAP: Final = re.compile(r"\t|[ \xa0]{3}")
#: Words in which the label of a row never ends.
_GOING_ON: Final = frozenset({"in", "of", "and", "to", "from", "by", "the", "a", "at", "for", "or"})


CELL: Final = " | "
"""What stands between the cells of a row as it is read."""

Cells: TypeAlias = tuple[tuple[int, int], ...]
"""The cells of a row, by their offsets (half-open) in the text."""


class Grid(NamedTuple):
    """The rows of a table by their cells, and where it ends; a heading line is one cell."""

    rows: tuple[Cells, ...]
    end: int
    """Index of the line after it."""


def flattened_rows(text: str, spans: Sequence[tuple[int, int]], at: int) -> Grid | None:
    """Return the table that begins at a line: up to three headings, then rows of equal width.

    A line between them may head those below it, and a blank one part them.
    """
    for heads in range(_HEADINGS):
        first = at + heads
        cells = row_cells(text, spans, first)
        if cells is None:
            if not may_head(text, spans, first):
                return None
            continue
        rows: list[tuple[tuple[int, int], ...]] = []
        end = first
        while (row := _row_or_section(text, spans, end, len(cells))) is not None:
            rows.append(row)
            end += 1
            if _goes_on(text, spans, end, len(cells)):
                end += 1
        if sum(len(row) > 1 for row in rows) < 2:
            return None
        headings = [(spans[index],) for index in range(at, first)]
        return Grid((*headings, *rows), end)
    return None


def _row_or_section(
    text: str, spans: Sequence[tuple[int, int]], at: int, width: int
) -> tuple[tuple[int, int], ...] | None:
    """Return the cells of a line of so many, or a line that heads rows of so many."""
    cells = row_cells(text, spans, at)
    if cells is not None:
        if len(cells) == width + 1 and is_year(text, cells[1]):  # "Total 2019 138.3 103.8"
            cells = ((cells[0][0], cells[1][1]), *cells[2:])
        return cells if width - (width > 3) <= len(cells) <= width else None
    if at >= len(spans) or not is_section(text[slice(*spans[at])]):
        return None
    following = row_cells(text, spans, at + 1)
    return (spans[at],) if following is not None and len(following) == width else None


def _goes_on(text: str, spans: Sequence[tuple[int, int]], at: int, width: int) -> bool:
    """Whether a line is blank and rows as wide go on below it."""
    if at >= len(spans) or spans[at][0] != spans[at][1]:
        return False
    below = row_cells(text, spans, at + 1)
    return below is not None and len(below) == width


def is_figure(text: str, cell: tuple[int, int]) -> bool:
    """Whether a cell holds a figure, or a mark for one that is missing."""
    return _FIGURE.fullmatch(text, *cell) is not None


def is_year(text: str, cell: tuple[int, int]) -> bool:
    """Whether a cell holds a year: "2021", "2021/22", "2021p", "2025f"."""
    return _YEAR.fullmatch(text, *cell) is not None


def names_unit(line: str) -> bool:
    """Whether a line names the unit of amounts below it: "Million euros", "(N$ '000)"."""
    return _UNIT.search(line) is not None


def is_section(line: str) -> bool:
    """Whether a line may head the rows below it: "Exports", "Imports from:", "Kenya"."""
    few = len(line) <= _LONGEST_CELL and len(line.split()) <= _CORNER_WORDS
    return few and line[:1].isalpha() and _DIGIT.search(line) is None and line[-1] not in ".!?;,"


def may_head(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a line may stand above the rows of a table, as its title or headings."""
    if at >= len(spans):
        return False
    start, end = spans[at]
    line = text[start:end]
    stopped = line.endswith((".", "!", "?", ";", ",")) and not _MONTH_END.search(line)
    return 0 < len(line) <= _LONGEST_ROW and not stopped and not _GAP.search(line)


def row_cells(
    text: str, spans: Sequence[tuple[int, int]], at: int, *, fewest: int = 2
) -> tuple[tuple[int, int], ...] | None:
    """Return the label of a line and the figures that end it; None if these are too few."""
    if at >= len(spans):
        return None
    start, end = spans[at]
    if not 0 < end - start <= _LONGEST_ROW or text[end - 1].isalpha():
        return None
    if (ranked := _RANK.match(text, start, end)) is not None:
        start = ranked.end()
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    split = len(words)
    while split > 1 and is_figure(text, words[split - 1]):
        split -= 1
    dated = _DATES.search(text, start, words[split - 1][1]) is not None
    if dated and split < len(words) and is_year(text, words[split]):
        split += 1  # "Jan-Apr 2025 4.4 1.9"
    figures = words[split:]
    label = text[start : words[split - 1][1]]
    named = label[0].isalpha() and not _ends_open(label) and len(label.split()) <= _LABEL_WORDS
    numbers = sum(_DIGIT.search(text, a, b) is not None for a, b in figures)
    if numbers < fewest or not (named or (split == 1 and _YEAR.fullmatch(label))):
        return None
    if all(is_year(text, figure) for figure in figures):
        return None
    return ((start, words[split - 1][1]), *figures)


def _ends_open(label: str) -> bool:
    return label[-1] in ",;.:/" or label.rsplit(None, 1)[-1].lower() in _GOING_ON


def short_lines(spans: Sequence[tuple[int, int]], at: int, stop: int | None = None) -> int:
    """Return the index after the lines from `at` on, up to `stop`, that are as short as cells."""
    end = at
    last = len(spans) if stop is None else min(stop, len(spans))
    while end < last and 0 < spans[end][1] - spans[end][0] <= _LONGEST_CELL:
        end += 1
    return end


def stacked_cells(text: str, spans: Sequence[tuple[int, int]], at: int, end: int) -> Grid | None:
    """Return the table between two lines that has one cell a line, its headings first.

    It is told by its rows: at least two of equal width, each a label and then figures only. A line
    between two rows heads those below it ("Exports", "Imports").
    """
    figured = [is_figure(text, span) for span in spans[at:end]]
    while figured and not figured[-1]:
        figured.pop()
    cells = spans[at : at + len(figured)]
    rows = _dated_pairs(text, cells, figured) or _labelled_rows(text, cells, figured)
    if rows is None:  # the labels of the rows may be years
        parted = [f and not is_year(text, c) for f, c in zip(figured, cells, strict=True)]
        rows = _labelled_rows(text, cells, parted)
    return Grid(rows, at + len(figured)) if rows is not None else None


def _labelled_rows(
    text: str, cells: Sequence[tuple[int, int]], figured: Sequence[bool]
) -> tuple[Cells, ...] | None:
    """Return rows of equal width below their headings, each a label and then figures."""
    for width in range(2, _WIDEST + 1):
        rows = _stacked_rows(figured, width)
        years = cells[rows[0] + 1 : rows[0] + width] if rows else ()
        if years and all(is_year(text, year) for year in years):
            rows = rows[1:]
        unit = _unit_line(text, cells, rows)
        heads = _heads(text, cells, rows, width, unit) if len(rows) > 1 else None
        if heads is None or any(figured[: heads.titles]):
            continue
        places = [*range(heads.titles), heads.titles, *heads.sections, *rows]
        grid: list[Cells] = [] if unit is None else [(cells[unit],)]
        for place in sorted(set(places)):
            last = heads.first if place == heads.titles else place + 1
            grid.append(tuple(cells[place : place + width if place in rows else last]))
        return tuple(grid)
    return None


def _unit_line(text: str, cells: Sequence[tuple[int, int]], rows: Sequence[int]) -> int | None:
    """Return the line with the unit of all cells between their headings and the first row."""
    if not rows or rows[0] < 2:
        return None
    line = text[slice(*cells[rows[0] - 1])]
    return rows[0] - 1 if _UNIT.search(line) and not _DATED.search(line) else None


def _dated_pairs(
    text: str, cells: Sequence[tuple[int, int]], figured: Sequence[bool]
) -> tuple[Cells, ...] | None:
    """Return rows of a period and its figure, with the lines that head some: "Exports"."""
    rows: list[Cells] = []
    pairs, at = 0, 0
    while at < len(cells):
        line = text[slice(*cells[at])]
        if at + 1 < len(cells) and figured[at + 1] and not figured[at] and _DATED.search(line):
            rows.append((cells[at], cells[at + 1]))
            pairs, at = pairs + 1, at + 2
        elif figured[at] or not is_section(line):
            return None
        else:
            rows.append((cells[at],))
            at += 1
    return tuple(rows) if pairs > 1 else None


def spaced_cells(text: str, spans: Sequence[tuple[int, int]], at: int) -> Grid | None:
    """Return the table that begins at a line and has its rows parted by blank lines.

    The headings of the columns are a block of lines, then each row is one: a label, and a figure
    below it for each heading. The first heading may be that of the labels.
    """
    blocks = _blocks(spans, at)
    end, head = next(blocks, (at, ()))
    if len(head) < 2 or any(is_figure(text, c) and not is_year(text, c) for c in head):
        return None
    cornered = _is_corner(text, head[0]) and len(head) > 2
    widths = {len(head), len(head) - 1} if cornered else {len(head)}
    rows = [head]
    for last, block in blocks:
        label, *figures = block
        if len(figures) not in widths or not text[label[0]].isalpha():
            break
        if not all(is_figure(text, cell) for cell in figures):
            break
        rows.append(block)
        widths = {len(figures)}
        end = last
    return Grid(tuple(rows), end) if len(rows) > 2 else None


def _blocks(spans: Sequence[tuple[int, int]], at: int) -> Iterator[tuple[int, Cells]]:
    """Yield the runs of short lines from a line on, each parted from the next by one blank line.

    With each goes the index after it; a run of more lines than a table is wide is the last.
    """
    while at < len(spans):
        end = short_lines(spans, at, at + _WIDEST + 1)
        if end == at:
            return
        yield end, tuple(spans[at:end])
        if end >= len(spans) or spans[end][0] != spans[end][1]:
            return
        at = end + 1


class _Heads(NamedTuple):
    """Where the headings of columns begin (`titles`) and end (`first`), and the lone headings."""

    titles: int
    first: int
    sections: tuple[int, ...]


def _stacked_rows(figured: Sequence[bool], width: int) -> list[int]:
    """Return where rows begin; between two of them one line may stand."""
    rows: list[int] = []
    at = len(figured)
    while at >= width:
        if _is_row(figured[at - width : at]):
            at -= width
            rows.append(at)
        elif rows and rows[-1] == at and not figured[at - 1]:
            at -= 1
        else:
            break
    return rows[::-1]


def _heads(
    text: str,
    cells: Sequence[tuple[int, int]],
    rows: Sequence[int],
    width: int,
    unit: int | None,
) -> _Heads | None:
    """Tell titles, headings of columns and lone headings apart; None if they do not fit.

    What stands right above the first row is a lone heading if there are such between other rows.
    """
    sections = [row - 1 for before, row in pairwise(rows) if row - before > width]
    first = rows[0] if unit is None else unit
    if sections and unit is None:
        first -= 1
        sections.insert(0, first)
    if first < width - 1:
        return None
    corner = first >= width and _is_corner(text, cells[first - width])
    titles = first - width + (not corner)
    return _Heads(titles, first, tuple(sections)) if titles <= _TITLES else None


def _is_corner(text: str, cell: tuple[int, int]) -> bool:
    """Whether a cell may head the labels of the rows, such as "Partner"; else it is a title."""
    words = text[cell[0] : cell[1]]
    return len(words.split()) <= _CORNER_WORDS and _DIGIT.search(words) is None


def _is_row(figured: Sequence[bool]) -> bool:
    return not figured[0] and all(figured[1:])
