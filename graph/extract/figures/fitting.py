"""Headings of columns in lines that name fewer things than there are columns.

                 Imports            Exports
              January-May        January-May
           2011 2012 Change   2011 2012 Change      over rows of six, or eight, figures

Growth, differences and shares are known by their figures. What the lines name then has to head the
columns that are left: each period one of them, each direction as many as every other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.figures.derived import Derivation, Derived, Table, derived_columns
from graph.extract.figures.heading_lines import Mark, line_marks
from graph.extract.figures.headings import DIRECTION, Heading, of_year
from graph.extract.figures.lexicon import Lexicon
from graph.extract.values.expression import Months, PeriodExpression, Slice

#: What never is an amount; differences may be the balance of exports and imports.
_NO_AMOUNTS: Final = frozenset({Derivation.GROWTH, Derivation.SHARE})
_LEFT_OUT: Final = re.compile(
    r"(?i)(?:not including|excluding|excl\.|except|other than|without) \w"
)


def fitted_columns(lines: Sequence[Annotated], table: Table, lexicon: Lexicon) -> list[Heading]:
    """Return the headings of the columns after the labels; empty if the lines do not fit them."""
    marked = [line_marks(line, lexicon) for line in lines]
    if not any(marked):
        return []
    width = max((len(row) for row in table), default=0)
    found = derived_columns(table)
    for kinds in (_NO_AMOUNTS, frozenset(Derivation)):
        derived = {number: each for number, each in found.items() if each.how in kinds}
        amounts = [number for number in range(1, width) if number not in derived]
        columns = _amounts(lines, marked, len(amounts))
        if columns:
            return _with_derived(dict(zip(amounts, columns, strict=True)), derived, width)
    return []


def _with_derived(
    amounts: Mapping[int, Heading], derived: Mapping[int, Derived], width: int
) -> list[Heading]:
    """Return all columns in order; growth is that of the amounts it is between."""
    columns = []
    for number in range(1, width):
        each = derived.get(number)
        if each is None:
            columns.append(amounts[number])
        elif each.how is Derivation.GROWTH:
            new, old = amounts[each.new], amounts[each.old]
            columns.append(replace(new, growth=True, base=old.period))
        else:
            columns.append(Heading(foreign=True))
    return columns


def _amounts(
    lines: Sequence[Annotated], marked: Sequence[Sequence[Mark]], count: int
) -> list[Heading]:
    """Return what the lines tell of so many columns of amounts; empty if they do not fit."""
    columns = [Heading()] * count
    headed = [_directions(line, marks) for line, marks in zip(lines, marked, strict=True)]
    groups = {len(ways) for ways in headed if ways}
    candidates = (p for marks in reversed(marked) for p in _periods(marks, groups))
    dated = next((periods for periods in candidates if len(periods) == count), ())
    if dated:
        columns = [Heading(period=period) for period in _in_parts(dated, marked)]
    for ways in reversed(headed):
        each = count // len(ways) if ways else 0
        if each and each * len(ways) == count and _repeats(dated, each):
            return [
                replace(c, direction=ways[n // each].direction, topic=ways[n // each].topic)
                for n, c in enumerate(columns)
            ]
    return columns if dated else []


def _repeats(periods: Sequence[PeriodExpression], each: int) -> bool:
    """Whether periods are the same for every so many columns: "2011 2012 2011 2012"."""
    if not periods:
        return each == 1
    groups = [periods[at : at + each] for at in range(0, len(periods), each)]
    return all(_alike(one, other) for one, other in pairwise(groups))


def _alike(one: Sequence[PeriodExpression], other: Sequence[PeriodExpression]) -> bool:
    return [each.when for each in one] == [each.when for each in other]


def _periods(
    marks: Sequence[Mark], groups: Collection[int]
) -> Iterator[Sequence[PeriodExpression]]:
    """Yield what the periods of a line may head: all columns of amounts, or those of one group.

    They are all of its periods, those that are not of growth or a share, or each once for every
    group of columns.
    """
    dated = [mark for mark in marks if mark.told.period is not None]
    other = {later for mark, later in pairwise(marks) if mark.told.growth or mark.told.foreign}
    once = list({mark.told.period.when: mark for mark in dated if mark.told.period}.values())
    for chosen in (
        dated,
        [mark for mark in dated if mark not in other],
        *(once * n for n in groups),
    ):
        yield [mark.told.period for mark in chosen if mark.told.period is not None]


def _in_parts(
    years: Sequence[PeriodExpression], marked: Sequence[Sequence[Mark]]
) -> list[PeriodExpression]:
    """Take years for the months or quarters that another line names above them."""
    for marks in reversed(marked):
        parts = [*_named(marks)]
        if parts and all(map(_is_part, parts)) and len(years) % len(parts) == 0:
            each = len(years) // len(parts)
            return [of_year(parts[n // each], year) for n, year in enumerate(years)]
    return [*years]


def _is_part(period: PeriodExpression) -> bool:
    """Whether a period is months or quarters of a year that is named elsewhere."""
    return isinstance(period.when, Months | Slice) and period.when.year is None


def _named(marks: Collection[Mark]) -> Iterator[PeriodExpression]:
    """Yield the periods of a line that names nothing else but growth and shares."""
    if all(mark.told.topic is None for mark in marks):
        yield from (mark.told.period for mark in marks if mark.told.period is not None)


def _directions(line: Annotated, marks: Sequence[Mark]) -> list[Heading]:
    """Return the directions that a line names, by their nouns if it has such.

    Behind each may stand what its figures leave out: "Exports excluding aircraft".
    """
    told = [mark for mark in marks if mark.told.topic is not None]
    nouns = [mark for mark in told if DIRECTION.match(line.text, mark.start)] or told
    starts = [*(mark.start for mark in nouns), len(line.text)]
    return [
        _without(mark.told, line.text[mark.end : end].strip(" *(),;"))
        for mark, end in zip(nouns, starts[1:], strict=True)
    ]


def _without(told: Heading, rest: str) -> Heading:
    if told.topic is None or not _LEFT_OUT.match(rest):
        return told
    return replace(told, topic=replace(told.topic, commodity=rest))
