"""From what single sentences say to what the document says of each instrument.

Mentions that mean the same instrument are gathered (the headline's "MoU", "the memorandum", "it"),
so that each stage is claimed once, with all that the document tells about parties and subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims.model import InstrumentKind, Status
from graph.claims.period import PartialDate, Period
from graph.extract.annotate import Annotated
from graph.extract.instruments.actors import When, date_beside
from graph.extract.instruments.acts import (
    act_of_one_side,
    another_of,
    counted_of,
    fact_of,
    members_of,
    proposal_of,
)
from graph.extract.instruments.agenda import ARGUED, Item, decided_alone
from graph.extract.instruments.bare import (
    goes_on,
    is_its_text,
    of_a_sort,
    says_nothing,
    short_form,
    text_of,
    too_vague,
)
from graph.extract.instruments.clauses import Event, read_events
from graph.extract.instruments.complements import Complement
from graph.extract.instruments.days import days_named, looking_back, same_year, year_told
from graph.extract.instruments.ellipsis import may_leave_out, restored
from graph.extract.instruments.enumerations import RULE as LISTED
from graph.extract.instruments.enumerations import (
    Part,
    announced,
    lists_members,
    matters_listed,
    one_and_other,
)
from graph.extract.instruments.headed import (
    heads_list,
    is_row,
    is_title_line,
    listed_document,
    parts_list,
)
from graph.extract.instruments.items import is_item, listed_after, opens_as_label
from graph.extract.instruments.known import (
    REACHED,
    Instrument,
    Occurrence,
    find_known,
    merge_into,
)
from graph.extract.instruments.lexicon import Head
from graph.extract.instruments.moments import last_told, stated, told_after
from graph.extract.instruments.phrases import Determiner, Phrase, find_phrases, may_name
from graph.extract.instruments.said import LAW, Said, fitting
from graph.extract.instruments.shared import with_shared
from graph.extract.instruments.sides import SideReader, Sides
from graph.extract.instruments.stages import MENTION_RULE
from graph.extract.instruments.stand_ins import left_out, stand_ins
from graph.extract.instruments.structure import Structure, Tokens, analyse
from graph.extract.instruments.subjects import SubjectReader
from graph.extract.mentions import Name, NameType
from graph.extract.organisations.government import names_cabinet
from graph.extract.reading.dates import act_date, as_partial
from graph.extract.reading.grammar import grammar
from graph.extract.reading.headings import heads_item
from graph.extract.reading.parties import NOBODY
from graph.extract.reading.tokens import merge
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, PeriodMention

_MENTION_CONFIDENCE: Final = Decimal("0.7")
_DATED: Final = REACHED | {Status.DISCUSSED, Status.UNDER_NEGOTIATION}
_SIGNED: Final = frozenset({Status.SIGNED, Status.INITIALLED})
#: What happens under an instrument shows that it is in force.
_UNDER: Final = frozenset(["under", "pursuant"])
#: Stages at which an instrument comes about, and those that follow.
_MADE: Final = _SIGNED | {Status.AGREED}
_LATER: Final = frozenset({Status.IN_FORCE, Status.RATIFIED, Status.EXPIRED})
#: Stages that take a signature for granted.
_AFTERWARDS: Final = frozenset({Status.APPROVED, Status.RATIFIED})
#: What is done with an instrument that holds; without a day it adds little to its signature.
_APPLYING: Final = frozenset(
    ["apply", "take effect", "operate", "implement", "use", "extend", "prolong", "renew"]
)
#: Verbs and nouns by which an instrument is signed, or talks on it end.
_ENDING: Final = frozenset(["conclude", "conclusion of", "conclusion"])
_REMEMBERED: Final = 1
#: What follows an act of one side that is not said to be on anything.
_NEXT_CLAUSE: Final = re.compile(r"(?: +(?:and|but|while|before|,)|,)(?: |$)")
#: Sentences through which the story of an instrument may go on without a word for it.
_STORY: Final = 2
#: What opens a sentence on the talks from which the one instrument of a text came.
_TALKS: Final = re.compile(
    r"(?:The )?(?:[Nn]egotiations|[Tt]alks) (?:(?:had |have )?(?:been |were )"
    r"|(?:began|started|opened|concluded|ended|commenced)\b)"
)
_DONE_TO_IT: Final = re.compile(
    r"\b(?:signed|ratified|approved|initialled|inked|endorsed|renewed|extended|terminated|denounced"
    r"|suspended|joined) (?:it|them|both|all (?:two|three|four|five))\b"
)
_LISTED_WITHIN: Final = 3
#: Letters of what is left of a row that was cut at the stop of "S. No.".
_SHARD: Final = 8
_COMMUNIQUE: Final = re.compile(
    r"\b(?:joint (?:statement|declaration|press release)|communiqu[eé]|agreed minutes)\b",
    re.IGNORECASE,
)
_ENDED_WITH: Final = re.compile(
    r"\b[Tt]he (?:events?|programme|forum|meetings?|ceremony|talks|visit|day) "
    r"(?:concluded|ended|culminated|closed) (?:with|in) the (?:signing|exchange)\b"
)
_AT_CLOSE: Final = re.compile(
    r"\bat the (?:close|end|conclusion) of the(?: \w+){0,2}"
    r" (?:sessions?|meetings?|visit|talks|summit|commission|negotiations|consultations)\b",
    re.IGNORECASE,
)
#: "took the following decisions today", "decisions taken at the meeting of 3 May 2022".
_DECISIONS: Final = re.compile(
    r"\b(?:(?:took|made|reached) (?:the following |these |several |a number of )?decisions"
    r"|decisions (?:taken|made|reached)"
    r"|^(?:highlights|decisions|outcomes?|resolutions|communiqu[eé]) of (?:the )?cabinet\b"
    r"|(?:ministers|cabinet) (?:sitting|meeting|met|sat) (?:\w+ ){0,2}on"
    r"|(?:following|these) (?:decisions|matters|proposals) (?:were|was) (?:taken|made|approved))\b",
    re.IGNORECASE,
)
#: What a cabinet decides on, in its own paper.
_SUBMITTED: Final = re.compile(r"\b(?:proposals?|recommendations?|resolutions?|memorandum by)\b")
#: A decision told by its infinitive: "To ratify the treaty with Peru", "(b) To accept the loan".
_DECIDED: Final = re.compile(r"(?:\W{0,2}\w{1,4}[.)] |[-–•*] )?To [a-z]")
#: Weak nouns of these kinds name an instrument wherever parties or a date are given.
_BETWEEN_ONLY: Final = frozenset({InstrumentKind.CONTRACT, InstrumentKind.LOAN})
#: Subjects that only point back: "a memorandum on the latter", "an agreement to that end".
_POINTERS: Final = frozenset(["latter", "former", "that end", "this end", "that effect", "same"])
#: What a title says its instrument is about: "Protocol to the Convention on Social Security".
_TITLED_ON: Final = re.compile(r" (?:on|concerning|regarding|relating to)(?: the)? (.+)$")
_NOT_SUBJECTS: Final = frozenset(
    ["framework", "cooperation", "co-operation", "partnership", "financing", "grant", "commercial"]
)


class Reader:
    """Reads the sentences of a document in order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.sides = SideReader(scene)
        self.instruments: list[Instrument] = []
        self.year: int | None = None
        self.told: PartialDate | None = None
        self.decided: PartialDate | None = None
        self.last: Instrument | None = None
        self.last_at = -_REMEMBERED - 1
        self.partners: frozenset[str] = frozenset()  # with whom the last one is
        self.pronouns = grammar().pronouns
        self.opened: tuple[Event, ...] = ()
        self.headed = False  # by a heading, and so until the next one
        self.acronyms: dict[str, Phrase] = {}
        self.short_forms: dict[str, Instrument] = {}
        self.several: Instrument | None = None
        self.several_at = -_REMEMBERED - 1
        self.told_of_several: tuple[Event, ...] = ()
        self.concluded_at = -_LISTED_WITHIN - 1
        first = scene.sentences[0].text if scene.sentences else ""
        self.issued_at_close = _COMMUNIQUE.search(first) is not None
        decision = decided_alone(scene)
        self.item = Item() if decision is None else Item(0)
        self.of_cabinet = decision is not None or self.sides.of_cabinet
        self.on_proposal = decision is not None and _SUBMITTED.search(decision) is not None
        self.deciding = self.of_cabinet  # what follows is what a cabinet decided

    def read(self, index: int, sentence: Annotated) -> None:
        """Take in one sentence."""
        if self._heads(index, sentence):
            return
        if self.sides.of_cabinet and heads_item(self.scene, index):
            self.item = Item(index, len(self.instruments))
            self.last = self.several = None
            self.opened = ()
        named = may_name(sentence.base) or any(a in sentence.text for a in self.acronyms)
        if self._on_proposal(index, sentence):
            return
        back = self._points_back(index, sentence)
        topic = self._topic(index)
        if back:
            self.last_at = index  # "It takes effect in May. Peru ratified it in June."
        if named or back or topic is not None:
            mentions = _mentions(sentence, self.acronyms, topic)
            tokens = merge(sentence.text, sentence.base.tokens, mentions)
            named = _has_instrument(tokens)
            a_fact = not named and topic is not None and fact_of(sentence) is not None
            if may_leave_out(sentence) and not a_fact:
                tokens = restored(tokens, topic)
                named = _has_instrument(tokens)
            if named or back:
                decided = self.deciding and _DECIDED.match(sentence.text) is not None
                self._sentence(index, sentence, analyse(sentence.text, tokens, decided=decided))
        if named and self.last is not None and self.last_at == index:
            self._consented(index, sentence, self.last)
        if self.last is not None and index - self.last_at <= _REMEMBERED:
            self.instruments += another_of(self.scene, index, self.last)
        if self.several is not None and index - self.several_at <= _REMEMBERED:
            members = list(members_of(self.scene, index, self.several))
            self.instruments += members
            if len(members) > 1 and self.several.count is None:
                self.several.supported = False  # its members are claimed instead
        if not named:
            if sentence.text.endswith((":", ";")) and (opening := announced(sentence)) is not None:
                self.opened = (opening,)
            elif self.opened and self._in_list(sentence):
                self._listed(index, sentence)
            self._unnamed(index, sentence)
        self._note_year(sentence)

    def _unnamed(self, index: int, sentence: Annotated) -> None:
        """Take in what a sentence says of instruments that were named before it."""
        several = self.several if index - self.several_at <= _REMEMBERED else None
        counted = list(counted_of(self.scene, index, several)) if several is not None else []
        if counted and several is not None:
            self.instruments += counted
            if all(o.status is None for o in several.occurrences):
                several.supported = False  # its members are claimed instead
        if self.last is not None and (act := act_of_one_side(sentence, self.last)) is not None:
            self._add(self.last, act, index, sentence, (act.start, act.end))
        if (fact := fact_of(sentence)) is not None and (about := self._about()) is not None:
            self._add(about, fact, index, sentence, (fact.start, fact.end))

    def _consented(self, index: int, sentence: Annotated, last: Instrument) -> None:
        """Take in an act beside another stage: "Peru gave its consent and the pact took effect"."""
        act = act_of_one_side(sentence, last)
        if act is None or any(o.status is act.status for o in last.occurrences):
            return
        if _NEXT_CLAUSE.match(sentence.text, act.end):
            self._add(last, act, index, sentence, (act.start, act.end))

    def _on_proposal(self, index: int, sentence: Annotated) -> bool:
        """Whether a sentence tells what became of the proposal that an item is about."""
        own = self.item.instrument
        if own is None or (act := proposal_of(sentence)) is None:
            return False
        if any(slot == "instrument" for slot, _ in _mentions(sentence, self.acronyms, None)):
            return False
        self._add(own, act, index, sentence, (act.start, act.end))
        return True

    def _heads(self, index: int, sentence: Annotated) -> bool:
        """Whether a line heads a list of documents and tells their stage."""
        if (opening := heads_list(self.scene, index)) is not None:
            self.opened, self.headed = (opening,), True
            return True
        if self.headed and parts_list(sentence):
            return True
        if self.headed and not self._in_list(sentence) and len(sentence.text) > _SHARD:
            self.opened, self.headed = (), False
        return False

    def _in_list(self, sentence: Annotated) -> bool:
        """Whether a sentence stands in a list: as a row, or as a title below a heading."""
        return is_row(self.scene, sentence) or (self.headed and is_title_line(sentence))

    def _listed(self, index: int, sentence: Annotated) -> None:
        """Take in an item of a list of documents that is one by the list alone."""
        document = listed_document(sentence)
        if document is None:
            return
        codes = tuple(sorted({code for event in self.opened for code in event.agents.codes}))
        parties = self.sides.completed(codes, document.kind, document.subject)
        new = document.instrument(parties)
        self.instruments.append(new)
        for event in self.opened:
            self._add(new, event, index, sentence, (document.start, document.end))

    def _about(self) -> Instrument | None:
        """Return the instrument that a fact sheet is about: that of its heading, else the last."""
        headed = [each for each in self.instruments if each.heading]
        return headed[0] if len(headed) == 1 else self.last

    def _points_back(self, index: int, sentence: Annotated) -> bool:
        first = sentence.text.split(" ", 1)[0].lower()
        near = index - self.last_at <= _REMEMBERED
        pointed = first in self.pronouns or _DONE_TO_IT.search(sentence.text) is not None
        return pointed and self.last is not None and near

    def _topic(self, index: int) -> Phrase | None:
        """Return how a sentence may point at the instrument told of last, without naming it.

        Where one on talks tells of the only one that has been named, that becomes the last.
        """
        last = self.last
        near = index - self.last_at <= _STORY
        if not near and _TALKS.match(self.scene.sentences[index].text):
            named = [i for i in self.instruments if (i.heading or i.title) and not i.plural]
            near = len(named) == 1
            last = self.last = named[0] if near else last
        if last is None or last.plural or not near:
            return None
        head = Head(last.kind, last.kind.value, loose=last.loose)
        return Phrase(start=0, end=0, core=0, head=head, outset=0, back=True)

    def _note_year(self, sentence: Annotated) -> None:
        """Remember the year of the last day or month, for days without a year after it.

        A sentence that opens a list of decisions dates all of them.
        """
        self.told = last_told(sentence, self.told, dateless=self.scene.date is None)
        if _DECISIONS.search(sentence.text):
            self.deciding = True
            self.decided = next(iter(days_named(self.scene, sentence)), self.decided)
        for value in sentence.values:
            told = stated(value) if isinstance(value, DateMention | PeriodMention) else None
            if told is not None and told.month is not None:
                self.year = told.year

    def _sentence(self, index: int, sentence: Annotated, structure: Structure) -> None:
        told = read_events(structure)
        shared = with_shared(structure, told.events)
        events = self._carried(index, sentence, structure, shared)
        for event in events:
            if event.at is None and self.last is not None:
                self._add(self.last, event, index, sentence, (event.start, event.end))
                self.last_at = index
        named: Instrument | None = None
        taken_at: dict[int, Instrument] = {}
        heading = self._is_heading(index)
        for at in structure.instruments:
            phrase = structure.phrase(at)
            mine = fitting(phrase, [e for e in events if e.at == at])
            same = None if structure.equated(at) is None else self.last
            if phrase.left_out and not phrase.back:
                same = named  # it is put back only where its sentence names one alone
            same = same or taken_at.get(text_of(structure, at))
            if same is None and named is not None and is_its_text(phrase):
                same = named
            absent = structure.governor(at) == "without" or structure.lacked(at)
            denied = phrase.determiner is Determiner.NEGATIVE or (
                not mine and (absent or at in told.denied)
            )
            if not denied and (mine or not phrase.left_out):
                said = Said(index, sentence, structure, at, mine, heading)
                taken = self._phrase(said, same)
                named = named or taken
                if taken is not None:
                    taken_at[at] = taken

    def _carried(
        self, index: int, sentence: Annotated, structure: Structure, events: Sequence[Event]
    ) -> Sequence[Event]:
        """Return the events of a sentence; items of a list have those of the words before it."""
        if sentence.text.endswith(":") and any(e.at is not None for e in events):
            self.opened = tuple(e for e in events if e.at == structure.instruments[-1])
            return []
        if not (self._in_list(sentence) or is_item(sentence, structure)):
            self.opened = ()
        if self.opened and _are_approved(self.opened, events):
            events = []  # "Cabinet approved: 1. The signing of the agreement"
        if self.opened and not events and structure.instruments:
            first = structure.instruments[0]
            alike = [i for i in structure.instruments if structure.word(i - 1) == ";"]
            return _told_of(structure, [first, *(i for i in alike if i != first)], self.opened)
        listed = self.told_of_several and index - self.several_at <= _LISTED_WITHIN
        if listed and not events and lists_members(sentence):
            if self.several is not None and self.several.count is None:
                self.several.supported = False  # its members are claimed instead
            return _told_of(structure, structure.instruments, self.told_of_several)
        if (opening := announced(sentence)) is not None:
            told = {event.at for event in events}
            untold = [i for i in listed_after(structure, opening.end) if i not in told]
            return [*events, *_told_of(structure, untold, (opening,))]
        return events

    def _phrase(self, said: Said, same: Instrument | None = None) -> Instrument | None:
        """Take in what a sentence says of an instrument; `same` is what it is said to be.

        Returns the instrument, if it is a single one.
        """
        phrase, events, structure = said.phrase, said.events, said.structure
        sides = self.sides.read(said)
        if too_vague(phrase, said.after, events) or of_a_sort(said.sentence, phrase):
            return None
        if phrase.if_signed and not any(e.status in _SIGNED and not e.planned for e in events):
            return None
        subject, items = self._subject(said)
        named = phrase.count or phrase.subject or phrase.title or items
        members = structure.members.get(said.at, ())
        counted = phrase.count is not None and phrase.count <= len(members)
        if members and (not named or (counted and not (phrase.subject or phrase.title))):
            return None  # its members are claimed instead
        if phrase.plural and (parts := one_and_other(structure, said.at)):
            self._parts(said, parts, sides)
            return None
        partners = () if items else self.sides.apart(said, sides)
        if same is not None and said.after.subject is not None:
            same.subject = subject  # what it is said to be tells more than its name
        if items or partners:
            before = tuple(self.instruments)  # those of one list are told apart
            for item in items:
                new = _instrument(phrase, sides, item, said.heading, True)
                self._take(said, new, same, among=before)
            for own in partners:
                self._take(said, _instrument(phrase, own, subject, said.heading, True), same)
            return None
        return self._take(said, _instrument(phrase, sides, subject, said.heading, False), same)

    def _take(
        self,
        said: Said,
        new: Instrument,
        same: Instrument | None,
        among: Sequence[Instrument] | None = None,
    ) -> Instrument | None:
        """Take in one instrument, as the one known already or as a new one, with its stages.

        `among` are those that it may be, if not all that are known.
        """
        self._weigh(said, new)
        indefinite = said.phrase.determiner is Determiner.INDEFINITE
        told = self.instruments[self.item.first :] if among is None else among
        same = same or self._by_short_form(said)
        known = same or self.item.takes(said.index, new)
        known = known or find_known(new, told, self.last, indefinite=indefinite)
        if known is not None:
            merge_into(known, new)
        elif new.vague and (not said.events or said.phrase.head.faint):
            return None
        else:
            self._complete(new, said)
            self.instruments.append(new)
        instrument = known or new
        if said.index == self.item.heading and self.item.instrument is None:
            self.item.instrument = instrument
        self._remember(said, instrument)
        beside = date_beside(said.structure, said.at) if said.events else None
        later = any(event.status in _AFTERWARDS for event in said.events)
        for event in said.events:
            if instrument is self.item.instrument and event.status in ARGUED:
                continue
            if later and event.reduced and event.when is None and beside is None:
                continue  # "approved the agreements concluded with Oman and Fiji"
            if event.when is None and event.status in _MADE and not event.planned:
                event = replace(event, when=beside)  # "in a pact of 1998 they agreed"
            self._add(instrument, event, said.index, said.sentence, said.around(event))
        if said.events and not any(e.status is Status.SIGNED for e in said.events):
            self._dated(instrument, said)
        if not said.events:
            when = None if said.dates_an_act else date_beside(said.structure, said.at)
            used = said.structure.governor(said.at) in _UNDER or (
                said.structure.rules(said.at) and not said.heading
            )
            self._mention(instrument, said, said.span, when, used=used)
        return instrument

    def _weigh(self, said: Said, new: Instrument) -> None:
        """Note how much a mention tells of its instrument."""
        phrase, after = said.phrase, said.after
        if phrase.kind in _BETWEEN_ONLY and (after.between or _dated(said.structure, after)):
            new.supported = True
        fronted = self.sides.fronted(said)
        told_apart = fronted or any(event.others.codes for event in said.events)
        new.vague = phrase.back and not (told_apart or goes_on(after))
        new.bare = says_nothing(phrase, after) and date_beside(said.structure, said.at) is None
        if self._works(said):
            new.supported, new.bare = True, False
        if new.heading and new.plural and not said.events:
            new.bare = True  # "Colombia - Trade Agreements" names what the text is about
        if new.heading and phrase.kind is InstrumentKind.DECLARATION:
            _name_declaration(new, phrase, said.sentence.text)

    def _works(self, said: Said) -> bool:
        """Whether something is done under an instrument that is new: "under a lease, A holds"."""
        phrase = said.phrase
        single = not phrase.plural and phrase.determiner is Determiner.INDEFINITE
        if not single or phrase.status is not None or said.heading:
            return False
        structure = said.structure
        return structure.governor(said.at) in _UNDER or structure.sets_terms(said.at)

    def _by_short_form(self, said: Said) -> Instrument | None:
        """Return the instrument for which a text has said that it calls it "the Agreement"."""
        phrase = said.phrase
        bare = phrase.back and phrase.title is None and not goes_on(said.after)
        known = self.short_forms.get(phrase.head.singular) if bare else None
        head = said.sentence.text[phrase.core : phrase.end]
        return known if head[:1].isupper() else None

    def _remember(self, said: Said, instrument: Instrument) -> None:
        """Note what the sentences that follow may point back to."""
        phrase = said.phrase
        if (short := short_form(said.sentence.text, phrase)) is not None:
            self.short_forms.setdefault(short, instrument)
        if phrase.acronym is not None and phrase.title is not None and not phrase.plural:
            self.acronyms.setdefault(phrase.acronym, phrase)
        if phrase.plural and not phrase.weak and phrase.count is None:
            self.several, self.several_at = instrument, said.index
        if phrase.plural and phrase.count is not None and not said.events:
            self.several, self.several_at = instrument, said.index
        if phrase.plural and any(e.status in REACHED for e in said.events):
            self.several, self.several_at = instrument, said.index
            self.told_of_several = tuple(e for e in said.events if e.status in REACHED)
        if (not phrase.plural or phrase.back) and not said.structure.depends(said.at):
            self.last, self.last_at = instrument, said.index
            self.partners = frozenset(self.sides.resolved(said.after.partner, said.index))

    def _dated(self, instrument: Instrument, said: Said) -> None:
        """Take in the day of signature that stands beside a later stage: "dated 10 May 1997"."""
        structure = said.structure
        end = said.after.end
        first = end + (structure.word(end) == ",")
        when = structure.tokens[first + 1].mention if structure.word(first) == "dated" else None
        later = [event for event in said.events if event.status in _LATER]
        if when is None and later and all(event.when is not None for event in later):
            when = date_beside(structure, said.at)  # "the pact of 1998, in force since 2000"
        if not isinstance(when, DateMention | PeriodMention):
            return
        if any(event.when == when for event in said.events):
            return
        day = act_date(when, self.scene.date, self.year)
        if day is not None:
            evidence = self.scene.evidence(said.sentence, said.phrase.outset, when.end)
            occurrence = Occurrence(
                status=Status.SIGNED,
                readings=(Status.SIGNED,),
                planned=False,
                side=None,
                date=day,
                rule=MENTION_RULE,
                confidence=_MENTION_CONFIDENCE,
                claimant=self.scene.speakers[said.index],
                evidence=evidence,
                weak=False,
                label=False,
            )
            instrument.occurrences.append(occurrence)

    def _parts(self, said: Said, parts: Sequence[Part], sides: Sides) -> None:
        """Take in two instruments of which each has parties or a subject of its own."""
        index, phrase = said.index, said.phrase
        for part in parts:
            own = self.sides.resolved(part.between, index)
            codes = own if own else sides.codes
            new = _instrument(phrase, sides, part.subject, said.heading, True)
            new.parties, new.party_names = codes, part.between.names or sides.names
            self._complete(new, said)
            self.instruments.append(new)
            for event in said.events:
                self._add(new, event, index, said.sentence, (part.start, part.end))
            if not said.events:
                self._mention(new, said, (part.start, part.end), None, used=False)

    def _closing(self, event: Event, sentence: Annotated) -> bool:
        """Whether a communiqué tells what was done when the meeting that issued it closed."""
        done = not event.planned and event.status in (Status.SIGNED, Status.INITIALLED)
        if not done or not self.issued_at_close:
            return False
        return event.rule == LISTED or _AT_CLOSE.search(sentence.text) is not None

    def _concluding(self, event: Event, index: int, sentence: Annotated) -> PartialDate | None:
        """Return the day of the events that a release tells of, if they ended with an act."""
        listed = event.rule == LISTED and self.concluded_at >= index - _LISTED_WITHIN
        if event.planned or not (listed or _ENDED_WITH.search(sentence.text)):
            return None
        self.concluded_at = index
        body = (s for s in self.scene.sentences if not self.scene.is_heading(s))
        opening = next(body, None)
        for value in () if opening is None else opening.values:
            if isinstance(value, DateMention):
                return act_date(value, self.scene.date, self.year, lasting=False)
        return None

    def _is_heading(self, index: int) -> bool:
        """Whether a sentence is a heading, or opens the document as one would."""
        sentence = self.scene.sentences[index]
        opens = index == 0 and not sentence.text.endswith((".", "!", "?", '"'))
        return opens or self.scene.is_heading(sentence)

    def _subject(self, said: Said) -> tuple[str | None, tuple[str, ...]]:
        """Return what an instrument is about, and the members where each has its own."""
        phrase, after, structure = said.phrase, said.after, said.structure
        subject = phrase.subject
        if subject is None or (subject in _NOT_SUBJECTS and after.subject is not None):
            subject = after.subject
        if subject is not None and subject.lower() in _POINTERS:
            subject = None
        if subject is None and phrase.stands_in and self.last is not None:
            subject = self.last.subject
        if subject is None and phrase.title is not None:
            about = _TITLED_ON.search(phrase.title)
            subject = None if about is None else about[1]
        if not phrase.plural:
            return subject, ()
        items = after.items if subject == after.subject else ()
        if matters := matters_listed(structure, said.at):
            subject, items = None, matters
        elif subject is None:
            items = SubjectReader(said.sentence.text, structure.tokens).listed(said.at + 1)
        if phrase.count is not None and phrase.count != len(items):
            return subject, ()
        return subject, items

    def _complete(self, new: Instrument, said: Said) -> None:
        """Fill the parties of a new instrument from what the document is about."""
        phrase = said.phrase
        alike = phrase.similar or phrase.stands_in
        if alike and self.last is not None and len(new.parties) == 1:
            rest = set(self.last.parties) - set(new.parties)
            rest -= self.partners if phrase.stands_in else frozenset()
            here = [code for mention in said.sentence.parties for code in mention.codes]
            own = (*(here if phrase.stands_in else ()), *self.scene.main_parties)
            ours = next((p for p in own if p in rest), None)
            if ours is not None:
                new.parties = tuple(sorted({*new.parties, ours}))
                new.subject = new.subject or self.last.subject
                new.bare = False
                return
        if not new.settled and phrase.head.singular != LAW:
            with_one = len(said.after.partner.codes) == 1 and not said.phrase.plural
            new.parties = self.sides.completed(
                new.parties, new.kind, new.subject, with_one=with_one
            )

    def _add(
        self,
        instrument: Instrument,
        event: Event,
        index: int,
        sentence: Annotated,
        span: tuple[int, int],
    ) -> None:
        day = None
        if event.when is None and self._closing(event, sentence):
            day = as_partial(Period(self.scene.date, self.scene.date)) if self.scene.date else None
        if event.when is None and day is None and event.status is Status.SIGNED:
            day = self._concluding(event, index, sentence)
        if event.when is not None and event.status in _DATED:
            day = self._when(event, event.when, sentence)
        elif day is None and event.status in REACHED and not event.planned:
            day = same_year(sentence, event.end)
        if not instrument.faint or event.status in REACHED:
            instrument.supported = True
        for side in self.sides.reached_by(event, index, instrument):
            instrument.occurrences.append(self._occurrence(event, index, sentence, span, day, side))

    def _when(self, event: Event, when: When, sentence: Annotated) -> PartialDate | None:
        """Return the date of an event; what was done by then lies before the document's day."""
        dateless = self.scene.date is None
        counted = told_after(sentence, when, self.told, dateless=dateless)
        if counted is not None and not event.planned:
            return counted
        told = year_told(sentence, when)
        if not event.planned and event.status in REACHED:
            when = looking_back(when)
        day = self._told_on(when) if told is None else date(told, 12, 31)
        found = act_date(when, day, self.year, lasting=event.status is Status.IN_FORCE)
        if found is None or day is None or event.planned or event.status not in REACHED:
            return found
        stated = str(found.year) in sentence.text[when.start : when.end]
        if event.status is Status.APPROVED and stated and found.first > day:
            return None  # that of what is yet to come: "(Lima, 12 March)" of a summit
        if found.first <= day or stated or (found.month, found.day) == (2, 29):
            return found
        return PartialDate(found.year - 1, found.month, found.day)

    def _told_on(self, when: When) -> date | None:
        """Return the day that a date counts from; months and years may count from a revision."""
        return self.scene.as_of if isinstance(when, PeriodMention) else self.scene.date

    def _occurrence(
        self,
        event: Event,
        index: int,
        sentence: Annotated,
        span: tuple[int, int],
        day: PartialDate | None,
        side: str | None,
    ) -> Occurrence:
        label = (event.nominal or event.gerund) and (
            self._is_heading(index) or opens_as_label(event, sentence)
        )
        if label and self.of_cabinet and event.status is Status.SIGNED and event.when is None:
            # "03. Signing of the agreement with Peru" heads what was decided on that.
            event = replace(event, status=Status.APPROVED, readings=(Status.APPROVED,))
        return Occurrence(
            status=event.status,
            readings=event.readings,
            planned=event.planned,
            side=side,
            date=day or (self._decided(sentence) if event.status is Status.APPROVED else None),
            rule=event.rule,
            confidence=event.confidence,
            claimant=self.scene.speakers[index],
            evidence=self.scene.evidence(sentence, *span),
            weak=_gives_way(event),
            label=label,
            talks=event.lemma in _ENDING and event.status is Status.SIGNED,
        )

    def _decided(self, sentence: Annotated) -> PartialDate | None:
        """Return the day of a decision that names none: that of the cabinet's own paper."""
        day = self.scene.date
        told = self.sides.of_cabinet or names_cabinet(sentence.text)
        own = (self.sides.issuer is not None and told) or self.on_proposal
        if self.decided is not None or not own or day is None:
            return self.decided
        return as_partial(Period(day, day))

    def _mention(
        self,
        instrument: Instrument,
        said: Said,
        span: tuple[int, int],
        when: When | None,
        *,
        used: bool,
    ) -> None:
        phrase = said.phrase
        if when is not None:
            span = (span[0], max(span[1], when.end))
        day = phrase.year
        if day is None and when is not None:
            day = act_date(when, self._told_on(when), self.year)
        status = phrase.status
        if status is None and day is None and used and phrase.kind is not InstrumentKind.OTHER:
            status = Status.IN_FORCE
        instrument.occurrences.append(
            Occurrence(
                status=status,
                readings=(status,) if status is not None else (),
                planned=status is Status.PROPOSED,
                side=None,
                date=day if status in (None, Status.SIGNED) else None,
                rule=MENTION_RULE,
                confidence=_MENTION_CONFIDENCE,
                claimant=self.scene.speakers[said.index],
                evidence=self.scene.evidence(said.sentence, *span),
                weak=True,
                label=False,
            )
        )


