"""The lists of places beside these scripts; a line is "port KE: Mombasa; Lamu"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LINE: Final = re.compile(r"(?P<kind>[a-z_]+) (?P<country>[A-Z]{2}): (?P<items>.+)")


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list, as written, with its kind and country and the line that it stands in."""

    kind: str
    country: str
    text: str
    line: str


def read_listed(path: Path) -> Iterator[Listed]:
    """Yield the items of a list in their order; blank lines and those of "#" are none.

    Raises:
        ValueError: A line is not a kind, a country and items.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        where = f"{path.name}, line {number}"
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise ValueError(f"{where}: no 'kind COUNTRY: places'")
        for text in parts["items"].split(";"):
            yield Listed(parts["kind"], parts["country"], text.strip(), where)
