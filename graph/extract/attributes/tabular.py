"""What a place handles, year by year: tables whose columns or rows name units of loads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from graph.documents.model import SegmentKind
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.loads import NUMBER, load_figure, unit_of
from graph.extract.attributes.model import Figure
from graph.extract.attributes.unit_rows import line_of_units, rows_of_units
from graph.extract.figures.columns import cells_of
from graph.extract.scene import Scene
from graph.extract.values.model import PeriodMention


def table_figures(scene: Scene) -> Mapping[int, Sequence[Figure]]:
    """Return the loads that the rows of tables state, by the index of their sentence."""
    found: dict[int, list[Figure]] = {}
    rows = (
        (index, sentence)
        for index, sentence in enumerate(scene.sentences)
        if scene.segment(sentence).kind is SegmentKind.TABLE
    )
    for _, group in groupby(rows, key=lambda row: row[1].sentence.segment):
        for index, figure in _figures(list(group)):
            found.setdefault(index, []).append(figure)
    return found


def _figures(group: Sequence[tuple[int, Annotated]]) -> Iterator[tuple[int, Figure]]:
    (first, head), *body = group
    if CELL not in head.text:
        if not body:
            yield from ((first, figure) for figure in line_of_units(head))
        return
    units = [unit_of(cell) for cell in head.text.split(CELL)]
    if any(units) and lexicon().trade.search(head.text) is None:
        for index, sentence in body:
            yield from ((index, figure) for figure in _row(sentence, units))
        return
    yield from rows_of_units(group)


def _row(sentence: Annotated, units: Sequence[str | None]) -> Iterator[Figure]:
    """Yield the figures of a row that begins with a year."""
    cells = cells_of(sentence.text)
    dated = any(isinstance(v, PeriodMention) and v.start == 0 for v in sentence.values)
    if not dated or len(cells) != len(units):
        return
    for (start, cell), unit in zip(cells, units, strict=True):
        if unit is not None and NUMBER.fullmatch(cell):
            figure = load_figure(cell, unit, start)
            if figure is not None:
                yield figure
