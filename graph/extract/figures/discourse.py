"""Who trades with whom where the sentence itself does not say: home country, context, pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.claims.model import WORLD, Direction
from graph.claims.period import Period
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words
from graph.extract.figures.topics import Party, Topic
from graph.extract.mentions import Anaphor, Parties
from graph.extract.scene import Scene

#: How strongly a sentence suggests whose statistics it quotes.
_OWNER_WEIGHT: Final = 8
_VERB_WEIGHT: Final = 6
_WEAK_WEIGHT: Final = 3
_LOOSE_WEIGHT: Final = 1
_PARTNER_WEIGHT: Final = 4
_OWNED_PARTNER_WEIGHT: Final = 2
_HEADING_WEIGHT: Final = 4
_POSSESSIVE_WEIGHT: Final = 2
_NOT_SUBJECT: Final = frozenset(
    [
        "to",
        "from",
        "with",
        "in",
        "of",
        "by",
        "between",
        "among",
        "for",
        "against",
        "over",
        "than",
        "into",
        "within",
        "via",
        "through",
        "and",
        "or",
        "like",
        "under",
        "near",
        "across",
        "at",
        "on",
        "about",
        "including",
    ]
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a flow: codes, and the group that they are the members of."""

    codes: tuple[str, ...]
    group: str | None = None

    @property
    def single(self) -> str | None:
        """The code of a side that is one country or bloc."""
        return self.codes[0] if len(self.codes) == 1 else None


EVERYONE: Final = Side((WORLD,))
SOMEBODY: Final = Side(())


