"""Trade between parties that passes through a third country.

A sentence tells it in one of a few frames around the country: goods move "through Iran", cross
it, change ships in it, lean on "transit through" it; it is "the route for" them or handles them.
Whose goods they are is read from the rest of the clause, wherever it stands ("trade between A and
B", "A's imports from B", "goods for B", "its trade with B, A …"), or from the sentences before
("most of this traffic"). What could pass, will pass or no longer does is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graph.claims import TransitClaim
from graph.claims.quantity import Quantity
from graph.extract.figures.lexicon import Lexicon
from graph.extract.figures.transit_words import Tokens, TransitWords, transit_words
from graph.extract.mentions import Parties, Place
from graph.extract.organisations import government
from graph.extract.scene import Scene
from graph.extract.values.model import Percent, Share

_CONFIDENCE: Final = Decimal("0.6")
_DETERMINERS: Final = frozenset({"the", "neighbouring", "neighboring", "landlocked", "its"})
_SOIL: Final = frozenset(
    {"territory", "soil", "ports", "port", "roads", "railways", "seaports", "harbours", "land"}
)
_OWNERS: Final = frozenset({"its", "our", "their"})
_DEALS: Final = frozenset(
    "sells sell sold buys buy bought exports export exported imports import imported ships ship "
    "shipped supplies supplied".split()
)
#: Before "to pass": it does so.
_DOES: Final = frozenset({"has", "have", "had", "continues", "continue", "needs", "need", "tends"})
_IS: Final = frozenset(
    {"is", "was", "remains", "are", "serves", "acts", "forms", "provides", "lies", "sits"}
)
#: After "the main route": whose.
_LEADS: Final = frozenset({"for", "of", "through"})
#: Before a form that may be a noun, if it is a verb.
_MOVERS: Final = frozenset(
    {"which", "who", "they", "it", "to", "also", "still", "now", "mainly", "mostly", "largely"}
)
_HARD: Final = frozenset({";", ":"})
#: The most tokens of a clause on either side, and of a sentence, that are looked at.
_CLAUSE: Final = 60
_SENTENCE: Final = 150
_VERB_REACH: Final = 14
_UNREAL_REACH: Final = 7
_OWN_REACH: Final = 6
_ROUTE_REACH: Final = 9
_BACK: Final = 2
_PART: Final = re.compile(
    r"(?i)\b(?:(?:a|the) )?(?:(?:very|vast|large|larger|significant|good|small|great|considerable|"
    r"big|sizeable|substantial|lion's) )*(?:share|part|portion|majority|bulk|proportion|fraction)\b"
    r"|\b(?:most|much|(?:almost |nearly |virtually )?all)\b"
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A country that trade is told to pass through, and the tokens that tell whose trade."""

    start: int
    end: int
    verb: int


@dataclass(slots=True)
class _Sides:
    """Whom a stretch of text names as taking part in trade."""

    pair: set[str]
    owners: set[str]
    #: Of whom the verb is told.
    subjects: set[str]
    partners: set[str]
    #: Among the partners those goods come from, and go to.
    sources: set[str]
    goals: set[str]

    def ends(self) -> set[str]:
        """Return both sides of the trade; empty if one is missing."""
        owners = self.owners | self.subjects
        if self.pair:
            return self.pair | owners | self.partners
        if owners and self.partners:
            return owners | self.partners
        if self.owners and self.subjects - self.owners:
            return owners
        return self.partners if self.sources and self.goals else set()


@dataclass(frozen=True, slots=True)
class Traders:
    """Whose trade figures were last told of: reporter and partners, and all partners so far."""

    reporter: str | None = None
    partners: frozenset[str] = frozenset()
    so_far: frozenset[str] = frozenset()

    @property
    def all(self) -> set[str]:
        """Both sides of what was told last; empty if one is missing."""
        return {self.reporter, *self.partners} if self.reporter and self.partners else set()


NOBODY: Final = Traders()


