"""What a sentence says about the instruments it names: stage, when, and by whom.

A shallow reading: words for a stage are looked up, their form and auxiliaries tell whether the
instrument is their object or their subject, and the words before them tell whether the stage was
reached, lies ahead, is called for, or is denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import InstrumentKind, Status
from graph.extract.instruments import attachment
from graph.extract.instruments.actors import (
    When,
    actors_before,
    counted,
    date_of,
    dated_apart,
    named_after,
)
from graph.extract.instruments.auxiliaries import Auxiliaries, auxiliaries
from graph.extract.instruments.lexicon import (
    PARTICIPLES,
    Effect,
    Form,
    Role,
    Stage,
    instrument_words,
)
from graph.extract.instruments.modality import Judgement, judge_fact, judge_noun, judge_verb, wanted
from graph.extract.instruments.phrases import Determiner
from graph.extract.instruments.structure import Structure, Trigger
from graph.extract.reading.grammar import grammar
from graph.extract.reading.parties import NOBODY, PartyList

#: Verbs whose base form is also their participle.
_UNCHANGED: Final = frozenset(["put", "set", "let", "cut"])
#: Stages that are reached at one moment: "is signing" lies ahead.
_MOMENTARY: Final = frozenset(
    {Status.SIGNED, Status.INITIALLED, Status.AGREED, Status.APPROVED, Status.RATIFIED}
)
#: What an instrument itself does with "for".
_NOT_YET: Final = frozenset(["not", "yet", "never", "longer"])
_RULING: Final = frozenset(["provide", "call"])
_SHARED_REACH: Final = 12
_INFINITIVE_REACH: Final = 14
_ROUND_REACH: Final = 3
#: What a giver does with a loan before it is taken.
_OFFERING: Final = frozenset(["instrument.proposed", "instrument.granted"])
#: Pronouns for instruments named before: "ratified it", "ratified all three".
_IT: Final = frozenset(["it", "them", "both", "all"])
#: Verbs by which talks end, and with them what they were about is agreed.
_ENDING: Final = frozenset(["conclude", "end", "come", "run", "wind"])
_AWAITING: Final = "await"
#: What is done with an act on an instrument rather than with the instrument.
_COMPLETING: Final = frozenset(["complete", "finalise", "finalize"])
_FORMAL: Final = frozenset({Status.RATIFIED, Status.SIGNED, Status.INITIALLED, Status.APPROVED})
#: What is done with the instruments of ratification.
_HANDED_OVER: Final = frozenset(["exchange", "swap", "trade"])
#: A predicate with one of these stands for the noun that is its subject.
_TAKES_OVER: Final = frozenset(
    {Status.SUSPENDED, Status.DISCUSSED, Status.PROPOSED, Status.AGREED, Status.APPROVED}
    | {Status.CALLED_FOR, Status.UNDER_NEGOTIATION}
)


class Event(Struct, frozen=True):
    """A stage that a sentence puts an instrument in.

    Attributes:
        at: index of the token of the instrument; None where a pronoun stands for it.
        status: the stage; the first of `readings`.
        readings: every stage that the words allow.
        planned: whether it lies ahead.
        when: the date as worded, if there is one.
        agents: who acts.
        others: who else is named as a party with the verb ("signed with …").
        between: who is named as all the parties.
        start, end: the words in the sentence.
        rule: the entry of the lexicon.
        lemma: the verb or noun of the lexicon.
        reduced: whether a participle without auxiliary says so ("the agreement signed in …").
        nominal: whether a noun says so ("the signing of …").
        gerund: whether a gerund by itself says so ("signing a …").
    """

    at: int | None
    status: Status
    readings: tuple[Status, ...]
    planned: bool
    when: When | None
    agents: PartyList
    others: PartyList
    between: PartyList
    start: int
    end: int
    rule: str
    confidence: Decimal
    lemma: str
    reduced: bool = False
    nominal: bool = False
    gerund: bool = False


class _Predicate(Struct, frozen=True):
    """A stage attached to an instrument, before the words around it are weighed.

    `first` is the index of its first word, auxiliaries included.
    """

    trigger: Trigger
    stage: Stage
    group: tuple[int, ...]
    first: int
    agents: PartyList = NOBODY
    passive: bool = False
    reduced: bool = False
    nominal: bool = False
    gerund: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of its instruments, in order.

    `denied` are the instruments of which it says that they do not exist.
    """

    events: tuple[Event, ...]
    denied: frozenset[int]


