"""Whom a party of a statement means: "its", "the two", "the neighbour", "there", "they"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import WORLD
from graph.extract.figures.home import is_receiver, only_code
from graph.extract.figures.model import Party
from graph.extract.figures.state import EVERYONE, SOMEBODY, Side, State
from graph.extract.figures.tokens import Words
from graph.extract.mentions import Anaphor, Parties
from graph.extract.reading.dateline import dateline_country
from graph.extract.scene import Scene

#: Sentences at the head of a speech in which its speaker's country stands.
_OPENING: Final = 4
#: After "Asian" and the like these mean one country of it, named before.
_ONE_OF_THEM: Final = frozenset(
    {"giant", "country", "nation", "neighbour", "neighbor", "powerhouse", "economy", "power"}
    | {"kingdom", "republic", "state", "island", "tiger", "dragon", "partner"}
)
_COUPLE: Final = 2
#: Words before "the two" in which both may be named.
_NEAR: Final = 60
_HYPHENS: Final = frozenset({"-", "–", "/"})


class Referents(Struct, frozen=True):
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
        following = self.words.words[party.at + 1 : party.at + 2]
        mention = party.mention
        region = mention is not None and len(mention.codes) > 1
        if mention is not None and region and following and following[0] in _ONE_OF_THEM:
            return self._the_country(mention, partner=partner)
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
            if partner and self._all_around(mention):
                return SOMEBODY
            return (self._two_others(mention) if partner else None) or self.pair()
        last = self.state.relation
        if partner and last is not None and (last.partner.group or len(last.partner.codes) > 1):
            return last.partner
        codes = self.scene.codes(mention, self.index)
        return Side(codes, self.scene.group(mention, self.index)) if codes else None

    def _two_others(self, mention: Parties) -> Side | None:
        """Return the two of "exports to the two", if the document's country is neither."""
        codes, home = self.scene.codes(mention, self.index), self.state.home
        return Side(codes) if home is not None and codes and home not in codes else None

    def _all_around(self, mention: Parties) -> bool:
        """Whether "to the neighbours" means those of the one country a text is about."""
        called = self.words.text[mention.start : mention.end].casefold()
        return called.endswith(("neighbours", "neighbors")) and not self.scene.pair

    def _pointed(self, party: Party) -> Side | None:
        """Return whom "it" or "them" after a preposition means: the partner spoken of."""
        home = self.state.home
        for at in range(party.at - 1, -1, -1):
            mention = self.words.tokens[at].parties
            if mention is None or not mention.codes or mention.adjective or mention.possessive:
                continue
            if home not in mention.codes and (len(mention.codes) > 1) == (party.pronoun == "them"):
                return Side(mention.codes, mention.group)
        if party.pronoun == "them":
            earlier = self.scene.sentences[self.index - 1] if self.index else None
            for mention in earlier.parties if earlier is not None else ():
                if len(mention.codes) > 1 and home not in mention.codes:
                    return Side(mention.codes, mention.group)
        last = self.state.relation
        if last is None or last.partner == EVERYONE:
            return None
        return last.partner if (last.partner.single is None) == (party.pronoun == "them") else None

    def _two_named_last(self, at: int) -> Side | None:
        """Return the two countries other than the document's own that were named last."""
        tokens = self.words.tokens[max(0, at - _NEAR) : at]
        here = [token.parties for token in tokens if token.parties is not None]
        earlier = (m for s in self.scene.before(self.index) for m in reversed(s.parties))
        found: list[str] = []
        for mention in (*reversed(here), *earlier):
            if mention.group is None:
                new = (c for c in mention.codes if c != self.state.home and c not in found)
                found += new
            if len(found) >= _COUPLE:
                break
        return Side(tuple(sorted(found))) if len(found) == _COUPLE else None

    def _pronoun(self, party: Party) -> Side | None:
        if party.pronoun == "the two":
            return self._two_named_last(party.at) or self._pointed(replace(party, pronoun="them"))
        if party.pronoun in {"it", "them"}:
            return self._pointed(party)
        if party.pronoun in {"our", "we"} and (speaker := self._speaker()) is not None:
            return speaker
        if party.pronoun in {"their", "our"}:
            pair = self.pair()
            if pair is not None:
                return pair
        for at in range(party.at - 1, -1, -1):
            mention = self.words.tokens[at].parties
            if mention is None or not mention.codes or mention.anaphor is not None:
                continue
            if mention.adjective and party.pronoun == "its":
                continue
            if len(mention.codes) > 1 and mention.group is None and party.pronoun == "its":
                continue
            if is_receiver(self.words, at):
                continue
            if self.words.lexicon.has("not_subject", self.words.governor(at)):
                continue
            return Side(mention.codes, mention.group)
        for at in range(party.at):
            mention = self.words.tokens[at].parties
            named = mention is not None and len(mention.codes) == 1 and not mention.adjective
            if mention is not None and named and party.pronoun == "its":
                return Side(mention.codes, mention.group)
        if party.pronoun == "its" and (opening := self._opening_before()) is not None:
            return opening
        reporter = self.state.relation.reporter if self.state.relation else self.state.home
        return Side((reporter,)) if reporter else None

    def _speaker(self) -> Side | None:
        """Return the country of whoever says "our": the speaker's, or that of the document."""
        claimant = self.scene.speakers[self.index]
        named = {c for t in self.words.tokens if t.parties is not None for c in t.parties.codes}
        if claimant is not None and claimant.country is not None:
            return Side((claimant.country,)) if claimant.country not in named else None
        if claimant is not None:
            home = self.state.home
            return Side((home,)) if home is not None and home not in named else None
        for sentence in self.scene.sentences[:_OPENING]:
            for mention in sentence.parties:
                if len(mention.codes) == 1 and mention.codes[0] not in named:
                    return Side(mention.codes)
        return None

    def _opening_before(self) -> Side | None:
        """Return the country that opens the sentence before, if no figures came between."""
        if not self.index or self.state.sentence >= self.index - 1:
            return None
        earlier = self.scene.sentences[self.index - 1]
        if self.scene.passage(earlier) != self.segment or not earlier.parties:
            return None
        first = earlier.parties[0]
        opens = len(earlier.text[: first.start].split()) <= 1
        plain = not first.adjective and not first.possessive
        return Side(first.codes) if opens and plain and len(first.codes) == 1 else None

    def _one_of_region(self, mention: Parties) -> Side | None:
        """Return the country of a region named last before "the Sahelian country"."""
        here = (p for p in self.scene.sentences[self.index].parties if p.end <= mention.start)
        before = (p for s in self.scene.before(self.index) for p in reversed(s.parties))
        for parties in (*reversed(list(here)), *before):
            if len(parties.codes) == 1 and parties.codes[0] in mention.codes:
                return Side(parties.codes)
        return None

    def _the_country(self, mention: Parties, *, partner: bool) -> Side | None:
        last = self.state.relation
        if len(mention.codes) > 1 and (named := self._one_of_region(mention)) is not None:
            return named
        if partner:
            if mention.anaphor is Anaphor.THERE and (place := self._there(mention)) is not None:
                return place
            if last is not None and last.partner.single in self.scene.reference.countries:
                return last.partner
            if (called := self._called(mention)) is not None:
                return called
            codes = self.scene.codes(mention, self.index)
            if codes and codes != (self.state.home,):
                return Side(codes)
            others = [c for c in self.scene.main_parties if c != self.state.home]
            return Side((others[0],)) if others else None
        if self.words.tokens[0].parties is mention or self.words.words[:1] == ("the",):
            opening = self._opening_before()
            if opening is not None:
                return opening
        if self.state.home is not None:
            return Side((self.state.home,))
        codes = self.scene.codes(mention, self.index)
        return Side(codes) if codes else None

    def _called(self, mention: Parties) -> Side | None:
        """Return the one of the countries a text is about that is a kingdom, if called so."""
        word = self.words.text[mention.start : mention.end].casefold().split()[-1]
        named = [
            code
            for code in self.scene.main_parties[: _COUPLE + 1]
            if (country := self.scene.reference.countries.get(code)) is not None
            and word in country.official_name.casefold().split()
        ]
        return Side((named[0],)) if len(named) == 1 else None

    def _there(self, mention: Parties) -> Side | None:
        """Return the country named last before "there", but as an adjective."""
        here = [p for p in self.scene.sentences[self.index].parties if p.end <= mention.start]
        earlier = self.scene.sentences[self.index - 1] if self.index else None
        near = earlier is not None and self.scene.passage(earlier) == self.segment
        before = earlier.parties if earlier is not None and near else ()
        for parties in (*reversed(here), *reversed(before)):
            code = only_code(parties)
            if code is not None and not parties.adjective and code != self.state.home:
                return Side((code,))
        return None

    def pair(self) -> Side | None:
        """Return the two parties that the text is about: named here, before, or in its title.

        Where a sentence begins with "both sides", those are the two, not whom it names later.
        """
        if (opening := self._both_sides()) is not None:
            return opening
        singles: list[str] = []
        for token in self.words.tokens:
            if token.parties is not None and token.parties.anaphor is None:
                singles += [c for c in _units(token.parties) if c not in singles]
        if len(singles) == 2:
            return Side(tuple(sorted(singles)))
        if (joined := self._joined()) is not None:
            return joined
        last = self.state.relation
        if self.state.segment != self.segment and (facing := self._faced()) is not None:
            return facing
        near = self.segment - self.state.segment <= 1 or len(self.state.pairs) == 1
        if near and last is not None and last.reporter and last.partner.codes != (WORLD,):
            return Side(tuple(sorted({last.reporter, *last.partner.codes})))
        titled = {c for p in self.scene.headline_parties for c in _units(p)}
        titled = titled if len(titled) == _COUPLE else set()
        prominent = titled or set(self.scene.main_parties[: _COUPLE + 1])
        for sentence in self.scene.before(self.index):
            codes = {c for p in sentence.parties for c in _units(p)}
            if len(codes) > _COUPLE:  # "both in COMESA": a bloc is not one of the two
                codes &= self.scene.reference.countries.keys()
            near = self.scene.passage(sentence) == self.segment
            if len(codes) == _COUPLE and (near or codes <= prominent):
                return Side(tuple(sorted(codes)))
        main = tuple(titled) or self.scene.main_parties[:2]
        home = self.state.home
        if home is not None and home not in self.scene.named_countries and not titled:
            return None  # known by its money or its office: those named are its partners
        if len(main) == 1 and (here := dateline_country(self.scene)) is not None:
            main = tuple({*main, here})  # a text from one country that names another only
        return Side(tuple(sorted(main))) if len(main) == 2 else None

    def _both_sides(self) -> Side | None:
        """Return whom a sentence points to by "the two sides" before it names anybody."""
        parties = self.scene.sentences[self.index].parties
        first = parties[0] if parties else None
        if first is None or first.anaphor is not Anaphor.THE_TWO or len(parties) == 1:
            return None
        codes = self.scene.codes(first, self.index)
        named = {code for mention in parties[1:] for code in mention.codes}
        return Side(codes) if len(codes) == _COUPLE and not named <= set(codes) else None

    def _joined(self) -> Side | None:
        """Return the two whose body or relations the sentence names in one word: "Fiji-Samoa"."""
        sentence = self.scene.sentences[self.index]
        joined = {
            frozenset((*first.codes, *second.codes))
            for first, second in pairwise(sentence.geo)
            if sentence.text[first.end : second.start] in _HYPHENS
            and len(first.codes) == len(second.codes) == 1
        }
        return Side(tuple(sorted(*joined))) if len(joined) == 1 else None

    def _turned(self) -> bool:
        """Whether the paragraph has named another than the two spoken of before it."""
        last, facing = self.state.relation, self._faced()
        if last is None or facing is None or last.partner == EVERYONE:
            return False
        return not set(facing.codes) <= {last.reporter, *last.partner.codes}

    def _faced(self) -> Side | None:
        """Return the document's country and the only other one that the paragraph has named."""
        home, others = self.state.home, set[str]()
        for sentence in self.scene.before(self.index):
            if self.scene.passage(sentence) != self.segment:
                break
            others.update(c for p in sentence.parties for c in _units(p) if c != home)
        return Side(tuple(sorted({home, *others}))) if home and len(others) == 1 else None

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


def _units(parties: Parties) -> tuple[str, ...]:
    """Return the codes of countries and blocs that a mention names one by one."""
    if parties.group is not None and len(parties.codes) > 1:
        return ()
    return parties.codes
