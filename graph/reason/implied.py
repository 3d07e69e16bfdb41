"""The change that two printed flows imply, by exact interval arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from graph.claims import ChangeClaim, Direction, Period, Quantity, Trend
from graph.reason.assumptions import Assumption
from graph.reason.facts import Disagreement, ImpliedChange
from graph.reason.flows import Basis, Days, Flow, Trade, flows
from graph.reason.intervals import (
    HEDGE_TOLERANCE,
    Interval,
    change_per_cent,
    rounded,
    rounded_down,
    rounded_up,
)
from graph.resolve import Resolution

#: Decimals of a bound in per cent, rounded outwards.
_PLACES_OF_BOUNDS: Final = 4


class _Subject(NamedTuple):
    """The trade whose change is meant, whatever the currency."""

    reporter: str | None
    partner: tuple[str, ...]
    group: str | None
    direction: Direction
    commodity: str | None


class _Printed(NamedTuple):
    key: str
    percent: Quantity


def implied_changes(resolution: Resolution) -> tuple[list[ImpliedChange], list[Disagreement]]:
    """Return the changes that pairs of flows imply, and the printed changes that contradict them.

    Two flows of one trade are a pair if the base period is the same stretch one year earlier, or if
    a claim on a change names both periods. Flows of two documents are one only for want of a
    document that has both. Balances are left out, since a change of a deficit has no agreed sign.
    """
    printed: dict[tuple[_Subject, Days, Days], list[_Printed]] = defaultdict(list)
    named: dict[tuple[_Subject, Days], set[Days]] = defaultdict(set)
    for key, claim in resolution.claims:
        if isinstance(claim, ChangeClaim) and claim.period and claim.base_period:
            place = (_subject_of(claim), _days(claim.period), _days(claim.base_period))
            named[place[:2]].add(place[2])
            if claim.percent is not None:
                printed[place].append(_Printed(key, claim.percent))
    by_trade: dict[Trade, list[Flow]] = defaultdict(list)
    for flow in flows(resolution):
        comparable = flow.trade.basis is Basis.ACTUAL and flow.days is not None
        if comparable and flow.claim.direction is not Direction.BALANCE:
            by_trade[flow.trade].append(flow)
    changes: list[ImpliedChange] = []
    clashes: list[Disagreement] = []
    for trade, group in by_trade.items():
        subject = _Subject(*trade[:5])
        for base, current in _pairs(subject, group, named):
            change, contradicting = _implied(subject, base, current, printed)
            if change is not None:
                changes.append(change)
                clashes += contradicting
    return changes, clashes


def _pairs(
    subject: _Subject, group: Iterable[Flow], named: Mapping[tuple[_Subject, Days], set[Days]]
) -> Iterator[tuple[Flow, Flow]]:
    """Yield base and current flow of each two periods that are to be compared."""
    by_days: dict[Days, dict[str, Flow]] = defaultdict(dict)
    for flow in sorted(group, key=lambda flow: (flow.width, flow.key)):
        if flow.days is not None:
            # The narrowest flow of a document comes first; others of it only restate the figure.
            by_days[flow.days].setdefault(flow.document, flow)
    for days, currents in by_days.items():
        earlier = Period(*days).year_before()
        bases_wanted = {Days(earlier.start, earlier.end)} | named.get((subject, days), set())
        for base_days in sorted(bases_wanted & by_days.keys() - {days}):
            bases = by_days[base_days]
            together = bases.keys() & currents.keys()
            if together:
                yield from ((bases[name], currents[name]) for name in sorted(together))
            else:
                yield next(iter(bases.values())), next(iter(currents.values()))


def _implied(
    subject: _Subject,
    base: Flow,
    current: Flow,
    printed: dict[tuple[_Subject, Days, Days], list[_Printed]],
) -> tuple[ImpliedChange | None, list[Disagreement]]:
    assert base.days is not None
    assert current.days is not None
    bounds = change_per_cent(Interval.of(base.claim.amount), Interval.of(current.claim.amount))
    if bounds is None:
        return None, []
    hedged = base.claim.amount.hedge is not None or current.claim.amount.hedge is not None
    assumptions = [Assumption.SAME_COVERAGE, *([Assumption.HEDGE_AS_PRINTED] if hedged else [])]
    stated = printed.get((subject, current.days, base.days), [])
    outside = [
        item for item in stated if not Interval.of(item.percent, HEDGE_TOLERANCE).meets(bounds)
    ]
    words = _words(bounds)
    value = _value(base, current)
    low = None if bounds.low is None else rounded_down(bounds.low, _PLACES_OF_BOUNDS)
    high = None if bounds.high is None else rounded_up(bounds.high, _PLACES_OF_BOUNDS)
    change = ImpliedChange(
        claims=tuple(sorted((base.key, current.key))),
        assumptions=tuple(sorted(assumptions)),
        reporter=subject.reporter,
        partner=subject.partner,
        group=subject.group,
        direction=subject.direction,
        commodity=subject.commodity,
        days=current.days,
        base_days=base.days,
        value=None if value is None else _shortest(value, low, high),
        low=low,
        high=high,
        trend=_trend(bounds),
        verdict=_verdict(stated, outside),
    )
    clashes = [
        Disagreement(
            claims=tuple(sorted((item.key, base.key, current.key))),
            assumptions=change.assumptions,
            comment=f"A change of {item.percent.printed} is given, "
            f"while {base.claim.amount.printed} and {current.claim.amount.printed} imply {words}",
        )
        for item in outside
    ]
    return change, clashes


def _value(base: Flow, current: Flow) -> Fraction | None:
    before, after = base.claim.amount.value, current.claim.amount.value
    if not before or after is None:
        return None
    return (Fraction(after) / Fraction(before) - 1) * 100


def _shortest(value: Fraction, low: Decimal | None, high: Decimal | None) -> Decimal:
    """Return the value rounded to the fewest decimals, two or more, that keep it in its bounds.

    Figures printed with many digits have bounds less than a hundredth apart.
    """
    places = 2
    short = rounded(value, places)
    while places < _PLACES_OF_BOUNDS and not (
        (low is None or low <= short) and (high is None or short <= high)
    ):
        places += 1
        short = rounded(value, places)
    return short


def _trend(bounds: Interval) -> Trend | None:
    if bounds.low is not None and bounds.low > 0:
        return Trend.UP
    if bounds.high is not None and bounds.high < 0:
        return Trend.DOWN
    return Trend.FLAT if bounds.low == bounds.high == 0 else None


def _verdict(stated: Sequence[_Printed], outside: Sequence[_Printed]) -> str | None:
    if not stated:
        return None
    wrong = sorted({item.percent.printed for item in outside})
    if wrong:
        return f"The printed change of {' and '.join(wrong)} lies outside these bounds"
    right = sorted({item.percent.printed for item in stated})
    return f"The printed change of {' and '.join(right)} lies within these bounds"


def _words(bounds: Interval) -> str:
    low = "less" if bounds.low is None else f"{rounded_down(bounds.low, 2)} %"
    high = "more" if bounds.high is None else f"{rounded_up(bounds.high, 2)} %"
    return f"{low} to {high}"


def _subject_of(claim: ChangeClaim) -> _Subject:
    return _Subject(
        claim.reporter, claim.partner, claim.partner_group, claim.direction, claim.commodity
    )


def _days(period: Period) -> Days:
    return Days(period.start, period.end)
