"""Amounts of trade in tables: rows of cells, and tables that were flattened into a line of text.

The unit stands in the caption or in a heading ("US$ million"), the period in the caption, in a
heading or in a row, the direction in a heading or in a row. What no part of the table settles makes
no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from graph.claims import Claim
from graph.claims.model import Direction
from graph.claims.period import Period
from graph.extract.annotate import Annotated
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.flat import flat_rows, read_line
from graph.extract.figures.headings import Heading, caption, flat_columns, heading, unit_in
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.state import EVERYONE, Relation, Side, State
from graph.extract.figures.tabular import (
    FIGURE,
    cell_topic,
    figure_claims,
    latest,
    lists_goods,
    other_period,
    period_of,
    quantity_of,
    relation_of,
)
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.scene import Scene
from graph.extract.values import find_values
from graph.extract.values.expression import CivilYear, Months, PeriodExpression, Slice
from graph.extract.values.model import PeriodMention

_COUPLE: Final = 2
_CELL: Final = " | "
_SUMS: Final = (Direction.BALANCE, Direction.TOTAL)
_YEAR_CELL: Final = re.compile(r"(?:19|20)\d\d")
_EVERYONE: Final = re.compile(r"(?i)^(?:world|total|all countries|overall)\b")
_YEARS_ENDED: Final = re.compile(
    r"(?i)\byears? (?:ended|ending|to|ends?) (?:the )?(?:end of )?(?:\d{1,2}(?:st|th)? )?"
    r"(?P<month>[A-Z][a-z]{2,8})\b(?! \d{4})"
)
_CLOSE: Final = Decimal("0.15")
"""How far printed growth may lie from that of the printed amounts, in percentage points."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its sentences: the lines around it, nearest first, and rows with their indices."""

    captions: tuple[Annotated, ...]
    rows: tuple[tuple[int, Annotated], ...]


