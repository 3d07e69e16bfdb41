"""From the statements of a document to its claims about flows, changes and targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, groupby, islice, takewhile
from typing import Final

from msgspec.structs import replace

from graph.claims import Claim, FlowClaim, ShareClaim, TargetClaim
from graph.claims.model import WORLD, Direction, Trend
from graph.documents.model import SegmentKind
from graph.extract.annotate import Annotated
from graph.extract.figures.blocks import read_blocks
from graph.extract.figures.changes import BEING
from graph.extract.figures.completing import complete
from graph.extract.figures.currency import dollar_meant
from graph.extract.figures.dating import follows
from graph.extract.figures.defined import with_defined
from graph.extract.figures.discourse import Resolver
from graph.extract.figures.gathering import Read, gather
from graph.extract.figures.headings import may_title, unit_in
from graph.extract.figures.home import home_country, trades_widely
from graph.extract.figures.lexicon import Kind, Lexicon
from graph.extract.figures.making import Maker, Told
from graph.extract.figures.merging import on_one_base, settle
from graph.extract.figures.model import GOODS_AND_SERVICES, ONE_WAY, Topic
from graph.extract.figures.passages import evidence_of
from graph.extract.figures.roles import Figure, Role, figures_in, read_figures
from graph.extract.figures.seats import governments
from graph.extract.figures.share_rules import stated_shares
from graph.extract.figures.shares import read_shares
from graph.extract.figures.single import with_only_goods
from graph.extract.figures.state import Relation, Side, State
from graph.extract.figures.statements import Statement
from graph.extract.figures.tables import Table, read_tables
from graph.extract.figures.targets import deadline, is_target
from graph.extract.figures.times import Times, is_month, read_times, worded
from graph.extract.figures.tokens import Words
from graph.extract.figures.transit import NOBODY, Traders, read_transit
from graph.extract.mentions import NameType
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene
from graph.extract.values.expression import PeriodExpression
from graph.extract.values.model import Factor, Measure, Money, Percent, PeriodMention

_MUTUAL: Final = frozenset({"bilateral", "mutual", "two-way", "reciprocal", "both"})
_ABOUT_TRADE: Final = frozenset(
    {
        "trade",
        "exports",
        "imports",
        "export",
        "import",
        "external",
        "deficit",
        "surplus",
        "turnover",
    }
    | {"exchange", "exchanges", "statistics", "commerce"}
)
_TELLING: Final = frozenset({"tells", "told", "shows", "showed", "illustrates", "illustrated"})
_REVIEWS: Final = frozenset(
    {"economy", "economic", "review", "performance", "bulletin", "report", "note", "outlook"}
)
#: Words of a sentence that does no more than name its topic.
_SHORT: Final = 9
_LONGEST_REST: Final = 12
#: Words in which a label ends.
_LABEL: Final = 5
_TOGETHER: Final = frozenset({"together", "combined", "jointly"})
_EACH: Final = frozenset({"each", "both", "respectively", "apiece", "either"})
_CAPTIONS: Final = 3
_PARTS: Final = 8
_BELOW: Final = 2
_COUPLE: Final = 2
_TARGET_CONFIDENCE: Final = Decimal("0.5")


def read_figure_claims(scene: Scene, lexicon: Lexicon) -> list[Claim]:
    """Return the flows, changes and targets that a document states."""
    stated = [claim for i in range(len(scene.sentences)) for claim in stated_shares(scene, i)]
    if not _has_figures(scene, lexicon):
        passing = (read_transit(scene, i, lexicon) for i in range(len(scene.sentences)))
        return [*stated, *chain.from_iterable(passing)]
    reads = gather(scene, lexicon)
    told = [read.statements if read else () for read in reads]
    home = home_country(scene, told)
    wide = trades_widely(told, home)
    state = State(home=home, wide=wide, dollar=dollar_meant(scene, home))
    claims: list[Claim] = []
    for index, read in enumerate(reads):
        state = _under_heading(scene, index, state)
        if read is not None:
            found, state = _Sentence(scene, index, read).read(state)
            claims += found
        else:
            state = _with_goods(scene, index, state, lexicon)
        claims += read_transit(scene, index, lexicon, _traders(index, state))
        state = _with_mentioned(scene, index, state)
    flows = [claim for claim in claims if isinstance(claim, FlowClaim)]
    claims += read_tables(scene, _tables(scene), state, lexicon, flows)
    claims += read_blocks(scene, state)
    told_once = [claim for claim in claims if not _restates(claim, stated)]
    title_end = scene.segment(scene.headline).end if scene.headline is not None else 0
    defined = with_defined([*stated, *told_once], scene.document.text)
    return settle(with_only_goods(defined, scene), title_end)


def _restates(claim: Claim, stated: Sequence[Claim]) -> bool:
    """Whether a share is read from words that state the same in full."""
    return any(_same_part(claim, other) and _overlap(claim, other) for other in stated)


def _same_part(one: Claim, other: Claim) -> bool:
    if isinstance(one, ShareClaim) and isinstance(other, ShareClaim):
        return one.partner == other.partner
    return False


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in one.evidence for b in other.evidence)


def _with_goods(scene: Scene, index: int, state: State, lexicon: Lexicon) -> State:
    """Return the state after "Cotton was another story", which turns to other goods."""
    sentence = scene.sentences[index]
    words = sentence.text.casefold().split()
    verb = next((i for i, w in enumerate(words[:5]) if w in BEING | _TELLING), 0)
    if not verb or len(words) > _SHORT or not lexicon.has("goods", words[verb - 1]):
        return state
    goods = " ".join(sentence.text.split()[:verb])
    return replace(state, goods=goods, goods_segment=scene.passage(sentence))


def _under_heading(scene: Scene, index: int, state: State) -> State:
    """Return the state after a heading such as "Trade in 2023", which dates what it heads."""
    sentence = scene.sentences[index]
    if not scene.is_heading(sentence):
        return state
    named = [v.expression for v in sentence.values if isinstance(v, PeriodMention)]
    period = None
    if len(named) == 1 and not named[0].deadline and _of_statistics(sentence):
        period = worded(scene, named[0], state.home, None)
        if period is not None and not _ABOUT_TRADE & sentence.wording and is_month(period):
            period = None  # the issue of a bulletin, not what it reports on
    title = scene.segment(sentence).kind is SegmentKind.HEADLINE
    return state.under_heading(period, scene.passage(sentence), title=title)


def _of_statistics(heading: Annotated) -> bool:
    """Whether a heading is one of figures of trade, whose period it names.

    A letterhead ("Ministry of Trade, Windhoek, July 2025") tells when its paper was issued.
    """
    return not (
        (_ABOUT_TRADE | _REVIEWS).isdisjoint(heading.wording)
        or any(n.type is NameType.ORGANISATION and n.start == 0 for n in heading.names)
    )


def _with_mentioned(scene: Scene, index: int, state: State) -> State:
    """Return the state with the first period of a sentence that stands by itself."""
    sentence = scene.sentences[index]
    for value in sentence.values:
        if isinstance(value, PeriodMention):
            expression = value.expression
            if not (expression.comparison or expression.deadline or expression.relative):
                period = worded(scene, expression, state.home, None)
                if period is not None:
                    segment = scene.passage(sentence)
                    return replace(state, mentioned=period, mentioned_segment=segment)
                return state
    return state


def _traders(index: int, state: State) -> Traders:
    """Return whose trade is under discussion in a sentence."""
    relation = state.relation
    if relation is None or index - state.sentence > 1:
        return NOBODY
    reporter, nobody = relation.reporter, frozenset({WORLD, "", relation.reporter})
    so_far = {code for pair in state.pairs if reporter in pair and len(pair) == 2 for code in pair}
    partners = frozenset(relation.partner.codes)
    return Traders(reporter, partners - nobody, frozenset(so_far) - nobody)


def _has_figures(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a document has a figure or a word of growth at all."""
    for sentence in scene.sentences:
        if any(isinstance(v, Money | Percent | Factor | Measure) for v in sentence.values):
            return True
        if scene.segment(sentence).kind is SegmentKind.TABLE:
            return True
        words = sentence.text.casefold().split()
        if any(lexicon.has("moving", word.strip(".,;:")) for word in words):
            return True
    return False


