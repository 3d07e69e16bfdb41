"""The flows and changes of one statement, once its figures and periods are sorted."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims import ChangeClaim, Claim, FlowClaim
from graph.claims.evidence import Claimant, Evidence
from graph.claims.model import WORLD, Direction, Modality, Trend
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.annotate import Annotated
from graph.extract.figures.currency import currency_of
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.lists import Member, in_a_row, read_list, respective
from graph.extract.figures.model import Party, Topic, facing, with_side
from graph.extract.figures.parties import party_after, party_taking
from graph.extract.figures.phrases import goods_name, makers_goods
from graph.extract.figures.roles import (
    Figure,
    Role,
    factor_change,
    figures_in,
    going_on,
    is_average,
    real_change,
    trend_named,
)
from graph.extract.figures.state import EVERYONE, Relation, Side, State
from graph.extract.figures.statements import Statement
from graph.extract.figures.times import Times, alike_long, base_of, distance, month_before, worded
from graph.extract.figures.tokens import Mark, Words
from graph.extract.scene import Scene
from graph.extract.values.expression import (
    Bound,
    CivilYear,
    Cumulated,
    Months,
    PeriodExpression,
    RelativeUnit,
    SamePeriod,
    Slice,
    Unit,
)
from graph.extract.values.model import Money, Percent

_CONFIDENCE: Final = {
    "flow.stated": Decimal("0.6"),
    "flow.prior": Decimal("0.75"),
    "flow.list": Decimal("0.6"),
    "change.percent": Decimal("0.45"),
    "change.list": Decimal("0.5"),
    "change.words": Decimal("0.5"),
}
_ADDED: Final = frozenset({"alone", "together", "also", "still", "now", "thus"})
_EDGE_WORDS: Final = frozenset(
    {"and", ",", ";", "but", "while", "whereas", "though", "although", "with", ":", "yet", "as"}
)
#: Smaller amounts, in whatever currency, are prices or fees.
_LEAST_FLOW: Final = 1000
#: Words before a statement that may lead to it: "after a".
_LEAD: Final = 2
#: Most days of what a text calls so.
_UNITS: Final = {"month": 31, "quarter": 93}
#: What may stand after an amount that is of another partner than the others.
_BESIDE: Final = {
    Direction.EXPORTS: frozenset({"destination", "origin"}),
    Direction.IMPORTS: frozenset({"destination", "origin"}),
    Direction.TOTAL: frozenset({"company"}),
    Direction.BALANCE: frozenset({"company"}),
}
_OF_WHICH: Final = ("of", "which")
_LONGEST_PART: Final = 10
#: What goods do with a part of the whole.
_TAKING: Final = frozenset(
    {"took", "takes", "cost", "was", "were", "made", "brought", "fetched", "earned", "absorbed"}
    | {"swallowed", "came", "went", "contributed", "provided", "ate", "claimed"}
)
_ARTICLES: Final = frozenset({"the", "a", "its", "their", "by", "far"})
_LENGTHS: Final = {Unit.MONTH: 31, Unit.QUARTER: 93}
_UNREAL: Final = frozenset(
    {"could", "would", "might", "may", "can", "potential", "should", "if", "possibility"}
    | {"possibilities", "prospect", "prospects"}
)
_TURNING: Final = frozenset({"before", "then", "but", "and", "later", "subsequently"})
_STILL: Final = frozenset({"was", "were", "remained", "stayed", "remains", "held", "is", "are"})
_ADVERSE: Final = frozenset({"unfavourable", "unfavorable", "adverse"})
#: After an amount these make it a balance, and tell whether it is a deficit.
_LEDGER: Final[dict[tuple[str, ...], bool]] = {
    ("in", "the", "red"): True,
    ("in", "the", "black"): False,
}
#: Before a word for a balance these make it a deficit: "a negative trade balance".
_NEGATIVE: Final = frozenset({"negative", "passive", "minus"})
_BALANCES: Final = frozenset({"balance", "balances"})
_NEAR: Final = 4
_AGAINST: Final = frozenset({"deficit", "deficits", "gap", "shortfall", "imbalance"})


def evidence_of(scene: Scene, sentence: Annotated, words: Words, start: int, end: int) -> Evidence:
    """Return the passage of a range of tokens, without marks and conjunctions at its ends."""
    while start < end - 1 and words.words[start] in _EDGE_WORDS:
        start += 1
    while end - 1 > start and words.words[end - 1] in {*_EDGE_WORDS, ".", "(", "-", "–"}:
        end -= 1
    return scene.evidence(sentence, words.tokens[start].start, words.tokens[end - 1].end)


def _compared_amount(told: Sequence[Told], period: Period) -> Period | None:
    """Return the period of the first earlier amount that one of a period is compared with."""
    for each in told:
        claim = each.claim
        prior = isinstance(claim, FlowClaim) and claim.rule == "flow.prior" and claim.period
        if prior and prior.start < period.start and alike_long(prior, period):
            return prior
    return None


def follows(statement: Statement, figures: Sequence[Figure]) -> bool:
    """Whether a statement only tells what came before: "a deficit … after a surplus …"."""
    first = min((figure.at for figure in figures), default=statement.start)
    return "after" in statement.words.words[max(0, statement.start - _LEAD) : first]


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
        if members:
            yield from self._members(topics[0], relations[0], members, resolver)
            dealt = {f.at for member in members for f in member.figures}
            whole = relations[0]
            if topics[0].kind is Kind.LISTING and whole is not None:
                whole = self._of_subject(whole)
            unowned = topics[0].owner is None and topics[0].kind is not Kind.VERB
            of_goods = topics[0].kind is not Kind.LISTING and members[0].commodity is not None
            if whole is None or (unowned and whole.partner == EVERYONE and not of_goods):
                return
            for figure in self.figures:
                if figure.at not in dealt and not _in_turn(self.words, figure):
                    yield from self._figure(figure, whole)
        elif topics[0].kind is not Kind.LISTING:
            yield from self._plain(topics, relations, told=told)

    def _of_subject(self, relation: Relation) -> Relation | None:
        """Return the relation with the subject of "China is the top partner, with …"."""
        start = self.statement.start
        start += self.words.words[start] == "the"
        being = self.statement.topics[0].start - 1
        while being > start and self.words.words[being] in _ARTICLES:
            being -= 1
        if self.words.words[being] == "being":
            start = being - 1
        subject = self.words.tokens[start].parties
        if subject is None or subject.possessive or relation.reporter in subject.codes:
            return None
        return replace(relation, partner=Side(subject.codes, subject.group))

    def after(self, state: State, told: Sequence[Told], relation: Relation | None) -> State:
        """Return the state with the latest period that the statement spoke of."""
        sets = [t.sets for t in told if t.sets is not None]
        foretold = self.words.of((Kind.FORECAST,), 0, self.statement.end)
        if not sets and self.times.free and not foretold:
            reporter = relation.reporter if relation is not None else self.state.home
            period = worded(self.scene, self.times.free[0][1], reporter, self.state.period)
            sets = [(period, None)] if period is not None else []
        if not sets or follows(self.statement, self.figures):
            return state
        period, base = max(sets, key=lambda s: (s[0].start, s[1] is not None))
        base = base or _compared_amount(told, period)
        return state.with_period(period, base, self.segment, distance(period, base))

    # --- periods ---------------------------------------------------------------------------

    def _current(self, figure: Figure | None, reporter: str | None) -> Period | None:
        """Return the period of a present figure, or of the statement as a whole."""
        reference = self.state.current_period(self.segment)
        expression = self._worded(figure)
        if expression is not None:
            if figure is not None and isinstance(expression.when, SamePeriod):
                reference = next(self._periods_beside(figure, expression, reporter), reference)
            reference = self._named_before(figure, expression, reporter) or reference
            if isinstance(expression.when, Cumulated):
                reference = self.state.so_long(expression.when.months) or reference
            found = worded(self.scene, expression, reporter, reference)
            if (
                found is None
                and isinstance(expression.when, Slice)
                and expression.when.year is None
            ):
                found = worded(self.scene, expression, reporter, self.state.period)
            return found or self._month_before(figure, expression, reporter)
        if self.times.rolling is not None:
            return None
        if self.times.same:
            return self.state.mentioned or self.state.period
        if figure is not None and self._now(figure):
            return None
        if self.lasting is not None:
            return worded(self.scene, self.lasting, reporter, reference)
        if not self._may_go_on(reference):
            return None
        found = self._before(figure, reporter, reference) or reference
        return found or self.state.just_mentioned(self.segment, self.scene.date)

    def _named_before(
        self, figure: Figure | None, expression: PeriodExpression, reporter: str | None
    ) -> Period | None:
        """Return the period of its own year that the statement names before "October"."""
        when = expression.when
        if figure is None or not isinstance(when, Months) or when.year is not None:
            return None
        before = [e for at, e in self.times.free if at < figure.at and e is not expression]
        dated = [e for e in before if not e.relative]
        return worded(self.scene, dated[-1], reporter, None) if dated else None

    def _may_go_on(self, reference: Period | None) -> bool:
        """Whether "the review quarter", if the statement names such, can be the period before."""
        words = self.words.words
        for expression in self.times.base:
            when = expression.when
            most = _LENGTHS.get(when.unit) if isinstance(when, RelativeUnit) else None
            if most is not None and reference is not None:
                return (reference.end - reference.start).days <= most
        for at in range(self.statement.start + 1, self.statement.end):
            most = _UNITS.get(words[at])
            if most is None or reference is None:
                continue
            under = words[at + 1 : at + 3] == ("under", "review")
            if under or words[at - 1] in {"review", "reporting", "reference", "that", "same"}:
                return (reference.end - reference.start).days <= most
        return True

    def _month_before(
        self, figure: Figure | None, expression: PeriodExpression, reporter: str | None
    ) -> Period | None:
        """Return the last "September" before the period that the statement gives another figure."""
        when = expression.when
        if figure is None or not isinstance(when, Months) or when.year is not None:
            return None
        for period in self._periods_beside(figure, expression, reporter):
            year = period.start.year - (when.first >= period.start.month)
            dated = replace(expression, when=replace(when, year=CivilYear(year)))
            return worded(self.scene, dated, reporter, None)
        return None

    def _periods_beside(
        self, figure: Figure, expression: PeriodExpression, reporter: str | None
    ) -> Iterator[Period]:
        """Yield the periods of the other figures, then the one that goes on to hold."""
        for other in self._present():
            told = self._worded(other) if other.at != figure.at else None
            if told is None or told == expression:
                continue
            period = worded(self.scene, told, reporter, None)
            if period is not None:
                yield period
        reference = self.state.current_period(self.segment)
        if reference is not None:
            yield reference

    def _before(
        self, figure: Figure | None, reporter: str | None, reference: Period | None
    ) -> Period | None:
        """Return the period of the figure before, unless it lies before the one discussed."""
        if figure is None or figure.role is not Role.CURRENT:
            return None
        owned = [f for f in self._present() if f.at < figure.at and f.at in self.times.own]
        if not owned:
            return None
        period = worded(self.scene, self.times.own[owned[-1].at], reporter, reference)
        if period is None or (reference is not None and period.start < reference.start):
            return None
        return period

    def _worded(self, figure: Figure | None) -> PeriodExpression | None:
        if figure is None:
            owned = [self.times.own[f.at] for f in self._present() if f.at in self.times.own]
            free = self.times.free[0][1] if self.times.free else None
            return free or (owned[-1] if owned else None)
        found = self.times.of(figure)
        if found is not None:
            return found
        present = [f for f in self._present() if f.at in self.times.own]
        if figure.role is Role.CHANGE:
            nearest = min(present, key=lambda f: abs(f.at - figure.at), default=None)
            return self.times.own[nearest.at] if nearest is not None else None
        later = [f for f in present if f.at > figure.at]
        return self.times.own[later[0].at] if later and not self._now(figure) else None

    def _present(self) -> list[Figure]:
        return [f for f in self.figures if f.role in (Role.CURRENT, Role.CHANGE, Role.DELTA)]

    def _now(self, figure: Figure) -> bool:
        near = self.words.words[max(0, figure.at - 4) : figure.at + 2]
        return any(self.words.lexicon.has("now", w) for w in near)

    def _base(
        self, reporter: str | None, current: Period | None, own_times: Times | None = None
    ) -> Period | None:
        times = own_times or self.times
        for token in self.words.tokens[self.statement.start : self.statement.end]:
            told = token.period.expression if token.period is not None else None
            if told is not None and told.bound is Bound.SINCE and not times.base:
                start = worded(self.scene, replace(told, bound=Bound.IN), reporter, current)
                return start if start and current and start.start < current.start else None
        spoken = self.words.words[self.statement.start : self.statement.end]
        since = "since" in spoken
        if since and spoken[spoken.index("since") + 1 :][:1] == ("then",):
            then = self.state.mentioned
            return then if then and current and then.start < current.start else None
        if since and not times.base and not times.yearly:
            return None
        if times is not self.times:
            return self._compared(times, reporter, current)
        present = figures_in(self.figures, Role.CURRENT)
        reached = self._reached(present) if len(present) > 1 else present
        inserted = [f for f in present if f not in reached]
        for figure in (*figures_in(self.figures, Role.PRIOR), *inserted):
            if (own := self.times.own.get(figure.at)) is None:
                continue
            found = worded(self.scene, own, reporter, current) or self._same_part(own, reporter)
            if found is not None and current is not None and not alike_long(found, current):
                continue  # the amount of a year is no base of growth in a quarter
            if figure not in inserted or (found and current and found.start < current.start):
                return found
        if self.times.same and self.state.base is not None:
            return self.state.base
        found = self._compared(self.times, reporter, current)
        if found is None and current is None and len(self.times.base) == 1:
            return self._same_part(self.times.base[0], reporter)
        return found

    def _compared(
        self, times: Times, reporter: str | None, current: Period | None
    ) -> Period | None:
        """Return the base that is worded, or that goes with how the document compares."""
        if self._since_then(times, current):
            return self.state.period
        found = base_of(self.scene, times, reporter, current, self.state.years)
        if found is None and self.state.monthly and not times.base:
            return month_before(current)
        return found

    def _since_then(self, times: Times, current: Period | None) -> bool:
        """Whether "by 2016 it had fallen" sets trade against the year that was spoken of."""
        before = self.state.period
        pronoun, words = self.statement.topics[0].pronoun, self.statement.words
        told = range(self.statement.start, self.statement.end)
        ended = (words.tokens[at].period for at in told)
        by_then = any(period is not None and period.expression.deadline for period in ended)
        if before is None or current is None or times.base or times.yearly:
            return False
        return pronoun and by_then and before.start < current.start and alike_long(before, current)

    # --- claims ----------------------------------------------------------------------------

    def _plain(
        self, topics: Sequence[Topic], relations: Sequence[Relation | None], *, told: bool
    ) -> Iterator[Told]:
        earlier = self.scene.sentences[self.index - 1] if self.index else None
        dealt = respective(self.sentence, self.statement, self.figures, earlier)
        for figure, number, code in dealt:
            relation = relations[number]
            if relation is not None and code != relation.reporter:
                if code is not None:
                    relation = replace(relation, partner=Side((code,)))
                yield from self._figure(figure, relation)
        again = self._dealt_again(relations[0]) if not dealt else []
        for figure, relation in again:
            yield from self._figure(figure, relation)
        if dealt or again:
            return
        for relation in relations:
            if relation is None:
                continue
            for figure in self.figures:
                made = self._made_by(relation, figure)
                if made is not None:
                    yield from self._figure(replace(figure, role=Role.CURRENT), made)
                    continue
                beside = self._beside(relation, figure)
                if beside is not None:
                    yield from self._figure(figure, beside)
            if told and not figures_in(self.figures, Role.CHANGE):
                yield from self._told(relation)
            yield from self._going_on(relation)
        del topics

    def _dealt_again(self, relation: Relation | None) -> list[tuple[Figure, Relation]]:
        """Deal figures out to the flows told of just before, in their order.

        "A year later the figures were $5 m and $3 m"; "imports were $5 m and exports $3 m, up by 4
        and 2 per cent respectively".
        """
        told, since = self.state.told, self.index - self.state.told_sentence
        changes = figures_in(self.figures, Role.CHANGE)
        if "respectively" in self.words.words and len(changes) > 1 and not since and relation:
            told = told if told[-1] == relation else (*told, relation)
            amounts = [(f, relation) for f in self.figures if f.role is Role.CURRENT]
            if len(told) == len(changes) and in_a_row(self.words, changes):
                return [*amounts, *zip(changes, told, strict=True)]
        levels = [
            replace(f, role=Role.CURRENT)
            for f in self.figures
            if f.role in (Role.CURRENT, Role.PRIOR)
        ]
        plain = self.statement.topics[0].pronoun and len(levels) == len(self.figures) > 1
        if plain and since <= 1 and len(told) == len(levels) and in_a_row(self.words, levels):
            return list(zip(levels, told, strict=True))
        return []

    def _beside(self, relation: Relation, figure: Figure) -> Relation | None:
        """Return the relation with what stands beside a figure: "$5 m to Kenya", "tea made up"."""
        if figure.role is not Role.CURRENT:
            return relation
        if (goods := self._part(figure)) is not None:
            return replace(relation, commodity=goods) if goods else None
        if self.words.words[figure.at + 1 : figure.at + 4] in _LEDGER:
            return replace(relation, direction=Direction.BALANCE)
        if len(figures_in(self.figures, Role.CURRENT)) < 2:
            return relation
        if (taker := party_taking(self.words, figure.at, relation.direction)) is not None:
            other = relation.reporter not in taker.codes
            return replace(relation, partner=Side(taker.codes, taker.group)) if other else None
        following = figure.at + 1
        taken = party_after(self.words, following) if following < len(self.words.tokens) else None
        if taken is None or taken[0] not in _BESIDE[relation.direction]:
            return relation
        mention = taken[1].mention
        if mention is None or not mention.codes:
            return relation
        if mention.codes == (relation.reporter,):
            return self._other_way(relation, figure)
        return replace(relation, partner=Side(mention.codes, mention.group))

    def _made_by(self, relation: Relation, figure: Figure) -> Relation | None:
        """Return the flow that goods of one of the two are: "$3 m of Greek goods", "… ones"."""
        if figure.role not in (Role.CURRENT, Role.PRIOR):
            return None
        maker, end = makers_goods(self.words, figure.at)
        if maker is None or relation.partner.single in (None, WORLD):
            return None
        pair = {relation.reporter, *relation.partner.codes}
        if len(maker.codes) != 1 or maker.codes[0] not in pair:
            return None
        own = maker.codes[0] == relation.reporter
        start = next((i for i in range(figure.at, end) if self.words.tokens[i].parties), end)
        goods = goods_name(self.words.slice(start + 1, end)) if end else None
        direction = Direction.EXPORTS if own else Direction.IMPORTS
        return replace(relation, direction=direction, commodity=goods or relation.commodity)

    def _other_way(self, relation: Relation, figure: Figure) -> Relation | None:
        """Return the relation of "… and Malawi only $60 million to Mozambique"."""
        at = figure.at - 1
        while at > self.statement.start and self.words.lexicon.has("between", self.words.words[at]):
            at -= 1
        parties = self.words.tokens[at].parties
        turned = {
            Direction.EXPORTS: Direction.IMPORTS,
            Direction.IMPORTS: Direction.EXPORTS,
        }.get(relation.direction)
        if parties is None or not parties.codes or turned is None:
            return None
        return replace(relation, partner=Side(parties.codes, parties.group), direction=turned)

    def _part(self, figure: Figure) -> str | None:
        """Return the goods that make up an amount ("seafood accounted for $2 m"), "" if unclear."""
        words = self.words
        if (goods := _goods_of_which(words, self.statement.start, figure.at)) is not None:
            return goods
        for mark in words.of((Kind.SHARE,), self.statement.start, figure.at):
            if figure.at - mark.end > 1 or words.words[mark.start] == "share":
                continue
            if (
                words.words[mark.end : mark.end + 1] == ("of",)
                and words.words[mark.start] == "made"
            ):
                continue
            start = mark.start
            while start > self.statement.start and words.words[start - 1] in _ADDED:
                start -= 1  # "re-exports alone made up $3 million"
            if any(t.start <= start - 1 < t.end for t in self.statement.topics):
                return None
            while start > self.statement.start and words.lexicon.has(
                "goods", words.words[start - 1]
            ):
                start -= 1
            return words.slice(start, mark.start)
        return None

    def _figure(self, figure: Figure, relation: Relation) -> Iterator[Told]:
        if figure.role in (Role.CURRENT, Role.PRIOR):
            yield from self._flow(figure, relation)
        elif figure.role is Role.CHANGE and isinstance(figure.value, Percent):
            current = self._current(figure, relation.reporter)
            base = self._base(relation.reporter, current, self.times.against(figure))
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
            period = self._current(figure, relation.reporter)
            undated = figure.at not in self.times.own and not self.times.free
            if modality is Modality.FORECAST and undated and self.times.own:
                period = None  # the period is that of the amount it is compared with
            elif modality is Modality.TYPICAL and figure.at not in self.times.own:
                period = None
            elif period is not None and modality is not Modality.FORECAST:
                sets = (period, None)
        else:
            rule, modality = "flow.prior", Modality.ACTUAL
            period = self._earlier(figure, relation.reporter)
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

    def _earlier(self, figure: Figure, reporter: str | None) -> Period | None:
        present = figures_in(self.figures, Role.CURRENT)
        nearest = [f for f in present if f.at < figure.at][-1:] or present[:1]
        current = self._current(nearest[0] if nearest else None, reporter)
        own = self.times.own.get(figure.at)
        if own is not None:
            found = worded(self.scene, own, reporter, current) or self._same_part(own, reporter)
            return found or self._month_before(figure, own, reporter)
        return self._base(reporter, current)

    def _same_part(self, expression: PeriodExpression, reporter: str | None) -> Period | None:
        """Return "the same period of 2003" where only "April-July" tells which part it is."""
        when = expression.when
        present = figures_in(self.figures, Role.CURRENT)
        told = self._worded(present[0] if present else None)
        if not isinstance(when, SamePeriod) or when.year is None or told is None:
            return None
        if not isinstance(told.when, Months | Slice) or told.when.year is not None:
            return None
        dated = replace(told, when=replace(told.when, year=when.year))
        return worded(self.scene, dated, reporter, None)

    def _amount(self, quantity: Quantity, relation: Relation) -> Quantity:
        quantity = self.in_currency(quantity, (relation.reporter, *relation.partner.codes))
        if relation.direction is not Direction.BALANCE:
            return quantity
        positive = quantity.value is None or quantity.value > 0
        return quantity.negated() if positive and self._deficit() else quantity

    def in_currency(self, quantity: Quantity, codes: Sequence[str | None]) -> Quantity:
        """Settle whose "kroner" or "rupees" are meant: those of the first of some countries."""
        known = (*codes, self.state.home)
        unit = currency_of(self.scene, quantity.unit, quantity.printed, known, self.state.dollar)
        return quantity if unit == quantity.unit else replace(quantity, unit=unit)

    def _deficit(self) -> bool:
        """Whether the balance of the statement is against its reporter."""
        spoken = self.words.words
        told = _against(spoken[self.statement.start : self.statement.end])
        if told is None and self.statement.topics[0].pronoun:
            told = _against(spoken[: self.statement.start])
        if told is None and self.statement.topics[0].pronoun and self.index:
            earlier = self.scene.sentences[self.index - 1].text.casefold()
            told = _against(re.findall(r"[a-z]+", earlier))
        return told or False

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
        found = self._trend_in_words()
        if found is None:
            return
        trend, words = found
        if any(is_average(self.words, f.at) for f in self.figures):
            return  # the change of each year, not of all of them
        amounts = self._reached(figures_in(self.figures, Role.CURRENT))
        turn = self._turn(amounts)
        current = self._current(
            turn[0] if turn else amounts[-1] if amounts else None, relation.reporter
        )
        base = self._base(relation.reporter, current)
        if turn:
            yield self._change(relation, trend, None, (current, base), words, "change.words")
            later = self._current(turn[1], relation.reporter)
            yield self._change(relation, turn[2], None, (later, current), turn[3], "change.words")
            return
        if len(amounts) > 1:
            earlier = figures_in(self.figures, Role.PRIOR)
            amounts = [*(f for f in earlier if f.at in self.times.own), *amounts]
            dated = [p for f in amounts if (p := self._current(f, relation.reporter))]
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
            base = self._base(relation.reporter, current)
            printed = self.words.slice(mark.start - 2, mark.end)
            yield self._change(relation, mark.trend, None, (current, base), printed, "change.words")

    def _reached(self, amounts: Sequence[Figure]) -> list[Figure]:
        """Leave out what an inserted clause tells: "exports, which had been $4 m, fell"."""
        mark = real_change(self.statement)
        if mark is None:
            return list(amounts)
        words = self.words.words
        return [
            f
            for f in amounts
            if f.at > mark.start
            or not any(w in {"which", "that"} for w in words[max(0, f.at - 5) : f.at])
        ]

    def _turn(self, amounts: Sequence[Figure]) -> tuple[Figure, Figure, Trend, str] | None:
        """Read "fell from $5 m to $3 m in 2018, before rebounding to $4 m in 2019".

        Returns the two amounts, and the trend of the second with its words.
        """
        if len(amounts) != 2 or any(f.at not in self.times.own for f in amounts):
            return None
        first, second = amounts
        for mark in self.words.of((Kind.ING, Kind.PAST), first.at, second.at):
            led = self.words.words[max(first.at, mark.start - 2) : mark.start]
            if mark.trend is not None and any(w in _TURNING for w in led):
                return first, second, mark.trend, self.words.slice(mark.start, mark.end)
        return None

    def _trend_in_words(self) -> tuple[Trend, str] | None:
        factor = factor_change(self.statement)
        if factor is not None:
            return factor
        if (went := self._went()) is not None:
            return went
        mark = real_change(self.statement)
        if mark is not None and mark.trend is not None:
            trend = self._as_called(mark)
            return trend, self.words.slice(mark.start, mark.end)
        if (named := trend_named(self.statement)) is not None:
            return named
        head = self.statement.topics[0].head_end
        for still in self.words.of((Kind.COMPARATIVE,), head, self.statement.end):
            before = self.words.words[max(0, still.start - 3) : still.start]
            beside = before[-1:] == (",",) and bool(figures_in(self.figures, Role.CURRENT))
            if still.trend is Trend.FLAT and (beside or any(w in _STILL for w in before)):
                return Trend.FLAT, self.words.slice(still.start, still.end)
        return None

    def _as_called(self, mark: Mark) -> Trend:
        """Return which way a balance moved as it is called: a deficit that worsens goes up."""
        word = self.words.words[mark.start]
        trend = mark.trend or Trend.FLAT
        if not self._deficit() or self.statement.topics[0].direction is not Direction.BALANCE:
            return trend
        if word.startswith(("worsen", "deteriorat")):
            return Trend.UP
        return Trend.DOWN if word.startswith(("improv", "recover", "strengthen")) else trend

    def _went(self) -> tuple[Trend, str] | None:
        """Return the trend of "went from $5 billion to $1 billion"."""
        start, end = self.statement.start, self.statement.end
        spoken = self.words.words[start:end]
        at = next((i for i, w in enumerate(spoken) if w in {"went", "moved"}), None)
        before = figures_in(self.figures, Role.PRIOR)
        after = figures_in(self.figures, Role.CURRENT)
        if at is None or spoken[at + 1 : at + 2] != ("from",) or not before or not after:
            return None
        first, last = before[0].value.quantity, after[0].value.quantity
        if first.unit != last.unit or first.value is None or last.value is None:
            return None
        trend = Trend.UP if last.value > first.value else Trend.DOWN
        return trend, spoken[at]

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
        return self._current(None, relation.reporter)

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
        for member in _one_for_each(self.words, members):
            special = _special(topic, relation, member, resolver)
            if relation is not None and _partakes(topic, relation, members[0]):
                special = _with_partner(relation, member) or special
            if special is None:
                continue
            if topic.kind is Kind.LISTING and relation is not None:
                special = replace(special, commodity=special.commodity or relation.commodity)
            evidence = evidence_of(self.scene, self.sentence, self.words, member.start, member.end)
            for figure in member.figures:
                for told in self._figure(figure, special):
                    rule = "flow.list" if isinstance(told.claim, FlowClaim) else "change.list"
                    claim = dataclasses.replace(
                        told.claim, evidence=(evidence,), rule=rule, confidence=_CONFIDENCE[rule]
                    )
                    yield Told(claim, told.sets)


def _one_for_each(words: Words, members: Sequence[Member]) -> Iterator[Member]:
    """Yield the members of a list, with one for each of "Mali and Chad ($5 million each)"."""
    for member in members:
        parties = member.parties
        several = parties is not None and parties.group is None and len(parties.codes) > 1
        if parties is None or not several or "each" not in words.words[member.start : member.end]:
            yield member
            continue
        for code in parties.codes:
            yield dataclasses.replace(member, parties=replace(parties, codes=(code,)))


def _against(spoken: Sequence[str]) -> bool | None:
    """Whether words call a balance a deficit; None if they call it nothing."""
    for at, word in enumerate(spoken):
        if word == "in" and (told := _LEDGER.get(tuple(spoken[at : at + 3]))) is not None:
            return told
    if any(
        w in _ADVERSE or (w in _NEGATIVE and _BALANCES & set(spoken[at : at + _NEAR]))
        for at, w in enumerate(spoken)
    ):
        return True
    if any(w.startswith(("surplus", "favour", "favor")) for w in spoken):
        return False
    return True if any(w in _AGAINST for w in spoken) else None


def _goods_of_which(words: Words, floor: int, figure: int) -> str | None:
    """Return the goods that make up a part of a flow: "…, of which fuel alone took $2 m"."""
    nearest = max(floor, figure - _LONGEST_PART)
    start = next(
        (i + 2 for i in range(figure - 2, nearest, -1) if words.words[i : i + 2] == _OF_WHICH), None
    )
    if start is None:
        return None
    end = start
    while end < figure and (
        words.lexicon.has("goods", words.words[end])
        or (end > start and words.words[end] in {"and", ","})
    ):
        end += 1
    verb = [w for w in words.words[end:figure] if not words.lexicon.has("between", w)]
    verb = [w for w in verb if w not in _ADDED]
    return words.slice(start, end) if end > start and verb[:1] and verb[0] in _TAKING else None


def _in_turn(words: Words, figure: Figure) -> bool:
    """Whether a figure is one of several that go to others in turn: "4 % and 2 %, respectively"."""
    near = words.words[figure.at + 1 : figure.at + 5]
    return "respectively" in near and figure.role is Role.CHANGE


def _special(
    topic: Topic, relation: Relation | None, member: Member, resolver: Resolver
) -> Relation | None:
    """Return the relation of one member of a list."""
    if member.commodity is not None:
        return replace(relation, commodity=member.commodity) if relation else None
    if member.parties is None:
        return None
    bare = replace(topic, origin=None, destination=None, company=None)
    other = Party(member.start, member.parties)
    return resolver.relation(with_side(bare, facing(topic.direction), other))


def _partakes(topic: Topic, relation: Relation, first: Member) -> bool:
    """Whether a list deals out the trade spoken of before: "China took $5 m of it, Japan $2 m"."""
    named = first.parties.codes if first.parties is not None else None
    return topic.kind is Kind.VERB and relation.partner.codes == named


def _with_partner(relation: Relation, member: Member) -> Relation | None:
    if member.parties is None:
        return None
    return replace(relation, partner=Side(member.parties.codes, member.parties.group))


def _is_price(quantity: Quantity) -> bool:
    """Whether an amount is too small for a flow between countries."""
    most = quantity.value if quantity.value is not None else quantity.high
    return most is not None and abs(most) < _LEAST_FLOW


def _signed(quantity: Quantity, trend: Trend | None) -> Quantity:
    positive = quantity.value is None or quantity.value > 0
    return quantity.negated() if trend is Trend.DOWN and positive else quantity
