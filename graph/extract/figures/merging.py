"""What a document says twice, once with more and once with less, made one claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from graph.claims import ChangeClaim, Claim, FlowClaim, TargetClaim
from graph.claims.quantity import Quantity

#: The widest a rounded figure may be, as a part of itself, to be told for a repetition.
_ROUGHEST: Final = Decimal("0.05")


def settle(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims, each statement once, as precisely as the document makes it.

    A figure that a headline gives without its period, a rounded repetition, and a total that is
    only elsewhere said to be of goods and services join their fuller counterparts as evidence.
    """
    ordered = list(claims)
    for claim in ordered:
        if isinstance(claim, FlowClaim) and claim.commodity is None:
            ordered = _with_commodity(ordered, claim)
    kept: list[Claim] = []
    for place, claim in enumerate(ordered):
        others = (o for at, o in enumerate(ordered) if at != place)
        if not any(_says_more(o, claim) for o in others) and not any(
            _says_same(k, claim) for k in kept
        ):
            kept.append(claim)
    return [_with_passages(claim, ordered, kept) for claim in kept]


def _with_commodity(claims: Sequence[Claim], flow: FlowClaim) -> list[Claim]:
    """Give a statement the commodity that the same amount has elsewhere."""
    for other in claims:
        if (
            isinstance(other, FlowClaim)
            and other.commodity == "goods and services"
            and other.direction is flow.direction
            and other.period == flow.period
            and _relation(other) == _relation(flow)
            and other.amount.value == flow.amount.value
        ):
            return [
                replace(claim, commodity=other.commodity)
                if isinstance(claim, FlowClaim | ChangeClaim)
                and claim.commodity is None
                and claim.evidence == flow.evidence
                and claim.direction is flow.direction
                else claim
                for claim in claims
            ]
    return list(claims)


def _with_passages(claim: Claim, claims: Sequence[Claim], kept: Sequence[Claim]) -> Claim:
    """Add the passages of the claims that say less."""
    passages = list(claim.evidence)
    for other in claims:
        if other is claim or any(other is k for k in kept):
            continue
        if _says_more(claim, other) or _says_same(claim, other):
            passages += [e for e in other.evidence if e not in passages]
    return replace(claim, evidence=tuple(passages))


def _goods(commodity: str | None) -> frozenset[str] | None:
    """Return the words of a commodity, so that "tea and coffee" is "Coffee & Tea"."""
    if commodity is None:
        return None
    return frozenset(re.findall(r"\w+", commodity.casefold())) - {"and", "the", "of"}


def _relation(claim: FlowClaim | ChangeClaim) -> tuple[object, ...]:
    return claim.reporter, claim.partner, claim.direction


def _says_more(fuller: Claim, claim: Claim) -> bool:
    """Whether `fuller` states all that `claim` does, and more precisely."""
    if isinstance(fuller, FlowClaim) and isinstance(claim, FlowClaim):
        return _flow_says_more(fuller, claim)
    if isinstance(fuller, ChangeClaim) and isinstance(claim, ChangeClaim):
        return _change_says_more(fuller, claim)
    if isinstance(fuller, TargetClaim) and isinstance(claim, TargetClaim):
        same = fuller.parties == claim.parties and fuller.amount.value == claim.amount.value
        return same and claim.by is None and fuller.by is not None
    return False


def _says_same(one: Claim, other: Claim) -> bool:
    """Whether two amounts differ in the wording of their goods only."""
    return (
        isinstance(one, FlowClaim)
        and isinstance(other, FlowClaim)
        and _relation(one) == _relation(other)
        and _goods(one.commodity) == _goods(other.commodity)
        and one.amount.value == other.amount.value
        and one.amount.low == other.amount.low
        and one.amount.unit == other.amount.unit
        and _same_days(one, other)
    )


def _flow_says_more(fuller: FlowClaim, claim: FlowClaim) -> bool:
    if _relation(fuller) != _relation(claim) or _goods(fuller.commodity) != _goods(claim.commodity):
        return False
    if fuller.amount.unit != claim.amount.unit or fuller.modality is not claim.modality:
        return False
    if claim.period is None and fuller.period is not None:
        return _within(fuller.amount, claim.amount)
    if not _same_days(fuller, claim):
        return False
    return _width(fuller.amount) < _width(claim.amount) and _within(fuller.amount, claim.amount)


def _same_days(one: FlowClaim, other: FlowClaim) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return (one.period.start, one.period.end) == (other.period.start, other.period.end)


def _change_says_more(fuller: ChangeClaim, claim: ChangeClaim) -> bool:
    if _relation(fuller) != _relation(claim) or _goods(fuller.commodity) != _goods(claim.commodity):
        return False
    if claim.period is not None or fuller.period is None or fuller.trend is not claim.trend:
        return False
    if claim.percent is None:
        return True
    return fuller.percent is not None and fuller.percent.value == claim.percent.value


def _within(precise: Quantity, rough: Quantity) -> bool:
    value = precise.value
    if value is None or rough.value is None or rough.low is None or rough.high is None:
        return False
    if precise.value == rough.value:
        return True
    telling = rough.high - rough.low <= _ROUGHEST * abs(rough.value)
    return telling and rough.low <= value <= rough.high


def _width(quantity: Quantity) -> object:
    if quantity.low is None or quantity.high is None:
        return float("inf")
    return float(quantity.high - quantity.low)
