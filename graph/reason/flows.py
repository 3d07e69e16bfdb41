"""Which figures are about the same trade, so that they may be compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from graph.claims import Direction, FlowClaim, Modality
from graph.resolve import Resolution

_OPEN: Final = Fraction(10) ** 30


class Basis(StrEnum):
    """Whether a figure speaks of what was or of what is expected."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    TYPICAL = "typical"


class Trade(NamedTuple):
    """A trade flow without its period: figures of one are comparable over time.

    `reporter` is None where the document leaves it open.
    """

    reporter: str | None
    partner: tuple[str, ...]
    group: str | None
    direction: Direction
    commodity: str | None
    basis: Basis
    unit: str

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two parties, sorted, if the trade is between exactly two."""
        if self.reporter is None or len(self.partner) != 1 or self.group is not None:
            return None
        first, second = sorted((self.reporter, self.partner[0]))
        return first, second

    def mirrored(self) -> Trade | None:
        """Return the same goods as the partner reports them; None for totals and groups."""
        turned = self.direction.turned
        if self.pair is None or turned is None or self.reporter is None:
            return None
        return self._replace(reporter=self.partner[0], partner=(self.reporter,), direction=turned)


class Days(NamedTuple):
    """First and last day of a period, whatever its label."""

    start: date
    end: date

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.end - self.start).days + 1


class Flow(NamedTuple):
    """A flow claim with what makes it comparable; `days` is None if it states no period."""

    key: str
    claim: FlowClaim
    trade: Trade
    days: Days | None

    @property
    def document(self) -> str:
        """The digest of the document that states it."""
        return self.claim.evidence[0].sha256

    @property
    def width(self) -> Fraction:
        """How far its bounds lie apart; an open figure is wider than any other."""
        low, high = self.claim.amount.low, self.claim.amount.high
        return _OPEN if low is None or high is None else Fraction(high) - Fraction(low)


_BASIS = {
    Modality.ACTUAL: Basis.ACTUAL,
    Modality.ESTIMATE: Basis.ACTUAL,
    Modality.FORECAST: Basis.FORECAST,
    Modality.TYPICAL: Basis.TYPICAL,
}


def flows(resolution: Resolution) -> Iterator[Flow]:
    """Yield the flow claims in the order of their keys."""
    for key, claim in resolution.claims:
        if isinstance(claim, FlowClaim):
            yield Flow(key, claim, trade_of(claim), days_of(claim))


def trade_of(claim: FlowClaim) -> Trade:
    """Return what trade a claim gives a figure for."""
    return Trade(
        reporter=claim.reporter,
        partner=claim.partner,
        group=claim.partner_group,
        direction=claim.direction,
        commodity=claim.commodity,
        basis=_BASIS[claim.modality],
        unit=claim.amount.unit,
    )


def days_of(claim: FlowClaim) -> Days | None:
    """Return the days of a claim's period."""
    return Days(claim.period.start, claim.period.end) if claim.period else None
