"""What a document says twice, once with more and once with less, made one claim."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from graph.claims import ChangeClaim, Claim, FlowClaim, TargetClaim
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.figures.model import GOODS_AND_SERVICES
from graph.extract.figures.trends import AGAINST

#: The widest a rounded figure may be, as a part of itself, to be told for a repetition.
_ROUGHEST: Final = Decimal("0.05")
#: The most, as a part of it, by which a figure that was passed ("exceeds 1 trillion") is passed.
_BEYOND: Final = Decimal("0.1")
#: How many claims of one flow further a repetition is looked for; keeps long documents linear.
_REACH: Final = 50

Key = tuple[Hashable, ...]


def settle(claims: Iterable[Claim], title_end: int = 0) -> list[Claim]:
    """Return the claims, each statement once, as precisely as the document makes it.

    `title_end` is where the title of the document ends.

    A figure that a headline gives without its period, a rounded repetition, and a total that is
    only elsewhere said to be of goods and services join their fuller counterparts as evidence.
    """
    ordered = _with_commodities(_without_titles(list(claims), title_end))
    groups: dict[Key, list[int]] = {}
    for place, claim in enumerate(ordered):
        groups.setdefault(_key(claim, place), []).append(place)
    kept: dict[int, Claim] = {}
    for places in groups.values():
        kept.update(_settle_group(ordered, places))
    return [kept[place] for place in sorted(kept)]


def _without_titles(claims: Sequence[Claim], title_end: int) -> list[Claim]:
    """Leave out what the title says in other words, or of others, than the text below it.

    "Garment exports up 21 %" stands above "apparel exports to Fiji grew 21.4 per cent", "Exports to
    three markets rise" above "exports to Fiji, Samoa and Tonga grew 4 per cent".
    """
    below = [c for c in claims if c.evidence[0].start >= title_end]
    return [
        claim
        for claim in claims
        if claim.evidence[0].end > title_end
        or not any(_told_below(claim, other) for other in below)
    ]


def _told_below(title: Claim, claim: Claim) -> bool:
    """Whether a title tells roughly what a claim of the text does of one side and direction."""
    if not isinstance(title, ChangeClaim) or not isinstance(claim, ChangeClaim):
        return False
    same = (title.reporter, title.direction, title.trend)
    if same != (claim.reporter, claim.direction, claim.trend):
        return False
    if title.period is not None and _days(title.period) != _days(claim.period):
        return False
    if title.percent is None:
        return not title.partner and title.period is None
    if claim.percent is None or claim.percent.value == title.percent.value:
        return False
    return _rounds(claim.percent, title.percent)


def on_one_base(claims: Sequence[Claim]) -> list[Claim]:
    """Give the changes of a sentence the base that is told with one of the same period.

    "Exports were $5 million with a 2 % decrease and imports $4 million with a 3 % one against May."
    """
    changes = [claim for claim in claims if isinstance(claim, ChangeClaim)]
    bases = {(c.period, c.base_period) for c in changes if c.period and c.base_period}
    by_period = dict(bases)
    if len(by_period) != len(bases) or len(changes) == 1:
        return list(claims)
    return [
        replace(claim, base_period=by_period.get(claim.period))
        if isinstance(claim, ChangeClaim) and claim.period and claim.base_period is None
        else claim
        for claim in claims
    ]


def _settle_group(claims: Sequence[Claim], places: Sequence[int]) -> dict[int, Claim]:
    """Return the claims of a group that stand, by place, with the passages of the others."""
    stand: dict[int, None] = {}
    for number, place in enumerate(places):
        claim = claims[place]
        near = places[max(0, number - _REACH) : number + _REACH]
        fuller = any(_says_more(claims[o], claim) for o in near if o != place)
        if not fuller and not any(_says_same(claims[o], claim) for o in near if o in stand):
            stand[place] = None
    result = {}
    for number, place in enumerate(places):
        if place not in stand:
            continue
        claim = claims[place]
        passages = list(claim.evidence)
        for other in places[max(0, number - _REACH) : number + _REACH]:
            if other not in stand and (
                _says_more(claims[place], claims[other]) or _says_same(claims[place], claims[other])
            ):
                passages += [e for e in claims[other].evidence if e not in passages]
        more = len(passages) > len(claim.evidence)
        result[place] = replace(claim, evidence=tuple(passages)) if more else claim
    return result


def _with_commodities(claims: Sequence[Claim]) -> list[Claim]:
    """Give statements about a total the commodity that the same amount has elsewhere."""
    whole = {
        _amount_key(c)
        for c in claims
        if isinstance(c, FlowClaim) and c.commodity == GOODS_AND_SERVICES
    }
    named = {
        (c.evidence, c.direction)
        for c in claims
        if isinstance(c, FlowClaim) and c.commodity is None and _amount_key(c) in whole
    }
    return [
        replace(c, commodity=GOODS_AND_SERVICES)
        if isinstance(c, FlowClaim | ChangeClaim)
        and c.commodity is None
        and (c.evidence, c.direction) in named
        else c
        for c in claims
    ]


def _amount_key(flow: FlowClaim) -> Key:
    return (*_relation(flow), _days(flow.period), flow.amount.value, flow.amount.unit)


def _key(claim: Claim, place: int) -> Key:
    """Return what two claims must share for one to repeat the other."""
    match claim:
        case FlowClaim() | ChangeClaim():
            return (claim.type, *_relation(claim), _goods(claim.commodity))
        case TargetClaim():
            return (claim.type, claim.parties, claim.amount.value)
        case _:
            return (claim.type, place)


def _relation(claim: FlowClaim | ChangeClaim) -> Key:
    return claim.reporter, claim.partner, claim.direction


def _goods(commodity: str | None) -> frozenset[str] | None:
    """Return the words of a commodity, so that "tea and coffee" is "Coffee & Tea"."""
    if commodity is None:
        return None
    return frozenset(re.findall(r"\w+", commodity.casefold())) - {"and", "the", "of"}


def _days(period: Period | None) -> Key | None:
    return None if period is None else (period.start, period.end)


def _says_more(fuller: Claim, claim: Claim) -> bool:
    """Whether `fuller`, of the same key, states all that `claim` does, and more precisely."""
    if isinstance(fuller, FlowClaim) and isinstance(claim, FlowClaim):
        return _flow_says_more(fuller, claim)
    if isinstance(fuller, ChangeClaim) and isinstance(claim, ChangeClaim):
        return _change_says_more(fuller, claim)
    if isinstance(fuller, TargetClaim) and isinstance(claim, TargetClaim):
        return claim.by is None and fuller.by is not None
    return False


def _says_same(one: Claim, other: Claim) -> bool:
    """Whether two amounts of the same key differ in the wording of their goods only."""
    if not isinstance(one, FlowClaim) or not isinstance(other, FlowClaim):
        return False
    mine, yours = one.amount, other.amount
    same = (mine.value, mine.low, mine.high, mine.unit) == (
        yours.value,
        yours.low,
        yours.high,
        yours.unit,
    )
    return same and _days(one.period) == _days(other.period)


def _flow_says_more(fuller: FlowClaim, claim: FlowClaim) -> bool:
    if fuller.amount.unit != claim.amount.unit or fuller.modality is not claim.modality:
        return False
    if claim.period is None and fuller.period is not None:
        return _within(fuller.amount, claim.amount)
    if _days(fuller.period) != _days(claim.period):
        return False
    narrower = _width(fuller.amount) < _width(claim.amount)
    return narrower and _within(fuller.amount, claim.amount)


def _change_says_more(fuller: ChangeClaim, claim: ChangeClaim) -> bool:
    if _only_in_words(fuller, claim):
        return True
    if fuller.period is None or fuller.trend is not claim.trend:
        return False
    if claim.period is not None and not _adds_base(fuller, claim):
        return False
    if claim.percent is None:
        return claim.period is None
    return fuller.percent is not None and _rounds(fuller.percent, claim.percent)


def _adds_base(fuller: ChangeClaim, claim: ChangeClaim) -> bool:
    """Whether a change of the same period tells what the other one leaves out: its base."""
    if _days(fuller.period) != _days(claim.period):
        return False
    return claim.base_period is None and fuller.base_period is not None


def _only_in_words(fuller: ChangeClaim, claim: ChangeClaim) -> bool:
    """Whether a change told in words repeats one that is told with its base.

    Two amounts alone ("$5 million, against $4 million") also repeat the percentage between them.
    """
    if claim.percent is not None or fuller.trend is not claim.trend:
        return False
    if claim.period is None or _days(fuller.period) != _days(claim.period):
        return False
    if fuller.percent is not None and (claim.words or "").startswith(AGAINST):
        return claim.base_period is None or _days(claim.base_period) == _days(fuller.base_period)
    bare = claim.base_period is None and fuller.percent is None
    return bare and fuller.base_period is not None


def _rounds(precise: Quantity, rough: Quantity) -> bool:
    """Whether a percentage is the other one, or that as a headline rounds it."""
    value = precise.value
    if value is None or rough.value is None or value == rough.value:
        return value == rough.value
    if rough.low is None or rough.high is None or _width(precise) >= _width(rough):
        return False
    return _width(rough) <= 1 and rough.low <= value <= rough.high


def _within(precise: Quantity, rough: Quantity) -> bool:
    """Whether a figure is the rounded other one."""
    value = precise.value
    if value is None or rough.value is None or rough.low is None:
        return False
    if value == rough.value:
        return True
    if rough.high is None:
        return 0 < rough.low <= value <= rough.low * (1 + _BEYOND)
    telling = rough.high - rough.low <= _ROUGHEST * abs(rough.value)
    return telling and rough.low <= value <= rough.high


def _width(quantity: Quantity) -> Decimal:
    """Return how wide a figure is; infinite if it is open to one side."""
    if quantity.low is None or quantity.high is None:
        return Decimal("Infinity")
    return quantity.high - quantity.low
