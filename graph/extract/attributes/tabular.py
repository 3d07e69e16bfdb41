"""What a place handles, year by year: a table whose columns are headed by units, not by money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from graph.documents.model import SegmentKind
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.model import Figure
from graph.extract.mentions import NameType
from graph.extract.scene import Scene
from graph.extract.values.find import find_values
from graph.extract.values.model import Measure, PeriodMention

_WANTED: Final = (NameType.HUB, NameType.LINK)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+|\d+(?:[.,]\d+)?")
#: "TEU" of "Containers (TEU)" and of "Containers, TEU".
_UNIT: Final = re.compile(r"\(([^()]{1,30})\)|, ([^,()]{1,30})$")
_LOADS: Final = frozenset({"t", "TEU", "t/a", "TEU/a"})


def table_figures(scene: Scene) -> Mapping[int, tuple[Figure, ...]]:
    """Return the loads that the rows of tables state, by the index of their sentence."""
    found: dict[int, tuple[Figure, ...]] = {}
    rows = (
        (index, sentence)
        for index, sentence in enumerate(scene.sentences)
        if scene.segment(sentence).kind is SegmentKind.TABLE and CELL in sentence.text
    )
    for _, group in groupby(rows, key=lambda row: row[1].sentence.segment):
        (_, head), *body = group
        units = [_unit(cell) for cell in head.text.split(CELL)]
        if any(units) and lexicon().trade.search(head.text) is None:
            for index, sentence in body:
                found[index] = tuple(_row(sentence, units))
    return found


def _unit(cell: str) -> str | None:
    """Return the unit that the head of a column names, if it is one of loads."""
    unit = _UNIT.search(cell)
    words = (unit[1] or unit[2]) if unit is not None else cell
    match find_values(f"2 {words}"):
        case (Measure() as value,) if value.end == len(words) + len("2 "):
            return words if value.quantity.unit in _LOADS else None
    return None


def _row(sentence: Annotated, units: Sequence[str | None]) -> Iterator[Figure]:
    """Yield the figures of a row that begins with a year."""
    cells = sentence.text.split(CELL)
    dated = any(isinstance(v, PeriodMention) and v.start == 0 for v in sentence.values)
    if not dated or len(cells) != len(units):
        return
    start = 0
    for cell, unit in zip(cells, units, strict=True):
        if unit is not None and _NUMBER.fullmatch(cell):
            figure = _figure(cell, unit, start)
            if figure is not None:
                yield figure
        start += len(cell) + len(CELL)


def _figure(cell: str, unit: str, start: int) -> Figure | None:
    match find_values(f"{cell} {unit}"):
        case (Measure() as value,):
            quantity = replace(value.quantity, printed=cell)
            name = lexicon().units[quantity.unit]
            return Figure(start, start + len(cell), name, MEASURE, quantity, wanted=_WANTED)
    return None
