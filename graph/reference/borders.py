"""Which countries border on each other by land, or by a bridge or tunnel across a strait.

>>> are_neighbours("KG", "UZ"), are_neighbours("KG", "PK"), are_neighbours("GB", "FR")
(True, False, True)
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from graph.errors import DataFileError

_FILE: Final = Path(__file__).resolve().parent / "data" / "borders.txt"


def are_neighbours(one: str, other: str) -> bool:
    """Tell whether two countries, by their ISO 3166-1 alpha-2 codes, have a common border.

    Raises:
        DataFileError: the table is missing or a line of it is none.
    """
    return other in load_borders().get(one, frozenset())


@functools.cache
def load_borders() -> Mapping[str, frozenset[str]]:
    """Return the neighbours of each country that has any.

    Raises:
        DataFileError: the table is missing or a line of it is none.
    """
    try:
        lines = _FILE.read_text(encoding="ascii").splitlines()
    except OSError as error:
        raise DataFileError(f"{_FILE.name} cannot be read: {error}") from error
    found: dict[str, set[str]] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        country, *neighbours = line.split()
        if not neighbours or any(len(code) != 2 or code <= country for code in neighbours):
            raise DataFileError(
                f"{_FILE.name}:{number}: give a country and its neighbours of later codes"
            )
        for code in neighbours:
            found.setdefault(country, set()).add(code)
            found.setdefault(code, set()).add(country)
    return {country: frozenset(codes) for country, codes in found.items()}
