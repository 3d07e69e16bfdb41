"""The flows and changes of one statement, once its figures and periods are sorted."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims import ChangeClaim, Claim, FlowClaim
from graph.claims.evidence import Claimant, Evidence
from graph.claims.model import Direction, Modality, Trend
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.annotate import Annotated
from graph.extract.figures.apportioning import (
    beside,
    dealt_again,
    in_turn,
    made_by,
    of_subject,
    one_for_each,
    partakes,
    special,
    with_partner,
    with_respective,
)
from graph.extract.figures.changes import going_on
from graph.extract.figures.currency import currency_of
from graph.extract.figures.dating import Dating, follows, reached
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.ledger import is_deficit
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.lists import Member, read_list, respective
from graph.extract.figures.model import Topic
from graph.extract.figures.passages import evidence_of
from graph.extract.figures.roles import Figure, Role, figures_in, is_average
from graph.extract.figures.state import EVERYONE, Relation, Side, State
from graph.extract.figures.statements import Statement
from graph.extract.figures.times import Times, alike_long, distance, is_month, worded
from graph.extract.figures.tokens import Words
from graph.extract.figures.trends import trend_in_words, turn, way_between
from graph.extract.scene import Scene
from graph.extract.values.expression import PeriodExpression
from graph.extract.values.model import Money, Percent

_CONFIDENCE: Final = {
    "flow.stated": Decimal("0.6"),
    "flow.prior": Decimal("0.75"),
    "flow.list": Decimal("0.6"),
    "change.percent": Decimal("0.45"),
    "change.list": Decimal("0.5"),
    "change.words": Decimal("0.5"),
}
_COUPLE: Final = 2
#: Smaller amounts, in whatever currency, are prices or fees.
_LEAST_FLOW: Final = 1000
_UNREAL: Final = frozenset(
    {"could", "would", "might", "may", "can", "potential", "should", "if", "possibility"}
    | {"possibilities", "prospect", "prospects"}
)


def _compared_amount(told: Sequence[Told], period: Period) -> Period | None:
    """Return the period of the first earlier amount that one of a period is compared with."""
    for each in told:
        claim = each.claim
        prior = isinstance(claim, FlowClaim) and claim.rule == "flow.prior" and claim.period
        if prior and prior.start < period.start and alike_long(prior, period):
            return prior
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the period that the text goes on to speak of after it."""

    claim: Claim
    sets: tuple[Period, Period | None] | None = None


