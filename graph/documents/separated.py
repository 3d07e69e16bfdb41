"""Tables whose cells are parted by bars, tabs, wide gaps, semicolons or slashes.

    Partner;2022;2023          Partner    2022    2023
    Kenya;610,2;671,0          Kenya      610.2   671.0

A line between rows heads those below it. The label of a row may stand in the line above its
figures, and a column of codes or ranks before the labels is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graph.documents.rows import Cells, Grid, is_figure, is_section, is_year

_DELIMITER_ROW: Final = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?$")
_LONGEST_LINE: Final = 1_000  # characters
_LONGEST_CELL: Final = 60  # characters
_HEADING_WORDS: Final = 10
_HEADING_LINES: Final = 2
_LEAST_ROWS: Final = 2
_LEAST_CELLS: Final = 2
_LEAST_WORDY: Final = 3  # cells of a row whose separator stands in sentences too
#: What a column of codes or ranks is called.
_CODES: Final = re.compile(
    r"(?i)(?:hs|sitc|cn|isic|cpc|bec|tariff)?[ -]?"
    r"(?:codes?|no|nr|rank|heading|chapter|section|division|line)?[.:]?|#|№|n°"
)
_CODE: Final = re.compile(r"\d{1,2}[.)]?|\d{1,4}(?:[-–.]\d{1,4}){0,2}|0\d{1,7}|\d{4,10}|-?")
#: A label with the figure after it.
_LABELLED: Final = re.compile(r"(.*[^\W\d][.)]?) ([-–(+]?\d{1,3}(?:[ ,.]\d{3})*(?:[.,]\d+)?\)?)")
#: The same with a colon between them.
_NAMED: Final = re.compile(r"([^\W\d][^:;/]{0,50}): ?([-–−+(]{0,2} ?\d[\d.,]*\)?)")
_WORD: Final = re.compile(r"\S+")


class _Separator(NamedTuple):
    """What parts the cells of a row; `wordy` if it stands in sentences too."""

    gap: re.Pattern[str]
    wordy: bool = False


_PIPE: Final = _Separator(re.compile(r"[ \t]*(?<!\\)[|‖¦][ \t]*"))
_GAP: Final = _Separator(re.compile(r"[ ]*\t\s*|[ \xa0]{3,}|(?<=[\d)%])[ \xa0]{2}(?=[-–(+]?\d)"))
_SEMICOLON: Final = _Separator(re.compile(r"[ \t]*;[ \t]*"), wordy=True)
_SLASH: Final = _Separator(re.compile(r" +/ +"), wordy=True)
_SEPARATORS: Final = (_PIPE, _GAP, _SEMICOLON, _SLASH)


class SeparatedTables:
    """Finds the tables of a text by its lines, given as spans without the blanks at their ends."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans
        self._no_table = dict.fromkeys(_SEPARATORS, 0)

    def read(self, at: int) -> Grid | None:
        """Return the table that begins at a line, None if none does."""
        for separator in _SEPARATORS:
            if at < self._no_table[separator]:
                continue
            rows, end = self._rows(at, separator)
            if self._is_table(rows, separator):
                whole = _of_one_width(self._text, [*self._joined(rows)])
                bare = [*_without_codes(self._text, whole)]
                return Grid(tuple(_without_codes(self._text, bare)), end)  # "No.;SITC;Group"
            self._no_table[separator] = end
        return None

    def _line(self, at: int) -> str:
        start, end = self._spans[at]
        return self._text[start:end]

    def _rows(self, at: int, separator: _Separator) -> tuple[list[Cells], int]:
        """Return rows and the lines that head them, and the index after the last of these."""
        rows: list[Cells] = []
        end = at
        while end < len(self._spans):
            if separator is _PIPE and self._delimits(end):
                end += 1
            elif (cells := self._cells(end, separator)) is not None:
                rows.append(cells)
                end += 1
            elif not rows and (years := self._years(end, separator)) is not None:
                rows.append(years)
                end += 1
            elif rows and self._heads(end, separator):
                rows.append((self._spans[end],))
                end += 1
            elif self._resumes(end, separator, rows):
                end += 1
            else:
                break
        return rows, max(end, at + 1)

    def _delimits(self, at: int) -> bool:
        line = self._line(at)
        return "|" in line and _DELIMITER_ROW.match(line) is not None

    def _cells(self, at: int, separator: _Separator) -> Cells | None:
        """Return the cells of a line, None if it is no row."""
        if at >= len(self._spans) or not 0 < len(self._line(at)) < _LONGEST_LINE:
            return None
        if separator is _PIPE:
            return self._parted(at, separator) if self._is_barred(at) else None
        cells = self._parted(at, separator)
        if len(cells) < (_LEAST_WORDY if separator.wordy else _LEAST_CELLS):
            return None
        if any(end - start > _LONGEST_CELL for start, end in cells):
            return None
        if separator.wordy and not (
            self._figured(cells) or self._heads_figures(at, len(cells), separator)
        ):
            return None
        return cells

    def _years(self, at: int, separator: _Separator) -> Cells | None:
        """Return the years above rows of figures that are parted in another way than they are."""
        below = self._cells(at + 1, separator)
        if below is None or not self._line(at):
            return None
        words = tuple(m.span() for m in _WORD.finditer(self._text, *self._spans[at]))
        years = words if is_year(self._text, words[0]) else words[1:]
        if len(years) != len(below) - 1 or not all(is_year(self._text, y) for y in years):
            return None
        return words

    def _is_barred(self, at: int) -> bool:
        """Whether a line has as many bars as a row: two, or one above a line of dashes."""
        delimited = at + 1 < len(self._spans) and self._delimits(at + 1)
        return sum(map(self._line(at).count, "|‖¦")) >= (1 if delimited else 2)

    def _parted(self, at: int, separator: _Separator) -> Cells:
        start, end = self._spans[at]
        if separator is _PIPE:
            line = self._text[start:end]
            inner = line[:-1].rstrip(" \t") if len(line) > 1 and line.endswith("|") else line
            end = start + len(inner)
            start += len(inner) - len(inner.removeprefix("|").lstrip(" \t"))
        cells: list[tuple[int, int]] = []
        done = start
        for match in separator.gap.finditer(self._text, start, end):
            cells.append((done, match.start()))
            done = match.end()
        cells.append((done, end))
        if separator is _SLASH and (named := _NAMED.fullmatch(self._text, *cells[0])) is not None:
            cells[:1] = [named.span(1), named.span(2)]  # "Exports: 2.3 / 3.2"
        return tuple(cells)

    def _figured(self, cells: Cells) -> bool:
        """Whether at least half of the cells after the first are figures."""
        figures = sum(is_figure(self._text, cell) for cell in cells[1:])
        return 2 * figures >= len(cells) - 1

    def _heads_figures(self, at: int, width: int, separator: _Separator) -> bool:
        for line in range(at + 1, min(at + 1 + _HEADING_LINES, len(self._spans))):
            if not 0 < len(self._line(line)) < _LONGEST_LINE:
                return False
            below = self._parted(line, separator)
            if len(below) == 1 and self._heads(line, separator):
                continue
            if len(below) != width:
                return False
            if self._figured(below):
                return True
        return False

    def _heads(self, at: int, separator: _Separator) -> bool:
        """Whether a line heads the rows below it, or is the label of the next."""
        line = self._line(at)
        if not line or self._cells(at + 1, separator) is None:
            return False
        few = len(line) <= 2 * _LONGEST_CELL and len(line.split()) <= _HEADING_WORDS
        plain = line[0].isalpha() and not any(map(str.isdigit, line)) and line[-1] not in ".!?;,"
        return is_section(line) or (few and plain)

    def _resumes(self, at: int, separator: _Separator, rows: Sequence[Cells]) -> bool:
        """Whether a blank line stands between rows of equal width, of which there were some."""
        if self._line(at) or len(rows) < _LEAST_ROWS or len(rows[-1]) <= _LEAST_CELLS:
            return False
        cells = self._cells(at + 1, separator)
        return cells is not None and len(cells) == len(rows[-1]) and self._amounts(cells)

    def _amounts(self, cells: Cells) -> bool:
        figures = [c for c in cells[1:] if is_figure(self._text, c)]
        return bool(figures) and not all(is_year(self._text, cell) for cell in figures)

    def _is_table(self, rows: Sequence[Cells], separator: _Separator) -> bool:
        full = [row for row in rows if len(row) > 1 or separator is _PIPE]
        if len(full) < _LEAST_ROWS:
            return False
        if separator is _PIPE:
            return True
        return any(ch.isdigit() for row in full for a, b in row for ch in self._text[a:b])

    def _joined(self, rows: Sequence[Cells]) -> Iterator[Cells]:
        """Give a row the label, or the beginning of its label, that is the line above it."""
        above: Cells | None = None
        for row in rows:
            if above is not None:
                (start, _), (first, end) = above[0], row[0]
                if self._text[first].islower():
                    row = ((start, end), *row[1:])
                elif self._lacks_label(row):
                    row = (above[0], *row)
                else:
                    yield above
            above = row if len(row) == 1 else None
            if above is None:
                yield row
        if above is not None:
            yield above

    def _lacks_label(self, row: Cells) -> bool:
        """Whether a row begins with a figure that is neither a year nor the code of a label."""
        named = any(self._text[start].isalpha() for start, end in row if start < end)
        first = row[0]
        return is_figure(self._text, first) and not (named or is_year(self._text, first))


