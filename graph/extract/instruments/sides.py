"""Between whom an instrument is, as its own sentence and the document tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph.claims.model import InstrumentKind, Status
from graph.extract.annotate import Annotated
from graph.extract.figures.issuing import issuers
from graph.extract.instruments.actors import actors_between
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.complements import past_both
from graph.extract.instruments.counterparts import (
    other_side,
    pointed_at,
    unresolved_person,
)
from graph.extract.instruments.known import Instrument
from graph.extract.instruments.lenders import lends
from graph.extract.instruments.lexicon import Role
from graph.extract.instruments.phrases import Phrase, is_title_case
from graph.extract.instruments.said import LAW, Said
from graph.extract.instruments.structure import Structure
from graph.extract.mentions import Anaphor, Name, NameType, Parties, Place
from graph.extract.organisations import government
from graph.extract.organisations.government import names_cabinet
from graph.extract.reading.dateline import dateline_country
from graph.extract.reading.grammar import grammar
from graph.extract.reading.pair import (
    home,
    likely_pair,
    main_group,
    main_pair,
    opening_group,
    party_counts,
)
from graph.extract.reading.parties import NOBODY, PartyList, own_codes, party_list
from graph.extract.reading.places import has_capital_called
from graph.extract.scene import Scene
from graph.extract.sectors.sides import document_sides

_NUMBERS: Final = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_SEVERAL: Final = re.compile(
    rf"\b({'|'.join(_NUMBERS)}) (?:countries|states|governments|nations|sides|parties"
    r"|neighbours|heads of (?:state|government)|presidents|leaders|prime ministers"
    r"|(?:\w+ )?ministers)\b"
)
_ELSEWHERE: Final = (" in ", " into ", " from ", " via ", " through ", " across ", " via the ")
_ELSEWHERE_THE: Final = (
    " border with ",
    " frontier with ",
    " in the ",
    " into the ",
    " from the ",
    " to the ",
    " through the ",
)
_HAS: Final = re.compile(r" (?:has|have|had)\b")
#: Before a town that is only the place of something, and after one that acts for its state.
_LOCATED: Final = re.compile(r"\b(?:in|at|to|from|near|via|of|for|into|through|the|between|and) $")
_SUBJECT: Final = re.compile(r"'s [a-z]|’s [a-z]| [a-z]+(?:ed|s|t)\b| (?:got|won|made|gave|took)\b")
#: Before the country in which a town lies: "in Bonn, ".
_IN_TOWN: Final = re.compile(r"\b(?:in|at|near) [A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30}){0,2}, $")
_CODE: Final = 2
_POINTED_REACH: Final = 40
_TWO: Final = 2
#: Tokens in which the mark of an item may stand, and letters that show a word in capitals.
_MARKER: Final = 5
_SHOUTED: Final = 4
#: Stages that each side reaches for itself.
_ONE_BY_ONE: Final = frozenset({Status.APPROVED, Status.RATIFIED, Status.IN_FORCE})
#: Verbs of what a party does for itself alone: "withdrew from".
_LEAVING: Final = frozenset({"withdraw", "pull", "opt", "exit", "quit", "leave"})
#: Verbs of what one state does to an instrument of many.
_JOINING: Final = frozenset({"accede", "join", "subscribe"})
#: What firms rather than states agree on.
_DEALT_IN: Final = re.compile(
    r"\b(?:purchase|sales?|supply|offtake|lease|concession|shareholders?)\b"
)
#: What begins the name of an office.
_OFFICE: Final = re.compile(
    r"(?:(?:Deputy|Prime|Vice|First|State|Acting)[ -])?(?:Minister|President|Ambassador)\b"
)
_EU: Final = "EU"
_EUROPEAN: Final = "European "
_SIGNATORY: Final = frozenset(
    {Status.SIGNED, Status.INITIALLED, Status.AGREED, Status.UNDER_NEGOTIATION, Status.PROPOSED}
    | {Status.DISCUSSED}
)
#: Kinds that have a foreign side and one's own.
_TWO_SIDED: Final = frozenset(
    {InstrumentKind.AGREEMENT, InstrumentKind.MOU, InstrumentKind.TREATY}
    | {InstrumentKind.PROTOCOL, InstrumentKind.CONTRACT}
)
#: Words by which parties bind themselves, whatever makes a wish or a plan of them.
_SIGNING: Final = frozenset({"instrument.signed", "instrument.initialled"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of an instrument.

    `settled` says that these are all, so that the document's main pair adds nothing.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    settled: bool


@dataclass(slots=True)
class _Found:
    """The parties of an instrument found so far: states, those it is with, those that act."""

    named: set[str]
    partner: set[str]
    names: list[str]
    agents: set[str] = field(default_factory=set)


class SideReader:
    """Finds the parties of instruments in one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.issuer = issuer = government(scene)
        self.of_cabinet = bool(scene.sentences) and names_cabinet(scene.sentences[0].text)
        #: The acts of a cabinet of which nobody knows whose it is are with one state each.
        unknown = issuer is None and self.of_cabinet
        self.pair = () if unknown else main_pair(scene)
        self.likely = () if unknown else self.pair or likely_pair(scene) or _hosts(scene)
        self.group = () if unknown else opening_group(scene)
        self.home = frozenset([issuer]) if issuer is not None else home(scene)
        self.written = _written_in(scene) or _shown(scene)
        self.leading = _leading(scene)

    def read(self, said: Said) -> Sides:
        """Return the parties that a sentence gives to an instrument.

        Where nearly all words have capitals, only organisations that are known as such are named.
        """
        if said.phrase.head.singular == LAW:
            return self._of_law(said.phrase)
        sides = self._read(said)
        sides = replace(sides, codes=self._listed_once(sides.codes))
        if sides.codes and any(event.lemma in _JOINING for event in said.events):
            sides = replace(sides, settled=True)  # of many states
        if sides.codes and not sides.settled and _of_several_states(said.sentence, sides.names):
            sides = replace(sides, settled=True)
        if self.issuer is not None and not sides.codes and any(map(lends, sides.names)):
            sides = replace(sides, codes=(self.issuer,), settled=True)  # whatever it deals with
        if len(sides.codes) == 1 and any(map(lends, sides.names)):
            own = self._bank_of_one_side(said.sentence, sides)
            ours = {self.issuer} if self.issuer is not None else set(self.likely if own else ())
            codes = tuple(sorted({*sides.codes, *ours}))
            sides = replace(sides, codes=codes, settled=True)  # a bank is the other side
        if any(map(_is_office, sides.names)):
            names = tuple(name for name in sides.names if not _is_office(name))
            sides = replace(sides, names=names)  # "signed by the Minister of Trade" for his state
        if not sides.names or not is_title_case(said.sentence.text):
            return sides
        known = {name.name for name in said.sentence.names if name.type is NameType.ORGANISATION}
        return replace(sides, names=tuple(name for name in sides.names if name in known))

    def _of_law(self, phrase: Phrase) -> Sides:
        """Return the one country whose law a named act is, if that is told."""
        own = {*phrase.parties, *phrase.owners} or self._alone()
        return Sides(tuple(sorted(code for code in own if len(code) == _CODE)), (), True)

    def _bank_of_one_side(self, sentence: Annotated, sides: Sides) -> bool:
        """Whether the one party of a loan is the state of its bank, so that the other borrows."""
        (code,) = sides.codes
        return code in self.likely and any(
            name.name in sides.names and code in name.parties and lends(name.name)
            for name in sentence.names
        )

    def _read(self, said: Said) -> Sides:
        """Return what the words around an instrument tell, the surest first."""
        between = self._between(said)
        if between is not None:
            return between
        found = self._partners(said)
        phrase = said.phrase
        bloc = len(phrase.parties) == 1 and len(phrase.parties[0]) > _CODE
        if (len(phrase.parties) >= _TWO or bloc) and not found.partner:
            return Sides(phrase.parties, (), True)
        self._add_agents(said, found)
        if not found.named and (dealing := self._dealing(said)):
            return Sides(dealing, _distinct(found.names), True)
        count = phrase.sides or self._number(said.sentence)
        if count is not None and len(found.named) < count:
            group = self._several(said.sentence, count)
            if group:
                return Sides(group, _distinct(found.names), True)
        self._add_organisations(said, found)
        if len(found.named) == 1 and found.partner and not found.agents:
            holder = self._holder(said.structure, said.at)
            found.named |= {*self.resolved(holder, said.index)}
            found.names += holder.names
        elided = bool(self.home) and _elided(said.structure, said.events)
        codes = self._with_home(said, found, elided=elided)
        names = _distinct(found.names)
        if elided:
            return Sides(codes, names, True)
        meant = None if codes else self._without_codes(said, names)
        meant = meant or self._of_clause(said, codes, names)
        if meant is not None:
            return meant
        if not codes and not names and phrase.similar:
            codes = self._clause_subject(said.structure, said.at)
        lent = phrase.kind is InstrumentKind.LOAN and said.acting
        return Sides(codes, names, len(codes) >= _TWO or (lent and bool(codes)))

    def _between(self, said: Said) -> Sides | None:
        """Return who an instrument is said to be between; nobody for one of a group of states."""
        if said.phrase.named_group or said.phrase.continental:
            return Sides((), (), True)
        for between in (said.after.between, *(e.between for e in said.events)):
            codes = self.resolved(between, said.index)
            if codes:
                own = self._with_ours(codes, between)
                return Sides(own, _distinct(between.names), True)
        pointed = said.structure.word(said.at + 1) == "between"
        if pointed and past_both(said.structure.tokens, said.at + 2) > said.at + 2:
            both = self.likely or self._named_near(said.index)
            if len(both) == _TWO:
                return Sides(both, (), True)
        return None

    def _partners(self, said: Said) -> _Found:
        """Return with whom an instrument is, with the states that its own words name."""
        partner = set(self.resolved(said.after.partner, said.index))
        names = list(said.after.partner.names)
        for event in said.events:
            if not partner:
                partner |= set(self.resolved(event.others, said.index))
                names += event.others.names
        named = {*said.phrase.parties, *said.phrase.owners, *partner}
        if len(named) == 1 and partner and (owner := _owner(said.structure, said.at)) is not None:
            named |= {*owner.parties}
            names.append(owner.name)
        if not named:
            partner |= set(self.fronted(said))
            named |= partner
        return _Found(named, partner, names)

    def _add_agents(self, said: Said, found: _Found) -> None:
        """Add who acts on an instrument, unless two states are named besides."""
        for event in said.events:
            found.agents.update(self.resolved(event.agents, said.index))
        owned = said.phrase.parties or said.phrase.owners or not found.partner
        if not found.agents or (len(found.named) >= _TWO and owned):
            return  # "Fiji welcomed Peru's pact with Oman"
        found.named |= found.agents
        if len(found.named) == 1 and self._person_acts(said.sentence, said.phrase, said.events):
            found.named |= self._ours_with(tuple(found.named))
        found.names += _signatories(said.events)

    def _add_organisations(self, said: Said, found: _Found) -> None:
        """Add the organisations that stand for a side which no state does."""
        if len(found.named) < _TWO:
            body = self._pointed(said.index, said.phrase, said.events)
            if body is not None:
                found.named |= {*body.parties, *self.home}
                found.names.append(body.name)
        if not found.agents:
            found.names += _signatories(said.events)
        if not found.partner:
            found.names += said.after.between.names

    def _with_home(self, said: Said, found: _Found, *, elided: bool) -> tuple[str, ...]:
        """Return the states found, with the one that a partner alone, or nobody, is named for."""
        codes = tuple(sorted(found.named))
        lone = found.partner and not (found.agents or found.names or said.acting)
        unowned = not (said.phrase.parties or said.phrase.owners)
        if (len(codes) < _TWO and (elided or lone)) or (lone and unowned):
            owned = said.structure.text[said.phrase.outset :].lower().startswith("its ")
            return tuple(sorted({*codes, *self._ours_with(codes, owned=owned)}))
        return codes

    def _without_codes(self, said: Said, names: tuple[str, ...]) -> Sides | None:
        """Return the sides of an instrument for which no state is found by its own words."""
        if said.phrase.kind is InstrumentKind.DECLARATION:
            listed = [
                m.codes for m in said.sentence.parties if m.group is None and len(m.codes) > 1
            ]
            if len(listed) == 1:
                return Sides(listed[0], (), True)
        if names and all(map(lends, names)):
            borrower = self._around(said.sentence, said.structure, said.at)
            if len(borrower) == 1:
                return Sides(borrower, names, True)
        near = self._named_near(said.index) if len(names) > 1 else ()
        return Sides(near, names, True) if near else None

    def _of_clause(
        self, said: Said, codes: tuple[str, ...], names: tuple[str, ...]
    ) -> Sides | None:
        """Return the sides that the clause names besides, where less than two states are found."""
        if len(codes) >= _TWO or names or said.acting or said.phrase.stands_in:
            return None
        around = self._around(said.sentence, said.structure, said.at)
        if self.issuer is not None:
            around = tuple(sorted({*around, self.issuer})) if len(around) == 1 else ()
        others = _of_others(said.structure, said.at)
        if len(around) == _TWO and set(codes) < set(around) and others.isdisjoint(around):
            return Sides(around, (), True)
        if not codes and len(around) == 1 and _names_organisation(said.structure):
            return Sides(around, (), False)
        return None

    def apart(self, said: Said, sides: Sides) -> Sequence[Sides]:
        """Return the sides of each where there is one with each state: "MoUs with A and B"."""
        partners = set(self.resolved(said.after.partner, said.index))
        for event in said.events:
            partners |= set(self.resolved(event.others, said.index))
        phrase = said.phrase
        single = not phrase.plural or phrase.count not in (None, len(partners))
        if single or len(partners) < _TWO or not partners.isdisjoint(phrase.parties):
            return ()
        own = set(sides.codes) - partners or self._ours_beside(partners)
        return [
            replace(sides, codes=tuple(sorted({*own, each})), settled=bool(own))
            for each in sorted(partners)
        ]

    def _ours_beside(self, partners: set[str]) -> frozenset[str]:
        """Return whose paper tells of agreements with several others, each apart."""
        own = self._alone()
        return own if own.isdisjoint(partners) else frozenset()

    def _alone(self) -> frozenset[str]:
        """Return the one country whose paper or news a document is, if it is known."""
        own = frozenset([self.issuer]) if self.issuer is not None else self.home or self.leading
        return own if len(own) == 1 else frozenset()

    def completed(
        self,
        codes: tuple[str, ...],
        kind: InstrumentKind,
        subject: str | None = None,
        *,
        with_one: bool = False,
    ) -> tuple[str, ...]:
        """Add to known parties those of the document's main pair, where these are meant.

        What a government publishes of its own acts has that government on one side. An agreement
        `with_one` state is none of the group of states of which a document tells.
        """
        if self.issuer is not None and len(codes) < _TWO:
            if not codes and kind is InstrumentKind.TREATY:
                return codes  # of many states
            alone = not codes or codes == (self.issuer,)
            if alone and kind is InstrumentKind.DECLARATION and self.group:
                return tuple(sorted({*self.group, self.issuer}))
            return self._ours() if alone else tuple(sorted({*codes, self.issuer}))
        between_firms = kind in (InstrumentKind.CONTRACT, InstrumentKind.LOAN) or (
            subject is not None and _DEALT_IN.search(subject) is not None
        )
        group = () if between_firms or with_one else self.group
        pair = self.pair or (() if between_firms or group else self.likely)
        if not codes or (len(codes) == 1 and codes[0] in pair):
            return pair or group or codes
        if len(codes) == 1 and codes[0] in group:
            return group
        if len(codes) == 1 and (beside := self._beside_bloc(codes[0])):
            return beside
        blocs = [code for code in self.pair if len(code) > _CODE]
        if len(codes) == 1 and len(blocs) == 1:
            return tuple(sorted({*codes, self._acting(blocs[0])}))
        if len(codes) == 1 and len(codes[0]) == _CODE and kind in _TWO_SIDED and not group:
            return tuple(sorted({*codes, *(self.home or self.written)}))
        return codes

    def _beside_bloc(self, bloc: str) -> tuple[str, ...]:
        """Return a bloc and the one of the two most named that is no member of it, if one is."""
        group = self.scene.reference.groups.get(bloc)
        if len(bloc) <= _CODE or group is None:
            return ()
        outside = set(self.likely) - {bloc, *group.members(self.scene.date)}
        return tuple(sorted({bloc, *outside})) if len(outside) == 1 else ()

    def _acting(self, bloc: str) -> str:
        """Return the member for whose trade with its bloc a document is written, else the bloc."""
        group = self.scene.reference.groups.get(bloc)
        members = group.members(self.scene.date) if group is not None else ()
        own = [*self.pair, dateline_country(self.scene)]
        return next((code for code in own if code is not None and code in members), bloc)

    def _person_acts(self, sentence: Annotated, phrase: Phrase, events: Sequence[Event]) -> bool:
        """Whether somebody signs beside the named state of whom no state is told."""
        return any(
            event.status in _SIGNATORY and unresolved_person(sentence, event.start, phrase.start)
            for event in events
        )

    def _pointed(self, index: int, phrase: Phrase, events: Sequence[Event]) -> Name | None:
        """Return the organisation that "the said Bank" near an instrument means."""
        start = min([phrase.start, *(event.start for event in events)])
        end = max([phrase.end, *(event.end for event in events)])
        return pointed_at(self.scene, index, max(0, start - _POINTED_REACH), end + _POINTED_REACH)

    def _listed_once(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Leave out a bloc beside its members: "A, B and C, members of the bloc"."""
        groups = self.scene.reference.groups
        double = {
            code
            for code in codes
            if len(code) > _CODE
            and code in groups
            and len(set(groups[code].members(self.scene.date)) & set(codes)) >= _TWO
        }
        return tuple(code for code in codes if code not in double)

    def fronted(self, said: Said) -> tuple[str, ...]:
        """Return the partner that opens a sentence: "With India, talks on the pact go on"."""
        structure = said.structure
        opening = 1 if structure.word(0) == "with" else 0
        if " ".join(token.word for token in structure.tokens[:2]) == "as for":
            opening = 2
        if not opening or said.at <= opening:
            return ()
        listed = party_list(structure.text, structure.tokens, opening)
        return self.resolved(listed, said.index) if structure.word(listed.end) == "," else ()

    def _ours_with(self, codes: tuple[str, ...], *, owned: bool = False) -> frozenset[str]:
        """Return who has an instrument with others that no words connect it with.

        It may be `owned` by one side ("its accord with Peru").
        """
        if self.home or len(codes) != 1:
            return self.home
        other = other_side(self.scene, self.pair, codes[0], owned=owned)
        return frozenset() if other is None else frozenset([other])

    def _with_ours(self, codes: tuple[str, ...], between: PartyList) -> tuple[str, ...]:
        """Add the country of the organisation that is named without one, beside a foreign one."""
        names = between.names
        several = len(names) + between.pointing >= _TWO
        if len(codes) != 1 or not several or any(map(lends, names)):
            return codes
        if self.issuer is not None:
            return tuple(sorted({*codes, self.issuer}))
        return self.pair if codes[0] in self.pair else codes

    def _ours(self) -> tuple[str, ...]:
        """Return who an act is between that a government's paper tells of without parties."""
        assert self.issuer is not None
        about = frozenset(self.scene.main_parties[:_TWO]) == frozenset(self.pair)
        return self.pair if about and self.issuer in self.pair else (self.issuer,)

    def resolved(self, listed: PartyList, index: int) -> tuple[str, ...]:
        """Return the codes of a list, with what its pronouns mean."""
        codes = set(listed.codes)
        for anaphor in listed.anaphors:
            if anaphor.anaphor is not Anaphor.THERE:
                codes.update(self.scene.codes(anaphor, index))
        return tuple(sorted(codes))

    def reached_by(
        self, event: Event, index: int, instrument: Instrument
    ) -> tuple[str | None, ...]:
        """Return the sides that reached the stage of an event one by one; None stands for all.

        Where an instrument with a title is open to more states than act here, a signature too is
        that of single ones.
        """
        treaty = instrument.kind is not InstrumentKind.OTHER
        open_to_more = instrument.title is not None and not instrument.parties and treaty
        alone = event.status in _ONE_BY_ONE or event.lemma in _LEAVING
        if event.others or not (alone or open_to_more):
            return (None,)
        codes = self.resolved(event.agents, index)
        if not codes:
            european = any(name.startswith(_EUROPEAN) for name in event.agents.names)
            return (_EU,) if european else (None,)
        everyone = bool(instrument.parties) and set(instrument.parties) <= set(codes)
        return (None,) if everyone and len(codes) > 1 else codes

    def _named_near(self, index: int) -> tuple[str, ...]:
        """Return the two parties named last in the paragraph up to sentence `index`."""
        current = self.scene.sentences[index]
        for sentence in (current, *self.scene.before(index)):
            if sentence.sentence.segment != current.sentence.segment:
                break
            codes = {c for m in sentence.parties if m.group is None for c in m.codes}
            if len(codes) == _TWO:
                return tuple(sorted(codes))
            for mention in reversed(sentence.parties):
                if mention.group is None and len(mention.codes) == _TWO:
                    return mention.codes
        return ()

    def _clause_subject(self, structure: Structure, at: int) -> tuple[str, ...]:
        """Return the country that opens the clause in which an instrument stands."""
        for token in structure.tokens[_past_comma(structure, at) : at]:
            if isinstance(token.mention, Parties) and token.mention.anaphor is None:
                return token.mention.codes
        return ()

    def _holder(self, structure: Structure, at: int) -> PartyList:
        """Return who has an instrument, or does something under it: "uses it under a pact with"."""
        last = structure.opener(at)
        word = structure.word(last)
        if word != "under" and word not in grammar().have:
            return NOBODY
        return actors_between(structure, _past_comma(structure, last), last)

    def _dealing(self, said: Said) -> tuple[str, ...]:
        """Return who trades under an instrument: "Togo buys gas from Benin under a contract"."""
        structure = said.structure
        last = structure.opener(said.at)
        if structure.word(last) != "under":
            return ()
        first = _past_comma(structure, last)
        own = set(self.resolved(actors_between(structure, first, last), said.index))
        other: set[str] = set()
        for at in range(first + 1, last):
            mention = structure.tokens[at].mention
            if isinstance(mention, Parties) and structure.word(at - 1) in ("from", "to"):
                other.update(self.scene.codes(mention, said.index))
        both = own | other
        return tuple(sorted(both)) if len(own) == 1 and len(both) == _TWO else ()

    def _number(self, sentence: Annotated) -> int | None:
        found = _SEVERAL.search(sentence.text.lower())
        return _NUMBERS[found[1]] if found else None

    def _several(self, sentence: Annotated, count: int) -> tuple[str, ...]:
        codes = {c for mention in sentence.parties for c in own_codes(mention)}
        if len(codes) == count:
            return tuple(sorted(codes))
        return main_group(self.scene, count)

    def _around(self, sentence: Annotated, structure: Structure, at: int) -> tuple[str, ...]:
        """Return the countries that the clause of an instrument names, places left out."""
        tokens = structure.tokens
        first = next((i + 1 for i in range(at, -1, -1) if _parts(structure, i)), 0)
        last = next((i for i in range(at, len(tokens)) if _parts(structure, i)), len(tokens))
        codes: set[str] = set()
        for token in tokens[first:last]:
            mention = token.mention
            if isinstance(mention, Place) and _acts_for_state(sentence, mention):
                codes.add(mention.country or "")
            if not isinstance(mention, Parties) or mention.group is not None:
                continue
            before = f" {sentence.text[: mention.start]}"
            if _names_its_place(sentence, mention):
                continue  # "in Bonn, Germany"
            if not before.endswith((*_ELSEWHERE, *_ELSEWHERE_THE)) or len(mention.codes) > 1:
                codes.update(own_codes(mention))
        return tuple(sorted(codes))


def _leading(scene: Scene) -> frozenset[str]:
    """Return the states of the persons of whom the first sentence tells: "Mulino Announces …"."""
    return frozenset(
        code
        for sentence in scene.sentences[:1]
        for name in sentence.names
        if name.type is NameType.PERSON
        for code in name.parties
    )


def _shown(scene: Scene) -> frozenset[str]:
    """Return the one country whose money, offices or place of issue a text shows for its own."""
    best = issuers(scene, Counter()).most_common(_TWO)
    alone = len(best) == 1 or (len(best) == _TWO and best[0][1] > best[1][1])
    return frozenset([best[0][0]]) if alone else frozenset()


def _hosts(scene: Scene) -> tuple[str, ...]:
    """Return the two sides of a visit that is told by a leader's name: "Xi's visit to Peru"."""
    told = document_sides(scene)
    return told if len(told) == _TWO and all(len(code) == _CODE for code in told) else ()


def _past_comma(structure: Structure, at: int) -> int:
    """Return the first token after the comma or semicolon before a token."""
    return next((i + 1 for i in range(at, -1, -1) if structure.word(i) in (",", ";")), 0)


def _parts(structure: Structure, at: int) -> bool:
    """Whether a clause ends here that says nothing of what the next one tells."""
    word = structure.word(at)
    return word == ";" or (word == "that" and structure.word(at - 1) in ("and", "but"))


def _of_others(structure: Structure, at: int) -> frozenset[str]:
    """Return the states with which other instruments of a sentence are: "after one with Peru"."""
    return frozenset(
        code
        for other in structure.instruments
        if other != at and structure.equated(other) != at
        for code in structure.after[other].partner.codes
    )


def _acts_for_state(sentence: Annotated, place: Place) -> bool:
    """Whether a town stands for the state that has an instrument: "with which Dhaka has a pact"."""
    if place.country is None:
        return False
    if _HAS.match(sentence.text, place.end) is not None:
        return True
    seat = has_capital_called(place.name, (place.country,))
    located = _LOCATED.search(sentence.text, 0, place.start) is not None
    return seat and not located and _SUBJECT.match(sentence.text, place.end) is not None


def _names_its_place(sentence: Annotated, mention: Parties) -> bool:
    """Whether a country only says where the town just before it lies."""
    return _IN_TOWN.search(sentence.text, 0, mention.start) is not None


def _written_in(scene: Scene) -> frozenset[str]:
    """Return the country in which a text that speaks of it was written, if it is known."""
    code = dateline_country(scene)
    often = code is not None and party_counts(scene)[code] >= _TWO
    return frozenset([code]) if often and code is not None else frozenset()


def _signatories(events: Sequence[Event]) -> list[str]:
    """Return the organisations that act on an instrument as one side does."""
    return [name for event in events if _signs(event) for name in event.agents.names]


def _signs(event: Event) -> bool:
    """Whether those who act are parties: they sign, or are to sign, rather than call for it."""
    return event.status in _SIGNATORY or (
        event.status is Status.CALLED_FOR and event.rule in _SIGNING
    )


def _elided(structure: Structure, events: Sequence[Event]) -> bool:
    """Whether a decision is told without its subject: "b) RATIFIED the treaty with Peru"."""
    opening = next((i for i, t in enumerate(structure.tokens[:_MARKER]) if len(t.word) > 1), None)
    if opening is None or opening not in structure.trigger_at:
        return False
    trigger = structure.trigger_at[opening]
    shouted = structure.text[structure.tokens[opening].start :][:_SHOUTED].isupper()
    return shouted and trigger.has(Role.VERB) and not any(e.agents for e in events)


def _is_office(name: str) -> bool:
    """Whether a name is that of somebody's office rather than of an organisation."""
    return _OFFICE.match(name) is not None


def _of_several_states(sentence: Annotated, names: Sequence[str]) -> bool:
    """Whether one party is a company of several states, so that these are no parties besides."""
    return any(
        name.start <= mention.start and mention.end <= name.end and len(mention.codes) > 1
        for name in sentence.names
        if name.name in names
        for mention in sentence.parties
    )


def _owner(structure: Structure, at: int) -> Name | None:
    """Return the organisation of one state whose an instrument is: "X said its contract with"."""
    if structure.word(at - 1) not in ("its", "their"):
        return None
    for token in reversed(structure.tokens[: at - 1]):
        if token.hard or token.slot in ("parties", "place", "instrument", "person"):
            return None
        if isinstance(token.mention, Name) and token.mention.type is NameType.ORGANISATION:
            return token.mention if len(token.mention.parties) == 1 else None
    return None


def _names_organisation(structure: Structure) -> bool:
    return any(token.slot == "organisation" for token in structure.tokens)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