def read_table(scene: Scene, table: Table, state: State, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the flows and changes of a table."""
    first = next((n for n, (_, row) in enumerate(table.rows) if _CELL in row.text), None)
    if first is not None:
        lines = [row for _, row in table.rows[:first]]
        told = caption([*reversed(lines), *table.captions], lexicon)
        celled = table.rows[first:]
        columns, rows = _columns(celled, lines, told, lexicon)
        if columns:
            above = (*reversed(lines), *table.captions)
            told = replace(told, unit=columns[0].unit or told.unit)
            corner = celled[0][1].text.split(_CELL, 1)[0]
            columns = _in_part(columns, caption(above[:2], lexicon).period)
            columns = _ending(columns, [corner, *(line.text for line in above[:2])])
            goods = lists_goods(line.text for line in above)
            reader = _Cells(scene, columns, above, state, lexicon, goods, told)
            if not any(row.parties for _, row in celled):
                reader.other = _other_side(scene, state.home)
            for index, row in rows:
                if _CELL in row.text:
                    yield from reader.read(index, row)
                else:
                    reader.head(row)
        return
    table = _captioned(table)
    told = caption(table.captions, lexicon)
    for index, row in table.rows:
        yield from read_line(scene, index, row, told, state, lexicon)


def _captioned(table: Table) -> Table:
    """Take the first line of a flattened table for its caption, where that has no row of figures.

    Any line that names the unit is a caption too.
    """
    first, *others = table.rows
    titled = not list(flat_rows(first[1].text, 0)) or unit_in(first[1].text) is not None
    if not others or not titled:
        return table
    return Table((first[1], *table.captions), tuple(others))


# --- rows of cells -----------------------------------------------------------------------------


Rows = Sequence[tuple[int, Annotated]]


def _columns(
    celled: Rows, lines: Sequence[Annotated], told: Heading, lexicon: Lexicon
) -> tuple[list[Heading], Rows]:
    """Return the headings of all cells and the rows below them; no headings if none are told."""
    widest = max(row.text.count(_CELL) + 1 for _, row in celled)
    heads = [row for _, row in takewhile(lambda each: not _is_row(each[1].text), celled)]
    if heads and _CELL in heads[0].text:
        columns = _named_columns(heads[0], lexicon)
        below = [row for row in heads[1:] if _CELL in row.text]
        for lower in below:  # a second line of headings: units below periods
            columns = _merged(columns, _named_columns(lower, lexicon))
        lone = [each for each in celled[1 : len(heads)] if _CELL not in each[1].text]
        rows = [*lone, *celled[len(heads) :]]  # the first rows may have a heading of their own
        return [Heading()] * (widest - len(columns)) + columns, rows
    columns = flat_columns(lines, widest - 1, lexicon)
    if not columns and widest == 2 and told.period is not None:
        columns = [Heading()]
    if not columns:
        columns = _with_growth(celled, lines)
    return [Heading(), *columns] if columns else [], celled


def _in_part(columns: list[Heading], titled: PeriodExpression | None) -> list[Heading]:
    """Take years above columns for the part of them that the title names: "January to August"."""
    part = titled.when if titled is not None else None
    if titled is None or not isinstance(part, Months | Slice):
        return columns
    years = [c.period.when for c in columns if c.period is not None]
    if not all(isinstance(year, CivilYear) for year in years):
        return columns
    if part.year is not None and part.year not in years:
        return columns
    return [
        replace(c, period=replace(titled, when=replace(part, year=c.period.when)))
        if c.period is not None
        else c
        for c in columns
    ]


def _ending(columns: list[Heading], titles: Iterable[str]) -> list[Heading]:
    """Take years above columns for those that end in the month of "years ended 31 March"."""
    ended = next((m for title in titles if (m := _YEARS_ENDED.search(title))), None)
    if ended is None:
        return columns
    dated = []
    for column in columns:
        year = column.period.when if column.period is not None else None
        said = f"year ended {ended['month']} {year.year}" if isinstance(year, CivilYear) else ""
        told = [v.expression for v in find_values(said) if isinstance(v, PeriodMention)]
        dated.append(replace(column, period=told[0]) if len(told) == 1 else column)
    return dated


def _merged(upper: Sequence[Heading], lower: Sequence[Heading]) -> list[Heading]:
    """Join two lines of headings, whose last cells stand below each other.

    A unit that all cells of the lower line repeat is that of all columns.
    """
    apart = len(upper) - len(lower)
    if apart < 0:
        return [*lower]
    units = {below.unit for below in lower}
    if len(units) == 1 and lower[0].unit is not None:
        return [replace(above, unit=above.unit or lower[0].unit) for above in upper]
    return [
        *upper[:apart],
        *(
            Heading(
                direction=above.direction or below.direction,
                topic=above.topic or below.topic,
                period=above.period or below.period,
                unit=above.unit or below.unit,
                growth=above.growth or below.growth,
                foreign=above.foreign or below.foreign,
            )
            for above, below in zip(upper[apart:], lower, strict=True)
        ),
    ]


def _is_row(text: str) -> bool:
    """Whether cells hold amounts already, not the names of columns."""
    cells = [cell.strip() for cell in text.split(_CELL)[1:]]
    figures = [cell for cell in cells if FIGURE.fullmatch(cell)]
    return bool(figures) and not all(_YEAR_CELL.fullmatch(cell) for cell in figures)


def _with_growth(celled: Rows, lines: Sequence[Annotated]) -> list[Heading]:
    """Return two periods and growth, where a title names the periods and the figures agree."""
    periods = [v.expression for line in lines for v in line.values if isinstance(v, PeriodMention)]
    widths = {row.text.count(_CELL) for _, row in celled}
    if len(periods) != 2 or widths - {2, 3}:
        return []
    columns = [Heading(period=expression) for expression in periods]
    if widths == {2}:
        return columns
    for _, row in celled:
        amounts = [_number(cell) for cell in row.text.split(_CELL)[1:]]
        if any(a is None for a in amounts) or not amounts[0]:
            return []
        before, after, growth = (a or Decimal(0) for a in amounts)
        if abs((after / before - 1) * 100 - growth) > _CLOSE:
            return []
    return [*columns, Heading(growth=True)]


def _number(printed: str) -> Decimal | None:
    quantity = quantity_of(printed.strip(), ("", Decimal(1)))
    return quantity.value if quantity is not None else None


@dataclass(slots=True)
class _Cells:
    """Reads rows of cells from above; a lone cell heads the rows below it."""

    scene: Scene
    columns: Sequence[Heading]
    above: tuple[Annotated, ...]
    """The lines that caption the table, nearest first."""
    state: State
    lexicon: Lexicon
    goods: bool
    caption: Heading
    side: Party | None = None
    """The partner that a lone cell names."""
    other: Side | None = None
    """The partner of a document that is headed by two countries."""
    before: Relation | None = None
    """The last relation that a row told."""
    sum: Relation | None = None
    """The same, if the row named a direction: a balance or total below it is with the same side."""

    def head(self, row: Annotated) -> None:
        """Take in a lone cell: "Exports", "Imports from", "Kenya"."""
        self.caption = caption((row, *self.above), self.lexicon)
        label = _label(take_apart(row, self.lexicon))
        self.side = label.company if label is not None and label.direction is None else None
        self.before = self.sum = None

    def read(self, index: int, row: Annotated) -> Iterator[Claim]:
        """Yield what the figures of a row state."""
        cells = _cells(row.text)
        words = take_apart(row, self.lexicon)
        label = _label(words)
        for number, (start, text) in enumerate(cells[1:], 1):
            column = self.columns[number] if number < len(self.columns) else Heading()
            match = FIGURE.fullmatch(text.strip())
            if match is None or column.foreign:
                continue
            label = self._as_total(label, column)
            relation = self._relation(index, row, words, label, column)
            if relation is None:
                continue
            self.before = relation
            if label is not None:
                self.sum = relation if label.direction is not None else None
            percent = bool(match[2]) or column.growth
            period = self._period(row, column, relation)
            yield from figure_claims(
                self.scene,
                index,
                row,
                (0, start + len(text)),
                text.strip(),
                relation,
                period,
                column.unit or self.caption.unit or unit_in(cells[0][1]),
                percent=percent,
                base=other_period(self.scene, self.columns, period, relation) if percent else None,
            )

    def _as_total(self, label: Topic | None, column: Heading) -> Topic | None:
        """Take a row of the whole for a total below rows that tell a direction."""
        total = column.topic is None and self.caption.direction in (None, Direction.TOTAL)
        if not _is_whole(label) or label is None or not total or self.before is None:
            return label
        return replace(label, direction=Direction.TOTAL)

    def _relation(
        self, index: int, row: Annotated, words: Words, label: Topic | None, column: Heading
    ) -> Relation | None:
        """Return who trades with whom in a cell, if it is said whose trade the table shows."""
        if label is None and column.topic is None and self.sum is not None:
            return self._part(self.sum, words)
        topic = cell_topic(label, column, self.caption, words, goods=self.goods)
        if topic is None:
            return None
        if topic is label and _is_whole(label) and self.before is not None:
            relation: Relation | None = replace(self.before, direction=Direction.TOTAL)
        elif topic is label and self.sum is not None and label.direction in _SUMS:
            relation = replace(self.sum, direction=label.direction)
        else:
            if self.side is not None and topic.direction is not None and not topic.partnered:
                topic = replace(topic, company=self.side, overall=False)
            resolver = Resolver(self.scene, index, row.sentence.segment, self.state, words)
            relation = relation_of(resolver, topic, self.caption)
        if relation is None or not _told(relation, self.state, self.caption, topic):
            return None
        if self.other is not None and relation.partner == EVERYONE:
            return replace(relation, partner=self.other)
        return relation

    def _part(self, whole: Relation, words: Words) -> Relation | None:
        """Return the relation of goods that are a part of what a row above them told."""
        goods = words.text.split(_CELL, 1)[0].strip(" :").removeprefix("of which").strip(" :")
        known = any(words.lexicon.has("goods", word) for word in goods.casefold().split())
        return replace(whole, commodity=goods) if known else None

    def _period(self, row: Annotated, column: Heading, relation: Relation) -> Period | None:
        if column.growth and column.period is None and any(c.period for c in self.columns):
            return latest(self.scene, self.columns, relation)
        named = (v.expression for v in row.values if isinstance(v, PeriodMention))
        expression = column.period or next(named, None) or self.caption.period
        return period_of(self.scene, expression, relation)


def _other_side(scene: Scene, home: str | None) -> Side | None:
    """Return the other of the two countries that head a document: "New Zealand – Fiji: trade"."""
    headline = scene.headline
    named = {g.codes for g in headline.geo} if headline is not None else set()
    codes = {code for each in named for code in each if len(each) == 1}
    if len(named) != _COUPLE or len(codes) != _COUPLE or home not in codes:
        return None
    return Side(tuple(codes - {home}), None)


def _is_whole(label: Topic | None) -> bool:
    return label is not None and label.company is not None and label.company.world


def _told(relation: Relation, state: State, caption: Heading, topic: Topic) -> bool:
    """Whether it is said, outside the rows, whose trade a table shows."""
    if relation.reporter == state.home:
        return True
    named = [caption.topic, topic]
    parties = [
        p for t in named if t is not None for p in (t.owner, t.company, t.origin, t.destination)
    ]
    owned = [p.mention.codes for p in parties if p is not None and p.mention is not None]
    outside = caption.topic is not None or topic.owner is not None
    return outside and any(relation.reporter in codes for codes in owned)


def _cells(text: str) -> list[tuple[int, str]]:
    """Return the cells of a row with their places."""
    cells = []
    position = 0
    for cell in text.split(_CELL):
        cells.append((position, cell))
        position += len(cell) + len(_CELL)
    return cells


def _named_columns(header: Annotated, lexicon: Lexicon) -> list[Heading]:
    """Return what each cell of the first row tells."""
    words = take_apart(header, lexicon)
    topics = [t for t in find_topics(words) if t.direction is not None]
    columns = []
    for number, text in enumerate(header.text.split(_CELL)):
        inside = [t for t in topics if words.words[: t.head].count("|") == number]
        named = heading(text, find_values(text), None)
        if inside:
            named = replace(named, direction=inside[0].direction, topic=inside[0])
        columns.append(named)
    return columns


def _label(words: Words) -> Topic | None:
    """Return the topic that the first cell of a row names: "Exports to Barbados", "Costa Rica"."""
    bar = next((i for i, w in enumerate(words.words) if w == "|"), len(words.words))
    topics = [t for t in find_topics(words) if t.direction is not None and t.head < bar]
    if topics:
        return topics[0]
    for at in range(bar):
        if words.tokens[at].parties is not None:
            party = Party(at, words.tokens[at].parties)
            return Topic(at, at + 1, at, None, Kind.OTHER, company=party, head_end=at + 1)
    if _EVERYONE.match(words.text):
        return Topic(0, 1, 0, None, Kind.OTHER, company=Party(0, world=True), head_end=1)
    return None
