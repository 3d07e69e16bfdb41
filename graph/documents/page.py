"""Judging an HTML page as a whole: what of it is the text, and what stands around that.

Elements and classes say much but not always the truth: a form may wrap a whole page, and a class
`has-sidebar` is no sidebar. Where most of the prose is settles it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from graph.documents.block import Block
from graph.documents.hypertext import Raw, Walk, walk
from graph.documents.lexicon import PageWords
from graph.documents.model import SegmentKind
from graph.documents.normal import Flow, Piece, normalise
from graph.documents.rows import CELL

_LONGEST_CELL: Final = 300  # characters; a table with a longer cell lays out a page
_MOST_PROSE: Final = 0.4  # share of the prose that marked furniture may hold


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, and what its head and marks say about it."""

    blocks: tuple[Block, ...]
    title: str | None
    language: str | None
    url: str | None
    properties: dict[str, str]
    times: tuple[str, ...]


def read_page(text: str, words: PageWords) -> Page:
    """Return what an HTML page says; text outside its main part is marked as such."""
    found = walk(text, words)
    return Page(
        blocks=tuple(_blocks(text, found)),
        title=found.title,
        language=found.language,
        url=found.url,
        properties=found.properties,
        times=tuple(_early_times(found)),
    )


def _blocks(text: str, found: Walk) -> Iterator[Block]:
    """Yield the blocks of a page, those outside its main text marked as such."""
    raws = found.raws
    trusted = _trusted_marks(found)
    region = _main_region(raws, found.region_names)
    layout = found.layout_tables | _layout_tables(raws)
    headline = False
    for table, group in groupby(
        raws, lambda raw: raw.cell.table if raw.cell and raw.cell.table not in layout else -1
    ):
        if table >= 0:
            rows = list(group)
            judged = _outside(rows[0], trusted, region) or SegmentKind.TABLE
            yield Block(judged, tuple(_rows(text, rows)))
            continue
        for raw in group:
            context = raw.context
            kind = _outside(raw, trusted, region) or context.kind
            if context.level == 1 and kind is not SegmentKind.TEASER and not headline:
                kind, headline = SegmentKind.HEADLINE, True
            level = context.level or (context.depth if kind is SegmentKind.LIST_ITEM else 0)
            yield Block(kind, (raw.flow,), level, linked=raw.linked)


def _trusted_marks(found: Walk) -> dict[int, SegmentKind]:
    """Return the marks that hold; one that covers much of the prose is a mark of the page."""
    raws = found.raws
    total = sum(raw.prose for raw in raws)
    marked: Counter[int] = Counter()
    for raw in raws:
        for mark in raw.context.marks:
            marked[mark] += raw.prose
    return {
        mark: kind
        for mark, kind in enumerate(found.mark_kinds)
        if marked[mark] <= _MOST_PROSE * total
    }


def _outside(raw: Raw, trusted: dict[int, SegmentKind], region: int | None) -> SegmentKind | None:
    """Return what a block is for if it does not belong to the text of the page, else None."""
    for mark in raw.context.marks:
        if mark in trusted:
            return trusted[mark]
    if region is not None and region not in raw.context.regions:
        return SegmentKind.FURNITURE
    return None


def _main_region(raws: Sequence[Raw], names: Sequence[str]) -> int | None:
    """Return the innermost `main` or `article` that holds most of the prose, if there is one."""
    prose: Counter[int] = Counter()
    for raw in raws:
        for region in raw.context.regions:
            prose[region] += raw.prose
    best: int | None = None
    within = sum(raw.prose for raw in raws)
    for wanted in ("main", "article"):
        held = [region for region in prose if names[region] == wanted]
        if held:
            candidate = max(held, key=lambda region: (prose[region], -region))
            if prose[candidate] > 0.5 * within:
                best, within = candidate, prose[candidate]
    return best


def _early_times(found: Walk) -> Iterator[str]:
    """Yield the times that stand before the third paragraph: later ones tell of other things."""
    prose = [raw for raw in found.raws if raw.prose]
    limit = prose[2].flow.offsets[0] if len(prose) > 2 else None
    return (value for at, value in found.times if limit is None or at < limit)


def _layout_tables(raws: Sequence[Raw]) -> set[int]:
    """Return the tables that lay out a page: long cells, headings, or a single column."""
    columns: dict[int, int] = {}
    layout: set[int] = set()
    for raw in raws:
        if raw.cell is None:
            continue
        table, _, column = raw.cell
        columns[table] = max(columns.get(table, 0), column)
        if len(raw.flow.text) > _LONGEST_CELL or raw.context.level:
            layout.add(table)
    return layout | {table for table, column in columns.items() if column < 1}


def _rows(text: str, raws: Sequence[Raw]) -> Iterator[Flow]:
    """Yield one flow for each row, cells parted by a bar; empty cells keep their place."""
    for _, group in groupby(raws, lambda raw: raw.cell.row if raw.cell else -1):
        pieces: list[Piece] = []
        at = 0
        for raw in group:
            column = max(raw.cell.column, 0) if raw.cell else 0
            start = raw.pieces[0].start
            gap = (pieces[-1].end if pieces else start, start)
            if column > at:
                pieces.append(Piece(*gap, CELL))
                pieces += [Piece(start, start, "| ")] * (column - at - 1)
                at = column
            elif pieces:
                pieces.append(Piece(*gap, " "))
            pieces += raw.pieces
        yield normalise(text, pieces)
