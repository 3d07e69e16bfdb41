"""Loads in the cells of tables: the unit that a heading or label names, and a number of it."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.model import Figure
from graph.extract.mentions import NameType
from graph.extract.values.find import find_values
from graph.extract.values.model import Measure

WANTED: Final = (NameType.HUB, NameType.LINK)
NUMBER: Final = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
#: "TEU" of "Containers (TEU)" and of "Containers, TEU".
_UNIT: Final = re.compile(r"\(([^()]{1,30})\)|, ([^,()]{1,30})$")
_THOUSAND: Final = re.compile(r"(?:1[,. ]?000|['’]?000|th\.) ")
_LOADS: Final = frozenset({"t", "TEU", "t/a", "TEU/a"})


def unit_of(cell: str, *, whole: bool = True) -> str | None:
    """Return the unit of loads that a heading or label names; with `whole` it may be all of it."""
    unit = _UNIT.search(cell)
    words = (unit[1] or unit[2]) if unit is not None else cell if whole else ""
    words = _THOUSAND.sub("thousand ", words)
    match find_values(f"2 {words}") if words else ():
        case (Measure() as value,) if value.end == len(words) + len("2 "):
            return words if value.quantity.unit in _LOADS else None
    return None


def load_figure(cell: str, unit: str, start: int) -> Figure | None:
    """Return the load that a cell at a position states in a unit."""
    match find_values(f"{cell} {unit}"):
        case (Measure() as value,):
            quantity = replace(value.quantity, printed=cell)
            name = lexicon().units[quantity.unit]
            return Figure(start, start + len(cell), name, MEASURE, quantity, wanted=WANTED)
    return None
