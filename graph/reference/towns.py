"""Towns of the world by name: in which countries there is one, and how large it is.

The names are many and some are also words, persons or companies, so they are looked up only where
a text expects a place; nothing is ever searched for them. The table is kept as it is read, sorted
and searched by halves: two megabytes, and a few microseconds a name.

>>> towns = load_towns()
>>> [(town.country, town.population, town.kind) for town in towns.named("Nuweiba")]
[('EG', 0, <PlaceKind.PORT: 'port'>)]
>>> towns.settled("San Antonio", [{"CL", "VN"}]).country
'CL'
>>> towns.settled("Nowhere-on-Sea", []) is None
True
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import DataFileError
from graph.reference.model import PlaceKind

_FILE: Final = Path(__file__).resolve().parent / "data" / "towns.txt"
_TOWN: Final = re.compile(r"([A-Z]{2})(\d+)([px]?)")
_KINDS: Final = {"p": PlaceKind.PORT, "x": PlaceKind.BORDER_CROSSING}
#: Inhabitants from which a town is meant where no country is spoken of, and where only others are:
#: the only one of its name, or one of several.
_KNOWN_FROM: Final = 15_000
_KNOWN_ABROAD: Final = 50_000
_KNOWN_OF_SEVERAL: Final = 100_000
#: How many times larger the town that is meant must be than any other of its name.
_FAR_LARGER: Final = 8


@dataclass(frozen=True, slots=True)
class Town:
    """A town, port or crossing: its country, inhabitants (to 1,000) and what trade knows it as."""

    country: str
    population: int
    kind: PlaceKind | None


class Towns:
    """The table: one name to a line, with the towns that bear it."""

    def __init__(self, table: bytes) -> None:
        """Take a table as `scripts/build_towns.py` writes it."""
        self._table: Final = table

    def named(self, name: str) -> tuple[Town, ...]:
        """Return the towns of a name, however it writes its accents, blanks and dashes.

        The largest of each country counts.
        """
        key = town_key(name)
        return _found(self, key) if key else ()

    def settled(self, name: str, near: Sequence[Collection[str]]) -> Town | None:
        """Return the town that a name means where a place is expected, or None if that is open.

        `near` are the countries that the text speaks of, those of the closest words first. The town
        is the only one of its name in those countries, else the only one at all or far the
        largest, if it is of some size.
        """
        towns = self.named(name)
        for countries in near:
            here = [town for town in towns if town.country in countries]
            if here:
                return _outstanding(here)
        found = _outstanding(towns)
        abroad = _KNOWN_ABROAD if len(towns) == 1 else _KNOWN_OF_SEVERAL
        least = abroad if any(near) else _KNOWN_FROM
        known = found is not None and (found.kind is not None or found.population >= least)
        return found if known else None

    def line(self, key: str) -> str | None:
        """Return the line of a key without the key, or None."""
        wanted = key.encode() + b"\t"
        table = self._table
        low, high = 0, len(table)
        while low < high:
            start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = table.find(b"\n", start)
            end = len(table) if end < 0 else end
            line = table[start:end]
            if line.startswith(wanted):
                return line[len(wanted) :].decode()
            if line < wanted:
                low = end + 1
            else:
                high = start
        return None


def town_key(name: str) -> str:
    """Return what two spellings of a name share: letters and digits, small and without accents."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if c.isalnum()).casefold()


@functools.cache
def load_towns() -> Towns:
    """Return the shipped table; read from disk at the first call only.

    Raises:
        DataFileError: the table is missing.
    """
    try:
        return Towns(_FILE.read_bytes())
    except OSError as error:
        raise DataFileError(f"{_FILE.name} cannot be read: {error}") from error


@functools.lru_cache(maxsize=4096)
def _found(towns: Towns, key: str) -> tuple[Town, ...]:
    line = towns.line(key)
    if line is None:
        return ()
    return tuple(
        Town(country, int(thousands) * 1_000, _KINDS.get(kind))
        for country, thousands, kind in _TOWN.findall(line)
    )


def _outstanding(towns: Sequence[Town]) -> Town | None:
    """Return the one town, the one that trade knows, or the one far larger than the others."""
    if len(towns) < 2:
        return towns[0] if towns else None
    first, second = sorted(towns, key=lambda town: -town.population)[:2]
    return first if first.population >= _FAR_LARGER * max(second.population, 1_000) else None
