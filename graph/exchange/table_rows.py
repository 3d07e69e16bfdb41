"""Rows of a table with their place in the file, so that each is evidence for what it states."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from graph.errors import DataFileError

MAX_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        cells: the text in each column, without white space around it.
        line: number of the line on which the row starts, from 1.
        start: first code point of the row in the file's text.
        end: one past the last code point, without the end of the line.
        text: what stands between them.
    """

    cells: Mapping[str, str]
    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows.

    Attributes:
        name: name of the file.
        sha256: digest of its bytes.
        columns: the names in its first row.
        rows: the others, in order.
    """

    name: str
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, delimiter: str = ",") -> Table:
    """Read a table of comma-separated values in UTF-8, or with another delimiter.

    Raises:
        DataFileError: the file is missing, too large, or not such a table.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataFileError(f"{path}: more than {MAX_BYTES:,} bytes; split the table")
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise DataFileError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(f"{path}: is not UTF-8 at byte {error.start}; convert it") from error
    try:
        header, *rows = _rows(text, delimiter)
    except (csv.Error, ValueError) as error:
        raise DataFileError(f"{path}: is not a table: {error or 'it is empty'}") from error
    columns = tuple(cell.strip() for cell in header[0])
    return Table(
        name=path.name,
        sha256=sha256(content).hexdigest(),
        columns=columns,
        rows=tuple(_row(columns, *row, text) for row in rows),
    )


def _rows(text: str, delimiter: str) -> Iterator[tuple[list[str], int, int, int]]:
    """Yield cells, line, start and end of each row that is not empty."""
    read = 0
    lines = 0

    def feed() -> Iterator[str]:
        nonlocal read, lines
        for line in text.splitlines(keepends=True):
            read += len(line)
            lines += 1
            yield line

    start, line = 0, 1
    for cells in csv.reader(feed(), delimiter=delimiter, strict=True):
        if cells:
            yield cells, line, start, read
        start, line = read, lines + 1


def _row(
    columns: tuple[str, ...], cells: list[str], line: int, start: int, end: int, text: str
) -> Row:
    named = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    printed = text[start:end].rstrip("\r\n")
    return Row(named, line, start, start + len(printed), printed)