def _name_declaration(declaration: Instrument, phrase: Phrase, heading: str) -> None:
    """Take the heading for the name of a declaration that it announces."""
    if phrase.determiner is Determiner.INDEFINITE or phrase.status is not None:
        return
    if len(heading) <= len(phrase.head.singular) + 1:
        return  # a bare "Joint Communiqué" names no one
    name = heading.partition(": ")[0] if phrase.start < heading.find(": ") else heading
    declaration.title = name.removeprefix("The ")
    declaration.supported = True
    declaration.bare = False


def _gives_way(event: Event) -> bool:
    """Whether anything else that is said of the instrument counts for more."""
    drafted = event.reduced and event.status is Status.UNDER_NEGOTIATION
    applied = event.when is None and event.lemma in _APPLYING
    return drafted or applied or (event.planned and event.status is Status.PROPOSED)


def _dated(structure: Structure, after: Complement) -> bool:
    """Whether "dated …" follows what belongs to an instrument."""
    return structure.word(after.end) == "dated"


def _are_approved(opened: Sequence[Event], events: Sequence[Event]) -> bool:
    """Whether a list of approved matters has an item on an act that is not told as done."""
    approved = all(event.status is Status.APPROVED for event in opened)
    return approved and all(event.nominal and event.when is None for event in events)