def _tables(scene: Scene) -> Iterator[Table]:
    """Yield the tables with the line before them, which may be their caption."""
    for _, rows in groupby(enumerate(scene.sentences), lambda row: row[1].sentence.segment):
        members = tuple(rows)
        first, last = members[0][0], members[-1][0]
        if scene.segment(scene.sentences[first]).kind is SegmentKind.TABLE:
            yield Table(_captions(scene, first, last), members)


def _captions(scene: Scene, first: int, last: int) -> tuple[Annotated, ...]:
    """Return the lines above a table, nearest first, and one below it if that names the unit.

    The line right above counts even if it is a sentence, those above it only as titles; all parts
    of one line ("Trade by country. May 2024. Million kroner.") are one of them.
    """
    found: list[Annotated] = []
    lines: set[int] = set()
    for line in reversed(scene.sentences[max(0, first - _PARTS) : first]):
        if scene.segment(line).kind is SegmentKind.TABLE:
            break
        lines.add(line.sentence.segment)
        if len(lines) > _CAPTIONS or (found and not may_title(line.text)):
            break
        found.append(line)
    if not any(unit_in(line.text) for line in found):
        below = takewhile(
            lambda line: scene.segment(line).kind is not SegmentKind.TABLE,
            scene.sentences[last + 1 : last + 1 + _BELOW],
        )
        named = (line for line in below if unit_in(line.text) and not _tells_amount(line))
        found[:0] = list(islice(named, 1))
    return tuple(found)


