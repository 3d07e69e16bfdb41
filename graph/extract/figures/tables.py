"""Amounts of trade in tables: rows of cells, and tables that were flattened into a line of text.

The unit stands in the caption or in a heading ("US$ million"), the period in the caption, in a
heading or in a row, the direction in a heading or in a row; goods and growth below a direction are
those of it. What no part of the table settles makes no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Final

from msgspec.structs import replace

from graph.claims import Claim, FlowClaim
from graph.claims.model import Direction
from graph.claims.period import Period
from graph.documents.model import SegmentKind
from graph.documents.rows import CELL
from graph.extract.annotate import Annotated
from graph.extract.figures.anchoring import anchored
from graph.extract.figures.cells import parts_by_comma, read_figure
from graph.extract.figures.columns import (
    Rows,
    beside_dated,
    cells_of,
    ending,
    in_part,
    named_part,
    read_columns,
    with_bases,
    with_indices,
    with_sums,
)
from graph.extract.figures.derived import table_of
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.flat import flat_rows, read_line
from graph.extract.figures.headings import YEARLY, Heading, caption, may_title, of_year, unit_in
from graph.extract.figures.labels import Labelled, RowLabel, as_topic
from graph.extract.figures.ledger import calls_deficit
from graph.extract.figures.lexicon import Lexicon
from graph.extract.figures.model import ONE_WAY, Party, Topic
from graph.extract.figures.state import EVERYONE, Relation, Side, State
from graph.extract.figures.tabular import (
    cell_topic,
    figure_claims,
    latest,
    lists_goods,
    other_period,
    period_of,
    relation_of,
)
from graph.extract.figures.times import month_before
from graph.extract.scene import Scene
from graph.extract.values import find_values
from graph.extract.values.model import Money

_COUPLE: Final = 2
_LABEL_WORDS: Final = 4
#: What a caption says of a table without amounts of money.
_NO_MONEY: Final = re.compile(r"(?i)%|\bper ?cent|\bshares?\b|\btonnes\b|\bindex\b")
#: A note on the unit of all figures.
_STATED: Final = re.compile(
    r"(?i)\b(?:figures|values|amounts|data|numbers|statistics)\b(?: [a-z]+){0,3} in "
)
_SUMS: Final = (Direction.BALANCE, Direction.TOTAL)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its sentences: the lines around it, nearest first, and rows with their indices."""

    captions: tuple[Annotated, ...]
    rows: tuple[tuple[int, Annotated], ...]


def read_tables(
    scene: Scene,
    tables: Iterable[Table],
    state: State,
    lexicon: Lexicon,
    flows: Sequence[FlowClaim],
) -> Iterator[Claim]:
    """Yield the flows and changes of the tables of a document.

    A table without headings or a unit of its own has those of the table before it. One that does
    not say which way its trade goes is of that of the `flows` of the text which it shows again.
    """
    before: _Cells | None = None
    for table in tables:
        first = next((n for n, (_, row) in enumerate(table.rows) if CELL in row.text), None)
        if first is None:
            yield from _flattened(scene, _captioned(table), state, lexicon)
            continue
        reader, rows = _set_up(scene, table, first, state, lexicon, before)
        if reader is None:
            continue
        if reader.caption.unit is None and not any(c.unit for c in reader.columns):
            reader.caption = replace(reader.caption, unit=_only_unit(scene))
        reader.anchor(flows)
        before = reader
        for index, row in rows:
            if index in reader.labelled:
                yield from reader.read(index, row)
            else:
                reader.head(row)


def _flattened(scene: Scene, table: Table, state: State, lexicon: Lexicon) -> Iterator[Claim]:
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


