"""The table of units of measure, `units.yaml`: their forms, codes and meaning."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from graph.extract.rules import read_yaml

DATA: Final = Path(__file__).resolve().parent.parent / "data" / "values"


class Family(StrEnum):
    """Which kind of value a number becomes beside a unit."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    MEASURE = "measure"
    TIME = "time"
    THING = "thing"


class UnitRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Forms of one unit that mean the same.

    Attributes:
        code: what `Quantity.unit` says for them.
        times: how many of the unit of the code one of the form is: 1,000,000 for mtpa in t/a.
        pint: one of the form, as an expression of the library pint; None for what is counted for
            itself, such as containers.
        normal: the UCUM code that it is normalised to, where its dimension has two.
    """

    code: str
    forms: list[str]
    family: Family = Family.MEASURE
    times: str = "1"
    pint: str | None = None
    normal: str | None = None


class UnitTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All units.

    Attributes:
        units: the units with their forms.
        rates: codes of the times that a rate is counted per, each with its forms; the first is the
            name that pint knows.
        adverbs: adverbs that stand for such a rate.
        prices: things, other than units, that a price is quoted per.
        normals: UCUM codes that figures are normalised to, each as an expression of pint.
    """

    units: list[UnitRow]
    rates: dict[str, list[str]]
    adverbs: dict[str, str]
    prices: list[str]
    normals: dict[str, str]


def read_units(folder: Path = DATA) -> UnitTable:
    """Read the table.

    Raises:
        DataFileError: it does not fit its schema.
    """
    return read_yaml(folder / "units.yaml", UnitTable)
