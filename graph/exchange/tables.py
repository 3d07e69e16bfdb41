"""What the public tables state, row by row: agreements with their stages, lines with capacities."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.claims import Status
from graph.errors import DataFileError
from graph.exchange.table_rows import Row, Table
from graph.reference import Reference
from graph.resolve.names import fold


class TableFormat(StrEnum):
    """A table that can be read.

    `wto-rta` is the list of regional trade agreements of the WTO, `desta` the list of treaties of
    the Design of Trade Agreements project, `power-lines` the national table of the Global
    Transmission Database.
    """

    WTO_RTA = "wto-rta"
    DESTA = "desta"
    POWER_LINES = "power-lines"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as a row states it.

    Attributes:
        row: the row.
        key: what tells it from other rows, such as `wto-rta-681`.
        title: its name.
        parties: codes of countries and groups.
        unknown: names of parties that the reference data lack.
        stages: the stages reached, each with its date as YYYY or YYYY-MM-DD.
    """

    row: Row
    key: str
    title: str
    parties: tuple[str, ...]
    unknown: tuple[str, ...]
    stages: tuple[tuple[Status, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The transmission capacity between two countries as a row states it.

    Attributes:
        row: the row.
        key: what tells it from other rows.
        ends: codes of the two countries.
        capacities: megawatts towards the second and towards the first, as printed.
    """

    row: Row
    key: str
    ends: tuple[str, str]
    capacities: tuple[str, str]


Statement = Agreement | Line

DELIMITERS: Final = {TableFormat.DESTA: ";"}
TITLES: Final = {
    TableFormat.WTO_RTA: "WTO, regional trade agreements",
    TableFormat.DESTA: "DESTA, list of treaties",
    TableFormat.POWER_LINES: "Global Transmission Database, national table",
}
_COLUMNS: Final = {
    TableFormat.WTO_RTA: ("RTA ID", "RTA Name", "Date of Signature (G)", "Current signatories"),
    TableFormat.DESTA: ("number", "name", "year", "entryforceyear", "c1"),
    TableFormat.POWER_LINES: ("from_country", "to_country", "max_flow", "min_flow"),
}
_DATE: Final = re.compile(r"\d{4}(-\d{2}-\d{2})?")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
#: How tables write that they do not know.
NOT_STATED: Final = ("", "NA", "-")


def statements(table: Table, form: TableFormat, reference: Reference) -> Iterator[Statement]:
    """Yield what each row of a table states; a row without a date or capacity states nothing.

    Raises:
        DataFileError: a column is missing, or a cell is not what the column should hold.
    """
    missing = [name for name in _COLUMNS[form] if name not in table.columns]
    if missing:
        raise DataFileError(
            f"{table.name}: the column {missing[0]!r} is missing; is it a table of {form}?"
        )
    read = _READERS[form]
    names = _Names(reference)
    for row in table.rows:
        try:
            yield from read(row, names)
        except ValueError as error:
            raise DataFileError(f"{table.name}, line {row.line}: {error}") from error


class _Names:
    """The codes of countries and groups by their names and by the codes of other standards."""

    def __init__(self, reference: Reference) -> None:
        countries = reference.countries.values()
        self._by_name: Final = {
            fold(name): group.code
            for group in reversed(tuple(reference.groups.values()))
            for name in (group.name, *group.other_names)
        } | {
            fold(name): country.code
            for country in countries
            for name in (country.official_name, *country.other_names, country.name)
        }
        self.by_alpha3: Final = {country.alpha3: country.code for country in countries} | {
            "KOS": "XK"
        }
        self.by_number: Final = {int(country.numeric): country.code for country in countries}

    def sort(self, names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the codes of those that are known, and the names of the others."""
        codes = {name: self._by_name.get(fold(name)) for name in names if name}
        known = sorted({code for code in codes.values() if code is not None})
        return tuple(known), tuple(sorted(name for name, code in codes.items() if code is None))


def _agreement_of_wto(row: Row, names: _Names) -> Iterator[Agreement]:
    cells = row.cells
    signatories = cells.get("Current signatories") or cells.get("Original signatories") or ""
    parties, unknown = names.sort([name.strip() for name in signatories.split(";")])
    goods, services = (_stages_of_wto(cells, part) for part in "GS")
    key, title = f"wto-rta-{int(cells['RTA ID'])}", cells["RTA Name"]
    # Goods and services are acts of their own where their dates differ.
    acts = [("", goods or services)]
    if goods and services and goods != services:
        acts = [("goods", goods), ("services", services)]
    for part, stages in acts:
        if stages:
            act_key, act = (f"{key}-{part}", f"{title} ({part})") if part else (key, title)
            yield Agreement(row, act_key, act, parties, unknown, stages)


def _stages_of_wto(cells: Mapping[str, str], part: str) -> tuple[tuple[Status, str], ...]:
    dates = (
        (status, _date(cells.get(f"{column} ({part})", "")))
        for column, status in (
            ("Date of Signature", Status.SIGNED),
            ("Date of Entry into Force", Status.IN_FORCE),
        )
    )
    return tuple((status, date) for status, date in dates if date)


def _agreement_of_desta(row: Row, names: _Names) -> Iterator[Agreement]:
    cells = row.cells
    numbers = [cells[name] for name in cells if re.fullmatch(r"c\d+", name)]
    codes = {names.by_number.get(int(n)): n for n in numbers if n not in NOT_STATED}
    stages = [
        (status, date)
        for column, status in (("year", Status.SIGNED), ("entryforceyear", Status.IN_FORCE))
        if (date := _date(cells[column]))
    ]
    if stages:
        yield Agreement(
            row,
            f"desta-{cells['number'].replace('+', '-')}",
            cells["name"],
            tuple(sorted(code for code in codes if code is not None)),
            (f"country {codes[None]}",) if None in codes else (),
            tuple(sorted(stages)),
        )


def _line(row: Row, names: _Names) -> Iterator[Line]:
    cells = row.cells
    ends = [cells["from_country"], cells["to_country"]]
    known = [names.by_alpha3.get(code) for code in ends]
    for code, found in zip(ends, known, strict=True):
        if found is None:
            raise ValueError(f"{code!r} is no ISO 3166-1 alpha-3 code")
    first, second = (str(code) for code in known)
    capacities = (cells["max_flow"], cells["min_flow"])
    for capacity in capacities:
        if not _NUMBER.fullmatch(capacity):
            raise ValueError(f"{capacity!r} is no capacity in megawatts")
    yield Line(row, f"power-{first}-{second}".lower(), (first, second), capacities)


def _date(cell: str) -> str:
    if cell in NOT_STATED:
        return ""
    if not _DATE.fullmatch(cell):
        raise ValueError(f"{cell!r} is no date such as 2014 or 2014-06-27")
    return cell


_READERS: Final[dict[TableFormat, Callable[[Row, _Names], Iterator[Statement]]]] = {
    TableFormat.WTO_RTA: _agreement_of_wto,
    TableFormat.DESTA: _agreement_of_desta,
    TableFormat.POWER_LINES: _line,
}