def _told_of(
    structure: Structure, instruments: Sequence[int], events: Sequence[Event]
) -> Sequence[Event]:
    """Return what has been told of several instruments for each of those listed."""
    return [
        replace(
            event,
            at=at,
            start=structure.phrase(at).outset,
            end=structure.phrase(at).end,
            others=NOBODY,
            between=NOBODY,
            rule=LISTED,
        )
        for at in instruments
        for event in events
    ]


def _has_instrument(tokens: Tokens) -> bool:
    return any(token.slot == "instrument" for token in tokens)


def _mentions(
    sentence: Annotated, acronyms: Mapping[str, Phrase], topic: Phrase | None
) -> list[tuple[str, Phrase | Name]]:
    """Return the instruments of a sentence and all other names, in order, with their slots."""
    others = [n for n in sentence.names if n.type is not NameType.INSTRUMENT]
    skipped = [(n.start, n.end) for n in others]
    tokens = sentence.base.tokens
    phrases = find_phrases(sentence.base, tokens, skipped, acronyms)
    phrases = (*phrases, *stand_ins(tokens, phrases, topic))
    phrases = (*phrases, *left_out(tokens, phrases))
    mentions: list[tuple[str, Phrase | Name]] = [("instrument", phrase) for phrase in phrases]
    mentions += [
        (name.type.value, name)
        for name in others
        if not any(p.start < name.end and name.start < p.end for p in phrases)
    ]
    mentions.sort(key=lambda pair: pair[1].start)
    return mentions


def _instrument(
    phrase: Phrase, sides: Sides, subject: str | None, heading: bool, listed: bool
) -> Instrument:
    return Instrument(
        kind=phrase.kind,
        loose=phrase.head.loose,
        title=phrase.title,
        acronym=phrase.acronym,
        parties=sides.codes,
        party_names=sides.names,
        subject=subject,
        count=None if listed else phrase.count,
        plural=phrase.plural and not listed,
        heading=heading,
        supported=not phrase.weak,
        faint=phrase.head.faint and phrase.title is None,
        settled=sides.settled,
        definite=phrase.determiner is Determiner.DEFINITE,
        vague=phrase.back,
        bare=False,
        telling=phrase.telling,
        year=phrase.year,
        label=phrase.label,
    )
