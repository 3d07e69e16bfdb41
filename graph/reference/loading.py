"""Read the reference tables, once, and check them while reading."""

from __future__ import annotations

import csv
import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

import msgspec

from graph.errors import DataFileError
from graph.reference.model import (
    Country,
    CountryGroup,
    GroupKind,
    Membership,
    Place,
    PlaceKind,
    Reference,
)

T = TypeVar("T")

_DATA: Final = Path(__file__).resolve().parent / "data"
_GROUP_START: Final = re.compile(r"^- code:", re.MULTILINE)


@functools.cache
def load_reference() -> Reference:
    """Return the shipped reference data; read from disk at the first call only.

    Raises:
        DataFileError: a table is missing or does not fit its form.
    """
    return read_reference(_DATA)


def read_reference(folder: Path) -> Reference:
    """Read `countries.csv`, `groups.yaml` and `places.csv` from `folder`.

    Raises:
        DataFileError: a table is missing or does not fit its form; names the file and line.
    """
    countries = _unique(folder / "countries.csv", _country, lambda country: country.code)
    groups = _groups(folder / "groups.yaml", countries)
    places = _unique(folder / "places.csv", _place, lambda place: (place.name, place.country))
    for line, place in enumerate(places.values(), start=2):
        if place.country not in countries:
            raise DataFileError(f"places.csv, line {line}: unknown country {place.country!r}")
    return Reference(
        countries=MappingProxyType(countries), groups=groups, places=tuple(places.values())
    )


K = TypeVar("K")


def _unique(
    path: Path, build: Callable[[Mapping[str, str]], T], key: Callable[[T], K]
) -> dict[K, T]:
    """Build one value from each row of a CSV table; no two may have the same key."""
    found: dict[K, T] = {}
    for line, row in _rows(path):
        try:
            value = build(row)
        except (KeyError, ValueError, InvalidOperation) as error:
            raise DataFileError(f"{path.name}, line {line}: {error!r} in {dict(row)}") from error
        if key(value) in found:
            raise DataFileError(f"{path.name}, line {line}: {key(value)!r} is there already")
        found[key(value)] = value
    return found


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            for row in reader:
                if None in row or None in row.values():
                    raise DataFileError(
                        f"{path.name}, line {reader.line_num}: the row has not as many cells as "
                        "the header"
                    )
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataFileError(f"{path.name} cannot be read: {error}") from error


def _country(row: Mapping[str, str]) -> Country:
    month, day = row["fiscal_year_start"].split("-")
    start = datetime.date(2001, int(month), int(day))
    return Country(
        code=_matching(r"[A-Z]{2}", row["code"]),
        alpha3=_matching(r"[A-Z]{3}", row["alpha3"]),
        numeric=_matching(r"\d{3}", row["numeric"]),
        name=_some(row["name"]),
        official_name=_some(row["official_name"]),
        other_names=_parts(row["other_names"]),
        demonyms=_parts(row["demonyms"]),
        region=_some(row["region"]),
        subregion=_some(row["subregion"]),
        landlocked={"yes": True, "no": False}[row["landlocked"]],
        currency=_matching(r"[A-Z]{3}", row["currency"]) if row["currency"] else None,
        fiscal_year_start=(start.month, start.day),
        capital=row["capital"] or None,
        latitude=_degrees(row["latitude"], 90),
        longitude=_degrees(row["longitude"], 180),
        wikidata=_matching(r"Q\d+", row["wikidata"]),
    )


def _place(row: Mapping[str, str]) -> Place:
    return Place(
        name=_some(row["name"]),
        other_names=_parts(row["other_names"]),
        country=row["country"],
        kind=PlaceKind(row["kind"]),
        latitude=_degrees(row["latitude"], 90),
        longitude=_degrees(row["longitude"], 180),
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _matching(pattern: str, cell: str) -> str:
    if not re.fullmatch(pattern, cell):
        raise ValueError(f"{cell!r} does not match {pattern}")
    return cell


def _some(cell: str) -> str:
    if not cell:
        raise ValueError("an empty cell")
    return cell


def _degrees(cell: str, limit: int) -> Decimal:
    degrees = Decimal(cell)
    if not -limit <= degrees <= limit:
        raise ValueError(f"{cell} degrees are beyond {limit}")
    return degrees


class _Dated(msgspec.Struct, forbid_unknown_fields=True):
    codes: str
    since: datetime.date | None = None
    until: datetime.date | None = None


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    name: str
    kind: GroupKind
    names: tuple[str, ...]
    members: str
    dated: tuple[_Dated, ...] = ()
    forum: bool = False


def _groups(path: Path, countries: Mapping[str, Country]) -> Mapping[str, CountryGroup]:
    try:
        text = path.read_text("utf-8")
        rows = msgspec.yaml.decode(text, type=list[_Group])
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError(f"{path.name} cannot be read: {error}") from error
    except msgspec.DecodeError as error:
        raise DataFileError(f"{path.name}{_line_of(error, text)}: {error}") from error
    groups: dict[str, CountryGroup] = {}
    for index, row in enumerate(rows):
        group = _group(row)
        unknown = sorted({m.code for m in group.memberships} - countries.keys())
        problem = (
            f"unknown countries {unknown}"
            if unknown
            else f"the code {group.code} is there already"
            if group.code in groups
            else f"{group.code} has no member"
            if not group.memberships
            else None
        )
        if problem:
            raise DataFileError(f"{path.name}, line {_line_of_group(index, text)}: {problem}")
        groups[group.code] = group
    return MappingProxyType(dict(sorted(groups.items())))


def _group(row: _Group) -> CountryGroup:
    memberships = [Membership(code) for code in row.members.split()]
    memberships += (
        Membership(code, dated.since, dated.until)
        for dated in row.dated
        for code in dated.codes.split()
    )
    memberships.sort(key=lambda m: (m.code, m.since or datetime.date.min))
    return CountryGroup(
        code=row.code,
        name=row.name,
        other_names=row.names,
        kind=row.kind,
        memberships=tuple(
            sorted(memberships, key=lambda m: (m.code, m.since or datetime.date.min))
        ),
        forum=row.forum,
    )


def _line_of(error: msgspec.DecodeError, text: str) -> str:
    """Name the line of the group that an error's path (`$[3].kind`) points at."""
    index = re.search(r"\$\[(\d+)\]", str(error))
    return f", line {_line_of_group(int(index[1]), text)}" if index else ""


def _line_of_group(index: int, text: str) -> int:
    starts = [match.start() for match in _GROUP_START.finditer(text)]
    return text.count("\n", 0, starts[index]) + 1