def _tells_amount(line: Annotated) -> bool:
    """Whether a line names a unit only with an amount of its own: "came to 26 billion dollars"."""
    return any(isinstance(value, Money) for value in line.values)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Reads one sentence; the state before it goes in, the state after it comes out."""

    scene: Scene
    index: int
    it: Read

    def read(self, state: State) -> tuple[list[Claim], State]:
        """Return the claims of the sentence and the state after it."""
        before = state
        claims: list[Claim] = []
        trend: Trend | None = None
        lasting: PeriodExpression | None = None
        later: Sequence[PeriodExpression | None] | None = None
        for number, statement in enumerate(self.it.statements):
            figures = read_figures(statement, trend)
            times = read_times(statement, figures)
            if not times.free and lasting is None:
                later = self._later_periods() if later is None else later
                lasting = later[number]
            if statement.is_trade:
                found, state = self._statement(statement, figures, times, lasting, state)
                claims += found
            changes = [f for f in figures_in(figures, Role.CHANGE) if not _printed_sign(f)]
            trend = changes[-1].trend if changes else trend
            if not follows(statement, figures):
                lasting = _lasting(figures, times) or lasting
        return on_one_base(claims), self._after_parts(before, state)

    def _after_parts(self, before: State, state: State) -> State:
        """Go back to the whole after a sentence that deals it out to several partners."""
        topics = [statement.topics[0] for statement in self.it.statements]
        parts = len(topics) > 1 and all(t.pronoun and t.company is not None for t in topics)
        return replace(state, relation=before.relation) if parts else state

    def _later_periods(self) -> list[PeriodExpression | None]:
        """Return, for each statement, the period after it that holds for all of the sentence."""
        found: list[PeriodExpression | None] = [None]
        for statement in reversed(self.it.statements[1:]):
            figures = read_figures(statement)
            found.append(_lasting(figures, read_times(statement, figures)) or found[-1])
        return found[::-1]

    def _statement(
        self,
        statement: Statement,
        figures: Sequence[Figure],
        times: Times,
        lasting: PeriodExpression | None,
        state: State,
    ) -> tuple[list[Claim], State]:
        segment = self.scene.passage(self.it.sentence)
        resolver = Resolver(self.scene, self.index, segment, state, self.it.words)
        topics = _as_sum(complete(statement), figures, statement)
        relations = [resolver.relation(topic) for topic in topics]
        relations = [
            _same_goods(statement.words, topic, relation, state, (self.index, segment))
            for topic, relation in zip(topics, relations, strict=True)
        ]
        if _taken_together(self.it.words):
            relations = [_of_the_rest(relation, GOODS_AND_SERVICES) for relation in relations]
        if _of_services(self.it.words):
            relations = [_of_the_rest(relation, "services") for relation in relations]
        if (excluded := _left_out(self.it.words)) is not None:
            relations = [_of_the_rest(relation, excluded) for relation in relations]
        targets = [f for f in figures if is_target(statement, f)]
        rest = tuple(f for f in figures if f not in targets)
        moved = bool(figures_in(rest, Role.PRIOR)) and bool(figures_in(rest, Role.CURRENT))
        maker = Maker(
            self.scene, self.index, self.it.sentence, statement, rest, times, lasting, state
        )
        claims: list[Claim] = []
        for figure in targets:
            claims += self._target(maker, topics[0], relations[0], figure, resolver)
        told: list[Told] = list(maker.make(topics, relations, resolver, told=not targets or moved))
        claims += [t.claim for t in told]
        if relations[0] is not None:
            claims += read_shares(maker, figures, topics[0], relations[0])
        for topic, relation in zip(topics, relations, strict=True):
            told_of = bool(claims) or topic.partnered
            if relation is None or (not told_of and _narrowed(state, relation)):
                continue
            spoken_of = topic.start <= 1 and topic.kind in (Kind.STRONG, Kind.SINGULAR)
            spoken_of = spoken_of and self.it.sentence.text.endswith(".") and not topic.pronoun
            if told_of or topic.owner or spoken_of:
                state = state.with_relation(relation, segment, self.index)
        state = state.with_told(_flows_of(told), self.index)
        return claims, maker.after(state, told, relations[0])

    def _of_world(self, topic: Topic, state: State) -> bool:
        """Whether an aim is for all the trade of the document's country."""
        whole = frozenset({state.home or WORLD, WORLD}) in state.pairs and state.home is not None
        named = any(p.codes or p.anaphor is not None for p in self.it.sentence.parties)
        plain = not (topic.partnered or topic.owner or topic.pronoun)
        mutual = any(w in _MUTUAL for w in self.it.words.words)
        return whole and plain and not named and not mutual

    def _aiming(
        self, topic: Topic, relation: Relation | None, resolver: Resolver
    ) -> frozenset[str]:
        """Return who aims at an amount; nobody if that is open."""
        if self._of_world(topic, resolver.state):
            return frozenset({resolver.state.home or WORLD})
        pair = frozenset[str]()
        if relation is not None and relation.reporter and relation.partner.codes != (WORLD,):
            pair = frozenset({relation.reporter, *relation.partner.codes})
        if pair and (topic.partnered or topic.owner or topic.pronoun or topic.intra):
            return pair
        singles = {c for p in self.it.sentence.parties for c in own_codes(p)}
        if relation is not None and relation.direction in ONE_WAY:
            alone = relation.partner.codes == (WORLD,) and singles == {relation.reporter}
            if alone and relation.reporter:
                return frozenset({relation.reporter})
        if len(singles) < _COUPLE:
            singles.update(governments(self.it.sentence))
            if len(singles) == _COUPLE:
                return frozenset(singles)
        named = resolver.pair()
        pair = frozenset(named.codes) if named is not None else pair
        return pair if len(pair) > 1 else frozenset()

    def _target(
        self,
        maker: Maker,
        topic: Topic,
        relation: Relation | None,
        figure: Figure,
        resolver: Resolver,
    ) -> Iterator[Claim]:
        statement = maker.statement
        pair = self._aiming(topic, relation, resolver)
        if not pair or not isinstance(figure.value, Money):
            return
        if topic.direction is Direction.BALANCE:
            return  # how large a surplus will be is foretold, not aimed at
        reporter = relation.reporter if relation is not None else None
        yield TargetClaim(
            evidence=(
                evidence_of(
                    self.scene, self.it.sentence, self.it.words, statement.start, statement.end
                ),
            ),
            rule="target.aim",
            confidence=_TARGET_CONFIDENCE,
            claimant=self.scene.speakers[self.index],
            parties=tuple(sorted(pair)),
            amount=maker.in_currency(figure.value.quantity, sorted(pair)),
            by=deadline(self.scene, statement, maker.times, figure, reporter),
        )


