"""Which way a table goes that does not say so, by an amount of it that the text tells.

"Sri Lanka shipped goods worth $1,094.6 million in September" above a table with 1,094.6 in the
row of its total and the column of that month: then the table is one of exports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from graph.claims import FlowClaim
from graph.claims.period import Period
from graph.extract.figures.cells import read_figure
from graph.extract.figures.columns import cells_of
from graph.extract.figures.headings import Heading
from graph.extract.figures.labels import Labelled, RowLabel
from graph.extract.figures.model import ONE_WAY
from graph.extract.figures.state import EVERYONE, Relation, Side
from graph.extract.figures.tabular import period_of
from graph.extract.scene import Scene

#: Digits from which an amount is hardly met twice by chance.
_TELLING_DIGITS: Final = 3


def anchored(
    scene: Scene,
    rows: Collection[Labelled],
    columns: Sequence[Heading],
    told: Heading,
    flows: Sequence[FlowClaim],
    *,
    comma: bool,
) -> Relation | None:
    """Return the trade that a table without a direction shows: that of its total, to all.

    None if the table names a direction anywhere, or if no amount of it is one of the `flows`, or
    if several are and they go different ways.
    """
    named = told.direction is not None or any(c.topic is not None for c in columns)
    if named or not flows or any(row.label.topic is not None for row in rows):
        return None
    found = {
        Relation(flow.reporter, _side(row.label, flow), flow.direction)
        for row in rows
        for flow in _matching(scene, row.text, columns, told, flows, comma=comma)
    }
    return found.pop() if len(found) == 1 else None


def _side(label: RowLabel, flow: FlowClaim) -> Side:
    return Side(flow.partner, flow.partner_group) if label.whole else EVERYONE


def _matching(
    scene: Scene,
    text: str,
    columns: Sequence[Heading],
    told: Heading,
    flows: Sequence[FlowClaim],
    *,
    comma: bool,
) -> Iterator[FlowClaim]:
    """Yield the flows whose amounts stand in a row, in the column of their period."""
    for number, (_, cell) in enumerate(cells_of(text)):
        column = columns[number] if number < len(columns) else Heading()
        figure = read_figure(cell.strip(), comma=comma) if number else None
        unit = column.unit or told.unit
        if figure is None or figure.percent or column.growth or unit is None:
            continue
        if len(figure.printed.strip("0.,")) < _TELLING_DIGITS:
            continue
        for flow in flows:
            relation = Relation(flow.reporter, EVERYONE, flow.direction)
            period = period_of(scene, column.period or told.period, relation)
            near = _within(figure.value * unit[1], flow)
            if near and flow.direction in ONE_WAY and _alike(period, flow.period):
                yield flow


def _alike(one: Period | None, other: Period | None) -> bool:
    """Whether two periods are the same days, by whatever names."""
    if one is None or other is None:
        return one is other
    return (one.start, one.end) == (other.start, other.end)


def _within(value: Decimal, flow: FlowClaim) -> bool:
    """Whether an amount is that of a flow, as precisely as the text tells it."""
    low, high = flow.amount.low, flow.amount.high
    return low is not None and high is not None and low <= value <= high