def _set_up(
    scene: Scene, table: Table, first: int, state: State, lexicon: Lexicon, before: _Cells | None
) -> tuple[_Cells | None, Rows]:
    """Return what reads the rows of a table, None if nothing heads its columns, and these rows."""
    lines = [row for _, row in table.rows[:first]]
    titled = bool(lines)
    around = [c for c in table.captions if not titled or may_title(c.text)]
    above = (*reversed(lines), *around)
    celled = table.rows[first:]
    told = caption(above, lexicon)
    labelled = {index: Labelled.of(row, lexicon) for index, row in celled if CELL in row.text}
    dated = all(each.label.period is not None for each in labelled.values())
    cells = (each.text.split(CELL)[1:] for each in labelled.values())
    comma = parts_by_comma(chain.from_iterable(cells))
    columns, rows = _columns(celled, lines, told, lexicon, before, dated=dated, comma=comma)
    if not columns:
        return None, ()
    told = _completed(told, columns, around, before)
    corner = celled[0][1].text.split(CELL, 1)[0]
    goods = lists_goods(line.text for line in above) or _heads_goods(corner, lexicon)
    goods = goods or _are_goods(each.label for each in labelled.values())
    labelled = {index: labelled[index] for index, _ in rows if index in labelled}
    figures = table_of([each.text for each in labelled.values()], comma=comma)
    columns = ending(columns, [corner, *(line.text for line in above[:2])])
    columns = in_part(columns, named_part(above[: max(_COUPLE, len(lines) + 1)]))
    columns = with_bases(with_indices(with_sums(columns, figures), figures), figures)
    columns = beside_dated(columns)
    reader = _Cells(scene, columns, labelled, above, state, lexicon, goods, comma, told)
    for line in reversed(above):
        if len(line.text.split()) <= _LABEL_WORDS:
            reader.place(Labelled.of(line, lexicon).label)
    if rows is not celled:  # the corner may name the partner: "Georgia | 2022 | 2023"
        reader.place(Labelled.of(celled[0][1], lexicon).label)
    if not any(each.label.party is not None for each in labelled.values()):
        reader.pair = _pair(above, scene)
    return reader, rows


def _columns(
    celled: Rows,
    lines: Sequence[Annotated],
    told: Heading,
    lexicon: Lexicon,
    before: _Cells | None,
    *,
    dated: bool,
    comma: bool,
) -> tuple[list[Heading], Rows]:
    """Return the headings of columns and the rows below them.

    Pairs of a period and a figure, if all rows are `dated`, need none; a table without any has
    those of the one before it.
    """
    widest = max(row.text.count(CELL) + 1 for _, row in celled)
    if widest == _COUPLE and dated:
        return [Heading(), Heading()], celled
    columns, rows = read_columns(celled, lines, told, lexicon, comma=comma)
    if not columns and before is not None and len(before.columns) == widest:
        return [*before.columns], celled
    return columns, rows


def _completed(
    told: Heading,
    columns: Sequence[Heading],
    around: Sequence[Annotated],
    before: _Cells | None,
) -> Heading:
    """Return what is told above all columns; what that leaves out, the corner or the table before.

    A table of shares has no unit of money, wherever it stands.
    """
    corner = columns[0]
    told = replace(told, unit=corner.unit or told.unit, period=corner.period or told.period)
    if before is None:
        return told
    unitless = told.unit is None and not any(column.unit for column in columns)
    if unitless and not any(_NO_MONEY.search(line.text) for line in around):
        told = replace(told, unit=before.caption.unit)
    if told.period is None and all(len(line.text.split()) <= _LABEL_WORDS for line in around):
        told = replace(told, period=before.caption.period)
    return told


def _only_unit(scene: Scene) -> tuple[str, Decimal] | None:
    """Return the unit that the captions and notes of a text name, if they name one.

    "Figure 1 …, EUR mn", "All figures are in millions of dollars".
    """
    captions = (s for s in scene.document.segments if s.kind is SegmentKind.CAPTION)
    lines = [line.text for segment in captions for line in segment.sentences]
    lines += [line.text for line in scene.sentences if _STATED.search(line.text)]
    units = {
        unit
        for line in lines
        if not _NO_MONEY.search(line)
        and (unit := unit_in(line)) is not None
        and not any(isinstance(value, Money) for value in find_values(line))
    }
    return units.pop() if len(units) == 1 else None


def _heads_goods(corner: str, lexicon: Lexicon) -> bool:
    """Whether the heading above the labels says that these are goods: "Commodity"."""
    return any(lexicon.has("corner_goods", word) for word in corner.casefold().split())


def _are_goods(labels: Iterable[RowLabel]) -> bool:
    """Whether labels are goods: most hold a word that these are known by, and none a country."""
    named = [label for label in labels if label.words]
    known = sum(label.known for label in named)
    return 2 * known > len(named) and not any(label.party for label in named)


def _pair(lines: Sequence[Annotated], scene: Scene) -> frozenset[str]:
    """Return the two countries that the nearest line above a table, or the headline, names."""
    headline = scene.headline
    for line in (*lines, *((headline,) if headline is not None else ())):
        named = {g.codes for g in line.geo}
        codes = frozenset(code for each in named for code in each if len(each) == 1)
        if len(named) == _COUPLE == len(codes):
            return codes
    return frozenset()


