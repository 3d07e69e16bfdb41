"""Who trades with whom where the sentence itself does not say: context, pronouns, home."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from graph.claims.model import WORLD, Direction
from graph.extract.figures.home import only_code, subject_of
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.model import ONE_WAY, Party, Topic
from graph.extract.figures.referents import Referents
from graph.extract.figures.state import EVERYONE, SOMEBODY, Relation, Side
from graph.extract.mentions import Parties
from graph.extract.scene import Scene

_BESIDE: Final = (" with ", " and ", "/", " / ", "-", " - ", "–", " – ")
_MUTUAL: Final = frozenset({"bilateral", "mutual", "two-way", "reciprocal"})
_FAVOURING: Final = frozenset(
    {
        "favour",
        "favor",
        "favours",
        "favors",
        "favouring",
        "favoring",
        "favoured",
        "favored",
        "favourable",
        "favorable",
    }
    | {"unfavourable", "unfavorable", "adverse"}
)
#: Words of a title that make it one of the relations of two.
_RELATIONS: Final = re.compile(r"\b(?:relations|ties|bilateral|trade between)\b", re.IGNORECASE)
#: Words that speak of a country's trade with all others.
_ALL_TRADE: Final = frozenset(
    {"world", "worldwide", "global", "globally", "total", "overall", "all", "foreign", "abroad"}
)
_SUMMED: Final = frozenset({"total", "overall", "all"})
_EARNED: Final = frozenset(
    {"earnings", "receipts", "proceeds", "revenue", "revenues", "income"}
    | {"brought", "fetched", "netted"}
)
_COUPLE: Final = 2
#: Words of a clause, at most.
_CLAUSE: Final = 40
_WAS: Final = frozenset({"was", "is", "remained", "remains"})
_CLOSING: Final = ((), (".",), (";",), (",",))


def _on_each_other(scene: Scene, pair: frozenset[str]) -> bool:
    """Whether a text puts two countries side by side, and not only names both as it opens."""
    if pair == {code for mention in scene.headline_parties for code in mention.codes}:
        return True
    return any(
        not _MUTUAL.isdisjoint(sentence.wording)
        or any(pair == set(mention.codes) for mention in sentence.parties)
        or any(
            pair == {*first.codes, *second.codes}
            and sentence.text[first.end : second.start] in _BESIDE
            for first, second in pairwise(sentence.parties)
        )
        for sentence in scene.sentences
    )


def relations_of_two(scene: Scene) -> frozenset[str]:
    """Return the two whose relations a document is about by its title: "Fiji–Samoa relations"."""
    heading = scene.headline
    if heading is None or _RELATIONS.search(heading.text) is None:
        return frozenset()
    codes = {code for parties in heading.parties for code in parties.codes}
    return frozenset(codes) if len(codes) == _COUPLE else frozenset()


class Resolver(Referents, frozen=True):
    """Settles who trades with whom, for one statement."""

    def relation(self, topic: Topic) -> Relation | None:
        """Return who trades with whom in a topic; None if it cannot be settled."""
        found = _without_itself(self._relation(topic))
        loose = not topic.overall or self._plain(topic)
        if found is not None and found.partner == EVERYONE and loose:
            found = self._between_the_two(found, topic)
        if found is None or found.partner.codes != (found.reporter,):
            return found
        return None if found.reporter in self.scene.reference.countries else found

    def _relation(self, topic: Topic) -> Relation | None:
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

    def _between_the_two(self, relation: Relation, topic: Topic) -> Relation:
        """Return trade with everyone as that with the other side, in a text on relations of two.

        In such a text even "total trade" is that of the two.
        """
        titled = relations_of_two(self.scene)
        pair = titled or (frozenset() if topic.overall else self._only_two(topic.commodity))
        everywhere = not (_ALL_TRADE - (_SUMMED if titled else set())).isdisjoint(self.words.words)
        if relation.reporter not in pair or everywhere:
            return relation
        (other,) = pair - {relation.reporter}
        return replace(relation, partner=Side((other,)))

    def _only_two(self, goods: str | None) -> frozenset[str]:
        """Return the two that the text is about where it has told of no other trade."""
        pair = frozenset(self.scene.pair)
        if not _on_each_other(self.scene, pair):
            return frozenset()
        told = self.state.pairs == {pair} or (goods is None and not self.state.pairs)
        return pair if told and not self.state.wide else frozenset()

    def _continued(self, topic: Topic) -> Relation | None:
        if topic.place is not None:
            return self._of_partaker(self._ranked(topic.place), topic)
        last = self._whole_again(topic) or self.state.relation
        if last is None:
            return None
        if self._sums_up(topic):
            last = replace(last, direction=Direction.TOTAL)
        party = topic.destination or topic.origin or topic.company
        if topic.owner is not None:
            return self._of_the_other(last, topic.owner)
        if topic.commodity is None and topic.direction in ONE_WAY:
            last = _in_direction(last, topic.direction)
        if topic.turned:
            turned = last.direction.turned
            goods = last.commodity if self.state.sentence == self.index else None
            return replace(last, direction=turned, commodity=goods) if turned is not None else None
        if topic.commodity is not None:
            if topic.direction is Direction.EXPORTS:
                last = replace(last, direction=Direction.EXPORTS)
            elif topic.direction is Direction.IMPORTS is not last.direction:
                return None  # what "fuel cost" after a text has turned to exports
            if last.direction not in ONE_WAY:
                return None
            last = replace(last, commodity=topic.commodity)
        if party is None:
            return last
        side = self.side(party, partner=True)
        return replace(last, partner=side) if side is not None else None

    def _sums_up(self, topic: Topic) -> bool:
        """Whether "the whole" is that of the exports and imports that were told of just before."""
        named = self.words.words[topic.start : topic.head_end]
        two = self.state.two if self.index - self.state.two_sentence <= _COUPLE else ()
        ways = {relation.direction for relation in two}
        return ways == ONE_WAY and any(self.words.lexicon.has("wholes", w) for w in named)

    def _ranked(self, place: int) -> Relation | None:
        """Return the first or last of the two flows that the text has told of just before."""
        near = self.index - self.state.two_sentence <= _COUPLE
        return self.state.two[place] if near and self.state.two else None

    def _of_partaker(self, ranked: Relation | None, topic: Topic) -> Relation | None:
        """Return the part of "Chad accounts for most of the latter" of a flow told before."""
        side = self.side(topic.company, partner=True)
        if ranked is None or side is None:
            return ranked
        return replace(ranked, partner=side) if ranked.reporter not in side.codes else None

    def _whole_again(self, topic: Topic) -> Relation | None:
        """Return the trade of two that a text began with, for "the value" in a new paragraph."""
        lead, last = self.state.lead, self.state.relation
        if lead is None or last is None or self.state.segment == self.segment:
            return None
        whole = lead.direction is Direction.TOTAL and lead.partner != EVERYONE
        named = self.words.words[topic.start : topic.end]
        same = {lead.reporter, *lead.partner.codes} == {last.reporter, *last.partner.codes}
        return lead if whole and same and named[:1] == ("the",) else None

    def _of_the_other(self, last: Relation, owner: Party) -> Relation | None:
        """Return the same flow as that of another: "whereas those of Samoa were …"."""
        side = self.side(owner, partner=False)
        if side is None or side.single is None or last.reporter is None:
            return None
        if side.codes == last.partner.codes:
            return replace(last, reporter=side.single, partner=Side((last.reporter,)))
        return replace(last, reporter=side.single) if last.partner == EVERYONE else None

    def _owner(self, topic: Topic) -> Side | None:
        if topic.owner is not None:
            return self.side(topic.owner, partner=False)
        mention = subject_of(self.words, topic) or self._shared_subject(topic)
        return self.named(mention, partner=False) if mention is not None else None

    def _shared_subject(self, topic: Topic) -> Parties | None:
        """Return whose verb stands before a further one: "Chad took tea …, and sold cotton"."""
        joined = topic.start > 0 and self.words.words[topic.start - 1] == "and"
        if topic.kind is not Kind.VERB or topic.passive or not joined:
            return None
        floor = max(1, topic.start - _CLAUSE)
        before = [m.start - 1 for m in self.words.of((Kind.VERB,), floor, topic.start)]
        for at in (*reversed(before), 0):
            first = self.words.tokens[at].parties
            plain = first is not None and not (first.adjective or first.possessive)
            if first is not None and plain and len(first.codes) == 1:
                return first
        return None

    def _one_way(self, topic: Topic, direction: Direction) -> Relation | None:
        topic = self._with_payers(topic)
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
            if owner is not None and destination is not None and far is None:
                near, far = destination, owner  # "Chinese imports to Kazakhstan"
            if near == far and company is not None:
                near = owner
        if far is not None and far.group is None and near is not None and near.single in far.codes:
            others = tuple(code for code in far.codes if code != near.single)
            far = Side(others) if others else far
        if topic.kind is Kind.VERB and near is None and not topic.passive and self.state.subject:
            near = Side(self.state.subject)
        if near is not None and far is not None and set(near.codes) == set(far.codes):
            if near.group and near.single:
                return Relation(near.single, near, direction, topic.commodity)
            near, far = self._facing(near, topic)
        couple = self._couple() if near is not None and near.single is None else None
        if (
            couple is not None
            and near is not None
            and far is None
            and set(near.codes) == {c for u in couple for c in u.codes}
        ):
            near, far = self._home_first(couple)
        return self._oriented(near, far, direction, topic)

    def _with_payers(self, topic: Topic) -> Topic:
        """Take those for buyers from whom export earnings come."""
        if topic.direction is not Direction.EXPORTS or topic.destination or not topic.origin:
            return topic
        earned = not _EARNED.isdisjoint(self.words.words[topic.head : topic.head_end])
        return replace(topic, origin=None, destination=topic.origin) if earned else topic

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
            if home is not None and far.single == home != reporter and self.state.wide:
                return Relation(home, Side((reporter,)), flipped, topic.commodity)
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
        if self._mirrors(near, far) and not self._seen_from(near, topic):
            return Relation(far.single, near, flipped, topic.commodity)
        if near.single is None:
            if far.single is not None and far != EVERYONE:
                return Relation(far.single, near, flipped, topic.commodity)
            return None
        return Relation(near.single, far, direction, topic.commodity)

    def _mirrors(self, near: Side, far: Side) -> bool:
        return far.single is not None and far.single == self.state.home != near.single

    def _seen_from(self, near: Side, topic: Topic) -> bool:
        """Whether a text on the trade of two speaks of that of the other: "Iraqi imports from …".

        Statistics of one country with many others tell all flows from its side instead.
        """
        told = near.single is not None and (topic.partnered or topic.owner is not None)
        if self.state.wide and topic.kind is Kind.VERB:
            return False  # "Chad took $5 million of Fijian goods"
        return told and topic.kind is not Kind.WEAK

    def _reporter_for(self, far: Side) -> str | None:
        """Return whose trade with `far` the text speaks of."""
        home, last = self.state.home, self.state.relation
        if home is not None and (home not in far.codes or len(far.codes) > _COUPLE):
            return home  # a region it belongs to stands for the others in it
        if last is not None and last.reporter and last.reporter not in far.codes:
            return last.reporter
        for token in self.words.tokens:
            code = only_code(token.parties) if token.parties is not None else None
            if code is not None and code not in far.codes:
                return code
        pair = self.scene.pair if far.single in self.scene.pair else self.scene.main_parties
        others = [c for c in pair if c not in far.codes]
        return others[0] if len(others) == 1 else None

    def _opposite(self, near: Side, topic: Topic) -> Side | None:
        """Return the partner that the context gives to a reporter; None for the whole world."""
        last = self.state.relation
        if topic.overall or last is None or last.partner == EVERYONE:
            return None
        same_place = self.state.segment == self.segment
        same_sentence = self.state.sentence == self.index
        bilateral = self._bilateral()
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
        going = last is not None and not topic.overall and not self._turns(direction)
        if going and last is not None and last.reporter and self._goes_on(topic, last, direction):
            return Relation(last.reporter, last.partner, direction, topic.commodity)
        reporter = home or self._only_country()
        if reporter is None:
            return None
        partner = self._left_with() or EVERYONE
        return Relation(reporter, partner, direction, topic.commodity)

    def _goes_on(self, topic: Topic, last: Relation, direction: Direction) -> bool:
        """Whether "exports" with nobody named are those with the partner spoken of.

        In a text on many partners the next sentence is of all of them again, unless it tells of
        the same flow.
        """
        of_two = bool(self.scene.pair)
        if self.state.segment != self.segment:
            return of_two and self._bilateral() and not self._labels(topic)
        same = direction is last.direction and topic.commodity is None
        same = same and self.state.whole_segment != self.segment
        one = of_two or len(self.state.pairs) == 1 or self.state.sentence == self.index
        return one or same or last.partner == EVERYONE

    def _bilateral(self) -> bool:
        """Whether the text has spoken of the trade of one pair only, and of all their goods."""
        last = self.state.relation
        if len(self.state.pairs) != 1 or last is None:
            return False
        pair = {last.reporter or "", *last.partner.codes}
        titled = {c for mention in self.scene.headline_parties for c in mention.codes}
        only = pair == set(self.scene.main_parties)
        return last.commodity is None or pair <= titled or only

    def _turns(self, direction: Direction) -> bool:
        """Whether a paragraph on all trade turns from imports of one origin to its exports."""
        last = self.state.relation
        if last is None or self.state.whole_segment != self.segment or last.partner == EVERYONE:
            return False
        other = last.direction is not Direction.TOTAL and direction is not last.direction
        return other and self.state.sentence != self.index

    def _labels(self, topic: Topic) -> bool:
        """Whether "Exports: …" is an entry on the one country that the title names."""
        opens = topic.start == 0 and self.words.words[topic.end : topic.end + 1] == (":",)
        titled = {c for mention in self.scene.headline_parties for c in mention.codes}
        return opens and titled == {self.state.home}

    def _left_with(self) -> Side | None:
        """Return the partner that a sentence names at last: "…, leaving a deficit with Turkey"."""
        words = self.words.words
        if "leaving" not in words:
            return None
        for at in range(words.index("leaving"), len(words) - 1):
            if words[at] in {"with", "against"}:
                side = self.named(self.words.tokens[at + 1].parties, partner=True)
                if side is not None and side.single not in (None, self.state.home):
                    return side
        return None

    def _only_country(self) -> str | None:
        """Return the one country that the sentence names, if there is one."""
        named = {c for t in self.words.tokens if t.parties is not None for c in t.parties.codes}
        return named.pop() if len(named) == 1 else None

    def _facing(self, near: Side, topic: Topic) -> tuple[Side | None, Side | None]:
        """Part two sides that came out the same: "Haiti's exports to its neighbour"."""
        last = self.state.relation
        reporter = last.reporter if last is not None else None
        if topic.owner is not None and reporter and reporter not in near.codes:
            return near, Side((reporter,))
        if self._points(topic) and (other := self._other_than(near)) is not None:
            return near, other
        return None, near

    def _points(self, topic: Topic) -> bool:
        """Whether the other side of a trade is pointed to only: "to its neighbour"."""
        facing = (p.mention for p in (topic.origin, topic.destination, topic.company) if p)
        return any(mention is not None and mention.anaphor is not None for mention in facing)

    def _other_than(self, near: Side) -> Side | None:
        """Return the other one of the two that the text is about."""
        home = self.state.home
        if home is not None and home not in near.codes:
            return Side((home,))
        pair = self.pair()
        if pair is None or near.single not in pair.codes:
            return None
        others = [code for code in pair.codes if code != near.single]
        return Side(tuple(others)) if len(others) == 1 else None

    def _home_first(self, couple: Sequence[Side]) -> tuple[Side, Side]:
        first = next((u for u in couple if u.single == self.state.home), couple[0])
        return first, couple[1] if first == couple[0] else couple[0]

    def _couple(self) -> list[Side] | None:
        """Return two countries that the sentence names in one breath ("Argentina – Brazil")."""
        for at, token in enumerate(self.words.tokens):
            parties = token.parties
            if parties is None or parties.group is not None or parties.possessive:
                continue
            if self.words.words[at + 1 : at + 2] == ("(",):
                continue  # one of a list with figures
            if len(parties.codes) == 2:
                return self._in_order(Side(parties.codes))
        return None

    def _total(self, topic: Topic) -> Relation | None:
        owner = self.side(topic.owner, partner=False)
        others = [
            side
            for party in (topic.company, topic.destination, topic.origin)
            if (side := self.side(party, partner=True)) is not None
        ]
        if topic.intra:
            bloc = owner or (others[0] if others else None)
            if bloc is None or bloc == SOMEBODY:
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
            return self._with_several(owner, units, topic) or self._among(units, topic)
        return self._unnamed_total(topic)

    def _with_several(
        self, owner: Side | None, units: Sequence[Side], topic: Topic
    ) -> Relation | None:
        """Return the trade of the document's country "with Mali and Chad", if it is neither."""
        home, party = self.state.home, topic.company
        codes = {code for unit in units for code in unit.codes}
        if home is None or home in codes or owner is not None or party is None:
            return None
        if self.words.governor(party.at) != "with":
            return None
        return Relation(home, Side(tuple(sorted(codes))), Direction.TOTAL, topic.commodity)

    def _unnamed_total(self, topic: Topic) -> Relation | None:
        """Settle "trade rose to …", with nobody named."""
        home, last = self.state.home, self.state.relation
        mutual = any(w in _MUTUAL for w in self.words.words[topic.start : topic.head_end])
        going_on = self.state.segment == self.segment or (self._bilateral() and not self._turned())
        going_on = going_on and not (mutual and last is not None and last.partner == EVERYONE)
        if topic.overall and last is not None and self._goes_on_in_total(topic, last):
            return replace(last, direction=Direction.TOTAL, commodity=topic.commodity)
        if going_on and last is not None and not topic.overall and last.reporter:
            return replace(last, direction=Direction.TOTAL, commodity=topic.commodity)
        if topic.overall and len(self.scene.main_parties) != 2:
            return Relation(home, EVERYONE, Direction.TOTAL, topic.commodity) if home else None
        pair = self.pair()
        if pair is None:
            return None
        apart = home is not None and home not in pair.codes and not self._names_any(pair)
        if not mutual and home is not None and (apart or self._of_home_alone(pair)):
            return Relation(home, EVERYONE, Direction.TOTAL, topic.commodity)
        return self._among(self._in_order(pair), topic)

    def _names_any(self, pair: Side) -> bool:
        """Whether a sentence names one of two."""
        named = {c for t in self.words.tokens if t.parties is not None for c in t.parties.codes}
        return not named.isdisjoint(pair.codes)

    def _of_home_alone(self, pair: Side) -> bool:
        """Whether a text that its title gives to one country has told of no trade of the pair."""
        titled = {code for parties in self.scene.headline_parties for code in parties.codes}
        named = {c for t in self.words.tokens if t.parties is not None for c in t.parties.codes}
        told = frozenset(pair.codes) in self.state.pairs or bool(self.scene.pair)
        return titled == {self.state.home} and not told and not set(pair.codes) <= named

    def _goes_on_in_total(self, topic: Topic, last: Relation) -> bool:
        """Whether "total trade" is that of the two whose trade the text tells of.

        It is where the sentence has begun with them, or the text has told of nobody else.
        """
        here = self.state.sentence == self.index or self._of_these_alone(last)
        two = last.partner != EVERYONE and last.reporter is not None
        return here and two and topic.owner is None and self._plain(topic)

    def _of_these_alone(self, last: Relation) -> bool:
        """Whether a text has told of the trade of one pair only, which it is about."""
        pair = frozenset({last.reporter or "", *last.partner.codes})
        main = frozenset(self.scene.main_parties[:_COUPLE])
        return self.state.pairs == {pair} and pair == main and not self.state.wide

    def _plain(self, topic: Topic) -> bool:
        """Whether only "total" or "overall" makes a topic that of all trade."""
        words = self.words.words[topic.start : topic.head_end]
        return not any(w in _ALL_TRADE - _SUMMED for w in words)

    def _among(self, units: Sequence[Side], topic: Topic) -> Relation | None:
        home = self.state.home
        singles = [u for u in units if u.single not in (None, WORLD)]
        if not singles:
            return None
        first = next((u for u in singles if u.single == home), singles[0])
        rest = [u for u in units if u != first]
        if not rest:
            return None
        if len(rest) > 1:
            codes = tuple(sorted({c for u in rest for c in u.codes}))
            return Relation(first.single, Side(codes), Direction.TOTAL, topic.commodity)
        return Relation(first.single, rest[0], Direction.TOTAL, topic.commodity)

    def _last_bloc(self) -> Side | None:
        for sentence in self.scene.up_to(self.index):
            for mention in sentence.parties:
                if mention.group is not None and len(mention.codes) == 1:
                    return Side(mention.codes, mention.group)
        return None

    def _favoured(self, topic: Topic) -> str | None:
        """Return whose balance is said to be good or bad: "in favour of Chile", "adverse to it"."""
        words = self.words.words
        for at in range(topic.head, len(words)):
            if words[at] in _FAVOURING:
                step = 2 if words[at + 1 : at + 2] in (("of",), ("to",), ("for",)) else 1
                step += words[at + step : at + step + 1] == ("the",)
                following = self.words.tokens[at + step : at + step + 1]
                mention = following[0].parties if following else None
                before = self.words.tokens[at - 1].parties or self.words.tokens[at - 2].parties
                mention = mention or (before if before is not None and before.possessive else None)
                side = self.named(mention, partner=False)
                if side is None and words[at - 1] == "its":
                    side = self._pronoun(Party(at - 1, pronoun="its"))
                return side.single if side is not None else None
        return None

    def _whose(self, topic: Topic) -> str | None:
        """Return whose surplus it "was": "the surplus last year, $3 million, was Peru's"."""
        last = min(len(self.words.tokens) - 1, topic.head_end + _CLAUSE)
        for at in range(topic.head_end, last):
            owner = self.words.tokens[at + 1].parties
            if owner is None or self.words.words[at] not in _WAS:
                continue
            ending = at + 2 + (self.words.words[at + 2 : at + 3] == ("'s",))
            alone = self.words.words[ending : ending + 1] in _CLOSING
            owned = owner.possessive or ending > at + 2
            return only_code(owner) if owned and alone else None
        return None

    def _in_favour(self, favoured: str, sides: Sequence[Side | None]) -> Relation | None:
        """Return the surplus of whom a balance favours with the one other party there is."""
        last, pair = self.state.relation, self.pair()
        known = [s.codes for s in sides if s is not None]
        if last is not None and last.reporter:
            known.append((last.reporter, *last.partner.codes))
        if pair is not None:
            known.append(pair.codes)
        for codes in known:
            others = set(codes) - {favoured, WORLD}
            if len(others) == 1 and (favoured in codes or len(codes) == 1):
                return Relation(favoured, Side((others.pop(),)), Direction.BALANCE)
        return None

    def _balance(self, topic: Topic) -> Relation | None:
        if (favoured := self._favoured(topic) or self._whose(topic)) is not None:
            named = (topic.owner, topic.company, topic.destination, topic.origin)
            sides = [self.side(p, partner=True) for p in named if p is not None]
            relation = self._in_favour(favoured, sides)
            return replace(relation, commodity=topic.commodity) if relation is not None else None
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


def _in_direction(last: Relation, direction: Direction) -> Relation:
    """Return the flow told before; if it is the other way, that of all goods this way."""
    if last.direction is direction:
        return last
    goods = last.commodity if last.direction not in ONE_WAY else None
    return replace(last, direction=direction, commodity=goods)


def _without_itself(relation: Relation | None) -> Relation | None:
    """Take the reporter out of the members of a region that it trades with."""
    if relation is None or len(relation.partner.codes) < _COUPLE:
        return relation
    others = tuple(code for code in relation.partner.codes if code != relation.reporter)
    if not others or others == relation.partner.codes:
        return relation
    return replace(relation, partner=Side(others))
