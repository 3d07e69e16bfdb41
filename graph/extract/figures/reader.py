"""From the statements of a document to its claims about flows, changes and targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from graph.claims import ChangeClaim, Claim, FlowClaim, TargetClaim
from graph.claims.evidence import Evidence
from graph.claims.model import WORLD, Direction, Modality, Trend
from graph.claims.period import Period
from graph.claims.quantity import Quantity
from graph.extract.annotate import Annotated
from graph.extract.figures.discourse import Relation, Resolver, Side, State, home_country
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.lists import Member, read_list, respective
from graph.extract.figures.roles import (
    Figure,
    Role,
    factor_change,
    figures_in,
    read_figures,
    real_change,
)
from graph.extract.figures.statements import Statement, split
from graph.extract.figures.targets import deadline, is_target
from graph.extract.figures.times import Times, base_of, distance, read_times, worded
from graph.extract.figures.tokens import Words, take_apart
from graph.extract.figures.topics import Party, Topic, find_topics, party_after, with_side
from graph.extract.scene import Scene
from graph.extract.values.expression import PeriodExpression
from graph.extract.values.model import Money, Percent

_TRIGGER: Final = re.compile(
    r"(?i)export|import|trad|ship|\bs[ao]l[de]s?\b|deliver|suppl|purchas|order|b[ou]y|bought|sell|"
    r"turnover|commerc|business|exchang|deficit|surplus|\bgap\b|balance|goods|product|\bsent\b|"
    r"\btook\b|\btakes\b|receiv|sourc|consign|imbalance|shortfall|procure"
)
_THOSE: Final = re.compile(r"(?i)\bth(?:os|at|es)e? (?:to|from|with)\b")
_CONFIDENCE: Final = {
    "flow.stated": Decimal("0.93"),
    "flow.prior": Decimal("0.92"),
    "flow.list": Decimal("0.9"),
    "change.percent": Decimal("0.93"),
    "change.list": Decimal("0.92"),
    "change.words": Decimal("0.85"),
    "target.aim": Decimal("0.9"),
}
_EDGE_WORDS: Final = frozenset(
    {"and", ",", ";", "but", "while", "whereas", "though", "although", "with", ":", "yet", "as"}
)
_UNREAL: Final = frozenset({"could", "would", "might", "may", "can", "potential", "should", "if"})


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence taken apart into statements."""

    sentence: Annotated
    words: Words
    statements: tuple[Statement, ...]