def _flows_of(told: Sequence[Told]) -> list[Relation]:
    """Return the flows that present amounts were told of, each once, in order."""
    found: dict[Relation, None] = {}
    for each in told:
        claim = each.claim
        if isinstance(claim, FlowClaim) and claim.rule == "flow.stated":
            side = Side(claim.partner, claim.partner_group)
            found[Relation(claim.reporter, side, claim.direction, claim.commodity)] = None
    return list(found)


def _as_sum(
    topics: tuple[Topic, ...], figures: Sequence[Figure], statement: Statement
) -> tuple[Topic, ...]:
    """Read "imports and exports reached $5 million" as one amount of both together."""
    if {topic.direction for topic in topics} != ONE_WAY:
        return topics
    present = figures_in(figures, Role.CURRENT)
    one = len(present) == 1 and isinstance(present[0].value, Money)
    spoken = statement.words.words[statement.start : statement.end]
    if not one or len(figures_in(figures, Role.CHANGE)) > 1 or not _EACH.isdisjoint(spoken):
        return topics
    return (replace(topics[0], direction=Direction.TOTAL),)


def _narrowed(state: State, relation: Relation) -> bool:
    """Whether the text has just spoken of certain goods of the same pair."""
    last = state.relation
    if last is None or last.commodity is None or relation.commodity is not None:
        return False
    return last.reporter == relation.reporter and last.partner == relation.partner


