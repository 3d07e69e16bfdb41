"""How far the latest yearly trade lies from what the parties aim at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from graph.claims import Direction
from graph.reason.assumptions import Assumption
from graph.reason.facts import TargetDistance
from graph.reason.flows import Basis, Days, Flow, flows
from graph.reason.intervals import rounded
from graph.resolve import Resolution, Target

YEAR_DAYS: Final = range(364, 372)
"""Lengths in days that count as a year: 52 or 53 weeks, a calendar or leap year."""


class _Yearly(NamedTuple):
    """Trade of a pair in one year, from one claim on the total or from two claims."""

    value: Decimal
    days: Days
    flows: tuple[Flow, ...]


def target_distances(resolution: Resolution) -> list[TargetDistance]:
    """Return the distance of each target of two parties from their latest yearly trade.

    Trade counts that is printed as one number for a year, in the currency of the target and for all
    goods: a total, or else the sum of one reporter's exports and imports. Of several figures for
    the latest year the one with the narrowest bounds is taken.
    """
    by_pair: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in flows(resolution):
        pair, days = flow.trade.pair, flow.days
        whole = flow.trade.commodity is None and flow.trade.basis is Basis.ACTUAL
        if pair and whole and days and days.length in YEAR_DAYS and flow.claim.amount.value:
            by_pair[pair].append(flow)
    return [
        distance
        for target in resolution.targets
        if len(target.parties) == 2
        and (distance := _distance(target, by_pair[target.parties[0], target.parties[1]]))
    ]


def _distance(target: Target, found: Iterable[Flow]) -> TargetDistance | None:
    aim = target.amount.value
    unit = target.amount.unit
    yearly = [
        trade
        for trade in _yearly([flow for flow in found if flow.trade.unit == unit])
        if trade.value > 0
    ]
    if aim is None or not yearly:
        return None
    latest = min(yearly, key=_preference)
    assumptions = {Assumption.TARGET_PER_YEAR, Assumption.SAME_COVERAGE}
    if len(latest.flows) > 1:
        assumptions.add(Assumption.TOTAL_IS_SUM)
    if any(flow.claim.amount.hedge is not None for flow in latest.flows):
        assumptions.add(Assumption.HEDGE_AS_PRINTED)
    keys = tuple(sorted(flow.key for flow in latest.flows))
    return TargetDistance(
        claims=tuple(sorted({*target.claims, *keys})),
        assumptions=tuple(sorted(assumptions)),
        target=target.ref,
        flows=keys,
        gap=aim - latest.value,
        growth_factor=rounded(Fraction(aim) / Fraction(latest.value), 4),
        unit=unit,
        days=latest.days,
    )


def _yearly(found: list[Flow]) -> Iterator[_Yearly]:
    sides: dict[tuple[str | None, Days], dict[Direction, list[Flow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for flow in found:
        assert flow.days is not None
        if flow.claim.direction is Direction.TOTAL and flow.claim.amount.value is not None:
            yield _Yearly(flow.claim.amount.value, flow.days, (flow,))
        sides[flow.claim.reporter, flow.days][flow.claim.direction].append(flow)
    for (_, days), directions in sides.items():
        if directions[Direction.EXPORTS] and directions[Direction.IMPORTS]:
            exports = min(directions[Direction.EXPORTS], key=_exactness)
            imports = min(directions[Direction.IMPORTS], key=_exactness)
            value, other = exports.claim.amount.value, imports.claim.amount.value
            if value is not None and other is not None:
                yield _Yearly(value + other, days, (exports, imports))


def _exactness(flow: Flow) -> tuple[Fraction, str]:
    return flow.width, flow.key


def _preference(trade: _Yearly) -> tuple[int, int, Fraction, tuple[str, ...]]:
    """Latest first, then totals before sums, then the narrowest, then by key."""
    width = sum((flow.width for flow in trade.flows), Fraction(0))
    keys = tuple(flow.key for flow in trade.flows)
    return -trade.days.end.toordinal(), len(trade.flows), width, keys