def read_events(structure: Structure) -> Told:
    """Read a sentence."""
    reader = _Reader(structure)
    events = _without_subsumed(reader.events())
    return Told(tuple(events), frozenset(reader.denied))


class _Reader:
    """Reads one sentence from left to right; remembers what it has told so far."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.told: set[int] = set()
        self.pointed = False
        self.denied: set[int] = set()

    def events(self) -> list[Event]:
        found: list[Event] = []
        for trigger in self.structure.triggers:
            for event in self._events_of(trigger):
                if event.at is not None:
                    self.told.add(event.at)
                # "wants the agreement signed" calls for it.
                if not (event.reduced and _called_for(event.at, found)):
                    found.append(event)
        return found

    def _events_of(self, trigger: Trigger) -> Iterator[Event]:
        if (at := attachment.after_copula(self.structure, trigger)) is not None:
            yield from self._stated(trigger, at)
        elif trigger.has(Role.NOUN):
            yield from self._noun(trigger)
        elif trigger.has(Role.HEAD) and trigger.at - 1 in self.structure.after:
            yield from self._head(trigger)
        elif trigger.has(Role.STATE) and (state := list(self._state(trigger))):
            yield from state
        elif trigger.has(Role.VERB, Role.INTRANSITIVE):
            yield from self._verb(trigger)

    def _noun(self, trigger: Trigger) -> Iterator[Event]:
        structure = self.structure
        at = attachment.object_of(structure, trigger.end, nominal=True)
        if at is None:
            return
        stage = attachment.reading_for(structure, trigger, at, {Role.NOUN})
        if stage is not None and _carried_out(structure, at, stage):
            return
        first = trigger.at
        while structure.word(first - 1) in ("the", "a", "an", "early", "their"):
            first -= 1
        if stage is not None:
            yield from self._nominal(trigger, stage, structure.groups[at], first)

    def _head(self, trigger: Trigger) -> Iterator[Event]:
        at = trigger.at - 1
        stage = attachment.reading_for(self.structure, trigger, at, {Role.HEAD})
        if stage is not None:
            yield from self._nominal(trigger, stage, (at,), at)

    def _nominal(
        self, trigger: Trigger, stage: Stage, group: tuple[int, ...], first: int
    ) -> Iterator[Event]:
        judgement = judge_noun(self.structure, trigger, stage, first)
        agents = actors_before(self.structure, first)
        predicate = _Predicate(trigger, stage, group, first, agents, nominal=True)
        yield from self._told(predicate, judgement)

    def _state(self, trigger: Trigger) -> Iterator[Event]:
        structure = self.structure
        aux = auxiliaries(structure.tokens, trigger.at)
        if not aux.be and (put := attachment.put_into_state(structure, trigger)) is not None:
            yield from self._put(trigger, *put)
            return
        if not aux.be and (
            attachment.postposed(structure, trigger) or attachment.coordinated(structure, trigger)
        ):
            yield from self._stated(trigger, structure.instruments_before(trigger.at))
            return
        if not aux.be and attachment.apposed(structure, trigger):
            at = attachment.subject_of(structure, trigger.at, self.told, reduced=True)
            yield from self._stated(trigger, at)
            return
        if not aux.be and structure.word(trigger.at - 1) not in grammar().staying:
            yield from self._announced_state(trigger, aux)
            return
        start = aux.start if aux.be else trigger.at - 1
        at = attachment.subject_of(structure, start, self.told, reduced=False)
        if at is None or aux.negated:
            return
        stage = attachment.reading_for(structure, trigger, at, {Role.STATE})
        if stage is not None:
            predicate = _Predicate(trigger, stage, structure.groups[at], start)
            yield from self._weighed(predicate, aux, fact=aux.finite)

    def _announced_state(self, trigger: Trigger, aux: Auxiliaries) -> Iterator[Event]:
        at = attachment.announced(self.structure, trigger)
        if at is None or self.structure.word(trigger.at - 1) in _NOT_YET:
            return
        stage = attachment.reading_for(self.structure, trigger, at, {Role.STATE})
        if stage is not None:
            predicate = _Predicate(trigger, stage, (at,), trigger.at)
            yield from self._weighed(predicate, aux, fact=True)

    def _stated(self, trigger: Trigger, at: int | None) -> Iterator[Event]:
        """Yield what a predicate in apposition states: "the treaty, in force since 1998"."""
        if at is None:
            return
        stage = attachment.reading_for(self.structure, trigger, at, {Role.STATE})
        stage = stage or attachment.reading_for(self.structure, trigger, at, {Role.VERB})
        if stage is not None:
            group = self.structure.groups[at] if at > trigger.at else (at,)
            predicate = _Predicate(trigger, stage, group, trigger.at, passive=at > trigger.at)
            yield from self._told(predicate, Judgement(Effect.ACTUAL, (stage.status,)))

    def _put(self, trigger: Trigger, verb: int, at: int) -> Iterator[Event]:
        structure = self.structure
        aux = auxiliaries(structure.tokens, verb)
        stage = attachment.reading_for(structure, trigger, at, {Role.STATE})
        if stage is not None and not aux.negated:
            agents = actors_before(structure, aux.start)
            predicate = _Predicate(trigger, stage, (at,), verb, agents)
            yield from self._weighed(predicate, aux, fact=aux.finite)

    def _verb(self, trigger: Trigger) -> Iterator[Event]:
        structure = self.structure
        aux = auxiliaries(structure.tokens, trigger.at)
        bare = aux.start == trigger.at
        base = trigger.form is Form.BASE and bare
        nominal = base or (trigger.form is Form.THIRD and bare)
        if nominal and attachment.is_noun(structure, trigger.at):
            return
        participle = _may_be_participle(trigger)
        aux = self._governing(trigger, aux, base=base)
        if bare and trigger.at - 1 in structure.after and attachment.changes(structure, trigger):
            return  # "a protocol extending the pact" tells nothing of the pact
        found = self._instrument(trigger, aux, bare=bare)
        if found is None:
            yield from self._pronoun(trigger, aux, passive=participle and aux.passive)
            return
        at, role, agents, reduced = found
        if role is Role.INTRANSITIVE and base and self._inverted(at):
            return
        if reduced and trigger.options[0].lemma in _RULING and structure.word(trigger.end) == "for":
            return  # "the contract provided for deliveries" is no contract that was provided
        if aux.negated:
            self._deny(at)
            return
        stage = attachment.reading_for(structure, trigger, at, {role})
        stage = stage or attachment.reading_for(structure, trigger, at, {Role.VERB})
        if stage is None:
            return
        passive = participle and aux.passive
        if role is Role.VERB and not passive and not reduced and not agents:
            agents = actors_before(structure, aux.start)
        predicate = _Predicate(
            trigger,
            stage,
            structure.groups[at],
            trigger.at if reduced else aux.start,
            agents,
            passive=passive or reduced,
            reduced=reduced,
            gerund=trigger.form is Form.GERUND and bare,
        )
        yield from self._weighed(
            predicate, aux, fact=_states_fact(structure, trigger, aux, predicate)
        )

    def _governing(self, trigger: Trigger, aux: Auxiliaries, *, base: bool) -> Auxiliaries:
        """Return the auxiliaries of a verb, those that it shares with one before it included."""
        structure, at = self.structure, trigger.at
        told_of_things = trigger.has(Role.VERB) and not trigger.has(Role.INTRANSITIVE)
        if told_of_things and aux.start == at and _may_be_participle(trigger):
            shared = _shared_auxiliary(structure, at)
            if shared is not None:
                return auxiliaries(structure.tokens, shared + 1)
        if not base:
            return aux
        if (infinitive := _shared_infinitive(structure, at)) is not None:
            return replace(auxiliaries(structure.tokens, infinitive), start=at)
        return aux if wanted(structure, at) is None else replace(aux, subjunctive=True)

    def _instrument(
        self, trigger: Trigger, aux: Auxiliaries, *, bare: bool
    ) -> tuple[int, Role, PartyList, bool] | None:
        """Find the instrument of a verb: its object or subject, or one further off."""
        structure = self.structure
        participle = _may_be_participle(trigger)
        told_of_things = trigger.has(Role.VERB) and not trigger.has(Role.INTRANSITIVE)
        # What stands right after an instrument is said of it: instruments themselves sign nothing.
        follows = told_of_things and participle and bare and trigger.at - 1 in structure.after
        found = None if follows else self._object(trigger, aux, passive=participle and aux.passive)
        dating = trigger.form is Form.GERUND and trigger.has(Role.INTRANSITIVE)
        reduced = participle or dating  # "signed in 1992", "dating from 1992"
        if found is None and reduced and bare and not attachment.qualifies(structure, trigger):
            at = attachment.subject_of(structure, trigger.at, self.told, reduced=True)
            role = Role.INTRANSITIVE if dating else Role.VERB
            found = None if at is None else (at, role, NOBODY, True)
        return self._remote(trigger, aux, participle=participle) if found is None else found

    def _inverted(self, at: int) -> bool:
        """Whether a base form after one instrument hangs on words before that: "can it apply"."""
        structure = self.structure
        several = structure.phrase(at).plural or len(structure.groups[at]) > 1
        let = any(token.word in grammar().letting for token in structure.tokens[:at])
        return not (several or let)

    def _object(
        self, trigger: Trigger, aux: Auxiliaries, *, passive: bool
    ) -> tuple[int, Role, PartyList, bool] | None:
        """Find the instrument as the plain object or subject of a verb."""
        structure = self.structure
        if passive:
            at = attachment.subject_of(structure, aux.start, self.told, reduced=False)
            return None if at is None else (at, Role.VERB, NOBODY, False)
        if trigger.has(Role.VERB):
            at = attachment.object_of(structure, trigger.end, nominal=False)
            if at is not None:
                return at, Role.VERB, NOBODY, False
        if trigger.has(Role.INTRANSITIVE) and not (
            attachment.governs_stage(structure, trigger) or self._has_object(trigger)
        ):
            at = attachment.subject_of(structure, aux.start, self.told, reduced=False)
            return None if at is None else (at, Role.INTRANSITIVE, NOBODY, False)
        return None

    def _has_object(self, trigger: Trigger) -> bool:
        """Whether a verb that may take an object has one: "ending the duty on cars"."""
        lists = instrument_words().lists
        return trigger.has(Role.VERB) and lists.opens_noun(self.structure.word(trigger.end))

    def _remote(
        self, trigger: Trigger, aux: Auxiliaries, *, participle: bool
    ) -> tuple[int, Role, PartyList, bool] | None:
        """Find the instrument before a relative clause, or after a fronted participle."""
        structure = self.structure
        passive = participle and aux.passive
        if not passive and attachment.governs_stage(structure, trigger):
            return None
        if not passive and trigger.has(Role.VERB) and trigger.form is not Form.GERUND:
            at, agents = attachment.object_of_relative(structure, aux.start)
            if at is not None:
                return at, Role.VERB, agents, False
        at = None
        if passive and trigger.at <= 1:
            at = attachment.object_of(structure, trigger.end, nominal=False)
        if at is None and participle:
            at = attachment.announced(structure, trigger)
        return None if at is None else (at, Role.VERB, NOBODY, False)

    def _pronoun(self, trigger: Trigger, aux: Auxiliaries, *, passive: bool) -> Iterator[Event]:
        """Yield what is said of an instrument that only a pronoun points to."""
        structure = self.structure
        if structure.instruments and structure.instruments[0] < trigger.at:
            return
        before = structure.before(aux.start)
        it = structure.word(trigger.end) in _IT and not _gives(structure, trigger.end + 1)
        if not passive and trigger.has(Role.VERB) and it:
            yield from self._done_to_it(trigger, aux)
            return
        goes_on = self.pointed and structure.word(before) in ("and", ",", "it")
        if not goes_on and (before != 0 or structure.word(0) not in grammar().pronouns):
            return
        if structure.word(trigger.end) in ("to", "that") and not goes_on:
            return  # "It has been proposed to …" points to nothing.
        passive = passive or (goes_on and trigger.form in PARTICIPLES)
        if aux.negated or not (passive or trigger.has(Role.INTRANSITIVE)):
            return
        self.pointed = True
        stage = next((s for s in trigger.options if not s.kinds), trigger.options[0])
        judge = judge_fact if aux.finite else judge_verb
        judgement = judge(structure, trigger, stage, aux)
        if not judgement.readings:
            return
        when = date_of(structure, trigger, aux.start)
        if when is None and judgement.planned and stage.status is Status.IN_FORCE:
            return
        named = named_after(structure, trigger, passive=passive)
        ends = [structure.tokens[trigger.end - 1].end, when.end if when is not None else 0]
        if named.by:
            ends.append(structure.tokens[named.by.end - 1].end)
        yield _event(
            None, stage, judgement, when, named.by, named.others, named.between,
            structure.tokens[0].start, max(ends),
        )  # fmt: skip

    def _done_to_it(self, trigger: Trigger, aux: Auxiliaries) -> Iterator[Event]:
        """Yield what somebody did to the instrument named before: "Peru ratified it in May"."""
        structure = self.structure
        agents = actors_before(structure, aux.start)
        stage = next(stage for stage in trigger.options if stage.role is Role.VERB)
        judgement = judge_fact(structure, trigger, stage, aux)
        if not agents or aux.negated or not aux.finite or not judgement.readings:
            return
        self.pointed = True
        when = date_of(structure, trigger, aux.start)
        end = structure.tokens[trigger.end].end
        yield _event(
            None, stage, judgement, when, agents, NOBODY, NOBODY,
            structure.tokens[agents.end].start, max(end, when.end if when is not None else 0),
        )  # fmt: skip

    def _weighed(self, predicate: _Predicate, aux: Auxiliaries, *, fact: bool) -> Iterator[Event]:
        judge = judge_fact if fact else judge_verb
        yield from self._told(
            predicate, judge(self.structure, predicate.trigger, predicate.stage, aux)
        )

    def _told(self, predicate: _Predicate, judgement: Judgement) -> Iterator[Event]:
        """Yield the events of a predicate, one for each instrument that shares it."""
        structure, trigger, stage = self.structure, predicate.trigger, predicate.stage
        if judgement.effect is Effect.NEGATED:
            self._deny(predicate.group[-1])
        if not judgement.readings:
            return
        when = date_of(structure, trigger, predicate.first)
        if when is None and judgement.effect is Effect.APPROVED and judgement.first is not None:
            when = date_of(structure, trigger, judgement.first)
        if stage.status is Status.UNDER_NEGOTIATION and self._in_rounds(predicate):
            when = None  # that of a round of talks
        if judgement.effect is Effect.AGREED and judgement.readings[0] is Status.UNDER_NEGOTIATION:
            when = None  # what is to be done soon has no day yet
        if judgement.effect is Effect.AHEAD:
            if stage.status is not Status.IN_FORCE:
                when = None
            elif when is None or counted(structure.text, when):
                return  # "in force on the first day of the following month"
        named = named_after(structure, trigger, passive=predicate.passive or predicate.nominal)
        agents = named.by or predicate.agents
        sharing, common = self._sharing(predicate), when
        apart = len(sharing) > 1 and not (predicate.passive or predicate.nominal)
        for at in sharing:
            phrase = structure.phrase(at)
            if phrase.determiner is Determiner.NEGATIVE:
                continue
            if apart and common is not None:
                when = dated_apart(structure, at) or common
            starts = [phrase.outset, structure.tokens[predicate.first].start]
            if judgement.first is not None:
                starts.append(structure.tokens[judgement.first].start)
            if when is not None:
                starts.append(when.start)
            if predicate.agents:
                starts.append(structure.tokens[predicate.agents.end].start)
            ends = [structure.after[at].last, trigger.end]
            ends += [listed.end for listed in (named.others, named.by) if listed]
            end = max(structure.tokens[i - 1].end for i in ends)
            yield _event(
                at, stage, judgement, when, agents, named.others, named.between,
                min(starts), max(end, when.end if when is not None else 0),
                reduced=predicate.reduced, nominal=predicate.nominal, gerund=predicate.gerund,
            )  # fmt: skip

    def _in_rounds(self, predicate: _Predicate) -> bool:
        first = predicate.trigger.at
        near = self.structure.tokens[max(0, first - _ROUND_REACH) : first]
        return predicate.nominal and any(token.word in ("round", "rounds") for token in near)

    def _deny(self, at: int) -> None:
        """Note that "no agreement" or "not … an agreement" names something that is not there."""
        if self.structure.phrase(at).determiner is not Determiner.DEFINITE:
            self.denied.add(at)

    def _sharing(self, predicate: _Predicate) -> tuple[int, ...]:
        """Return the instruments that share a predicate.

        A singular auxiliary after the last of a list makes that one the subject of a clause of
        its own. Those that are named as some of several share what is said of all.
        """
        structure, group = self.structure, predicate.group
        if len(group) > 1 and structure.word(structure.after[group[-1]].end) in grammar().singular:
            group = group[-1:] if predicate.passive else group[:-1]
        if predicate.reduced:  # "a pact signed in May and a protocol": not the one after it
            group = tuple(at for at in group if at < predicate.trigger.at) or group
        return (*group, *(i for at in group for i in structure.members.get(at, ())))


def _event(
    at: int | None,
    stage: Stage,
    judgement: Judgement,
    when: When | None,
    agents: PartyList,
    others: PartyList,
    between: PartyList,
    start: int,
    end: int,
    *,
    reduced: bool = False,
    nominal: bool = False,
    gerund: bool = False,
) -> Event:
    return Event(
        at=at,
        status=judgement.readings[0],
        readings=judgement.readings,
        planned=judgement.planned,
        when=when if stage.dated else None,
        agents=agents,
        others=others,
        between=between,
        start=start,
        end=end,
        rule=stage.rule,
        confidence=stage.confidence,
        lemma=stage.lemma,
        reduced=reduced,
        nominal=nominal,
        gerund=gerund,
    )


def _shared_auxiliary(structure: Structure, at: int) -> int | None:
    """Return the auxiliary that a participle shares: "were launched in May and concluded"."""
    if structure.word(at - 1) not in ("and", ",", "then"):
        return None
    words = grammar()
    for i in range(at - 2, max(-1, at - _SHARED_REACH), -1):
        token = structure.tokens[i]
        if token.hard or token.slot == "instrument" or token.word in words.clause_openers:
            return None
        if token.word in ("was", "were", "been", "be", "being"):
            return i if structure.word(i + 1).endswith(("ed", "en", "un")) else None
    return None


def _shared_infinitive(structure: Structure, at: int) -> int | None:
    """Return the verb whose "to" or modal a second one shares: "hoped to seal … and apply it"."""
    if structure.word(at - 1) not in ("and", "or"):
        return None
    words = grammar()
    for i in range(at - 2, max(0, at - _INFINITIVE_REACH), -1):
        token = structure.tokens[i]
        if token.hard or token.word in words.clause_openers:
            return None
        governed = structure.word(i - 1) == "to" or structure.word(i - 1) in words.modals
        if governed and token.is_word and token.word not in words.be:
            return i
    return None


def _may_be_participle(trigger: Trigger) -> bool:
    if trigger.form in PARTICIPLES:
        return True
    return trigger.form is Form.BASE and trigger.options[0].lemma in _UNCHANGED


def _gives(structure: Structure, at: int) -> bool:
    """Whether what is given to "it" follows: "offered it 200 hectares", "offered it a plot"."""
    if at >= len(structure.tokens):
        return False
    indefinite = structure.word(at) in instrument_words().lists.indefinite
    return indefinite or structure.tokens[at].slot in ("measure", "count", "money", "percent")


def _caused(structure: Structure, at: int) -> bool:
    """Whether somebody would have others do it: "would have both capitals conclude a treaty"."""
    for i in range(at - 1, max(0, at - _SHARED_REACH), -1):
        if structure.tokens[i].hard or structure.word(i) == ",":
            return False
        if structure.word(i) == "have" and structure.word(i - 1) in grammar().modals:
            return True
    return False


def _states_fact(
    structure: Structure, trigger: Trigger, aux: Auxiliaries, predicate: _Predicate
) -> bool:
    """Whether a verb states a fact by its form, so that no governor need be asked."""
    if not aux.finite or (trigger.form is Form.BASE and _caused(structure, trigger.at)):
        return False
    if predicate.passive or aux.perfect or trigger.form is not Form.GERUND:
        return True
    return aux.be and predicate.stage.status not in _MOMENTARY


def _one_date(event: Event, other: Event) -> bool:
    """Whether two events are not told of different days."""
    return other.when is None or event.when is None or event.when == other.when


def _called_for(at: int | None, events: Sequence[Event]) -> bool:
    return any(e.at == at and e.status is Status.CALLED_FOR for e in events)


def _carried_out(structure: Structure, at: int, stage: Stage) -> bool:
    """Whether progress is made in what a programme foresees, rather than in talks on it."""
    phrase = structure.phrase(at)
    known = phrase.kind is InstrumentKind.PROGRAMME and phrase.determiner is Determiner.DEFINITE
    return known and stage.lemma.startswith("progress")


def _names_talks(event: Event) -> bool:
    """Whether a noun for talks is what else is told of."""
    return event.nominal and event.status is Status.UNDER_NEGOTIATION


def _without_subsumed(events: Sequence[Event]) -> list[Event]:
    """Let the predicate of "the signing of X was postponed" stand for the signing itself."""
    kept = []
    for event in events:
        others = [
            e
            for e in events
            if e is not event and e.at == event.at and e.at is not None and not e.reduced
        ]
        predicates = [e for e in others if not e.nominal and e.start >= event.start]
        talks = event.nominal and event.status is Status.UNDER_NEGOTIATION
        earlier = (
            talks and event.when is not None
        )  # "talks began in May but were suspended in June"
        if event.nominal and any(
            e.status in _TAKES_OVER and not (earlier and not _one_date(e, event))
            for e in predicates
        ):
            continue
        if talks and any(e.lemma in _ENDING and _one_date(e, event) for e in predicates):
            continue
        if talks and any(e.status is Status.REACTIVATED and not e.planned for e in predicates):
            continue
        if event.status is Status.REACTIVATED and any(_names_talks(e) for e in others):
            # Talks that are resumed go on; what they are about is not yet anything to revive.
            going = Status.UNDER_NEGOTIATION
            event = replace(event, status=going, readings=(going,))
        if event.lemma in _COMPLETING and any(
            e.nominal and e.status in _FORMAL and e.start <= event.start for e in others
        ):
            continue  # "the accession to the treaty was completed"
        awaited = any(e.lemma == _AWAITING and e.status is Status.AGREED for e in others)
        if awaited and event.status is Status.UNDER_NEGOTIATION:
            continue  # "has been drawn up and awaits signature"
        if awaited and event.lemma in _ENDING:
            # What is concluded and still awaits signature is only agreed.
            event = replace(event, status=Status.AGREED, readings=(Status.AGREED,))
        concluded = event.lemma in _ENDING and event.status in (Status.SIGNED, Status.EXPIRED)
        if concluded and any(_names_talks(e) for e in others):
            # Negotiations that are concluded end in agreement, not in a signature.
            event = replace(event, status=Status.AGREED, readings=(Status.AGREED,))
        if event.lemma in _HANDED_OVER and any(e.status is Status.RATIFIED for e in others):
            # "The instruments of ratification were exchanged" tells of ratification alone.
            event = replace(event, status=Status.RATIFIED, readings=(Status.RATIFIED,))
        if event.status is Status.PROPOSED and any(e.status is Status.APPROVED for e in others):
            continue
        kept.append(_with_giver(event, events))
    return kept


def _with_giver(event: Event, events: Sequence[Event]) -> Event:
    """Add who offers what another accepts: "to accept the loan offered by the Bank"."""
    if event.status is not Status.APPROVED or event.agents or event.others:
        return event
    offers = (e for e in events if e.at == event.at and e.reduced and e.rule in _OFFERING)
    giver = next((e.agents for e in offers if e.agents), NOBODY)
    return replace(event, others=giver)