def _same_goods(
    words: Words,
    topic: Topic,
    relation: Relation | None,
    state: State,
    place: tuple[int, int],
) -> Relation | None:
    """Give "the largest buyer" and "against purchases of $3 m" the goods of the topic before."""
    (index, segment), last = place, state.relation
    if relation is None or last is None or relation.commodity is not None:
        return relation
    turned = state.goods is not None and segment == state.goods_segment
    if turned and relation.direction in ONE_WAY and topic.partnered:
        return replace(relation, commodity=state.goods)
    if relation.reporter != last.reporter or last.commodity is None:
        return relation
    close = index - state.sentence <= 1
    near = close and relation.direction is last.direction
    if close and segment == state.segment and _of_all_goods(words, topic, last):
        return replace(relation, commodity=GOODS_AND_SERVICES)
    buyers = near and topic.kind is Kind.LISTING and not _names_trade(words, topic)
    buyers = buyers or (near and topic.kind is Kind.VERB and _paid_at_once(words, topic))
    both = last.direction in ONE_WAY and relation.direction in ONE_WAY
    beside = topic.kind is Kind.WEAK and state.sentence == index and both
    within = state.sentence == index and last.commodity == "services"
    inside = _in_brackets(words, topic.start) or _goods_unnamed(words)
    if within and relation.direction in ONE_WAY and inside:
        return replace(relation, commodity=last.commodity)
    return replace(relation, commodity=last.commodity) if buyers or beside else relation


def _of_all_goods(words: Words, topic: Topic, last: Relation) -> bool:
    """Whether "exports were" goes on about the trade in goods and services told just before."""
    spoken = last.commodity == GOODS_AND_SERVICES
    bare = topic.owner is None and not topic.partnered and topic.direction in ONE_WAY
    return spoken and bare and _goods_unnamed(words)


def _left_out(words: Words) -> str | None:
    """Return what a sentence leaves out at its beginning: "Excluding gold, exports …"."""
    end = next((i for i, w in enumerate(words.words[:_LONGEST_REST]) if w == ","), 0)
    if end < 2:
        return None
    if words.words[0] == "leaving" and words.words[end - 1] in {"aside", "out"}:
        return f"excluding {words.slice(1, end - 1)}"
    if words.words[end - 1] in {"apart", "aside", "excluded"}:
        return f"excluding {words.slice(0, end - 1)}"
    return f"excluding {words.slice(1, end)}" if words.words[0] == "excluding" else None


def _taken_together(words: Words) -> bool:
    """Whether a sentence begins with goods and services together: "Taking goods and services …"."""
    opening = words.words[:_LONGEST_REST]
    end = next((i for i, w in enumerate(opening) if w == ","), 0)
    spoken = set(opening[:end])
    return "services" in spoken and bool(spoken & _TOGETHER)


def _of_services(words: Words) -> bool:
    """Whether a line is labelled as one on services: "Services: exports $5 million"."""
    label = words.words[: words.words.index(":")] if ":" in words.words[:_LABEL] else ()
    return "services" in label and "goods" not in label


def _of_the_rest(relation: Relation | None, rest: str) -> Relation | None:
    if relation is None or relation.commodity is not None:
        return relation
    return replace(relation, commodity=rest)


def _goods_unnamed(words: Words) -> bool:
    """Whether a sentence on services speaks of no goods at all."""
    return not any(words.lexicon.has("goods_nouns", w) for w in words.words)


def _in_brackets(words: Words, at: int) -> bool:
    """Whether a token stands between brackets."""
    before = words.words[:at]
    return before.count("(") > before.count(")")


def _paid_at_once(words: Words, topic: Topic) -> bool:
    """Whether a verb has an amount for its object, with no goods: "Peru took $5 million"."""
    following = words.tokens[topic.head_end : topic.head_end + 1]
    goods = words.words[topic.head_end + 1 : topic.head_end + 3]
    paid = bool(following) and isinstance(following[0].figure, Money)
    return paid and topic.commodity is None and "goods" not in goods


def _names_trade(words: Words, topic: Topic) -> bool:
    """Whether a list speaks of exports or imports by name, not of "the largest buyer"."""
    head = words.words[topic.head : topic.head_end]
    return any(word.startswith(("export", "import")) for word in head)


def _lasting(figures: Sequence[Figure], times: Times) -> PeriodExpression | None:
    """Return the period of a statement that those beside it may share."""
    if times.free:
        return times.free[0][1]
    for figure in reversed(figures):
        told = figure.role in (Role.CURRENT, Role.CHANGE, Role.SHARE, Role.NONE)
        if told and figure.at in times.own:
            return times.own[figure.at]
    return None


def _printed_sign(figure: Figure) -> bool:
    return isinstance(figure.value, Percent) and figure.value.signed