def read_figure_claims(scene: Scene, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the flows, changes and targets that the sentences of a document state."""
    reads = _take_apart(scene, lexicon)
    state = State(home=home_country(scene, [r.statements if r else () for r in reads]))
    for index, read in enumerate(reads):
        if read is None:
            continue
        reader = _SentenceReader(scene, index, read)
        claims, state = reader.read(state)
        yield from claims


def _take_apart(scene: Scene, lexicon: Lexicon) -> list[Read | None]:
    reads: list[Read | None] = []
    spoken = False
    for sentence in scene.sentences:
        if not sentence.text:
            reads.append(None)
            continue
        words = topics = None
        if _TRIGGER.search(sentence.text) or (spoken and _THOSE.search(sentence.text)):
            words = take_apart(sentence, lexicon)
            topics = _in_context(words, find_topics(words), spoken)
        if words is not None and topics:
            reads.append(Read(sentence, words, tuple(split(words, topics))))
            spoken = any(t.direction is not None for t in topics)
        else:
            reads.append(_continuation(sentence, lexicon) if spoken else None)
            spoken = reads[-1] is not None
    return reads


def _continuation(sentence: Annotated, lexicon: Lexicon) -> Read | None:
    """Return a sentence that goes on about the topic before it: "It reached …", "They rose …"."""
    if not any(isinstance(v, Money | Percent) for v in sentence.values):
        return None
    words = take_apart(sentence, lexicon)
    for length in (2, 1):
        if lexicon.has("subjects", " ".join(words.words[:length])):
            topic = Topic(0, length, 0, Direction.TOTAL, Kind.STRONG, pronoun=True, head_end=length)
            topics = [topic, *(t for t in find_topics(words) if t.direction is None)]
            return Read(sentence, words, tuple(split(words, topics)))
    return None


def _in_context(words: Words, topics: Sequence[Topic], spoken: bool) -> list[Topic]:
    """Drop words such as "sales" and "took" where nothing shows that they mean foreign trade."""
    firm = any(
        t.kind in (Kind.STRONG, Kind.SINGULAR) or (t.kind is Kind.WEAK and t.partnered)
        for t in topics
        if t.direction is not None
    )
    kept = []
    for topic in topics:
        if topic.kind is Kind.WEAK and not topic.partnered:
            total = topic.direction in (Direction.TOTAL, Direction.BALANCE)
            if not (firm or (total and spoken) or topic.intra):
                continue
        if topic.kind is Kind.VERB and not _trades(words, topic):
            continue
        kept.append(topic)
    return kept


def _trades(words: Words, topic: Topic) -> bool:
    """Whether a verb such as "took" speaks of goods for money."""
    end = min(len(words.tokens), topic.head + 14)
    following = words.tokens[topic.head_end : end]
    money = any(isinstance(t.figure, Money) for t in following)
    figure = money or any(t.figure is not None for t in following)
    if words.lexicon.has("plain_verbs", words.words[topic.head]):
        return figure
    if not money:
        return False
    goods = any(
        t.word in {"worth", "valued"}
        or words.lexicon.has("goods_nouns", t.word)
        or words.lexicon.has("goods", t.word)
        for t in following
    )
    sides = any(t.parties is not None for t in words.tokens[:end])
    return sides and (goods or topic.partnered or _has_side(words, topic, end))


def _has_side(words: Words, topic: Topic, end: int) -> bool:
    return any(
        party_after(words, at) is not None
        for at in range(topic.head_end, end - 1)
        if words.words[at] in {"to", "from"}
    )


class _SentenceReader:
    """Reads one sentence; the state before it goes in, the state after it comes out."""

    def __init__(self, scene: Scene, index: int, read: Read) -> None:
        self.scene = scene
        self.index = index
        self.sentence = read.sentence
        self.words = read.words
        self.statements = read.statements
        self.segment = read.sentence.sentence.segment

    def read(self, state: State) -> tuple[list[Claim], State]:
        """Return the claims of the sentence and the state after it."""
        claims: list[Claim] = []
        trend: Trend | None = None
        lasting: PeriodExpression | None = None
        for number, statement in enumerate(self.statements):
            figures = read_figures(statement, trend)
            times = read_times(statement, figures)
            if not times.free and lasting is None:
                lasting = self._later_period(number)
            if statement.is_trade:
                found, state = self._statement(statement, figures, times, lasting, state)
                claims += found
            changes = figures_in(figures, Role.CHANGE)
            trend = changes[-1].trend if changes else trend
            lasting = _lasting(figures, times) or lasting
        return claims, state

    def _later_period(self, number: int) -> PeriodExpression | None:
        """Return the period that ends a sentence and holds for all of it."""
        for statement in self.statements[number:]:
            figures = read_figures(statement)
            times = read_times(statement, figures)
            if (found := _lasting(figures, times)) is not None:
                return found
        return None

    def _statement(
        self,
        statement: Statement,
        figures: Sequence[Figure],
        times: Times,
        lasting: PeriodExpression | None,
        state: State,
    ) -> tuple[list[Claim], State]:
        resolver = Resolver(self.scene, self.index, self.segment, state, self.words)
        topics = [self._completed(statement, topic, figures) for topic in statement.topics]
        relations = [resolver.relation(topic) for topic in topics]
        claims: list[Claim] = []
        targets = [f for f in figures if is_target(statement, f)]
        for figure in targets:
            claims += self._target(statement, topics[0], relations[0], figure, times, resolver)
        rest = [f for f in figures if f not in targets]
        work = _Work(self, statement, rest, times, lasting, state)
        members = read_list(statement, rest)
        if members:
            claims += work.members(topics[0], relations[0], members, resolver)
        else:
            claims += work.plain(topics, relations, told=not targets)
        for relation in relations:
            if relation is not None and (claims or topics[0].partnered or topics[0].owner):
                state = state.with_relation(relation, self.segment, self.index)
        if not claims:
            work.note_period(relations[0])
        return claims, work.after(state)

    def _completed(self, statement: Statement, topic: Topic, figures: Sequence[Figure]) -> Topic:
        """Add the parties that follow later in the statement, and those that lead into it."""
        words = self.words
        if topic.kind is Kind.VERB and topic.commodity is None:
            topic = replace(topic, commodity=_goods_of(words, topic, statement))
        at = topic.end
        while at < statement.end:
            taken = party_after(words, at)
            if taken is not None:
                role, party, ending = taken
                if _fits(topic, role):
                    topic = with_side(topic, role, party)
                at = ending
            else:
                at += 1
        if not topic.partnered and (party := _leading(words, statement)) is not None:
            topic = with_side(topic, "company", party) if topic.owner is None else topic
        del figures
        return topic

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the passage of a range of tokens, without marks and conjunctions at its ends."""
        words = self.words
        while start < end - 1 and words.words[start] in _EDGE_WORDS:
            start += 1
        while end - 1 > start and words.words[end - 1] in {*_EDGE_WORDS, ".", "(", "-", "–"}:
            end -= 1
        first, last = words.tokens[start].start, words.tokens[end - 1].end
        return self.scene.evidence(self.sentence, first, last)

    def _target(
        self,
        statement: Statement,
        topic: Topic,
        relation: Relation | None,
        figure: Figure,
        times: Times,
        resolver: Resolver,
    ) -> Iterator[Claim]:
        pair = None
        if relation is not None and relation.reporter and relation.partner.codes != (WORLD,):
            pair = {relation.reporter, *relation.partner.codes}
        if pair is None or not (topic.partnered or topic.owner):
            named = resolver.pair()
            pair = set(named.codes) if named is not None else pair
        if pair is None or len(pair) < 2 or not isinstance(figure.value, Money):
            return
        reporter = relation.reporter if relation is not None else None
        yield TargetClaim(
            evidence=(self.evidence(statement.start, statement.end),),
            rule="target.aim",
            confidence=_CONFIDENCE["target.aim"],
            claimant=self.scene.speakers[self.index],
            parties=tuple(sorted(pair)),
            amount=figure.value.quantity,
            by=deadline(self.scene, statement, times, figure, reporter),
        )


def _lasting(figures: Sequence[Figure], times: Times) -> PeriodExpression | None:
    """Return the period of a statement that those beside it may share."""
    if times.free:
        return times.free[0][1]
    for figure in figures:
        if figure.role in (Role.CURRENT, Role.CHANGE) and figure.at in times.own:
            return times.own[figure.at]
    return None


def _fits(topic: Topic, role: str) -> bool:
    if role == "owner":
        return topic.owner is None and (topic.passive or topic.kind is not Kind.VERB)
    if role in {"company", "intra"}:
        return topic.direction in (Direction.TOTAL, Direction.BALANCE) and topic.company is None
    if topic.direction in (Direction.TOTAL, Direction.BALANCE):
        return False
    return True


def _leading(words: Words, statement: Statement) -> Party | None:
    """Return the parties of "For Turkmenistan …" or "Croatia: …" at the start of a sentence."""
    if statement.start > 0 or len(words.tokens) < 3:
        return None
    if words.words[0] in {"for", "with"} and (parties := words.tokens[1].parties) is not None:
        return Party(1, parties)
    return None


def _goods_of(words: Words, topic: Topic, statement: Statement) -> str | None:
    """Return the goods of "sold the United States textiles worth …", "bought $5 m of rice"."""
    lexicon = words.lexicon
    for at in range(topic.head_end, min(statement.end, topic.head_end + 14)):
        word = words.words[at]
        if word in {"worth", "valued"}:
            start = at
            while start > topic.end and words.words[start - 1] and _plain_word(words, start - 1):
                start -= 1
            return _goods_name(words, start, at)
        if word == "of" and at and words.tokens[at - 1].figure is not None:
            end = at + 1
            if end < statement.end and words.tokens[end].parties is not None:
                end += 1
            begin = end
            while end < statement.end and words.words[end] and _plain_word(words, end):
                end += 1
            return _goods_name(words, begin, end)
    del lexicon
    return None


def _plain_word(words: Words, at: int) -> bool:
    word = words.words[at]
    return word[0].isalpha() and word not in {
        "to",
        "from",
        "in",
        "with",
        "by",
        "and",
        "of",
        "the",
        "during",
        "for",
        "at",
        "every",
        "each",
        "a",
        "last",
        "per",
        "it",
        "while",
        "but",
        "on",
    }


def _goods_name(words: Words, start: int, end: int) -> str | None:
    text = words.slice(start, end).strip(" ,")
    known = words.lexicon.has("goods_nouns", text.casefold())
    return None if not text or known else text


class _Work:
    """Makes the claims of one statement once its figures and periods are sorted."""

    def __init__(
        self,
        reader: _SentenceReader,
        statement: Statement,
        figures: Sequence[Figure],
        times: Times,
        lasting: PeriodExpression | None,
        state: State,
    ) -> None:
        self.reader = reader
        self.scene = reader.scene
        self.words = reader.words
        self.statement = statement
        self.figures = figures
        self.times = times
        self.lasting = lasting
        self.state = state
        self.set_period: Period | None = None
        self.set_base: Period | None = None

    def after(self, state: State) -> State:
        """Return the state with the period that the statement set."""
        if self.set_period is None:
            return state
        years = distance(self.set_period, self.set_base)
        return state.with_period(self.set_period, self.set_base, self.reader.segment, years)

    # --- periods ---------------------------------------------------------------------------

    def _typical(self, at: int) -> bool:
        return bool(self.words.of((Kind.TYPICAL,), self.statement.start, self.statement.end))

    def _current(self, figure: Figure | None, reporter: str | None) -> Period | None:
        """Return the period of a present figure, or of the statement as a whole."""
        expression = self.times.of(figure) if figure is not None else None
        if expression is None and self.times.free:
            expression = self.times.free[0][1]
        if expression is None:
            for other in self.figures:
                if other.role in (Role.CURRENT, Role.CHANGE) and other.at in self.times.own:
                    expression = self.times.own[other.at]
                    break
        expression = expression or self.lasting
        reference = self.state.current_period(self.reader.segment)
        if expression is None:
            return reference
        return worded(self.scene, expression, reporter, reference)

    def _base(self, reporter: str | None, current: Period | None) -> Period | None:
        """Return the base period of the statement."""
        for figure in figures_in(self.figures, Role.PRIOR):
            if (own := self.times.own.get(figure.at)) is not None:
                return worded(self.scene, own, reporter, current)
        if self.times.same and self.state.base is not None:
            return self.state.base
        return base_of(self.scene, self.times, reporter, current, self.state.years)

    def note_period(self, relation: Relation | None) -> None:
        """Keep the period that a statement without figures sets for those after it."""
        if self.times.free:
            reporter = relation.reporter if relation is not None else self.state.home
            expression = self.times.free[0][1]
            period = worded(self.scene, expression, reporter, self.state.period)
            self._keep(period, None)

    def _keep(self, period: Period | None, base: Period | None) -> None:
        if period is not None and self.set_period is None:
            self.set_period, self.set_base = period, base

    # --- claims ----------------------------------------------------------------------------

    def plain(
        self, topics: Sequence[Topic], relations: Sequence[Relation | None], *, told: bool
    ) -> Iterator[Claim]:
        """Yield the claims of a statement that is no list."""
        dealt = respective(self.reader.sentence, self.statement, self.figures)
        if dealt:
            for figure, number, code in dealt:
                relation = relations[number]
                if relation is None:
                    continue
                if code is not None:
                    relation = replace(relation, partner=Side((code,)))
                yield from self._figure(figure, relation)
            return
        for topic, relation in zip(topics, relations, strict=True):
            if relation is None:
                continue
            for figure in self.figures:
                yield from self._figure(figure, self._beside(topic, relation, figure))
            if told and not figures_in(self.figures, Role.CHANGE):
                yield from self._told(relation)

    def _beside(self, topic: Topic, relation: Relation, figure: Figure) -> Relation:
        """Return the relation with the partner that follows a figure: "$5 m to Kenya"."""
        amounts = figures_in(self.figures, Role.CURRENT)
        if len(amounts) < 2 or figure.role is not Role.CURRENT:
            return relation
        taken = (
            party_after(self.words, figure.at + 1)
            if figure.at + 1 < len(self.words.tokens)
            else None
        )
        if taken is None or taken[0] not in {"destination", "origin"}:
            return relation
        mention = taken[1].mention
        if mention is None or not mention.codes:
            return relation
        del topic
        return replace(relation, partner=Side(mention.codes, mention.group))

    def _figure(self, figure: Figure, relation: Relation) -> Iterator[Claim]:
        if figure.role in (Role.CURRENT, Role.PRIOR):
            yield from self._flow(figure, relation)
        elif figure.role is Role.CHANGE and isinstance(figure.value, Percent):
            current = self._change_period(figure, relation.reporter)
            base = self._base(relation.reporter, current)
            self._keep(current, base)
            yield self._change(
                relation,
                figure.trend or Trend.UP,
                _signed(figure.value.quantity, figure.trend),
                current,
                base,
                figure.words,
                "change.percent",
            )

    def _change_period(self, figure: Figure, reporter: str | None) -> Period | None:
        if figure.at in self.times.own:
            return self._current(figure, reporter)
        amounts = [f for f in figures_in(self.figures, Role.CURRENT) if f.at in self.times.own]
        if amounts:
            nearest = min(amounts, key=lambda f: abs(f.at - figure.at))
            return self._current(nearest, reporter)
        return self._current(figure, reporter)

    def _flow(self, figure: Figure, relation: Relation) -> Iterator[Claim]:
        if not isinstance(figure.value, Money) or self._unreal(figure):
            return
        modality = self._modality(figure)
        if figure.role is Role.CURRENT:
            period = self._current(figure, relation.reporter)
            if self.times.same and self.state.period is not None:
                period = self.state.period
            if modality is Modality.TYPICAL and figure.at not in self.times.own:
                period = None
            else:
                self._keep(period, None)
            rule = "flow.stated"
        else:
            current = self._current(None, relation.reporter)
            present = figures_in(self.figures, Role.CURRENT)
            if present:
                current = self._current(present[0], relation.reporter)
            own = self.times.own.get(figure.at)
            if own is not None:
                period = worded(self.scene, own, relation.reporter, current)
            else:
                period = self._base(relation.reporter, current)
            rule, modality = "flow.prior", Modality.ACTUAL
        yield FlowClaim(
            evidence=(self._evidence(),),
            rule=rule,
            confidence=_CONFIDENCE[rule],
            claimant=self.scene.speakers[self.reader.index],
            reporter=relation.reporter,
            partner=relation.partner.codes,
            partner_group=relation.partner.group,
            direction=relation.direction,
            amount=self._amount(figure.value.quantity, relation.direction, figure),
            period=period,
            commodity=relation.commodity,
            modality=modality,
        )

    def _amount(self, quantity: Quantity, direction: Direction, figure: Figure) -> Quantity:
        if figure.role is Role.PRIOR and quantity.hedge in {"more than", "less than", "over"}:
            quantity = quantity if quantity.low is not None and quantity.high else quantity
        if direction is not Direction.BALANCE:
            return quantity
        positive = quantity.value is None or quantity.value > 0
        return quantity.negated() if positive and self._deficit() else quantity

    def _deficit(self) -> bool:
        """Whether the balance of the statement is against its reporter."""
        span = self.words.words[self.statement.start : self.statement.end]
        if any(w in {"surplus", "surpluses"} for w in span):
            return False
        return any(w in {"deficit", "deficits", "gap", "shortfall", "imbalance"} for w in span)

    def _modality(self, figure: Figure) -> Modality:
        start = self.statement.start
        if self.words.of((Kind.TYPICAL,), start, self.statement.end):
            return Modality.TYPICAL
        money = figure.value.quantity.hedge or ""
        if self.words.of((Kind.FORECAST,), 0, figure.at):
            return Modality.FORECAST
        if "estimate" in money or self.words.of((Kind.ESTIMATE,), start, figure.at):
            return Modality.ESTIMATE
        return Modality.ACTUAL

    def _unreal(self, figure: Figure) -> bool:
        before = self.words.words[max(self.statement.start, figure.at - 8) : figure.at]
        return figure.role is Role.CURRENT and any(w in _UNREAL for w in before)

    def _told(self, relation: Relation) -> Iterator[Claim]:
        """Yield the change that is told in words only."""
        factor = factor_change(self.statement)
        mark = real_change(self.statement)
        if factor is not None:
            trend, words = factor
        elif mark is not None and mark.trend is not None:
            trend, words = mark.trend, self.words.slice(mark.start, mark.end)
        else:
            flat = self._flat()
            if flat is None:
                return
            trend, words = Trend.FLAT, flat
        amounts = figures_in(self.figures, Role.CURRENT)
        current = self._current(amounts[-1] if amounts else None, relation.reporter)
        if self.times.same and self.state.period is not None:
            current = self.state.period
        base = self._base(relation.reporter, current)
        if len(amounts) > 1:
            dated = [p for f in amounts if (p := self._current(f, relation.reporter))]
            earliest = min(dated, default=None)
            latest = max(dated, default=None)
            if earliest is not None and latest is not None and earliest < latest:
                current, base = latest, earliest
        self._keep(current, base)
        yield self._change(relation, trend, None, current, base, words, "change.words")

    def _flat(self) -> str | None:
        for mark in self.words.of(
            (Kind.COMPARATIVE,), self.statement.topics[0].head_end, self.statement.end
        ):
            before = self.words.words[max(0, mark.start - 3) : mark.start]
            if mark.trend is Trend.FLAT and any(
                w
                in {"was", "were", "remained", "stayed", "remains", "held", "broadly", "is", "are"}
                for w in before
            ):
                return self.words.slice(mark.start, mark.end)
        return None

    def _change(
        self,
        relation: Relation,
        trend: Trend,
        percent: Quantity | None,
        current: Period | None,
        base: Period | None,
        words: str | None,
        rule: str,
    ) -> ChangeClaim:
        return ChangeClaim(
            evidence=(self._evidence(),),
            rule=rule,
            confidence=_CONFIDENCE[rule],
            claimant=self.scene.speakers[self.reader.index],
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

    def _evidence(self) -> Evidence:
        return self.reader.evidence(self.statement.start, self.statement.end)

    def members(
        self,
        topic: Topic,
        relation: Relation | None,
        members: Sequence[Member],
        resolver: Resolver,
    ) -> Iterator[Claim]:
        """Yield the claims of a list, one per member and figure."""
        for member in members:
            special = self._special(topic, relation, member, resolver)
            if special is None:
                continue
            evidence = self.reader.evidence(member.start, member.end)
            for figure in member.figures:
                for claim in self._figure(figure, special):
                    rule = "flow.list" if isinstance(claim, FlowClaim) else "change.list"
                    yield replace(
                        claim, evidence=(evidence,), rule=rule, confidence=_CONFIDENCE[rule]
                    )

    def _special(
        self, topic: Topic, relation: Relation | None, member: Member, resolver: Resolver
    ) -> Relation | None:
        if member.commodity is not None:
            return replace(relation, commodity=member.commodity) if relation else None
        if member.parties is None:
            return None
        party = Party(member.start, member.parties)
        bare = replace(topic, origin=None, destination=None, company=None)
        role = {
            Direction.EXPORTS: "destination",
            Direction.IMPORTS: "origin",
        }.get(topic.direction or Direction.TOTAL, "company")
        return resolver.relation(with_side(bare, role, party))


def _signed(quantity: Quantity, trend: Trend | None) -> Quantity:
    positive = quantity.value is None or quantity.value > 0
    return quantity.negated() if trend is Trend.DOWN and positive else quantity
