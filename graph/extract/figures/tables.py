"""Amounts of trade in tables: rows of cells, and tables that were flattened into a line of text.

The unit stands in the caption or in a heading ("US$ million"), the period in the caption, in a
heading or in a row, the direction in a heading or in a row. What no part of the table settles makes
no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from graph.claims import ChangeClaim, Claim, FlowClaim
from graph.claims.model import Direction, Trend
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.annotate import Annotated, party_codes
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.headings import (
    Heading,
    caption,
    flat_columns,
    heading,
    line_columns,
    unit_in,
)
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.state import Relation, State
from graph.extract.figures.times import distance, is_year, worded
from graph.extract.figures.tokens import Words, plain_tokens, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.mentions import Parties
from graph.extract.scene import Scene
from graph.extract.values import find_values
from graph.extract.values.expression import PeriodExpression
from graph.extract.values.model import Count, Measure, PeriodMention, Value

_CONFIDENCE: Final = Decimal("0.5")
_CELL: Final = " | "
_FIGURE_CELL: Final = re.compile(r"[-–−+(]{0,2}(\d[\d,]*(?:\.\d+)?)\)?\s?(%?)[*^]?")
_YEAR_CELL: Final = re.compile(r"(?:19|20)\d\d")
_EVERYONE: Final = re.compile(r"(?i)^(?:world|total|all countries|overall)\b")
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
            yield from _read_cells(scene, rows, columns, told, state, lexicon)
        return
    table = _captioned(table)
    told = caption(table.captions, lexicon)
    for index, row in table.rows:
        yield from _read_line(scene, index, row, told, state, lexicon)


def _captioned(table: Table) -> Table:
    """Take the first line of a flattened table for its caption, where that only names the unit."""
    first, *others = table.rows
    if not others or unit_in(first[1].text) is None:
        return table
    return Table((first[1], *table.captions), tuple(others))


# --- rows of cells -----------------------------------------------------------------------------


Rows = Sequence[tuple[int, Annotated]]


def _columns(
    celled: Rows, lines: Sequence[Annotated], told: Heading, lexicon: Lexicon
) -> tuple[list[Heading], Rows]:
    """Return the headings of all cells and the rows below them; no headings if none are told."""
    widest = max(row.text.count(_CELL) + 1 for _, row in celled)
    if not _is_row(celled[0][1].text):
        columns = _named_columns(celled[0][1], lexicon)
        return [Heading()] * (widest - len(columns)) + columns, celled[1:]
    columns = flat_columns(lines, widest - 1, lexicon)
    if not columns and widest == 2 and told.period is not None:
        columns = [Heading()]
    if not columns:
        columns = _with_growth(celled, lines)
    return [Heading(), *columns] if columns else [], celled


def _is_row(text: str) -> bool:
    """Whether cells hold amounts already, not the names of columns."""
    cells = [cell.strip() for cell in text.split(_CELL)[1:]]
    figures = [cell for cell in cells if _FIGURE_CELL.fullmatch(cell)]
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
    quantity = _quantity(printed.strip(), ("", Decimal(1)))
    return quantity.value if quantity is not None else None


def _read_cells(
    scene: Scene,
    rows: Rows,
    columns: Sequence[Heading],
    caption: Heading,
    state: State,
    lexicon: Lexicon,
) -> Iterator[Claim]:
    dated = [c.period for c in columns if c.period is not None]
    before: Relation | None = None
    for index, row in rows:
        cells = _cells(row.text)
        words = take_apart(row, lexicon)
        label = _label(words)
        periods = [v.expression for v in row.values if isinstance(v, PeriodMention)]
        for number, (start, text) in enumerate(cells[1:], 1):
            column = columns[number] if number < len(columns) else Heading()
            match = _FIGURE_CELL.fullmatch(text.strip())
            if match is None or column.foreign:
                continue
            if label is not None and label.company is not None and label.company.world:
                total = column.topic is None and caption.direction in (None, Direction.TOTAL)
                if total and before is not None:
                    label = replace(label, direction=Direction.TOTAL)
            topic = _cell_topic(label, column, caption, words)
            if topic is None:
                continue
            resolver = Resolver(scene, index, row.sentence.segment, state, words)
            if topic is label and label.company is not None and label.company.world and before:
                relation: Relation | None = replace(before, direction=Direction.TOTAL)
            else:
                relation = _relation(resolver, topic, caption)
            if relation is None or not _told(relation, state, caption, topic):
                continue
            before = relation
            expression = column.period or (periods[0] if periods else None) or caption.period
            if column.growth and column.period is None and dated:
                expression = dated[-1]
            period = _period(scene, expression, relation)
            percent = bool(match[2]) or column.growth
            against = _other_period(columns, period, relation, scene) if percent else None
            unit = column.unit or caption.unit or unit_in(cells[0][1])
            yield from figure_claims(
                scene,
                index,
                row,
                (0, start + len(text)),
                text.strip(),
                relation,
                period,
                unit,
                percent=percent,
                base=against,
            )


def _other_period(
    columns: Sequence[Heading], period: Period | None, relation: Relation, scene: Scene
) -> Period | None:
    """Return the one other period of the columns, if it is the same stretch of an earlier year."""
    dated = {_period(scene, c.period, relation) for c in columns if c.period is not None} - {period}
    other = dated.pop() if len(dated) == 1 else None
    return other if distance(period, other) is not None else None


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


def _cell_topic(
    label: Topic | None, column: Heading, caption: Heading, words: Words
) -> Topic | None:
    """Join what the row and the column tell."""
    if label is not None and label.direction is not None:
        return label
    named = column.topic or caption.topic
    if named is None or named.direction is None:
        return None
    bare = Topic(
        0, 0, 0, named.direction, Kind.STRONG, owner=named.owner, commodity=named.commodity
    )
    if label is None:
        text = words.text.split(_CELL, 1)[0].strip()
        if not text or any(v for v in find_values(text)):
            if column.topic is not None and column.topic.partnered:
                return replace(column.topic, start=0, end=0, head=0, head_end=0)
            return bare
        known = any(words.lexicon.has("goods", w.casefold()) for w in re.findall(r"\w+", text))
        return replace(bare, commodity=text) if known else None
    party = label.company
    if party is not None and party.world:
        return replace(bare, overall=True)
    match named.direction:
        case Direction.EXPORTS:
            return replace(bare, destination=party)
        case Direction.IMPORTS:
            return replace(bare, origin=party)
        case _:
            return replace(bare, company=party)


def _relation(resolver: Resolver, topic: Topic, caption: Heading) -> Relation | None:
    """Return who trades with whom in a row; what it leaves out stands in the caption."""
    fresh = replace(resolver, state=replace(resolver.state, relation=None))
    named = caption.topic
    if topic.partnered or topic.overall or named is None or topic.direction is None:
        return fresh.relation(topic)
    owner = fresh.side(topic.owner or named.owner, partner=False)
    parties = [
        side
        for party in (named.company, named.destination, named.origin)
        if (side := fresh.side(party, partner=True)) is not None
    ]
    units = [u for side in parties for u in fresh.units(side)]
    reporter = owner.single if owner is not None else None
    reporter = reporter or next((u.single for u in units if u.single == resolver.state.home), None)
    if reporter is None and len(units) > 1:
        reporter = units[0].single
    others = [u for u in units if u.single != reporter]
    if len(others) != 1:
        return fresh.relation(topic)
    reporter = reporter or resolver.state.home
    if reporter is None:
        return None
    return Relation(reporter, others[0], topic.direction, topic.commodity)


# --- a flattened table -------------------------------------------------------------------------


def _read_line(
    scene: Scene, index: int, row: Annotated, caption: Heading, state: State, lexicon: Lexicon
) -> Iterator[Claim]:
    """Read "May 2021 (EUR million) May 2020 (EUR million) Exports 12.5 9.8 Imports …"."""
    partners = list(_read_partners(scene, index, row, caption, state, lexicon))
    if partners:
        yield from partners
        return
    numbers = [v for v in row.values if isinstance(v, Measure | Count)]
    periods = [v for v in row.values if isinstance(v, PeriodMention)]
    unit = unit_in(row.text) or caption.unit
    if not numbers or unit is None:
        return
    heads = [p for p in periods if p.start < numbers[0].start]
    if not heads and caption.period is None:
        return
    expressions: list[PeriodExpression | None] = [p.expression for p in heads]
    expressions = expressions or [caption.period]
    section: tuple[str, str | None] | None = None
    start = heads[-1].end if heads else 0
    for place, label, group in _groups(row.text, numbers, start):
        words = Words(label, plain_tokens(label), lexicon)
        topics = [t for t in find_topics(words) if t.direction is not None]
        if not topics or len(group) != len(expressions):
            section = section if topics else None
            continue
        topic = topics[-1]
        prefix = _after_unit(words.slice(0, topic.head)).strip(" *:,;")
        if prefix:
            section = (prefix, _section(prefix))
        commodity = section[1] if section is not None else None
        bare = Topic(0, 0, 0, topic.direction, Kind.STRONG, commodity=commodity, overall=True)
        resolver = Resolver(scene, index, row.sentence.segment, state, take_apart(row, lexicon))
        relation = resolver.relation(bare)
        if relation is None:
            continue
        against = any(w in {"deficit", "gap"} for w in words.words)
        for value, expression in zip(group, expressions, strict=True):
            period = _period(scene, expression, relation)
            printed = row.text[value.start : value.end]
            span = (place, group[-1].end)
            text = f"-{printed}" if against and not printed.startswith(("-", "–")) else printed
            yield from figure_claims(
                scene, index, row, span, text, relation, period, unit, percent=False
            )


def _read_partners(
    scene: Scene, index: int, row: Annotated, caption: Heading, state: State, lexicon: Lexicon
) -> Iterator[Claim]:
    """Read "Country FY24 FY25 Growth (%) Kenya 610 671 10.0 Rwanda 480 456 -5.0"."""
    named = [g for g in row.geo if g.codes and g.form is not GeoForm.DEMONYM]
    unit = caption.unit or unit_in(row.text)
    if caption.topic is None or unit is None or not named:
        return
    columns = line_columns(row.text, row.values, named[0].start)
    words = take_apart(row, lexicon)
    resolver = Resolver(scene, index, row.sentence.segment, state, words)
    latest = next((p for p in reversed(columns) if p is not None), None)
    for mention, following in zip_longest(named, named[1:]):
        end = following.start if following is not None else len(row.text)
        cells = row.text[mention.end : end].split()
        if len(cells) != len(columns) or not all(map(_FIGURE_CELL.fullmatch, cells)):
            continue
        label = Topic(0, 1, 0, None, Kind.OTHER, company=Party(0, _as_parties(mention)), head_end=1)
        topic = _cell_topic(label, Heading(), caption, words)
        relation = _relation(resolver, topic, caption) if topic is not None else None
        if relation is None:
            continue
        span = (mention.start, mention.end + len(row.text[mention.end : end].rstrip()))
        for printed, expression in zip(cells, columns, strict=True):
            percent = expression is None
            period = _period(scene, expression or latest, relation)
            yield from figure_claims(
                scene, index, row, span, printed, relation, period, unit, percent=percent
            )


def _as_parties(mention: GeoMention) -> Parties:
    return Parties(mention.start, mention.end, party_codes(mention), group=mention.group)


def _groups(
    text: str, numbers: Sequence[Value], start: int
) -> Iterator[tuple[int, str, list[Value]]]:
    """Yield each label, with its place and the numbers that follow it."""
    group: list[Value] = []
    label = ""
    place = position = start
    for value in numbers:
        if value.start < start:
            continue
        between = text[position : value.start]
        if between.strip(" |"):
            if group:
                yield place, label, group
            label, group = between, []
            place = position + len(between) - len(between.lstrip())
        group.append(value)
        position = value.end
    if group:
        yield place, label, group


def _after_unit(text: str) -> str:
    """Drop the unit that closes the heading before the first label."""
    return re.sub(r"^\s*\([^)]*\)\s*", "", text)


def _section(prefix: str) -> str | None:
    lowered = prefix.casefold()
    goods = any(w in lowered for w in ("merchandise", "goods", "total"))
    if "service" in lowered:
        return "goods and services" if goods else "services"
    if goods and "non" not in lowered:
        return None
    return re.sub(r"(?<=\w)- ", "-", prefix)


# --- both --------------------------------------------------------------------------------------


def _period(scene: Scene, expression: PeriodExpression | None, relation: Relation) -> Period | None:
    if expression is None:
        return None
    return worded(scene, expression, relation.reporter, None)


def figure_claims(
    scene: Scene,
    index: int,
    row: Annotated,
    span: tuple[int, int],
    printed: str,
    relation: Relation,
    period: Period | None,
    unit: tuple[str, Decimal] | None,
    *,
    percent: bool,
    base: Period | None = None,
) -> Iterator[Claim]:
    """Yield the flow, or the change if it is a percentage, that a printed figure states.

    `span` is its passage in the row; `unit` is currency and scale; a figure without one is none.
    """
    evidence = (scene.evidence(row, max(0, span[0]), span[1]),)
    quantity = _quantity(printed, ("%", Decimal(1)) if percent else unit)
    if quantity is None or quantity.value is None:
        return
    if percent:
        if base is None and period is not None and is_year(period):
            base = period.year_before()
        trend = Trend.UP if quantity.value > 0 else Trend.DOWN if quantity.value < 0 else Trend.FLAT
        yield ChangeClaim(
            evidence=evidence,
            rule="change.table",
            confidence=_CONFIDENCE,
            reporter=relation.reporter,
            partner=relation.partner.codes,
            partner_group=relation.partner.group,
            direction=relation.direction,
            trend=trend,
            percent=quantity,
            period=period,
            base_period=base,
            commodity=relation.commodity,
        )
        return
    yield FlowClaim(
        evidence=evidence,
        rule="flow.table",
        confidence=_CONFIDENCE,
        claimant=scene.speakers[index],
        reporter=relation.reporter,
        partner=relation.partner.codes,
        partner_group=relation.partner.group,
        direction=relation.direction,
        amount=quantity,
        period=period,
        commodity=relation.commodity,
    )


def _quantity(printed: str, unit: tuple[str, Decimal] | None) -> Quantity | None:
    """Return a printed number in a unit; half its last digit to each side, brackets are minus."""
    match = _FIGURE_CELL.fullmatch(printed)
    if match is None or unit is None:
        return None
    digits = match[1].replace(",", "")
    name, scale = unit
    value = Decimal(digits) * scale
    half = Decimal(5).scaleb(-1 - len(digits.partition(".")[2])) * scale
    if printed[0] in "-–−" or printed.startswith("("):
        value = -value
    return Quantity(printed, value, value - half, value + half, name)
