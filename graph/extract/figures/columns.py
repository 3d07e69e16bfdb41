"""The headings of a table's columns: direction, partner, period and unit of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import permutations, takewhile
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.documents.rows import CELL, is_year
from graph.extract.annotate import Annotated
from graph.extract.figures.cells import Figure, is_missing, read_figure
from graph.extract.figures.derived import Table, differs, grows, is_growth, table_of, value_of
from graph.extract.figures.fitting import fitted_columns
from graph.extract.figures.heading_lines import flat_columns, joined, spread
from graph.extract.figures.headings import MARK, Heading, heading, periods_of
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.model import Party, Topic
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import find_topics
from graph.extract.values import find_values
from graph.extract.values.expression import (
    CivilYear,
    FiscalYear,
    Months,
    PeriodExpression,
    Slice,
    SplitYear,
    When,
)
from graph.extract.values.model import PeriodMention

Rows = Sequence[tuple[int, Annotated]]

_YEARS_ENDED: Final = re.compile(
    r"(?i)\byears? (?:ended|ending|to|ends?) (?:the )?(?:end of )?(?:\d{1,2}(?:st|th)? )?"
    r"(?P<month>[A-Z][a-z]{2,8})\b(?! \d{4})"
    r"|(?P<of>Mar(?:ch)?|June?|July?|Sep(?:tember)?)[ -]years?\b"
)
#: How far a sum of rounded figures may lie from the printed one.
_ROUNDED: Final = Decimal("0.2")
_PAIR: Final = 2
#: An amount in per cent of that of a year before is hardly ever less.
_LEAST_INDEX: Final = 40
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
#: Most periods that growth is looked for between.
_MOST: Final = 12


def cells_of(text: str) -> list[tuple[int, str]]:
    """Return the cells of a row with their places."""
    cells = []
    position = 0
    for cell in text.split(CELL):
        cells.append((position, cell))
        position += len(cell) + len(CELL)
    return cells


def read_columns(
    celled: Rows, lines: Sequence[Annotated], told: Heading, lexicon: Lexicon, *, comma: bool
) -> tuple[list[Heading], Rows]:
    """Return the headings of all cells and the rows below them; no headings if none are told."""
    widest = max(row.text.count(CELL) + 1 for _, row in celled)
    heads = [row for _, row in takewhile(lambda each: not _is_row(each[1].text), celled)]
    if heads and CELL in heads[0].text:
        columns = _carried(_named_columns(heads[0], lexicon), heads[0].text)
        below = [row for row in heads[1:] if CELL in row.text]
        for lower in below:  # a second line of headings: units below periods
            columns = _merged(columns, _named_columns(lower, lexicon))
        lone = [each for each in celled[1 : len(heads)] if CELL not in each[1].text]
        rows = [*lone, *celled[len(heads) :]]  # the first rows may have a heading of their own
        return _of_neighbours([Heading()] * (widest - len(columns)) + columns), rows
    columns = flat_columns(lines, widest - 1, lexicon)
    if not columns:
        columns = fitted_columns(
            lines, table_of([row.text for _, row in celled], comma=comma), lexicon
        )
    if not columns and widest == 2 and told.period is not None:
        columns = [Heading()]
    if widest == 2 and told.growth and told.unit is None:
        columns = [replace(column, growth=True) for column in columns]
    if not columns:
        columns = _with_growth(celled, lines)
    return [Heading(), *columns] if columns else [], celled


def _of_neighbours(columns: list[Heading]) -> list[Heading]:
    """Give a column of growth without a direction that of the nearest column to its left."""
    told: list[Heading] = []
    for column in columns:
        left = next((c for c in reversed(told) if c.topic is not None), None)
        if left is None or column.topic is not None or not column.growth:
            told.append(column)
        else:
            told.append(replace(column, topic=left.topic, direction=left.direction))
    return told


def named_part(lines: Iterable[Annotated]) -> PeriodExpression | None:
    """Return the first months or quarters that lines name, nearest first; else any period.

    "2021 2022 2023 (Jan-Jun)" names those of one column only.
    """
    first: PeriodExpression | None = None
    for line in lines:
        dated = [e for _, _, e in periods_of(line.text, line.values)]
        years = len(_YEAR.findall(line.text))
        if dated and years <= 1 and isinstance(dated[0].when, Months | Slice):
            return dated[0]
        first = first or next(iter(dated), None)
    return None if first is not None and isinstance(first.when, Months | Slice) else first


def in_part(columns: list[Heading], titled: PeriodExpression | None) -> list[Heading]:
    """Take years above columns for the part of them that the title names: "January to August"."""
    part = titled.when if titled is not None else None
    if titled is None or not isinstance(part, Months | Slice):
        return columns
    years = [c.period.when for c in columns if c.period is not None]
    if not all(isinstance(year, CivilYear | FiscalYear | SplitYear) for year in years):
        return columns
    if part.year is not None and _last_year(part.year) not in map(_last_year, years):
        return columns
    return [
        replace(c, period=replace(titled, when=replace(part, year=c.period.when)))
        if c.period is not None
        else c
        for c in columns
    ]


def _last_year(when: When) -> tuple[bool, int] | None:
    """Return whether a year is a civil one, and the year in which it ends, however written."""
    match when:
        case CivilYear(year):
            return True, year
        case FiscalYear(year) | SplitYear(_, year):
            return False, year
        case _:
            return None


def ending(columns: list[Heading], titles: Iterable[str]) -> list[Heading]:
    """Take years above columns for those that end in the month of "years ended 31 March"."""
    ended = next((m for title in titles if (m := _YEARS_ENDED.search(title))), None)
    if ended is None:
        return columns
    dated = []
    for column in columns:
        year = column.period.when if column.period is not None else None
        said = (
            f"year ended {ended['month'] or ended['of']} {year.year}"
            if isinstance(year, CivilYear)
            else ""
        )
        told = [v.expression for v in find_values(said) if isinstance(v, PeriodMention)]
        dated.append(replace(column, period=told[0]) if len(told) == 1 else column)
    return dated


def _carried(columns: Sequence[Heading], header: str) -> list[Heading]:
    """Give an empty cell of a line of headings what the one before it tells."""
    carried: list[Heading] = []
    for column, cell in zip(columns, header.split(CELL), strict=True):
        empty = is_missing(cell.strip()) and len(carried) > 1
        carried.append(carried[-1] if empty else column)
    return carried


def _merged(upper: Sequence[Heading], lower: Sequence[Heading]) -> list[Heading]:
    """Join two lines of headings, whose last cells stand below each other.

    A unit that all cells of the lower line repeat is that of all columns. An upper line of fewer
    cells heads as many of the lower with each.
    """
    apart = len(upper) - len(lower)
    if apart < 0:
        telling = [each for each in upper if each != Heading()]
        corner = len(lower) % len(telling) if telling else 0
        if not telling or corner > 1:
            return [*lower]
        return [*lower[:corner], *spread(telling, lower[corner:])]
    units = {below.unit for below in lower}
    if len(units) == 1 and lower[0].unit is not None:
        return [replace(above, unit=above.unit or lower[0].unit) for above in upper]
    pairs = zip(upper[apart:], lower, strict=True)
    return [*upper[:apart], *(joined(above, below) for above, below in pairs)]


def _is_row(text: str) -> bool:
    """Whether cells hold amounts already, not the names of columns."""
    cells = [cell.strip() for cell in text.split(CELL)[1:]]
    figures = [cell for cell in cells if read_figure(cell) is not None]
    return bool(figures) and not all(is_year(cell, (0, len(cell))) for cell in figures)


def _with_growth(celled: Rows, lines: Sequence[Annotated]) -> list[Heading]:
    """Return two periods and growth, where a title names the periods and the figures agree."""
    periods = [v.expression for line in lines for v in line.values if isinstance(v, PeriodMention)]
    widths = {row.text.count(CELL) for _, row in celled}
    if len(periods) != 2 or widths - {2, 3}:
        return []
    columns = [Heading(period=expression) for expression in periods]
    if widths == {2}:
        return columns
    for _, row in celled:
        amounts = [_number(cell) for cell in row.text.split(CELL)[1:]]
        if any(a is None for a in amounts) or not amounts[0]:
            return []
        before, after, growth = (a or Decimal(0) for a in amounts)
        if not is_growth(growth, before, after):
            return []
    return [*columns, Heading(growth=True)]


def _number(printed: str) -> Decimal | None:
    figure = read_figure(printed.strip())
    return figure.value if figure is not None else None


def _named_columns(header: Annotated, lexicon: Lexicon) -> list[Heading]:
    """Return what each cell of the first row tells."""
    words = take_apart(header, lexicon)
    bars = [at for at, word in enumerate(words.words) if word == "|"]
    topics = [t for t in find_topics(words) if t.direction is not None]
    columns = []
    for number, text in enumerate(header.text.split(CELL)):
        inside = [t for t in topics if sum(at < t.head for at in bars) == number]
        plain = MARK.sub("", text)
        named = heading(plain, find_values(plain), None)
        if inside:
            named = replace(named, direction=inside[0].direction, topic=inside[0])
        elif number and named.period is None:
            first = bars[number - 1] + 1
            last = bars[number] if number < len(bars) else len(words.words)
            named = replace(named, foreign=named.foreign or text.strip() == "%")
            goods = text.strip() if _names_goods(text, lexicon) else None
            named = replace(named, party=_party(words, first, last), goods=goods)
        columns.append(named)
    return columns


def _names_goods(text: str, lexicon: Lexicon) -> bool:
    """Whether a heading is of goods: "Oil", "Non-oil"."""
    return any(lexicon.has("goods", w) for w in re.findall(r"[^\W\d_]+", text.casefold()))


def _party(words: Words, first: int, last: int) -> Party | None:
    """Return the country that the cell between two tokens names and nothing else."""
    named = [at for at in range(first, last) if words.tokens[at].parties is not None]
    return (
        Party(named[0], words.tokens[named[0]].parties) if len(named) == 1 == last - first else None
    )


def with_sums(columns: Sequence[Heading], table: Table) -> list[Heading]:
    """Take a column for the total or the balance if its figures are those of the two directions.

    What it is called does not matter: "Volume" may be trade both ways.
    """
    exports, imports = (_column_of(columns, way) for way in (Direction.EXPORTS, Direction.IMPORTS))
    found = [*columns]
    if exports is None or imports is None:
        return found
    for number in range(1, len(columns)):
        if columns[number].topic is not None or columns[number].growth:
            continue
        sums = {_sum(row, number, exports, imports) for row in table}
        if len(sums) == 1 and (direction := sums.pop()) is not None:
            topic = Topic(0, 0, 0, direction, Kind.STRONG)
            period = columns[exports].period
            found[number] = Heading(direction=direction, topic=topic, period=period)
    return found


def with_bases(columns: Sequence[Heading], table: Table) -> list[Heading]:
    """Find the two periods between which a column tells the growth, by its figures."""
    dated = [n for n, c in enumerate(columns) if c.period is not None and not c.growth]
    found = [*columns]
    if not _PAIR <= len(dated) <= _MOST:
        return found
    for number, column in enumerate(columns):
        if number in dated or not (column.growth or column.foreign):
            continue
        pairs = [(new, old) for new, old in permutations(dated, _PAIR) if _alike(columns, new, old)]
        fitting = [(new, old) for new, old in pairs if grows(table, number, new, old)]
        if len(fitting) == 1:
            new, old = columns[fitting[0][0]], columns[fitting[0][1]]
            found[number] = replace(
                new, growth=True, foreign=False, period=new.period, base=old.period
            )
        elif column.growth and any(differs(table, number, new, old) for new, old in pairs):
            found[number] = replace(column, growth=False, foreign=True)
    return found


def beside_dated(columns: Sequence[Heading]) -> list[Heading]:
    """Give growth that names no period that of the nearest column to its left.

    It is needed where a month and the year so far, which end on one day, stand side by side.
    """
    dated = [c.period.when for c in columns if c.period is not None]
    if len({_is_one_month(when) for when in dated}) < _PAIR:
        return [*columns]
    found: list[Heading] = []
    for column in columns:
        left = next((c.period for c in reversed(found) if c.period is not None), None)
        undated = column.growth and column.period is None
        found.append(replace(column, period=left) if undated else column)
    return found


def _is_one_month(when: When) -> bool:
    return isinstance(when, Months) and when.first == when.last


def with_indices(columns: Sequence[Heading], table: Table) -> list[Heading]:
    """Take growth whose heading names its base for an index if all of it is near 100 or above."""
    found = [*columns]
    for number, column in enumerate(columns):
        if not column.growth or column.base is None:
            continue
        values = [v for row in table if (v := value_of(row, number)) is not None]
        if min(values, default=0) >= _LEAST_INDEX:
            found[number] = replace(column, index=True)
    return found


def _alike(columns: Sequence[Heading], new: int, old: int) -> bool:
    return columns[new].direction is columns[old].direction


def _column_of(columns: Sequence[Heading], direction: Direction) -> int | None:
    """Return the one column of amounts of a direction, None if there are more or none."""
    found = [n for n, c in enumerate(columns) if c.direction is direction and not c.growth]
    return found[0] if len(found) == 1 else None


def _sum(row: Sequence[Figure | None], number: int, exports: int, imports: int) -> Direction | None:
    """Return what a figure of a row is of two others: their sum, their difference, or neither."""
    told, out, into = (value_of(row, at) for at in (number, exports, imports))
    if told is None or out is None or into is None or not into:
        return None
    if abs(out + into - told) <= _ROUNDED:
        return Direction.TOTAL
    return Direction.BALANCE if abs(out - into - told) <= _ROUNDED else None