def read_transit(
    scene: Scene, index: int, lexicon: Lexicon, traders: Traders = NOBODY
) -> Iterator[TransitClaim]:
    """Yield the transit that a sentence tells, of the trade under discussion if it names none."""
    sentence, words = scene.sentences[index], transit_words()
    if not sentence.parties or words.telling.isdisjoint(sentence.wording):
        return
    reader = _Reader(scene, index, sentence.base.tokens, words, lexicon)
    for at, token in enumerate(reader.tokens):
        if not isinstance(token.mention, Parties):
            continue
        frame = reader.frame(at)
        if frame is None:
            continue
        codes = scene.codes(token.mention, index)
        ends, rule = reader.sides(frame, at).ends(), "transit.passes"
        if ends and traders.all and reader.points_back(frame):
            ends = traders.all
        if not ends and words.same.within(reader.tokens, frame.start, frame.end):
            ends, rule = reader.told_before(traders), "transit.routed"
        if not ends and words.mutual.within(reader.tokens, frame.start, frame.end):
            ends, rule = reader.told_before(traders) or set(scene.pair), "transit.routed"
        if len(ends) < 2 or token.mention.group is not None or ends & set(codes):
            continue
        first = reader.tokens[frame.start].start
        last = max(token.end, reader.tokens[frame.end - 1].end)
        printed, share = reader.part(frame)
        for via in codes:
            yield TransitClaim(
                evidence=(scene.evidence(sentence, first, last),),
                rule=rule,
                confidence=_CONFIDENCE,
                claimant=scene.speakers[index],
                parties=tuple(sorted(ends)),
                via=via,
                share=share,
                words=printed,
            )


