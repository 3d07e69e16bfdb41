"""What a text has been about so far, as far as figures depend on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import WORLD, Direction
from graph.claims.period import Period
from graph.extract.figures.model import ONE_WAY

_COUPLE: Final = 2
_MONTH_DAYS: Final = 31
#: Months of a quarter.
_QUARTER: Final = 3
#: Most days from the end of a month or quarter to news of it.
_RECENT: Final = 100


class Side(Struct, frozen=True):
    """One side of a flow: codes, and the group that they are the members of."""

    codes: tuple[str, ...]
    group: str | None = None

    @property
    def single(self) -> str | None:
        """The code of a side that is one country or bloc."""
        return self.codes[0] if len(self.codes) == 1 else None


EVERYONE: Final = Side((WORLD,))
SOMEBODY: Final = Side(())


class Relation(Struct, frozen=True):
    """Who reports a flow, with whom, and in which direction."""

    reporter: str | None
    partner: Side
    direction: Direction
    commodity: str | None = None


class State(Struct, frozen=True):
    """What the text has been about so far.

    Attributes:
        home: the country whose statistics these are, if it shows.
        wide: whether the text speaks of its trade with several others.
        dollar: the currency that a bare "$" stands for.
        relation: the last one that figures were told of.
        segment: the paragraph of that.
        sentence: the sentence of that.
        period: the period under discussion, `period_segment` where it was set.
        periods: all that have been set so far.
        opening: the first of them.
        base: the base period that goes with it.
        years: the distance over which the document compares.
        monthly: whether it compares months with those before them.
        pairs: all pairs of parties so far.
        subject: the last subject or owner, for "its".
        mentioned: the last period named in any sentence, for "the same period".
        mentioned_segment: the paragraph of that.
        whole_segment: the last paragraph that spoke of trade with the whole world.
        goods: what the paragraph `goods_segment` turned to ("Cotton was another story").
        lead: the first flow told.
        told: the flows of the sentence `told_sentence`, in order.
        two: the last two flows that one sentence, `two_sentence`, told of, beside their total.
        titled: the period that the document's title names.
        headed: the period that the last heading names, else that of the title.
        headed_segment: where that heading stands.
    """

    home: str | None = None
    wide: bool = False
    dollar: str = "USD"
    relation: Relation | None = None
    segment: int = -1
    sentence: int = -1
    period: Period | None = None
    period_segment: int = -1
    periods: frozenset[Period] = frozenset()
    opening: Period | None = None
    base: Period | None = None
    years: int | None = None
    monthly: bool = False
    pairs: frozenset[frozenset[str]] = frozenset()
    subject: tuple[str, ...] = ()
    mentioned: Period | None = None
    mentioned_segment: int = -1
    whole_segment: int = -1
    goods: str | None = None
    goods_segment: int = -1
    lead: Relation | None = None
    told: tuple[Relation, ...] = ()
    told_sentence: int = -1
    two: tuple[Relation, ...] = ()
    two_sentence: int = -1
    titled: Period | None = None
    headed: Period | None = None
    headed_segment: int = -1

    def with_relation(self, relation: Relation, segment: int, sentence: int) -> State:
        """Return the state after figures of a relation."""
        pair = frozenset({*relation.partner.codes, relation.reporter or ""})
        return replace(
            self,
            relation=relation,
            segment=segment,
            sentence=sentence,
            pairs=self.pairs | {pair},
            whole_segment=segment if relation.partner == EVERYONE else self.whole_segment,
            subject=(relation.reporter,) if relation.reporter else self.subject,
        )

    def with_told(self, relations: Sequence[Relation], sentence: int) -> State:
        """Return the state after flows that a sentence tells of."""
        if not relations:
            return self
        before = self.told if self.told_sentence == sentence else ()
        told = (*before, *relations)
        state = replace(self, told=told, told_sentence=sentence, lead=self.lead or relations[0])
        two = tuple(dict.fromkeys(told))
        if len(two) > _COUPLE:
            two = tuple(r for r in two if r.direction in ONE_WAY)
        return replace(state, two=two, two_sentence=sentence) if len(two) == _COUPLE else state

    def with_period(
        self, period: Period, base: Period | None, segment: int, years: int | None
    ) -> State:
        """Return the state after a stated period."""
        return replace(
            self,
            period=period,
            period_segment=segment,
            periods=self.periods | {Period(period.start, period.end, "", period.calendar)},
            opening=self.opening or period,
            base=base,
            years=years if years is not None else self.years,
            monthly=self.monthly if base is None else _is_month_before(base, period),
        )

    def current_period(self, segment: int) -> Period | None:
        """Return the period that goes on to hold: within a paragraph, or all through a document
        that has spoken of one period only, or of a month or quarter and of earlier ones since;
        else that of the heading."""
        if self.period is None:
            return self.headed
        if segment == self.period_segment:
            return self.period
        if self.headed is not None and self.headed_segment > self.period_segment:
            return self.headed
        if len(self.periods) == 1:
            return self.period
        return self.opening if self._only_looked_back() else self.headed

    def so_long(self, months: int) -> Period | None:
        """Return the last period spoken of that has so many months."""
        fitting = [period for period in self.periods if _months(period) == months]
        return max(fitting, key=lambda period: period.end, default=None)

    def just_mentioned(self, segment: int, day: date | None) -> Period | None:
        """Return the period that the paragraph has named, in a text that tells of no other yet.

        News of `day` go on about a month or quarter just past in their next paragraphs as well.
        """
        named = self.mentioned
        if named is None or self.period is not None or self.headed is not None:
            return None
        recent = (
            day is not None and _months(named) <= _QUARTER and (day - named.end).days <= _RECENT
        )
        return named if segment == self.mentioned_segment or recent else None

    def under_heading(self, period: Period | None, segment: int, *, title: bool) -> State:
        """Return the state below a heading, which may name the period of what follows."""
        if title:
            return replace(self, titled=period, headed=period, headed_segment=segment)
        return replace(self, headed=period or self.titled, headed_segment=segment)

    def _only_looked_back(self) -> bool:
        """Whether all periods since the first are as long and earlier."""
        if self.opening is None:
            return False
        length = _months(self.opening)
        return all(_months(p) == length and p.end <= self.opening.end for p in self.periods)


def _is_month_before(one: Period, other: Period) -> bool:
    """Whether a period is the month before another."""
    months = _months(one) == _months(other) == 1
    return months and 0 < (other.start - one.start).days <= _MONTH_DAYS


def _months(period: Period) -> int:
    """Return how many months a period touches."""
    years = period.end.year - period.start.year
    return 12 * years + period.end.month - period.start.month + 1