@dataclass(slots=True)
class _Cells:
    """Reads rows of cells from above; a lone cell heads the rows below it."""

    scene: Scene
    columns: Sequence[Heading]
    labelled: Mapping[int, Labelled]
    """The rows that have cells, by their sentences."""
    above: tuple[Annotated, ...]
    """The lines that caption the table, nearest first."""
    state: State
    lexicon: Lexicon
    goods: bool
    """Whether labels are goods, by whatever names."""
    comma: bool
    """Whether decimals stand after a comma."""
    caption: Heading
    side: Party | None = None
    """The partner that a lone cell names."""
    pair: frozenset[str] = frozenset()
    """The two countries that the table is about, if no row names a partner."""
    before: Relation | None = None
    """The last relation that a row told."""
    sum: Relation | None = None
    """The same, if the row named a direction: what has none of its own below it is a part of it."""
    last: dict[int, Relation] = field(default_factory=dict)
    """The last relation of each column: growth in the row below is that of it."""
    growing: str = ""
    """The lone cell that says that the figures below it are growth: "Annual growth, %"."""
    whole: dict[int, Relation] = field(default_factory=dict)
    """The same of rows that are no part of the one above: a balance is that of it."""
    section: str | None = None
    """The goods that a lone cell names."""
    shown: Relation | None = None
    """What a table without a direction shows in all, by what the text tells of it."""

    def anchor(self, flows: Sequence[FlowClaim]) -> None:
        """Settle by the flows that the text tells what a table without a direction shows."""
        rows = self.labelled.values()
        found = anchored(self.scene, rows, self.columns, self.caption, flows, comma=self.comma)
        self.shown = self.sum = found

    def head(self, row: Annotated) -> None:
        """Take in a lone cell: "Exports", "Imports from", "Kenya"."""
        told = caption((row, *self.above), self.lexicon)
        own = unit_in(row.text)
        if own is not None:
            self.growing = ""
        elif caption((row,), self.lexicon).growth:
            self.growing = row.text
        unit = own or self.caption.unit
        self.caption = replace(told, unit=unit, period=told.period or self.caption.period)
        label = Labelled.of(row, self.lexicon).label
        if self.caption.direction is None or label.topic is None:
            self.side = None
        self.place(label)
        self.section = label.words if not (label.topic or label.party or label.whole) else None
        pair = _pair((row,), self.scene)
        self.pair = pair or self.pair
        self.before = self.sum = None
        self.last, self.whole = {}, {}

    def place(self, label: RowLabel) -> None:
        """Take in the partner that a line names and nothing else."""
        if label.alone or (label.topic is None and label.whole):
            self.side = label.party

    def read(self, index: int, row: Annotated) -> Iterator[Claim]:
        """Yield what the figures of a row state."""
        cells = cells_of(row.text)
        words, label = self.labelled[index].words, self.labelled[index].label
        if label.apart:
            return
        resolver = Resolver(self.scene, index, row.sentence.segment, self.state, words)
        for number, (start, text) in enumerate(cells[1:], 1):
            column = self.columns[number] if number < len(self.columns) else Heading()
            figure = read_figure(text.strip(), comma=self.comma)
            if figure is None or column.foreign:
                continue
            relation = self._relation(resolver, number, label, column)
            if relation is None:
                continue
            percent = column.growth or label.growth or bool(self.growing)
            if column.index:
                figure = figure.as_growth()
            if figure.percent and not percent:
                if not figure.signed:
                    continue  # a share, with nothing that says so
                percent = True
            if figure.signed and not percent and relation.direction is not Direction.BALANCE:
                continue  # a difference: no trade is less than nothing
            if relation.direction is Direction.BALANCE and not percent:
                against = column.against or calls_deficit(cells[0][1])
                figure = figure.as_deficit() if against else figure
            if not percent:
                self.before = self.last[number] = relation
                if not label.part:
                    self.whole[number] = relation
                    self.sum = self._below(label, relation)
            period = self._period(label, column, relation)
            yield from figure_claims(
                self.scene,
                index,
                row,
                (0, start + len(text)),
                figure,
                relation,
                period,
                unit_in(cells[0][1]) or column.unit or self.caption.unit,
                percent=percent,
                base=self._base(column, period, relation, cells[0][1]) if percent else None,
            )

    def _below(self, label: RowLabel, relation: Relation) -> Relation | None:
        """Return the relation that rows below are parts of, if they name no direction."""
        if label.topic is not None:
            return relation
        return None if label.whole else self.sum

    def _relation(
        self, resolver: Resolver, number: int, label: RowLabel, column: Heading
    ) -> Relation | None:
        """Return who trades with whom in a cell, if it is said whose trade the table shows."""
        if label.growth and label.topic is None:
            return self.last.get(number)
        if label.whole and self.shown is not None:
            return self.shown
        if column.topic is None and label.topic is None and self.sum is not None:
            part = self._part(self.sum, label)
            if part is not None or not (label.whole or label.party):
                return part
        relation = self._stated(resolver, number, label, column)
        if relation is None:
            return None
        others = self.pair - {relation.reporter}
        if relation.partner == EVERYONE and len(others) == 1 and relation.reporter in self.pair:
            return replace(relation, partner=Side(tuple(others)))
        return relation

    def _stated(
        self, resolver: Resolver, number: int, label: RowLabel, column: Heading
    ) -> Relation | None:
        """Return the relation that a row and its column name, with what stands above them."""
        named = self._as_total(as_topic(label), label, column)
        commodity = self._goods(label) if named is None else None
        dated = label.period is not None or not label.words
        if named is None and commodity is None and not dated:
            return None
        topic = cell_topic(named, column, self.caption, commodity)
        if topic is None:
            return None
        if label.whole and topic is named and self.before is not None:
            relation: Relation | None = replace(self.before, direction=Direction.TOTAL)
        elif (above := self.whole.get(number, self.sum)) and topic is named and _is_sum(topic):
            direction = topic.direction or Direction.TOTAL
            relation = replace(above, direction=direction, commodity=None)
        else:
            side = column.party or self.side
            if side is not None and topic.direction is not None and not topic.partnered:
                topic = replace(topic, company=side, overall=False)
            relation = relation_of(resolver, topic, self.caption)
        if relation is None or not _told(relation, self.state, self.caption, topic):
            return None
        return relation

    def _part(self, whole: Relation, label: RowLabel) -> Relation | None:
        """Return the relation of goods or of a partner below a row that told a direction."""
        if whole.direction not in ONE_WAY:
            return None
        if label.party is not None and label.party.mention is not None:
            mention = label.party.mention
            return replace(whole, partner=Side(mention.codes, mention.group))
        if label.whole or label.period is not None or not label.words[:1].isalpha():
            return None
        return replace(whole, commodity=label.words)

    def _goods(self, label: RowLabel) -> str | None:
        """Return the goods that a label names, by known words or because all labels are goods.

        A row that is only called "value" has the goods of the line above it.
        """
        if not label.words and label.period is None:
            return self.section
        known = label.known or self.goods
        return label.words if known and label.period is None and label.words[:1].isalpha() else None

    def _as_total(self, named: Topic | None, label: RowLabel, column: Heading) -> Topic | None:
        """Take a row of the whole for a total below rows that tell a direction."""
        total = column.topic is None and self.caption.direction in (None, Direction.TOTAL)
        if not label.whole or named is None or not total or self.before is None:
            return named
        return replace(named, direction=Direction.TOTAL)

    def _base(
        self, column: Heading, period: Period | None, relation: Relation, label: str
    ) -> Period | None:
        if column.base is not None:
            return period_of(self.scene, column.base, relation)
        if period is not None and (column.yearly or column.monthly):
            return month_before(period) if column.monthly else period.year_before()
        other = other_period(self.scene, self.columns, period, relation)
        if other is None and period is not None and self._is_yearly(label):
            return period.year_before()
        return other

    def _is_yearly(self, label: str) -> bool:
        """Whether growth is said to be counted from the same stretch of the year before."""
        told = (label, self.growing, *(line.text for line in self.above))
        return any(YEARLY.search(text) for text in told)

    def _period(self, label: RowLabel, column: Heading, relation: Relation) -> Period | None:
        dated = column.growth and column.period is None and label.period is None
        if dated and any(c.period for c in self.columns):
            return latest(self.scene, self.columns, relation)
        expression = column.period or label.period or self.caption.period
        if label.period is not None:
            expression = of_year(label.period, column.period or self.caption.period)
        return period_of(self.scene, expression, relation)


def _is_sum(topic: Topic) -> bool:
    """Whether a row is of a balance or total whose sides are not named."""
    return topic.direction in _SUMS and topic.owner is None and not topic.partnered


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