@dataclass(frozen=True, slots=True)
class Relation:
    """Who reports a flow, with whom, and in which direction."""

    reporter: str | None
    partner: Side
    direction: Direction
    commodity: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the text has been about so far.

    Attributes:
        home: the country whose statistics these are, if it shows.
        relation: the last one that figures were told of.
        segment: the paragraph of that.
        sentence: the sentence of that.
        period: the period under discussion, `period_segment` where it was set.
        periods: all that have been set so far.
        base: the base period that goes with it.
        years: the distance over which the document compares.
        pairs: all pairs of parties so far.
        subject: the last subject or owner, for "its".
        mentioned: the last period named in any sentence, for "the same period".
    """

    home: str | None = None
    relation: Relation | None = None
    segment: int = -1
    sentence: int = -1
    period: Period | None = None
    period_segment: int = -1
    periods: frozenset[Period] = frozenset()
    base: Period | None = None
    years: int | None = None
    pairs: frozenset[frozenset[str]] = frozenset()
    subject: tuple[str, ...] = ()
    mentioned: Period | None = None

    def with_relation(self, relation: Relation, segment: int, sentence: int) -> State:
        """Return the state after figures of a relation."""
        pair = frozenset({*relation.partner.codes, relation.reporter or ""})
        return replace(
            self,
            relation=relation,
            segment=segment,
            sentence=sentence,
            pairs=self.pairs | {pair},
            subject=(relation.reporter,) if relation.reporter else self.subject,
        )

    def with_period(
        self, period: Period, base: Period | None, segment: int, years: int | None
    ) -> State:
        """Return the state after a stated period."""
        return replace(
            self,
            period=period,
            period_segment=segment,
            periods=self.periods | {replace(period, label="")},
            base=base,
            years=years if years is not None else self.years,
        )

    def current_period(self, segment: int) -> Period | None:
        """Return the period that goes on to hold: within a paragraph, or all through a document
        that has spoken of one period only."""
        if self.period is None:
            return None
        if segment == self.period_segment or len(self.periods) == 1:
            return self.period
        return None


def home_country(scene: Scene, statements: Sequence[Sequence[Statement]]) -> str | None:
    """Return the country whose trade the document reports.

    It owns exports, imports or deficits more often than it is a partner, and its offices are
    quoted; among equals the more prominent one.
    """
    scores: Counter[str] = Counter()
    for index, group in enumerate(statements):
        for statement in group:
            for topic in statement.topics:
                _score(scene, index, statement.words, topic, scores)
    for sentence in scene.sentences:
        heading = scene.is_heading(sentence)
        for parties in sentence.parties:
            code = _only(parties)
            if code is None:
                continue
            if heading:
                scores[code] += _HEADING_WEIGHT
            elif parties.possessive:
                scores[code] += _POSSESSIVE_WEIGHT
    if not scores:
        return None
    rank = _order_of_mention(scene)
    best = max(sorted(scores), key=lambda c: (scores[c], -rank.get(c, len(rank))))
    return best if scores[best] > 0 else None


def _order_of_mention(scene: Scene) -> dict[str, int]:
    rank: dict[str, int] = {}
    for sentence in scene.sentences:
        for mention in sentence.geo:
            for code in mention.codes:
                rank.setdefault(code, len(rank))
    return rank


def _score(scene: Scene, index: int, words: Words, topic: Topic, scores: Counter[str]) -> None:
    if topic.direction is None or topic.pronoun:
        return
    owner = _mention(topic.owner) or subject_of(words, topic)
    code = _only(owner) if owner is not None else None
    if code is not None:
        scores[code] += _owner_weight(words, topic)
    if topic.direction is Direction.TOTAL:
        return
    for party in (topic.origin, topic.destination, topic.company):
        mention = _mention(party)
        if mention is not None:
            for each in scene.codes(mention, index):
                scores[each] -= _PARTNER_WEIGHT if owner is None else _OWNED_PARTNER_WEIGHT


def _owner_weight(words: Words, topic: Topic) -> int:
    if topic.direction is Direction.TOTAL:
        return _LOOSE_WEIGHT
    if topic.kind is Kind.VERB:
        plain = words.lexicon.has("plain_verbs", words.words[topic.head])
        return _VERB_WEIGHT if plain else _LOOSE_WEIGHT
    weak = topic.kind is Kind.WEAK and topic.direction is not Direction.BALANCE
    return _WEAK_WEIGHT if weak else _OWNER_WEIGHT


def _mention(party: Party | None) -> Parties | None:
    return party.mention if party is not None else None


def _only(parties: Parties) -> str | None:
    return parties.codes[0] if len(parties.codes) == 1 else None


def subject_of(words: Words, topic: Topic) -> Parties | None:
    """Return the parties that are the subject of the clause in which a topic stands as object."""
    if topic.passive or topic.kind is Kind.LISTING:
        return None
    for at in range(topic.start - 1, -1, -1):
        token = words.tokens[at]
        if token.word in {";", "while", "whereas", "but", "though", "although"}:
            return None
        parties = token.parties
        if parties is None:
            continue
        if words.governor(at) in _NOT_SUBJECT:
            continue
        if parties.possessive or (at + 1 < len(words.tokens) and words.words[at + 1] == "'s"):
            continue
        if parties.adjective and topic.kind is not Kind.VERB:
            continue
        return parties
    return None


@dataclass(frozen=True, slots=True)
class Resolver:
    """Settles who is meant, for one statement."""

    scene: Scene
    index: int
    segment: int
    state: State
    words: Words

    def side(self, party: Party | None, *, partner: bool) -> Side | None:
        """Return whom a party means; `partner` if it stands opposite the reporter."""
        if party is None:
            return None
        if party.world:
            return EVERYONE
        if party.unknown:
            return SOMEBODY
        if party.pronoun is not None:
            return self._pronoun(party)
        return self.named(party.mention, partner=partner)

    def named(self, mention: Parties | None, *, partner: bool) -> Side | None:
        """Return whom a mention means."""
        if mention is None:
            return None
        if mention.anaphor is None:
            return Side(mention.codes, mention.group) if mention.codes else None
        if mention.anaphor in (Anaphor.THE_COUNTRY, Anaphor.THERE):
            return self._the_country(mention, partner=partner)
        if mention.anaphor is Anaphor.THE_TWO:
            pair = self.pair()
            return pair if pair is not None else None
        last = self.state.relation
        if partner and last is not None and (last.partner.group or len(last.partner.codes) > 1):
            return last.partner
        codes = self.scene.codes(mention, self.index)
        return Side(codes, self.scene.group(mention, self.index)) if codes else None

    def _pronoun(self, party: Party) -> Side | None:
        if party.pronoun in {"their", "our"}:
            pair = self.pair()
            if pair is not None:
                return pair
        for at in range(party.at - 1, -1, -1):
            mention = self.words.tokens[at].parties
            if mention is None or not mention.codes or mention.anaphor is not None:
                continue
            if len(mention.codes) > 1 and mention.group is None and party.pronoun == "its":
                continue
            if self.words.governor(at) in _NOT_SUBJECT:
                continue
            return Side(mention.codes, mention.group)
        for at in range(party.at):
            mention = self.words.tokens[at].parties
            if mention is not None and len(mention.codes) == 1 and party.pronoun == "its":
                return Side(mention.codes, mention.group)
        reporter = self.state.relation.reporter if self.state.relation else self.state.home
        return Side((reporter,)) if reporter else None

    def _the_country(self, mention: Parties, *, partner: bool) -> Side | None:
        last = self.state.relation
        if partner:
            if last is not None and last.partner.single not in (None, WORLD):
                return last.partner
            codes = self.scene.codes(mention, self.index)
            if codes and codes != (self.state.home,):
                return Side(codes)
            others = [c for c in self.scene.main_parties if c != self.state.home]
            return Side((others[0],)) if others else None
        if self.state.home is not None:
            return Side((self.state.home,))
        codes = self.scene.codes(mention, self.index)
        return Side(codes) if codes else None

    def pair(self) -> Side | None:
        """Return the two parties that the text is about: named here, before, or in its title."""
        singles: list[str] = []
        for token in self.words.tokens:
            if token.parties is not None and token.parties.anaphor is None:
                singles += [c for c in _units(token.parties) if c not in singles]
        if len(singles) == 2:
            return Side(tuple(sorted(singles)))
        last = self.state.relation
        if last is not None and last.reporter and last.partner.codes != (WORLD,):
            if self.segment - self.state.segment <= 1 or len(self.state.pairs) == 1:
                return Side(tuple(sorted({last.reporter, *last.partner.codes})))
        for sentence in (*self.scene.before(self.index),):
            codes = {c for p in sentence.parties for c in _units(p)}
            if len(codes) == 2:
                return Side(tuple(sorted(codes)))
        main = self.scene.main_parties[:2]
        return Side(tuple(sorted(main))) if len(main) == 2 else None

    def relation(self, topic: Topic) -> Relation | None:
        """Return who trades with whom in a topic; None if it cannot be settled."""
        if topic.pronoun:
            return self._continued(topic)
        match topic.direction:
            case Direction.EXPORTS | Direction.IMPORTS:
                return self._one_way(topic, topic.direction)
            case Direction.TOTAL:
                return self._total(topic)
            case Direction.BALANCE:
                return self._balance(topic)
            case _:
                return None

    def _continued(self, topic: Topic) -> Relation | None:
        last = self.state.relation
        if last is None:
            return None
        party = topic.destination or topic.origin or topic.company
        if topic.commodity is not None:
            if last.direction not in (Direction.EXPORTS, Direction.IMPORTS):
                return None
            last = replace(last, commodity=topic.commodity)
        if party is None:
            return last
        side = self.side(party, partner=True)
        return replace(last, partner=side) if side is not None else None

    def _owner(self, topic: Topic) -> Side | None:
        if topic.owner is not None:
            return self.side(topic.owner, partner=False)
        mention = subject_of(self.words, topic)
        return self.named(mention, partner=False) if mention is not None else None

    def _one_way(self, topic: Topic, direction: Direction) -> Relation | None:
        owner = self._owner(topic)
        origin = self.side(topic.origin, partner=direction is Direction.IMPORTS)
        destination = self.side(topic.destination, partner=direction is Direction.EXPORTS)
        if direction is Direction.EXPORTS and destination is None:
            destination = self.side(topic.company, partner=True)
        if direction is Direction.EXPORTS:
            near, far = owner or origin, destination
        else:
            company = self.side(topic.company, partner=True)
            near, far = owner or destination, origin or company
            if near == far and company is not None:
                near = owner
        if topic.kind is Kind.VERB and near is None and not topic.passive and self.state.subject:
            near = Side(self.state.subject)
        if near is not None and far is not None and set(near.codes) == set(far.codes):
            if near.group and near.single:
                return Relation(near.single, near, direction, topic.commodity)
            near, far = self._facing(near, topic)
        couple = self._couple() if near is not None and near.single is None else None
        if couple is not None and near is not None and far is None:
            if set(near.codes) == {c for u in couple for c in u.codes}:
                near, far = self._home_first(couple)
        return self._oriented(near, far, direction, topic)

    def _oriented(
        self, near: Side | None, far: Side | None, direction: Direction, topic: Topic
    ) -> Relation | None:
        home = self.state.home
        flipped = Direction.IMPORTS if direction is Direction.EXPORTS else Direction.EXPORTS
        if topic.intra and (near or far) is not None:
            bloc = near or far
            if bloc is not None and bloc.single:
                return Relation(bloc.single, bloc, direction, topic.commodity)
        if near is None and far is None:
            return self._unnamed(topic, direction)
        if near is None and far is not None:
            reporter = self._reporter_for(far)
            if reporter is None:
                return None
            return Relation(reporter, far, direction, topic.commodity)
        if near is not None and far is None:
            loose = topic.kind in (Kind.VERB, Kind.WEAK)
            if loose and near.single not in (None, home) and home is not None:
                far = self._opposite(near, topic) or Side((home,))
                if self._mirrors(near, far):
                    return Relation(home, near, flipped, topic.commodity)
            far = self._opposite(near, topic) or EVERYONE
        if near is None or far is None:
            return None
        if self._mirrors(near, far):
            return Relation(far.single, near, flipped, topic.commodity)
        if near.single is None:
            if far.single is not None and far != EVERYONE:
                return Relation(far.single, near, flipped, topic.commodity)
            return None
        return Relation(near.single, far, direction, topic.commodity)

    def _mirrors(self, near: Side, far: Side) -> bool:
        return far.single is not None and far.single == self.state.home != near.single

    def _reporter_for(self, far: Side) -> str | None:
        """Return whose trade with `far` the text speaks of."""
        home, last = self.state.home, self.state.relation
        if home is not None and home not in far.codes:
            return home
        if last is not None and last.reporter and last.reporter not in far.codes:
            return last.reporter
        for token in self.words.tokens:
            if token.parties is not None and (code := _only(token.parties)) is not None:
                if code not in far.codes:
                    return code
        others = [c for c in self.scene.main_parties if c not in far.codes]
        return others[0] if others and len(others) == 1 else None

    def _opposite(self, near: Side, topic: Topic) -> Side | None:
        """Return the partner that the context gives to a reporter; None for the whole world."""
        last = self.state.relation
        if topic.overall or last is None or last.partner == EVERYONE:
            return None
        same_place = self.state.segment == self.segment
        same_sentence = self.state.sentence == self.index
        bilateral = len(self.state.pairs) == 1
        if not (same_place or bilateral):
            return None
        parties = {last.reporter, *last.partner.codes}
        if not set(near.codes) <= parties:
            return None
        if near.single == last.reporter:
            ok = same_sentence or bilateral or last.direction is Direction.TOTAL
            return last.partner if ok else None
        if set(near.codes) == set(last.partner.codes) and last.reporter:
            return Side((last.reporter,))
        return None

    def _unnamed(self, topic: Topic, direction: Direction) -> Relation | None:
        """Settle "exports fell to …", with nobody named."""
        last, home = self.state.relation, self.state.home
        couple = self._couple()
        if couple is not None and (last is None or self.state.sentence != self.index):
            first, other = self._home_first(couple)
            return Relation(first.single, other, direction, topic.commodity)
        if last is not None and not topic.overall and last.reporter:
            same_place = self.state.segment == self.segment
            if same_place or len(self.state.pairs) == 1:
                return Relation(last.reporter, last.partner, direction, topic.commodity)
        reporter = home or self._only_country()
        if reporter is None:
            return None
        return Relation(reporter, EVERYONE, direction, topic.commodity)

    def _only_country(self) -> str | None:
        """Return the one country that the sentence names, if there is one."""
        named = {c for t in self.words.tokens if t.parties is not None for c in t.parties.codes}
        return named.pop() if len(named) == 1 else None

    def _facing(self, near: Side, topic: Topic) -> tuple[Side | None, Side | None]:
        """Part two sides that came out the same: "Haiti's exports to its neighbour"."""
        last = self.state.relation
        if topic.owner is not None and last is not None and last.reporter:
            if last.reporter not in near.codes:
                return near, Side((last.reporter,))
        return None, near

    def _home_first(self, couple: Sequence[Side]) -> tuple[Side, Side]:
        first = next((u for u in couple if u.single == self.state.home), couple[0])
        return first, couple[1] if first == couple[0] else couple[0]

    def _couple(self) -> list[Side] | None:
        """Return two countries that the sentence names in one breath ("Argentina – Brazil")."""
        for token in self.words.tokens:
            if token.parties is not None and token.parties.group is None:
                if len(token.parties.codes) == 2 and not token.parties.possessive:
                    return self._in_order(Side(token.parties.codes))
        return None

    def _total(self, topic: Topic) -> Relation | None:
        home, last = self.state.home, self.state.relation
        owner = self.side(topic.owner, partner=False)
        others = [
            side
            for party in (topic.company, topic.destination, topic.origin)
            if (side := self.side(party, partner=True)) is not None
        ]
        if topic.intra:
            bloc = owner or (others[0] if others else None)
            if bloc is None:
                anaphor = self._last_bloc()
                bloc = anaphor
            if bloc is None:
                return None
            if bloc.single:
                return Relation(bloc.single, bloc, Direction.TOTAL, topic.commodity)
        sides = [s for s in (owner, *others) if s is not None]
        if topic.kind is Kind.VERB and not sides:
            mention = subject_of(self.words, topic)
            subject = self.named(mention, partner=False) if mention else None
            sides = [subject] if subject else []
        if not sides:
            mention = subject_of(self.words, topic)
            if mention is not None and len(mention.codes) == 2 and mention.group is None:
                sides = [Side(mention.codes)]
        units: list[Side] = []
        for side in sides:
            units += [p for p in self.units(side) if p not in units]
        if len(units) == 1 and not others and not topic.overall:
            opposite = self._opposite(units[0], topic)
            units += [opposite] if opposite is not None else []
        if len(units) == 1:
            if others:
                reporter = self._reporter_for(units[0])
                if reporter is None:
                    return None
                return Relation(reporter, units[0], Direction.TOTAL, topic.commodity)
            if units[0].single is None:
                return None
            return Relation(units[0].single, EVERYONE, Direction.TOTAL, topic.commodity)
        if len(units) > 1:
            return self._among(units, topic)
        if last is not None and not topic.overall and last.reporter:
            if self.state.segment == self.segment or len(self.state.pairs) == 1:
                return replace(last, direction=Direction.TOTAL, commodity=topic.commodity)
        if topic.overall:
            return Relation(home, EVERYONE, Direction.TOTAL, topic.commodity) if home else None
        pair = self.pair()
        if pair is None:
            return None
        return self._among(self._in_order(pair), topic)

    def units(self, side: Side) -> list[Side]:
        """Return the countries and groups that a side is made of."""
        return [side] if side.group or side.single else self._in_order(side)

    def _in_order(self, side: Side) -> list[Side]:
        """Return the countries of a side one by one, as the sentence names them."""
        named: dict[str, int] = {}
        for mention in self.scene.sentences[self.index].geo:
            for code in mention.codes:
                named.setdefault(code, mention.start)
        last = len(self.words.text)
        return [Side((c,)) for c in sorted(side.codes, key=lambda c: (named.get(c, last), c))]

    def _among(self, units: Sequence[Side], topic: Topic) -> Relation | None:
        home = self.state.home
        singles = [u for u in units if u.single not in (None, WORLD)]
        if not singles:
            return None
        first = next((u for u in singles if u.single == home), singles[0])
        rest = [u for u in units if u != first]
        if len(rest) > 1:
            codes = tuple(sorted({c for u in rest for c in u.codes}))
            return Relation(first.single, Side(codes), Direction.TOTAL, topic.commodity)
        return Relation(first.single, rest[0], Direction.TOTAL, topic.commodity)

    def _last_bloc(self) -> Side | None:
        for sentence in (self.scene.sentences[self.index], *self.scene.before(self.index)):
            for mention in sentence.parties:
                if mention.group is not None and len(mention.codes) == 1:
                    return Side(mention.codes, mention.group)
        return None

    def _balance(self, topic: Topic) -> Relation | None:
        owner = self._owner(topic)
        party = topic.company or topic.destination or topic.origin
        partner = self.side(party, partner=True)
        if owner is not None and owner.single is None and partner is None:
            units = [Side((c,)) for c in owner.codes]
            relation = self._among(units, topic) if len(units) == 2 else None
            return replace(relation, direction=Direction.BALANCE) if relation else None
        if owner is None and partner is None:
            return self._unnamed(topic, Direction.BALANCE)
        if owner is None:
            reporter = self._reporter_for(partner) if partner is not None else None
            if reporter is None or partner is None:
                return None
            return Relation(reporter, partner, Direction.BALANCE, topic.commodity)
        if owner.single is None:
            return None
        partner = partner or self._opposite(owner, topic) or EVERYONE
        return Relation(owner.single, partner, Direction.BALANCE, topic.commodity)


def _units(parties: Parties) -> tuple[str, ...]:
    """Return the codes of countries and blocs that a mention names one by one."""
    if parties.group is not None and len(parties.codes) > 1:
        return ()
    return parties.codes