@dataclass(frozen=True, slots=True)
class _Reader:
    """A sentence in which a country may be passed through."""

    scene: Scene
    index: int
    tokens: Tokens
    words: TransitWords
    lexicon: Lexicon

    def frame(self, at: int) -> _Frame | None:
        """Return what makes the country at a token one that is passed through, if it is."""
        mention = self.tokens[at].mention
        if not isinstance(mention, Parties):
            return None
        after = self.tokens[at + 1].word if at + 1 < len(self.tokens) else ""
        if mention.possessive:
            after = self.tokens[at + 2].word if at + 2 < len(self.tokens) else ""
        if (mention.adjective or mention.possessive) and after not in _SOIL:
            return None
        frame = self._passed(at) or self._route(at) or self._handling(at)
        return frame if frame is not None and self._is_real(frame) else None

    def _passed(self, at: int) -> _Frame | None:
        """Read "pass through", "cross", "is transhipped in", "depends on transit through"."""
        tokens, words = self.tokens, self.words
        before = at - 1
        while before >= 0 and tokens[before].word in _DETERMINERS:
            before -= 1
        if before < 0:
            return None
        if words.crosses.ends(tokens, before):
            return self._clause(before, at)
        length = words.through.ends(tokens, before)
        if length:
            first = before + 1 - length
            if first > 0 and tokens[first - 1].word == "not":
                return None
            if tokens[at + 1 : at + 2] and tokens[at + 1].word == "which":
                return None
            for verb in range(first - 1, max(-1, first - 1 - _VERB_REACH), -1):
                if tokens[verb].word in _HARD or tokens[verb].word in words.clause:
                    return None
                leaning = words.leans.begins(tokens, verb)
                if self._is_move(verb) or (
                    leaning and words.way.within(tokens, verb + leaning, first + length)
                ):
                    return self._clause(verb, at)
            if self._is_partner(first - 1):
                return self._clause(first, at)
        if tokens[before].word in ("in", "at"):
            for verb in range(before - 1, max(-1, before - 5), -1):
                if words.changes.begins(tokens, verb):
                    return self._clause(verb, at)
        return None

    def _is_partner(self, at: int) -> bool:
        """Whether a token is the partner of "India's exports to Russia"."""
        if at < 2 or not isinstance(self.tokens[at].mention, Parties):
            return False
        before = self._governing(at)
        return (
            before > 0
            and self.tokens[before].word in ("to", "from", "with")
            and self._is_trade(before - 1)
        )

    def _is_move(self, at: int) -> bool:
        """Whether goods are told to move by a token; "exports" may be a noun instead."""
        if not self.words.moves.begins(self.tokens, at):
            return False
        if self.tokens[at].word not in self.words.nouns or at == 0:
            return True
        before = self.tokens[at - 1]
        if isinstance(before.mention, Parties):
            return not before.mention.possessive and not before.mention.adjective
        return before.word in _MOVERS or self._is_trade(at - 1)

    def _route(self, at: int) -> _Frame | None:
        """Read "Iran is the main route for", "Iran, through which"."""
        tokens = self.tokens
        if tuple(t.word for t in tokens[at + 1 : at + 4]) in (
            (",", "through", "which"),
            (",", "via", "which"),
            (",", "across", "which"),
        ):
            return _Frame(at + 4, self._clause_end(at + 4), self._clause_end(at + 4))
        if at + 1 >= len(tokens) or tokens[at + 1].word not in _IS:
            return None
        for noun in range(at + 2, min(len(tokens) - 1, at + 2 + _ROUTE_REACH)):
            length = self.words.route.begins(tokens, noun)
            start = noun + length
            if length and start < len(tokens) and tokens[start].word in _LEADS:
                return _Frame(start, self._clause_end(noun), at + 1)
        return None

    def _handling(self, at: int) -> _Frame | None:
        """Read "Hungary handles a quarter of the freight exchanged by"."""
        tokens = self.tokens
        verb = at + 1
        while verb < len(tokens) and (tokens[verb].word in ("'s", "'") or self._is_port(verb)):
            verb += 1
        while verb < len(tokens) and tokens[verb].word in ("now", "still", "also", "alone"):
            verb += 1
        length = self.words.handles.begins(tokens, verb)
        if not length:
            return None
        end = self._clause_end(verb)
        start = verb + length
        for each in range(start, min(end, start + _ROUTE_REACH)):
            if self._is_trade(each):
                told = any(isinstance(t.mention, Percent | Share) for t in tokens[start:each])
                partly = _PART.search(self._text, tokens[start].start, tokens[each].start)
                return _Frame(start, end, verb) if told or partly else None
        return None

    def _is_port(self, at: int) -> bool:
        """Whether a token belongs to "port of Mombasa"."""
        token = self.tokens[at]
        return (
            token.word in _SOIL or token.word in ("of", "main") or isinstance(token.mention, Place)
        )

    @property
    def _text(self) -> str:
        return self.scene.sentences[self.index].text

    def _clause(self, verb: int, at: int) -> _Frame:
        """Return the clause of a verb, up to the country passed and what lies beyond it."""
        start, least = verb, max(0, verb - _CLAUSE)
        while start > least and self.tokens[start - 1].word not in _HARD:
            if self.tokens[start - 1].word in self.words.clause and start > 1:
                break
            start -= 1
        return _Frame(start, self._clause_end(at), verb)

    def _clause_end(self, start: int) -> int:
        end, most = start, min(len(self.tokens), start + _CLAUSE)
        while end < most:
            word = self.tokens[end].word
            if word in _HARD or word in self.words.clause or word in (".", "(", ")"):
                break
            end += 1
        return end

    def _is_real(self, frame: _Frame) -> bool:
        """Whether something passes now or did, not in plans, doubts or denials."""
        tokens, verb = self.tokens, frame.verb
        if verb > 1 and tokens[verb - 1].word == "to" and tokens[verb - 2].word not in _DOES:
            return False
        first = max(min(frame.start, verb), verb - _UNREAL_REACH)
        if self.words.unreal.within(tokens, first, verb):
            return False
        for each in range(verb - 1, frame.start - 1, -1):
            if tokens[each].word == ",":
                return True
            if tokens[each].word in self.words.lines:
                return False
        return True

    def _is_trade(self, at: int) -> bool:
        if self.words.trade.begins(self.tokens, at) > 0:
            return True
        token = self.tokens[at]
        return token.is_word and self.lexicon.has("goods", token.word)

    def sides(self, frame: _Frame, via: int) -> _Sides:
        """Return whom the clause around the country passed names as trading."""
        return self._sides(frame.start, frame.end, via if via >= frame.start else -1)

    def _sides(self, start: int, end: int, via: int) -> _Sides:
        tokens = self.tokens
        found = _Sides(set(), set(), set(), set(), set(), set())
        if not any(
            self._is_trade(at) or self._trades(at) or self._deals(at) for at in range(start, end)
        ):
            return found
        opened = False
        for at in range(start, end):
            mention = tokens[at].mention
            if not isinstance(mention, Parties) or at == via or (via >= 0 and at > via + 8):
                continue
            codes = set(self.scene.codes(mention, self.index))
            governor = self._governor(at)
            listed = len(codes) > 1 and mention.group is None
            if governor in ("between", "among") or (governor == "by" and listed):
                found.pair |= codes if listed else set()
                found.owners |= set() if listed else codes
                opened = not listed
            elif governor == "and" and opened:
                found.partners |= codes
                opened = False
            elif mention.possessive or mention.adjective:
                if self._owns(at):
                    several = listed and mention.anaphor is not None
                    (found.pair if several else found.owners).update(codes)
            elif governor in self.words.sides:
                if self._is_partnered(at, governor) and (at < via or via < 0 or self._onward(at)):
                    found.partners |= codes
                    (found.sources if governor == "from" else found.goals).update(codes)
            elif governor == "of" and self._is_trade(max(0, self._governing(at) - 1)):
                found.owners |= codes
            elif at < via or via < 0:
                self._subject(found, at, codes, listed=listed)
        if not found.owners and not found.subjects and not found.pair:
            if found.partners:
                found.owners |= self._pointed(start, end) - found.partners
            else:
                found.pair |= self._listed(start, end)
        return found

    def _listed(self, start: int, end: int) -> set[str]:
        """Return whom "their trade" means: those listed before it in the clause."""
        several: set[str] = set()
        for at in range(start, end - 1):
            mention = self.tokens[at].mention
            if isinstance(mention, Parties) and mention.group is None and len(mention.codes) > 1:
                several = set(mention.codes)
            elif self.tokens[at].word == "their" and several and self._is_trade(at + 1):
                return several
        return set()

    def _is_partnered(self, at: int, governor: str) -> bool:
        """Whether a preposition makes a partner: not "in", but for "buyers in Turkey"."""
        if governor != "in":
            return governor != "by"
        return self.tokens[max(0, self._governing(at) - 1)].word in self.words.buyers

    def _trades(self, at: int) -> bool:
        return self.tokens[at].word in ("trade", "trades", "traded", "exchanged", "exports")

    def _deals(self, at: int) -> bool:
        """Whether whoever a token names is told to buy or sell: "all that Togo sells to Mali"."""
        mention = self.tokens[at].mention
        if not isinstance(mention, Parties) or at + 1 >= len(self.tokens):
            return False
        return self.tokens[at + 1].word in _DEALS

    def _subject(self, found: _Sides, at: int, codes: set[str], *, listed: bool) -> None:
        """Take in whom the verb after a mention is told of: "Rwanda exports", "A and B trade"."""
        tokens = self.tokens
        after = at + 1
        while after < len(tokens) and tokens[after].word in ("now", "still", "also", "mainly"):
            after += 1
        if after >= len(tokens):
            return
        if listed and self._trades(after):
            found.pair |= codes
        elif (
            tuple(t.word for t in tokens[after : after + 2]) == (",", "whose")
            or self.words.moves.begins(tokens, after)
            or self.words.leans.begins(tokens, after)
        ):
            found.subjects |= codes

    def _governing(self, at: int) -> int:
        """Return the token before a mention, past its determiners."""
        before = at - 1
        while before >= 0 and (
            self.tokens[before].word in _DETERMINERS
            or self.tokens[before].word in ("neighbour", "neighbor", "far-off", "distant")
        ):
            before -= 1
        return before

    def _governor(self, at: int) -> str:
        before = self._governing(at)
        return self.tokens[before].word if before >= 0 else ""

    def _onward(self, at: int) -> bool:
        """Whether a mention after the country passed tells where goods go on to."""
        return self._governor(at) in self.words.toward

    def _owns(self, at: int) -> bool:
        """Whether a possessive or adjective is told of trade or goods: "Chad's cotton exports"."""
        for each in range(at + 1, min(len(self.tokens), at + 1 + _OWN_REACH)):
            token = self.tokens[each]
            if self._is_trade(each):
                return True
            if token.mention is not None or not (token.is_word or token.word in ("'s", "'")):
                return False
        return False

    def _pointed(self, start: int, end: int) -> set[str]:
        """Return whom "its trade" and "our trade" mean."""
        for at in range(start, end - 1):
            word = self.tokens[at].word
            if word not in _OWNERS or not any(
                self._is_trade(each) for each in range(at + 1, min(end, at + 4))
            ):
                continue
            if word == "our":
                speaker = self.scene.speakers[self.index]
                own = (speaker.country if speaker else None) or government(self.scene)
                return {own} if own is not None else set()
            for sentence in self.scene.before(self.index):
                single = [m for m in sentence.parties if len(m.codes) == 1]
                return set(single[0].codes) if single else set()
        return set()

    def points_back(self, frame: _Frame) -> bool:
        """Whether a side is only pointed at: "its trade with the region"."""
        return any(
            isinstance(token.mention, Parties) and token.mention.anaphor is not None
            for token in self.tokens[frame.start : frame.verb]
        )

    def told_before(self, traders: Traders) -> set[str]:
        """Return whose trade the sentences before are about, for "most of this traffic".

        At the start of a paragraph that is the trade with all partners of the paragraph before,
        and with those told of earlier that belong to the same region.
        """
        segment = self.scene.sentences[self.index].sentence.segment
        opens = self.index > 0 and self.scene.sentences[self.index - 1].sentence.segment != segment
        ends: set[str] = set()
        for at in range(self.index - 1, max(-1, self.index - 1 - _BACK), -1):
            ends = self._told_in(at, traders)
            if ends:
                break
        ends = ends or traders.all
        if not opens or traders.reporter not in ends:
            return ends
        partners = ends - {traders.reporter}
        for region in self._regions():
            if partners <= region:
                return ends | (traders.so_far & region)
        return ends

    def _told_in(self, at: int, traders: Traders) -> set[str]:
        """Return whose trade an earlier sentence is about."""
        sentence = self.scene.sentences[at]
        if not sentence.parties:
            return set()
        earlier = _Reader(self.scene, at, sentence.base.tokens, self.words, self.lexicon)
        sides = earlier._sides(0, min(len(earlier.tokens), _SENTENCE), -1)
        if sides.partners and not sides.ends() and traders.reporter:
            sides.owners.update({traders.reporter} - sides.partners)
        return sides.ends()

    def _regions(self) -> Iterator[set[str]]:
        """Yield the members of the regions that the document names up to here."""
        for sentence in self.scene.up_to(self.index):
            for mention in sentence.parties:
                if mention.group is not None and len(mention.codes) > 1:
                    yield set(mention.codes)

    def part(self, frame: _Frame) -> tuple[str | None, Quantity | None]:
        """Return the words for how much passes, and the percentage if there is one."""
        until = frame.verb if frame.verb > frame.start else frame.end
        tokens = self.tokens[frame.start : until]
        for token in reversed(tokens):
            if isinstance(token.mention, Percent):
                return self._text[token.start : token.end], token.mention.quantity
            if isinstance(token.mention, Share):
                return token.mention.words, None
        if not tokens:
            return None, None
        found = _PART.search(self._text, tokens[0].start, tokens[-1].end)
        return (found.group(), None) if found else (None, None)
