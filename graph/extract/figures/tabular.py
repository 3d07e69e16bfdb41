"""What the figures of a table state, whether in cells or flattened to a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims import ChangeClaim, Claim, FlowClaim
from graph.claims.model import Trend
from graph.claims.period import Period
from graph.extract.annotate import Annotated
from graph.extract.figures.cells import Figure
from graph.extract.figures.currency import currency_of
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.headings import Heading
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import Party, Topic, facing, with_side
from graph.extract.figures.state import Relation
from graph.extract.figures.times import distance, is_cumulated, is_year, worded
from graph.extract.scene import Scene
from graph.extract.values.expression import PeriodExpression

#: Captions over rows of goods: "Exports by commodity", "Imports by broad economic category".
_BY_GOODS: Final = re.compile(
    r"(?i)\bby (?:[\w-]+ ){0,4}?(?:commodit|product|goods|categor|group|section|chapter|class|item"
    r"|sector|industr|end.use)"
    r"|\b(?:product|commodity|item|category|group|sector)[- ]wise\b"
    r"|\b(?:principal|main|major|leading|top|key|select(?:ed)?)"
    r" (?:\w+ ){0,2}?(?:commodit|product|goods|items)"
)
_CONFIDENCE: Final = Decimal("0.5")


def lists_goods(lines: Iterable[str]) -> bool:
    """Whether the lines above a table say that its rows are goods, by whatever names."""
    return _BY_GOODS.search(" ".join(lines)) is not None


def cell_topic(
    label: Topic | None, column: Heading, caption: Heading, commodity: str | None = None
) -> Topic | None:
    """Join what the row and the column tell; `commodity` is what the row is of."""
    if label is not None and label.direction is not None:
        return label
    named = column.topic or caption.topic
    if named is None or named.direction is None:
        return None
    bare = Topic(
        0, 0, 0, named.direction, Kind.STRONG, owner=named.owner, commodity=named.commodity
    )
    if label is None:
        if column.topic is not None and column.topic.partnered:
            bare = replace(column.topic, start=0, end=0, head=0, head_end=0)
        return replace(bare, commodity=commodity or bare.commodity or column.goods)
    party = label.company
    if party is not None and party.world:
        sides = (named.origin, named.destination, named.company)
        origin, destination, company = sides
        of_all = replace(bare, origin=origin, destination=destination, company=company)
        return of_all if _is_bloc(sides) else replace(bare, overall=True)
    return with_side(bare, facing(named.direction), party) if party is not None else bare


def _is_bloc(sides: Iterable[Party | None]) -> bool:
    """Whether the other side of a caption is a bloc, all of whose members a total is for."""
    return any(s is not None and s.mention is not None and s.mention.group for s in sides)


def relation_of(resolver: Resolver, topic: Topic, caption: Heading) -> Relation | None:
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


def period_of(
    scene: Scene, expression: PeriodExpression | None, relation: Relation
) -> Period | None:
    """Return the days that a heading names, in the years of the reporter."""
    if expression is None:
        return None
    return worded(scene, expression, relation.reporter, None)


def latest(scene: Scene, columns: Sequence[Heading], relation: Relation) -> Period | None:
    """Return the last period of the headings: what growth beside them is that of."""
    dated = [period_of(scene, c.period, relation) for c in columns if c.period is not None]
    return max((p for p in dated if p is not None), key=lambda p: p.end, default=None)


def other_period(
    scene: Scene, columns: Sequence[Heading], period: Period | None, relation: Relation
) -> Period | None:
    """Return the one other period of the headings, if it is the same stretch of an earlier year."""
    dated = {period_of(scene, c.period, relation) for c in columns if c.period is not None}
    others = dated - {period}
    other = others.pop() if len(others) == 1 else None
    return other if distance(period, other) is not None else None


def is_compared_yearly(scene: Scene, period: Period, relation: Relation) -> bool:
    """Whether growth over a period is, as is usual, that on the same stretch of the year before."""
    return is_year(period) or is_cumulated(period, scene.fiscal_start(relation.reporter))


def figure_claims(
    scene: Scene,
    index: int,
    row: Annotated,
    span: tuple[int, int],
    figure: Figure,
    relation: Relation,
    period: Period | None,
    unit: tuple[str, Decimal] | None,
    *,
    percent: bool,
    base: Period | None = None,
) -> Iterator[Claim]:
    """Yield the flow, or the change if it is a percentage, that a printed figure states.

    `span` is its passage in the row; `unit` is currency and scale; an amount without one is none.
    """
    evidence = (scene.evidence(row, max(0, span[0]), span[1]),)
    if unit is not None:
        codes = (relation.reporter, *relation.partner.codes)
        unit = currency_of(scene, unit[0], unit[0], codes, "USD"), unit[1]
    if percent:
        quantity = figure.quantity(("%", Decimal(1)))
        if base is None and period is not None and is_compared_yearly(scene, period, relation):
            base = period.year_before()
        trend = Trend.UP if figure.value > 0 else Trend.DOWN if figure.value < 0 else Trend.FLAT
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
    if unit is None:
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
        amount=figure.quantity(unit),
        period=period,
        commodity=relation.commodity,
    )