class Maker(Struct, frozen=True):
    """Makes the claims of one statement.

    Attributes:
        lasting: the period of a neighbouring statement of the sentence.
        state: what the text was about before.
    """

    scene: Scene
    index: int
    sentence: Annotated
    statement: Statement
    figures: tuple[Figure, ...]
    times: Times
    lasting: PeriodExpression | None
    state: State

    @property
    def words(self) -> Words:
        """The sentence taken apart."""
        return self.statement.words

    @property
    def segment(self) -> int:
        """The paragraph of the sentence."""
        return self.scene.passage(self.sentence)

    @property
    def dating(self) -> Dating:
        """What dates the figures."""
        return Dating(
            self.scene,
            self.segment,
            self.statement,
            self.figures,
            self.times,
            self.lasting,
            self.state,
        )

    @property
    def _deficit(self) -> bool:
        return is_deficit(self.scene, self.index, self.statement)

    @property
    def speaker(self) -> Claimant | None:
        """Who says so."""
        return self.scene.speakers[self.index]

    def make(
        self,
        topics: Sequence[Topic],
        relations: Sequence[Relation | None],
        resolver: Resolver,
        *,
        told: bool,
    ) -> Iterator[Told]:
        """Yield the flows and changes; `told` allows changes told in words only."""
        members = read_list(self.statement, self.figures, topics[0].commodity)
        members = with_respective(self.words, members, self.figures)
        if members:
            yield from self._members(topics[0], relations[0], members, resolver)
            dealt = {f.at for member in members for f in member.figures}
            whole = relations[0]
            if topics[0].kind is Kind.LISTING and whole is not None:
                whole = of_subject(self.statement, whole)
            unowned = topics[0].owner is None and topics[0].kind is not Kind.VERB
            of_goods = topics[0].kind is not Kind.LISTING and members[0].commodity is not None
            if whole is None or (unowned and whole.partner == EVERYONE and not of_goods):
                return
            for figure in self.figures:
                if figure.at in dealt or in_turn(self.words, figure):
                    continue
                near = beside(self.statement, self.figures, whole, figure) if of_goods else whole
                if near is not None:
                    yield from self._figure(figure, near)
        elif topics[0].kind is not Kind.LISTING:
            yield from self._plain(relations, told=told)

    def after(self, state: State, told: Sequence[Told], relation: Relation | None) -> State:
        """Return the state with the latest period that the statement spoke of."""
        sets = [t.sets for t in told if t.sets is not None]
        foretold = self.words.of((Kind.FORECAST,), 0, self.statement.end)
        if not sets and self.times.free and not foretold:
            reporter = relation.reporter if relation is not None else self.state.home
            period = worded(self.scene, self.times.free[0][1], reporter, self.state.period)
            sets = [(period, None)] if period is not None else []
        if not sets or follows(self.statement, self.figures) or self._aside:
            return state
        period, base = max(sets, key=lambda s: (s[0].start, s[1] is not None))
        base = base or _compared_amount(told, period)
        return state.with_period(period, base, self.segment, distance(period, base))

    @property
    def _aside(self) -> bool:
        """Whether a period is only looked at in passing: "In May alone, …" amid the year so far."""
        told = [at for at, _ in self.times.free]
        alone = any(self.words.words[at + 1 : at + 2] == ("alone",) for at in told)
        return alone and self.state.period is not None and not is_month(self.state.period)

    def _plain(self, relations: Sequence[Relation | None], *, told: bool) -> Iterator[Told]:
        earlier = self.scene.sentences[self.index - 1] if self.index else None
        dealt = respective(self.sentence, self.statement, self.figures, earlier)
        for figure, number, code in dealt:
            relation = relations[number]
            if relation is not None and code != relation.reporter:
                if code is not None:
                    relation = replace(relation, partner=Side((code,)))
                yield from self._figure(figure, relation)
        before = (self.state.told, self.index - self.state.told_sentence)
        again = dealt_again(self.statement, self.figures, relations[0], before) if not dealt else []
        for figure, relation in again:
            yield from self._figure(figure, relation)
        if dealt or again:
            return
        for relation in relations:
            if relation is None:
                continue
            for figure in self.figures:
                made = made_by(self.words, relation, figure)
                if made is not None:
                    yield from self._figure(replace(figure, role=Role.CURRENT), made)
                    continue
                near = beside(self.statement, self.figures, relation, figure)
                if near is not None:
                    yield from self._figure(figure, near)
            if told and not figures_in(self.figures, Role.CHANGE):
                yield from self._told(relation)
            yield from self._going_on(relation)

    def _figure(self, figure: Figure, relation: Relation) -> Iterator[Told]:
        if figure.role in (Role.CURRENT, Role.PRIOR):
            yield from self._flow(figure, relation)
        elif figure.role is Role.CHANGE and isinstance(figure.value, Percent):
            current = self.dating.current(figure, relation.reporter)
            base = self.dating.base(relation.reporter, current, self.times.against(figure))
            percent = _signed(figure.value.quantity, figure.trend)
            trend = figure.trend or Trend.UP
            yield self._change(
                relation, trend, percent, (current, base), figure.words, "change.percent"
            )

    def _flow(self, figure: Figure, relation: Relation) -> Iterator[Told]:
        if not isinstance(figure.value, Money) or self._unreal(figure):
            return
        if _is_price(figure.value.quantity):
            return
        amount = self._amount(figure.value.quantity, relation)
        if len(amount.unit) == 1:
            return  # "E9.1 million" where no kwacha, pula or lilangeni can be meant
        modality = self._modality(figure)
        sets = None
        if figure.role is Role.CURRENT:
            rule = "flow.stated"
            period = self.dating.current(figure, relation.reporter)
            undated = figure.at not in self.times.own and not self.times.free
            if modality is Modality.FORECAST and undated and self.times.own:
                period = None  # the period is that of the amount it is compared with
            elif modality is Modality.TYPICAL and figure.at not in self.times.own:
                period = None
            elif period is not None and modality is not Modality.FORECAST:
                sets = (period, None)
        else:
            rule, modality = "flow.prior", Modality.ACTUAL
            period = self.dating.earlier(figure, relation.reporter)
        claim = FlowClaim(
            evidence=(self.evidence(),),
            rule=rule,
            confidence=_CONFIDENCE[rule],
            claimant=self.speaker,
            reporter=relation.reporter,
            partner=relation.partner.codes,
            partner_group=relation.partner.group,
            direction=relation.direction,
            amount=amount,
            period=period,
            commodity=relation.commodity,
            modality=modality,
        )
        yield Told(claim, sets)

    def _amount(self, quantity: Quantity, relation: Relation) -> Quantity:
        quantity = self.in_currency(quantity, (relation.reporter, *relation.partner.codes))
        if relation.direction is not Direction.BALANCE:
            return quantity
        positive = quantity.value is None or quantity.value > 0
        return quantity.negated() if positive and self._deficit else quantity

    def in_currency(self, quantity: Quantity, codes: Sequence[str | None]) -> Quantity:
        """Settle whose "kroner" or "rupees" are meant: those of the first of some countries."""
        known = (*codes, self.state.home)
        unit = currency_of(self.scene, quantity.unit, quantity.printed, known, self.state.dollar)
        return quantity if unit == quantity.unit else replace(quantity, unit=unit)

    def _modality(self, figure: Figure) -> Modality:
        start, hedge = self.statement.start, figure.value.quantity.hedge or ""
        if self.words.of((Kind.TYPICAL,), start, self.statement.end):
            return Modality.TYPICAL
        if self.words.of((Kind.FORECAST,), 0, figure.at):
            return Modality.FORECAST
        if "estimate" in hedge or self.words.of((Kind.ESTIMATE,), start, figure.at):
            return Modality.ESTIMATE
        return Modality.ACTUAL

    def _unreal(self, figure: Figure) -> bool:
        if figure.role is not Role.CURRENT:
            return False
        before = self.words.words[max(self.statement.start, figure.at - 14) : figure.at]
        foretold = self.words.of((Kind.FORECAST,), 0, figure.at)
        missed = any("had" in self.words.words[max(0, m.start - 1) : m.start] for m in foretold)
        return missed or any(w in _UNREAL for w in before)

    def _told(self, relation: Relation) -> Iterator[Told]:
        """Yield the change that is told in words only."""
        found = trend_in_words(self.statement, self.figures, deficit=self._deficit)
        if found is None:
            return
        trend, words = found
        if any(is_average(self.words, f.at) for f in self.figures):
            return  # the change of each year, not of all of them
        amounts = reached(self.statement, figures_in(self.figures, Role.CURRENT))
        turned = turn(self.statement, self.times, amounts)
        current = self.dating.current(
            turned[0] if turned else amounts[-1] if amounts else None, relation.reporter
        )
        base = self.dating.base(relation.reporter, current)
        if turned:
            yield self._change(relation, trend, None, (current, base), words, "change.words")
            later = self.dating.current(turned[1], relation.reporter)
            yield self._change(
                relation, turned[2], None, (later, current), turned[3], "change.words"
            )
            return
        if len(amounts) > 1:
            earlier = figures_in(self.figures, Role.PRIOR)
            amounts = [*(f for f in earlier if f.at in self.times.own), *amounts]
            dated = [p for f in amounts if (p := self.dating.current(f, relation.reporter))]
            if dated and min(dated) < max(dated):
                current, base = max(dated), min(dated)
        yield self._change(relation, trend, None, (current, base), words, "change.words")

    def _going_on(self, relation: Relation) -> Iterator[Told]:
        """Yield the change of "continues to grow", over the period that is named with it."""
        for mark in going_on(self.statement):
            if mark.trend is None:
                continue
            after = [e for at, e in self.times.free if at > mark.start]
            named = after or [
                e for _, e in self.times.free[:1] if mark.start < len(self.words.words)
            ]
            owned = bool(self.times.own) and not after
            current = None
            if named and not owned:
                reference = self.state.current_period(self.segment)
                current = worded(self.scene, named[0], relation.reporter, reference)
            base = self.dating.base(relation.reporter, current)
            printed = self.words.slice(mark.start - 2, mark.end)
            yield self._change(relation, mark.trend, None, (current, base), printed, "change.words")

    def _change(
        self,
        relation: Relation,
        trend: Trend,
        percent: Quantity | None,
        periods: tuple[Period | None, Period | None],
        words: str | None,
        rule: str,
    ) -> Told:
        current, base = periods
        claim = ChangeClaim(
            evidence=(self.evidence(),),
            rule=rule,
            confidence=_CONFIDENCE[rule],
            claimant=self.speaker,
            reporter=relation.reporter,
            partner=relation.partner.codes,
            partner_group=relation.partner.group,
            direction=relation.direction,
            trend=trend,
            percent=percent,
            period=current,
            base_period=base,
            commodity=relation.commodity,
            words=words,
        )
        return Told(claim, (current, base) if current is not None else None)

    def period_of(self, relation: Relation) -> Period | None:
        """Return the period of the statement as a whole."""
        return self.dating.current(None, relation.reporter)

    def evidence(self) -> Evidence:
        """Return the passage of the statement."""
        start, end = self.statement.start, self.statement.end
        return evidence_of(self.scene, self.sentence, self.words, start, end)

    def _members(
        self,
        topic: Topic,
        relation: Relation | None,
        members: Sequence[Member],
        resolver: Resolver,
    ) -> Iterator[Told]:
        """Yield the claims of a list, one per member and figure."""
        for member in one_for_each(self.words, members):
            own = special(topic, relation, member, resolver)
            if relation is not None and partakes(self.words, topic, relation, members[0]):
                own = with_partner(relation, member) or own
            if own is None:
                continue
            if topic.kind is Kind.LISTING and relation is not None:
                own = replace(own, commodity=own.commodity or relation.commodity)
            evidence = evidence_of(self.scene, self.sentence, self.words, member.start, member.end)
            for told in self._of_member(member, own):
                rule = "flow.list" if isinstance(told.claim, FlowClaim) else "change.list"
                claim = dataclasses.replace(
                    told.claim, evidence=(evidence,), rule=rule, confidence=_CONFIDENCE[rule]
                )
                yield Told(claim, told.sets)

    def _of_member(self, member: Member, relation: Relation) -> Iterator[Told]:
        """Yield what the figures of a member tell, and how two amounts of it have changed."""
        for figure in member.figures:
            yield from self._figure(figure, relation)
        present = figures_in(member.figures, Role.CURRENT)
        earlier = figures_in(member.figures, Role.PRIOR)
        if len(member.figures) != _COUPLE or not present or not earlier:
            return
        trend = way_between(earlier[0], present[0])
        if trend is not None:
            current = self.dating.current(present[0], relation.reporter)
            base = self.dating.earlier(earlier[0], relation.reporter)
            yield self._change(relation, trend, None, (current, base), None, "change.list")


def _is_price(quantity: Quantity) -> bool:
    """Whether an amount is too small for a flow between countries."""
    most = quantity.value if quantity.value is not None else quantity.high
    return most is not None and abs(most) < _LEAST_FLOW


def _signed(quantity: Quantity, trend: Trend | None) -> Quantity:
    positive = quantity.value is None or quantity.value > 0
    return quantity.negated() if trend is Trend.DOWN and positive else quantity
