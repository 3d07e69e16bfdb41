"""Tables that were flattened into a line of text: headings, then labels, each with its figures.

    May 2021 May 2020 Change (%) (EUR million) Exports 12.5 9.8 27.6 Imports 14.1 12.0 17.5

The line is parted at its figures. What stands before the first label names the columns: periods,
growth, directions. Labels are directions of trade, countries, goods, or the whole; what a line does
not name stands in the caption. A row with more or fewer figures than there are columns is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from graph.claims import Claim
from graph.claims.model import Direction
from graph.extract.annotate import Annotated, party_codes
from graph.extract.figures.cells import is_missing, read_figure
from graph.extract.figures.columns import in_part
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.heading_lines import line_marks
from graph.extract.figures.headings import Heading, heading, unit_in
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import GOODS_AND_SERVICES, Party, Topic
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
from graph.extract.figures.tokens import Words, plain_tokens, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.mentions import Parties
from graph.extract.scene import Scene
from graph.extract.values import find_values
from graph.extract.values.model import PeriodMention

_WORD: Final = re.compile(r"\S+")
_PARENTHESES: Final = re.compile(r"\([^()]{0,40}\)")
_CLOSING: Final = re.compile(r"\s*(?:\([^()]{0,40}\)|[)%*:|])")
_WHOLE: Final = re.compile(
    r"(?i)(?:the )?(?:world|(?:grand )?total|all (?:countries|partners)|overall)"
    r"(?: (?:world|trade|value|exports|imports|countries|partners|of above))?[ *:.]*"
)
_OTHERS: Final = re.compile(
    r"(?i)^(?:others?|rest of|unspecified|of which|residual|sub-?total|total \w+)\b"
)
#: Rows of ratios, ranks and quantities.
_NO_AMOUNTS: Final = re.compile(
    r"(?i)\b(?:proportion|ratio|share|coverage|rate|index|rank|number|average|per cent of"
    r"|percentage|tonnes|tons)\b|% of|\(%\)"
)
_COUPLE: Final = 2
_PART: Final = re.compile(r"(?i)^(?:of which|o/w)[: ]*")
#: The heading of ranks or codes, which stand before the labels.
_RANKS: Final = re.compile(r"(?i)rank|no\.")
#: Words and figures where blanks part thousands: "34 478,2".
_SPACED_WORD: Final = re.compile(r"[-–−(+]?\d{1,3}(?: \d{3})+,\d+\)?(?!\S)|\S+")
_SPACED: Final = re.compile(r"(?<!\S)\d{1,3} \d{3},\d")
#: The unit that ends a title: "(million US$)", "EUR million".
_UNIT: Final = re.compile(
    r"\([^()]{3,60}\)|, (?:[A-Z]{0,3}\$|[A-Z]{3}) ?(?:million|billion|thousand)"
)
_LOSING: Final = frozenset({"deficit", "gap", "shortfall"})
#: Letters beside a country that a label may hold: "Türkiye (1)".
_REST: Final = 4


class FlatRow(Struct, frozen=True):
    """A label with the figures after it, as printed, and where both stand in the line."""

    label: str
    start: int
    end: int
    cells: tuple[str, ...]


def flat_rows(text: str, start: int) -> Iterator[FlatRow]:
    """Yield the rows of a line from index `start` on: words up to a figure, then figures.

    A figure that opens the line before any word belongs to no row.
    """
    label: list[tuple[int, int]] = []
    cells: list[tuple[int, int]] = []
    for match in _words(text).finditer(text, start):
        printed = match.group()
        if read_figure(printed) is not None or (is_missing(printed) and cells):
            cells.append(match.span())
            continue
        if cells:
            if label:
                yield _row(text, label, cells)
            label, cells = [], []
        label.append(match.span())
    if label and cells:
        yield _row(text, label, cells)


def _words(text: str) -> re.Pattern[str]:
    """Return what finds the words of a line, with figures in one piece."""
    return _SPACED_WORD if len(_SPACED.findall(text)) >= _COUPLE else _WORD


def _row(text: str, label: Sequence[tuple[int, int]], cells: Sequence[tuple[int, int]]) -> FlatRow:
    words = text[label[0][0] : label[-1][1]]
    printed = tuple(text[start:end] for start, end in cells)
    return FlatRow(words, label[0][0], cells[-1][1], printed)


def read_line(
    scene: Scene, index: int, row: Annotated, caption: Heading, state: State, lexicon: Lexicon
) -> Iterator[Claim]:
    """Yield the flows and changes of a flattened table."""
    title = _title(row, lexicon)
    if title is not None:
        opening = row.text[: title.end]
        named = heading(opening, find_values(opening), None)
        caption = replace(named, topic=title.topic, direction=title.topic.direction)
    unit = caption.unit or unit_in(row.text)
    columns, first = _columns(row, caption, lexicon, title.end if title is not None else 0)
    columns = in_part(columns, caption.period)
    if unit is None or not columns:
        return
    rows = _fitting(list(flat_rows(row.text, first)), len(columns))
    if not rows:
        return
    goods = lists_goods(_above(scene, index))
    words = take_apart(row, lexicon)
    resolver = Resolver(scene, index, row.sentence.segment, state, words)
    reader = _Rows(row, caption, resolver, goods)
    for each in rows:
        relation, against = reader.relation(each)
        if relation is None:
            continue
        for number, printed in enumerate(each.cells):
            column = columns[number]
            figure = read_figure(printed)
            if column.foreign or figure is None:
                continue
            told = relation if column.direction is None else _towards(relation, column.direction)
            if column.growth and column.period is None:
                period = latest(scene, columns, told)
            else:
                period = period_of(scene, column.period or caption.period, told)
            base = other_period(scene, columns, period, told) if column.growth else None
            if against and not column.growth:
                figure = figure.as_deficit()
            yield from figure_claims(
                scene,
                index,
                row,
                (each.start, each.end),
                figure,
                told,
                period,
                unit,
                percent=column.growth or figure.percent,
                base=base,
            )


def _above(scene: Scene, index: int) -> Iterator[str]:
    """Yield the line itself and the two before it, which may be its caption."""
    for at in range(max(0, index - 2), index + 1):
        yield scene.sentences[at].text


class _Title(NamedTuple):
    """The topic of a title that opens a line, and where the headings begin behind its unit."""

    topic: Topic
    end: int


def _title(row: Annotated, lexicon: Lexicon) -> _Title | None:
    """Return the title of a line whose unit has headings of columns behind it, not before it."""
    figures = _first_figure(row)
    words = take_apart(row, lexicon)
    for match in _UNIT.finditer(row.text, 0, figures):
        if unit_in(match.group()) is None:
            continue
        topics = [t for t in find_topics(words) if t.direction is not None]
        before = [t for t in topics if words.tokens[t.head].start < match.start()]
        behind = [m for m in line_marks(row, lexicon) if match.end() <= m.start < figures]
        told = sum(m.told.period is not None or m.told.direction is not None for m in behind)
        return _Title(before[0], match.end()) if before and told >= _COUPLE else None
    return None


def _columns(
    row: Annotated, caption: Heading, lexicon: Lexicon, start: int
) -> tuple[list[Heading], int]:
    """Return the headings of the columns from a place on and where the first label begins."""
    figures = _first_figure(row)
    marks = [
        (at, end, mark)
        for at, end, mark in line_marks(row, lexicon)
        if start <= at and end <= figures and not _RANKS.fullmatch(row.text, at, end)
    ]
    last = max((n for n, (_, _, m) in enumerate(marks) if m.period or m.growth), default=-1)
    named = marks[: last + 1]
    if not any(m.period for _, _, m in named):
        # Directions may head columns of figures for one period: "Country Exports Imports Kenya …".
        label = row.text[marks[-1][1] : figures].strip() if marks else ""
        heads = all(m.direction for _, _, m in marks)
        if caption.period is not None and len(marks) > 1 and heads and label:
            named = marks
        elif caption.period is not None and not named:
            return [Heading()], _after_unit(row.text, 0, figures)
        else:
            return [], 0
    columns = _joined([mark for _, _, mark in named])
    return columns, _after_unit(row.text, max(end for _, end, _ in named), figures)


def _first_figure(row: Annotated) -> int:
    """Return where the first figure stands that is no part of a period or of a unit."""
    taken = [(v.start, v.end) for v in row.values if isinstance(v, PeriodMention)]
    taken += [match.span() for match in _PARENTHESES.finditer(row.text)]
    for match in _words(row.text).finditer(row.text):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if read_figure(match.group()) is not None and not inside:
            return match.start()
    return len(row.text)


def _after_unit(text: str, start: int, stop: int) -> int:
    """Skip the unit in parentheses and "Country" or "Item" that close the headings."""
    at = start
    while (match := _CLOSING.match(text, at, stop)) is not None:
        at = match.end()
    return at


def _joined(marks: Sequence[Heading]) -> list[Heading]:
    """Give each period or growth the direction that stands before it in the headings."""
    joined: list[Heading] = []
    above: Heading | None = None
    directions = [m for m in marks if m.direction and not m.period]
    plain = [m for m in marks if m.period or m.growth]
    if directions and plain and len(plain) % len(directions) == 0 and marks[0].direction:
        grouped = marks[: len(directions)] == directions
        if grouped and len(directions) > 1:  # "Exports Imports 2023 2024 2023 2024"
            each = len(plain) // len(directions)
            return [
                replace(m, direction=directions[n // each].direction) for n, m in enumerate(plain)
            ]
    for mark in marks:
        if mark.direction and not mark.period and plain:
            above = mark
            continue
        joined.append(mark if above is None else replace(mark, direction=above.direction))
    return joined


def _fitting(rows: Sequence[FlatRow], width: int) -> list[FlatRow]:
    """Return the rows with a figure for each column, if these are at least half of all.

    A rank, or a code, before the next label is taken off the end of a row.
    """
    if not rows:
        return []
    longer = [row for row in rows[:-1] if len(row.cells) == width + 1 and row.cells[-1].isdigit()]
    coded = 3 * len(longer) >= len(rows) and len(rows[-1].cells) == width
    ranked = [
        _without_last(row) if row in longer and (coded or row.cells[-1] == str(number + 1)) else row
        for number, row in enumerate(rows, 1)
    ]
    fitting = [row for row in ranked if len(row.cells) == width]
    return fitting if 2 * len(fitting) >= len(rows) else []


def _without_last(row: FlatRow) -> FlatRow:
    return replace(row, cells=row.cells[:-1], end=row.end - len(row.cells[-1]) - 1)


def _towards(relation: Relation, direction: Direction) -> Relation:
    return replace(relation, direction=direction)


@dataclass(slots=True)
class _Rows:
    """Says who trades what with whom in each row of one line, in order."""

    row: Annotated
    caption: Heading
    resolver: Resolver
    goods: bool
    section: tuple[str, str | None] | None = None

    def relation(self, each: FlatRow) -> tuple[Relation | None, bool]:
        """Return the relation of a row, and whether its amounts are those of a deficit."""
        whole = _WHOLE.fullmatch(each.label) is not None
        if _NO_AMOUNTS.search(each.label):
            return None, False
        words = Words(each.label, plain_tokens(each.label), self.resolver.words.lexicon)
        topics = [t for t in find_topics(words) if t.direction is not None]
        if topics:
            told = self._by_direction(topics[-1], words)
            return self._with_partner(told, each), not _LOSING.isdisjoint(words.words)
        self.section = None
        if _OTHERS.match(each.label) and not whole:
            return None, False
        topic = self._by_caption(each)
        if topic is None:
            return None, False
        return relation_of(self.resolver, topic, self.caption), False

    def _with_partner(self, told: Relation | None, each: FlatRow) -> Relation | None:
        """Give the trade with everyone the partner that its label names: "Exports to Latvia"."""
        named = [m for m in self.row.geo if m.codes and each.start <= m.start < each.end]
        inside = [m for m in named if m.end <= each.start + len(each.label)]
        if told is None or told.partner != EVERYONE or len(inside) != 1:
            return told
        partner = Side(party_codes(inside[0]), inside[0].group)
        return told if told.reporter in partner.codes else replace(told, partner=partner)

    def _by_direction(self, topic: Topic, words: Words) -> Relation | None:
        prefix = words.slice(0, topic.head).strip(" *:,;")
        if prefix and topic.direction is not Direction.TOTAL:
            self.section = (prefix, _section(prefix))
        own = topic.commodity if topic.start == topic.head else None  # "re-exports"
        commodity = own or (self.section[1] if self.section is not None else None)
        named = self.caption.topic
        if named is not None and (named.owner or named.partnered):
            direction = topic.direction
            told = replace(named, direction=direction, commodity=commodity)
            relation = relation_of(self.resolver, told, Heading())
            if relation is not None:
                return relation
        bare = Topic(0, 0, 0, topic.direction, Kind.STRONG, commodity=commodity, overall=True)
        relation = self.resolver.relation(bare)
        home = self.resolver.state.home
        if relation is None and home is not None and topic.direction is not None:
            return Relation(home, EVERYONE, topic.direction, commodity)
        return relation

    def _by_caption(self, each: FlatRow) -> Topic | None:
        """Return the topic of a country, of goods or of the whole, under the caption's."""
        named = self.caption.topic
        if named is None or named.direction is None:
            return None
        if _WHOLE.fullmatch(each.label):
            label = Topic(0, 1, 0, None, Kind.OTHER, company=Party(0, world=True), head_end=1)
            return cell_topic(label, Heading(), self.caption)
        geo = self._country(each)
        if geo is not None:
            parties = Parties(geo.start, geo.end, party_codes(geo), group=geo.group)
            label = Topic(0, 1, 0, None, Kind.OTHER, company=Party(0, parties), head_end=1)
            return cell_topic(label, Heading(), self.caption)
        lexicon = self.resolver.words.lexicon
        known = any(lexicon.has("goods", w.casefold()) for w in re.findall(r"\w+", each.label))
        if not (self.goods or known):
            return None
        bare = replace(named, start=0, end=0, head=0, head_end=0)
        return replace(
            bare, commodity=_PART.sub("", each.label).strip(" *:,;.-–—"), overall=not bare.partnered
        )

    def _country(self, each: FlatRow) -> GeoMention | None:
        """Return the country or group that a label names and nothing else."""
        for mention in self.row.geo:
            if not mention.codes or mention.form is GeoForm.DEMONYM:
                continue
            if each.start <= mention.start and mention.end <= each.start + len(each.label):
                rest = each.label[: mention.start - each.start]
                rest += each.label[mention.end - each.start :]
                if len(rest.strip(" *.()")) <= _REST:
                    return mention
        return None


def _section(prefix: str) -> str | None:
    lowered = prefix.casefold()
    goods = any(w in lowered for w in ("merchandise", "goods", "total", "foreign", "overall"))
    if "service" in lowered:
        return GOODS_AND_SERVICES if goods else "services"
    if goods and "non" not in lowered:
        return None
    return re.sub(r"(?<=\w)- ", "-", prefix)
