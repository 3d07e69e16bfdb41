"""What is computed from claims. Each fact names the keys of its claims and its assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.claims import Direction, Trend
from graph.reason.assumptions import Assumption
from graph.reason.flows import Days
from graph.resolve import Ref


class LinkType(StrEnum):
    """By what two countries are linked."""

    INSTRUMENT = "instrument"
    BODY = "body"
    SESSION = "session"
    HUB_ACCESS = "hub-access"
    LINK = "link"
    FLOW = "flow"
    TARGET = "target"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFact:
    """What all derived facts share.

    Attributes:
        claims: keys of the claims it rests on, sorted.
        assumptions: what it takes for granted beyond them, sorted.
    """

    claims: tuple[str, ...]
    assumptions: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(DerivedFact):
    """Claims that give one figure and cannot all hold; `comment` says so in a sentence."""

    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDistance(DerivedFact):
    """How far the latest yearly trade lies from a target.

    Attributes:
        target: the target.
        flows: keys of the claims that give the latest trade: one on the total, or exports and
            imports.
        gap: target less trade, exact, in `unit`; negative if the target is passed.
        growth_factor: target over trade, rounded half to even at four decimals.
    """

    target: Ref
    flows: tuple[str, ...]
    gap: Decimal
    growth_factor: Decimal
    unit: str
    days: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedChange(DerivedFact):
    """The change in per cent that two flows imply.

    Attributes:
        value: from the printed numbers, rounded half to even at the fewest decimals, two or more,
            that keep it within the bounds; None if one of the flows is a range.
        low, high: exact bounds from the bounds of the flows, rounded outwards at four decimals.
        trend: None if the bounds allow growth as well as fall.
        verdict: a sentence on whether the changes that are printed lie within; None without any.
    """

    reporter: str | None
    partner: tuple[str, ...]
    group: str | None
    direction: Direction
    commodity: str | None
    days: Days
    base_days: Days
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    trend: Trend | None
    verdict: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationLink(DerivedFact):
    """Two countries, sorted, and what links them.

    They are linked through `entity`, through a `sector` of the code list, given by its notation, or
    through the trade that the claim with the key `claim` states. `name` is the entity's label.
    """

    parties: tuple[str, str]
    type: LinkType
    name: str | None = None
    entity: Ref | None = None
    sector: str | None = None
    claim: str | None = None