def _of_one_width(text: str, rows: Sequence[Cells]) -> list[Cells]:
    """Part a label from the figure that a single blank leaves it, in rows that lack one cell."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width = max(widths, key=lambda each: (widths[each], each), default=0)
    parted = []
    for row in rows:
        whole = _LABELLED.fullmatch(text, *row[0]) if 1 < len(row) == width - 1 else None
        parted.append((whole.span(1), whole.span(2), *row[1:]) if whole is not None else row)
    return parted


def _without_codes(text: str, table: Sequence[Cells]) -> Iterator[Cells]:
    """Leave out a first column of codes or ranks; a row that has none there is left as it is."""
    full = [row for row in table if len(row) > 2]
    if len(full) < _LEAST_ROWS:
        yield from table
        return
    head, *body = full
    width = len(body[0])
    coded = [row for row in body if _is_coded(text, row)]
    titled = _CODES.fullmatch(text[slice(*head[0])]) is not None
    if not coded or 3 * len(coded) < (1 if titled else 2) * len(body):
        yield from table
        return
    first = next(n for n, row in enumerate(table) if _is_coded(text, row))
    for number, row in enumerate(table):
        heading = (row is head and titled) or (number < first and len(row) == width)
        skip = heading or _is_coded(text, row)
        if skip and len(row) > 2:
            yield row[1:]
        elif len(row) == width and row[1][0] == row[1][1]:  # a label instead of the code
            yield (row[0], *row[2:])
        else:
            yield row


def _is_coded(text: str, row: Cells) -> bool:
    """Whether a row begins with a code, or with nothing, and then a label.

    Another code may stand between them, if figures follow.
    """
    if len(row) < 3:
        return False
    first, second, third = (text[slice(*cell)] for cell in row[:3])
    twice = _CODE.fullmatch(second) is not None and third[:1].isalpha()
    labelled = second[:1].isalpha() or (twice and any(is_figure(text, c) for c in row[3:]))
    return labelled and _CODE.fullmatch(first) is not None and not is_year(text, row[0])
