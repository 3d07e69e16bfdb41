"""Claims on one figure that cannot all hold: their intervals do not meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from graph.claims import AttributeClaim, ChangeClaim, Direction, Quantity
from graph.reason.assumptions import Assumption
from graph.reason.facts import Disagreement
from graph.reason.flows import Days, Flow, flows
from graph.reason.intervals import HEDGE_TOLERANCE, Interval
from graph.resolve import Resolution


class _Figure(NamedTuple):
    """A figure that a claim gives."""

    key: str
    amount: Quantity


def disagreements(resolution: Resolution) -> list[Disagreement]:
    """Return the pairs of claims on one figure whose intervals do not meet.

    Of the claims that print the figure alike the first by key stands for all.

    Compared are flows of the same reporter, partners, direction, days, goods and currency; the
    mirrored flow of the other country, as an assumption; changes in per cent between the same days;
    and attributes of the same thing in documents that give one figure each, since several figures
    in one document are those of parts. Hedged figures get a tolerance, as an assumption.
    """
    return [
        *_flow_disagreements(list(flows(resolution))),
        *_change_disagreements(resolution),
        *_attribute_disagreements(resolution),
    ]


def _flow_disagreements(found: Iterable[Flow]) -> Iterator[Disagreement]:
    same: dict[Hashable, list[Flow]] = defaultdict(list)
    for flow in found:
        if flow.days is not None:
            same[_flow_identity(flow), flow.days].append(flow)
    for group in same.values():
        for one, other in combinations(_unlike(group), 2):
            assumptions = {Assumption.SAME_COVERAGE}
            if one.claim.reporter != other.claim.reporter:
                assumptions.add(
                    Assumption.TOTAL_IS_SYMMETRIC
                    if one.claim.direction is Direction.TOTAL
                    else Assumption.MIRRORED_FLOWS
                )
            pair = (_Figure(one.key, one.claim.amount), _Figure(other.key, other.claim.amount))
            yield from _compare(*pair, assumptions)


def _unlike(group: Iterable[Flow]) -> list[Flow]:
    """Return one flow for each reporter and print."""
    first: dict[Hashable, Flow] = {}
    for flow in group:
        first.setdefault((flow.claim.reporter, flow.claim.amount), flow)
    return list(first.values())


def _flow_identity(flow: Flow) -> Hashable:
    """Return what flows share that give one figure, seen from either side."""
    trade = flow.trade
    if trade.direction is Direction.TOTAL and trade.pair is not None:
        return trade._replace(reporter=trade.pair[0], partner=(trade.pair[1],))
    mirrored = trade.mirrored()
    if mirrored is not None and trade.direction is Direction.IMPORTS:
        return mirrored
    return trade


def _change_disagreements(resolution: Resolution) -> Iterator[Disagreement]:
    same: dict[Hashable, list[_Figure]] = defaultdict(list)
    for key, claim in resolution.claims:
        if (
            isinstance(claim, ChangeClaim)
            and claim.percent is not None
            and claim.period is not None
            and claim.base_period is not None
        ):
            identity = (
                *(claim.reporter, claim.partner, claim.partner_group),
                *(claim.direction, claim.commodity, claim.percent.unit),
                Days(claim.period.start, claim.period.end),
                Days(claim.base_period.start, claim.base_period.end),
            )
            same[identity].append(_Figure(key, claim.percent))
    yield from _compare_all(same.values())


def _attribute_disagreements(resolution: Resolution) -> Iterator[Disagreement]:
    same: dict[Hashable, dict[str, list[_Figure]]] = defaultdict(lambda: defaultdict(list))
    for item in resolution.claims:
        claim = item.claim
        if not isinstance(claim, AttributeClaim) or claim.quantity is None or claim.superseded:
            continue
        thing = resolution.of_claim.get(item.key)
        if thing is not None:
            by_document = same[thing, claim.name, claim.quantity.unit]
            by_document[item.document].append(_Figure(item.key, claim.quantity))
    yield from _compare_all(
        [figures[0] for figures in by_document.values() if len(figures) == 1]
        for by_document in same.values()
    )


def _compare_all(groups: Iterable[list[_Figure]]) -> Iterator[Disagreement]:
    for group in groups:
        first: dict[Quantity, _Figure] = {}
        for figure in group:
            first.setdefault(figure.amount, figure)
        for one, other in combinations(first.values(), 2):
            yield from _compare(one, other, {Assumption.SAME_COVERAGE})


def _compare(one: _Figure, other: _Figure, assumptions: set[Assumption]) -> Iterator[Disagreement]:
    if Interval.of(one.amount, HEDGE_TOLERANCE).meets(Interval.of(other.amount, HEDGE_TOLERANCE)):
        return
    if one.amount.hedge is not None or other.amount.hedge is not None:
        assumptions = assumptions | {Assumption.HEDGE_TOLERANCE}
    first, second = sorted((one, other), key=lambda figure: figure.key)
    yield Disagreement(
        claims=(first.key, second.key),
        assumptions=tuple(sorted(assumptions)),
        comment=f"{first.amount.printed} and {second.amount.printed} are given for one figure, "
        "and no number can be printed as both",
    )
