"""What a sentence says about the instruments it names: stage, when, and by whom.

A shallow reading: words for a stage are looked up, their form and auxiliaries tell whether the
instrument is their object or their subject, and the words before them tell whether the stage was
reached, lies ahead, is called for, or is denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from graph.claims.model import Status
from graph.extract.annotate import Mention
from graph.extract.instruments.complements import Complement, complement
from graph.extract.instruments.lexicon import (
    Effect,
    Form,
    Role,
    Stage,
    StatusWords,
    instrument_words,
    status_words,
)
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.mentions import Anaphor, Name, NameType, Parties, Place
from graph.extract.reading.parties import NOBODY, PartyList, own_codes, party_list
from graph.extract.reading.tokens import Token, match_at, matches_at
from graph.extract.values.model import DateMention, PeriodMention

Tokens = Sequence[Token["Mention | Phrase"]]

_BE: Final = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "'s", "get", "gets", "got"]
)
_HAVE: Final = frozenset(["has", "have", "had", "having"])
_MODALS: Final = frozenset(["will", "would", "shall", "may", "might", "could", "can", "'ll", "should", "must", "cannot"])  # fmt: skip
_WISHED: Final = frozenset(["should", "must"])
_NEGATIONS: Final = frozenset(["not", "never", "n't", "nor", "cannot", "hardly"])
_SUBORDINATE: Final = frozenset(["who", "which", "that", "while", "when", "where", "because", "as", "said", "says", "after", "before", "if", "although", "whereas", "whom", "but", "so", "unless", "until", "whose"])  # fmt: skip
_CONNECTORS: Final = frozenset([",", "and", "or", "&", "plus", "as", "well", "along", "with", "among", "them", "including", "alongside"])  # fmt: skip
_RELATIVE: Final = frozenset(
    [",", "and", "or", "but", "which", "that", ")", "–", "—", "also", ";", "it"]
)
_NOT_AGENT_AFTER: Final = frozenset(["in", "at", "from", "near", "to", "for", "on", "under", "into", "against", "with", "within", "outside", "over", "across", "towards", "via", "through", "since", "about"])  # fmt: skip
_REACH: Final = 18
_GOVERNOR_REACH: Final = 22
_AMONG: Final = frozenset(["among", "including", "notably", "amongst"])
_AUTHORITIES: Final = frozenset(
    """cabinet parliament government congress senate ministry authorities president executive
    lawmakers deputies council administration officials duma assembly ministers""".split()
)
_AFTER_METONYM: Final = frozenset(["and", "'s", ",", "has", "have", "had", "will"])
_PUTS: Final = frozenset("put puts putting bring brings brought bringing placed kept keep".split())
_SINGULAR: Final = frozenset(["is", "was", "has", "will", "would"])
_TALKS: Final = frozenset(["talks", "negotiations", "discussions"])
_CLOSE: Final = 4
_CONDITION: Final = frozenset(["once", "if", "unless", "until", "when"])
_ADVERBIAL: Final = frozenset(["date", "period", "place", "ordinal"])
_STRONG: Final = frozenset(set(Effect) - {Effect.ACTUAL, Effect.HASTEN})


@dataclass(frozen=True, slots=True)
class Event:
    """A stage that a sentence puts an instrument in.

    Attributes:
        at: index of the token of the instrument; None where a pronoun stands for it.
        status: the stage; the first of `readings`.
        readings: every stage that the words allow.
        planned: whether it lies ahead.
        when: the date as worded, if there is one.
        agents: who acts.
        others: who else is named as a party with the verb ("signed with …").
        start, end: the words in the sentence.
        rule: the entry of the lexicon.
        reduced: whether a participle without auxiliary says so ("the agreement signed in …").
        nominal: whether a noun says so ("the signing of …").
    """

    at: int | None
    status: Status
    readings: tuple[Status, ...]
    planned: bool
    when: DateMention | PeriodMention | None
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


@dataclass(frozen=True, slots=True)
class _Trigger:
    at: int
    length: int
    options: tuple[Stage, ...]

    @property
    def end(self) -> int:
        return self.at + self.length


@dataclass(frozen=True, slots=True)
class _Aux:
    """What stands before a verb: auxiliaries from `start` on."""

    start: int
    passive: bool
    perfect: bool
    modal: str | None
    infinitive: bool
    negated: bool
    be: bool
    destined: bool


class Clauses:
    """Reads one sentence."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.words: StatusWords = status_words()
        self.nouns = instrument_words()
        self.phrases = [i for i, t in enumerate(tokens) if t.slot == "instrument"]
        self.after: dict[int, Complement] = {i: complement(text, tokens, i) for i in self.phrases}
        self.triggers = list(self._triggers())
        self.trigger_at = {t.at: t for t in self.triggers}
        self.groups = self._groups()
        self.members = self._members()
        self.oblique = {i: self._preposition(i) for i in self.phrases}

    # --- what there is -----------------------------------------------------------------------

    def _triggers(self) -> Iterator[_Trigger]:
        at = 0
        while at < len(self.tokens):
            found = matches_at(self.tokens, at, self.words.stages)
            if not found or self.tokens[at].slot is not None:
                at += 1
                continue
            length = found[0][0]
            reach = self._talks_about(at, length)
            if reach is not None:
                yield reach
                at = reach.end
                continue
            yield _Trigger(at, length, tuple(stage for n, stage in found if n == length))
            at += length

    def _talks_about(self, at: int, length: int) -> _Trigger | None:
        """Read "talks with Chad on a treaty" as "talks on a treaty"."""
        word = self.tokens[at].word
        if word not in _TALKS or length > 1 or at + 2 >= len(self.tokens):
            return None
        if self.tokens[at + 1].word not in ("with", "between"):
            return None
        end = party_list(self.text, self.tokens, at + 2).end
        if not at + 2 < end < len(self.tokens):
            return None
        words = (word, self.tokens[end].word)
        for phrase, stage in self.words.stages.get(word, ()):
            if phrase == words:
                return _Trigger(at, end + 1 - at, (stage,))
        return None

    def _groups(self) -> dict[int, tuple[int, ...]]:
        """Join instruments that are listed: "an MoU on ports and an agreement on mining"."""
        groups: list[list[int]] = []
        for i in self.phrases:
            if groups and self._connected(groups[-1][-1], i):
                groups[-1].append(i)
            else:
                groups.append([i])
        return {i: tuple(group) for group in groups for i in group}

    def _connected(self, first: int, second: int) -> bool:
        start = min(self.after[first].end, second)
        between = self.tokens[start:second]
        return (
            bool(between)
            and any(t.word in _CONNECTORS for t in between)
            and all(
                t.word in _CONNECTORS
                or t.word in self.nouns.definite
                or t.word in self.nouns.indefinite
                or t.slot in ("count", "ordinal")
                or t.word in self.nouns.quantities
                or t.word == "of"
                for t in between
            )
        )

    def _members(self) -> dict[int, tuple[int, ...]]:
        """Return the instruments that are named as some of several: "…, among them a treaty"."""
        found: dict[int, tuple[int, ...]] = {}
        for before, at in pairwise(self.phrases):
            several = self.tokens[before].mention
            opening = [t.word for t in self.tokens[max(before, at - 4) : at]]
            if isinstance(several, Phrase) and several.plural and _AMONG & set(opening):
                found[before] = self.groups[at]
        return found

    def depends(self, at: int) -> bool:
        """Whether an instrument only qualifies one before it: "a protocol to the treaty"."""
        preposition = self.oblique[at]
        earlier = [i for i in self.phrases if i < at]
        return (
            preposition is not None
            and bool(earlier)
            and earlier[-1] < preposition <= self.after[earlier[-1]].end
        )

    def _preposition(self, at: int) -> int | None:
        """Return where a preposition stands that governs an instrument, if one does."""
        i = at - 1
        while i >= 0:
            token = self.tokens[i]
            word = token.word
            if word == "of" and i > 0 and self.tokens[i - 1].word in self.nouns.quantities:
                i -= 2
                continue
            if word == "following" and self.tokens[i - 1].word == "the":
                i -= 1
                continue
            if word in self.nouns.prepositions or word in ("including", "amending", "replacing"):
                return i
            if (
                word in self.nouns.definite
                or word in self.nouns.indefinite
                or word in self.nouns.negative
                or word == "'s"
                or token.slot == "count"
                or (token.slot == "parties" and self._determines(i))
                or word.endswith("ly")
            ):
                i -= 1
                continue
            return None
        return None

    def _determines(self, at: int) -> bool:
        """Whether a party stands as a determiner: "Kenya's", "the country"."""
        mention = self.tokens[at].mention
        return self.tokens[at + 1].word == "'s" or (
            isinstance(mention, Parties) and mention.anaphor is not None
        )

    # --- events ------------------------------------------------------------------------------

    def events(self) -> list[Event]:
        """Return what the sentence says of its instruments, in order."""
        found: list[Event] = []
        self.told: set[int] = set()
        self.pointed = False
        for trigger in self.triggers:
            for event in self._events_of(trigger):
                if event.at is not None:
                    self.told.add(event.at)
                if event.reduced and any(
                    e.at == event.at and e.status is Status.CALLED_FOR for e in found
                ):
                    continue
                found.append(event)
        return _without_subsumed(found)

    def mention_date(self, at: int) -> DateMention | PeriodMention | None:
        """Return the date right after an instrument: "the memorandum of 1995"."""
        end = self.after[at].end
        for i in (at + 2, end - 1, end + 1):
            if at + 1 < i < len(self.tokens) and self.tokens[i - 1].word in ("of", "in", "from"):
                mention = self.tokens[i].mention
                if isinstance(mention, DateMention | PeriodMention):
                    return mention
        return None

    def _events_of(self, trigger: _Trigger) -> Iterator[Event]:
        roles = {stage.role for stage in trigger.options}
        if Role.NOUN in roles:
            yield from self._noun(trigger)
        elif Role.HEAD in roles and self._head(trigger) is not None:
            yield from self._head_events(trigger)
        elif Role.STATE in roles and (state := list(self._state(trigger))):
            yield from state
        elif roles & {Role.VERB, Role.INTRANSITIVE}:
            yield from self._verb(trigger)

    def _noun(self, trigger: _Trigger) -> Iterator[Event]:
        at = self._object(trigger.end, nominal=True)
        if at is None:
            return
        stage = self._option(trigger, at, {Role.NOUN})
        if stage is None:
            return
        first = trigger.at
        while first > 0 and self.tokens[first - 1].word in ("the", "a", "an", "early", "their"):
            first -= 1
        yield from self._make(trigger, stage, self.groups[at], first, nominal=True, finite=False)

    def _head(self, trigger: _Trigger) -> int | None:
        before = trigger.at - 1
        return before if before in self.after else None

    def _head_events(self, trigger: _Trigger) -> Iterator[Event]:
        at = self._head(trigger)
        assert at is not None
        stage = self._option(trigger, at, {Role.HEAD})
        if stage is not None:
            yield from self._make(trigger, stage, (at,), at, nominal=True, finite=False)

    def _state(self, trigger: _Trigger) -> Iterator[Event]:
        aux = self._aux(trigger.at)
        put = self._put(trigger) if not aux.be else None
        if put is not None:
            stage = self._option(trigger, put, {Role.STATE})
            verb = put - 1
            while verb > 0 and self.tokens[verb].word not in _PUTS:
                verb -= 1
            if stage is not None:
                outer = self._aux(verb)
                finite = outer.modal is None and not outer.infinitive
                if not outer.negated:
                    yield from self._make(
                        trigger, stage, (put,), verb,
                        nominal=False, finite=finite, aux=outer, agents=self._agents(outer.start),
                    )  # fmt: skip
            return
        if not aux.be and not (
            trigger.at > 0
            and self.tokens[trigger.at - 1].word
            in ("remains", "remain", "stays", "still", "remained")
        ):
            return
        start = aux.start if aux.be else trigger.at - 1
        at = self._subject(start, reduced=False)
        if at is None:
            at = self._inverted(trigger)
        stage = self._option(trigger, at, {Role.STATE}) if at is not None else None
        if stage is None or at is None or aux.negated:
            return
        ahead = aux.modal is not None or aux.infinitive
        yield from self._make(
            trigger, stage, self.groups[at], start, nominal=False, finite=not ahead, aux=aux
        )

    def _put(self, trigger: _Trigger) -> int | None:
        """Return the instrument in "put the agreement on hold"."""
        at = next((i for i in reversed(self.phrases) if i < trigger.at), None)
        if at is None or self.after[at].end < trigger.at:
            return None
        before = {t.word for t in self.tokens[max(0, at - 6) : at]}
        return at if before & _PUTS else None

    def _inverted(self, trigger: _Trigger) -> int | None:
        """Return the instrument after "on the table were …"."""
        return None

    def _verb(self, trigger: _Trigger) -> Iterator[Event]:
        stages = [s for s in trigger.options if s.role in (Role.VERB, Role.INTRANSITIVE)]
        form = stages[0].form
        aux = self._aux(trigger.at)
        if form is Form.BASE and aux.start == trigger.at and self._after_determiner(trigger.at):
            return
        passive_form = form in (Form.PARTICIPLE, Form.PAST_PARTICIPLE) or (
            form is Form.BASE and self._past_base(stages[0])
        )
        passive = passive_form and aux.passive
        transitive = any(s.role is Role.VERB for s in stages)
        reduced = False
        at: int | None = None
        role = Role.VERB
        if transitive and not passive:
            at = self._object(trigger.end, nominal=False)
        governed = self._governs(trigger)
        if at is None and governed and not passive:
            return
        agents = NOBODY
        if at is None:
            if passive:
                at = self._subject(aux.start, reduced=False)
            elif any(s.role is Role.INTRANSITIVE for s in stages) and self._may_be_subject(form):
                role = Role.INTRANSITIVE
                at = self._subject(aux.start, reduced=False)
            if at is None and passive_form and aux.start == trigger.at:
                at = self._subject(trigger.at, reduced=True)
                reduced = at is not None
                role = Role.VERB
            if at is None and not passive and form is not Form.GERUND and transitive:
                at, agents = self._object_relative(aux.start)
                role = Role.VERB
            if at is None and passive:
                at = self._after_passive(trigger)
            if at is None and passive_form and self._fronted_condition(trigger):
                at = next((i for i in self.phrases if i > trigger.end), None)
        elif transitive:
            agents = self._agents(aux.start)
        if at is None:
            yield from self._pronoun(trigger, stages, aux, passive)
            return
        stage = self._option(trigger, at, {role}) or self._option(trigger, at, {Role.VERB})
        if stage is None:
            return
        if role is Role.VERB and not passive and not reduced and not agents:
            agents = self._agents(aux.start)
        finite = self._is_finite(form, aux, passive, reduced)
        if aux.negated:
            return
        first = trigger.at if reduced else aux.start
        yield from self._make(
            trigger, stage, self.groups[at], first,
            nominal=False, finite=finite, aux=aux, agents=agents, reduced=reduced,
            passive=passive or reduced,
        )  # fmt: skip

    def _after_determiner(self, at: int) -> bool:
        """Whether a word follows a determiner or preposition, so that it is no finite verb."""
        word = self.tokens[at - 1].word if at > 0 else ""
        nouns = self.nouns
        return word in nouns.definite or word in nouns.indefinite or word in nouns.prepositions

    def _past_base(self, stage: Stage) -> bool:
        return stage.lemma in ("put", "set", "let")

    def _may_be_subject(self, form: Form | None) -> bool:
        return form is not None

    def _is_finite(self, form: Form | None, aux: _Aux, passive: bool, reduced: bool) -> bool:
        """Whether the verb states a fact by its form, so that no governor is asked."""
        if aux.modal is not None or aux.infinitive:
            return False
        if reduced:
            return True
        if passive or aux.perfect:
            return True
        if form is Form.GERUND:
            return aux.be
        return True

    def _make(
        self,
        trigger: _Trigger,
        stage: Stage,
        group: tuple[int, ...],
        first: int,
        *,
        nominal: bool,
        finite: bool,
        aux: _Aux | None = None,
        agents: PartyList = NOBODY,
        reduced: bool = False,
        passive: bool = False,
    ) -> Iterator[Event]:
        effect, readings = self._judge(trigger, stage, aux, finite, nominal, reduced)
        if effect is Effect.NEGATED or not readings:
            return
        planned = effect not in (Effect.ACTUAL, Effect.MET_FOR, Effect.CONCLUDED)
        when = self._when(trigger, group[-1], first)
        if effect is Effect.AHEAD and stage.status is Status.IN_FORCE and when is None:
            return
        if effect is Effect.AHEAD and stage.status is not Status.IN_FORCE:
            when = None
        group = self._sharing(group, passive)
        group += tuple(i for at in group for i in self.members.get(at, ()))
        others, by, between = self._with(trigger, passive or nominal)
        if not agents and nominal:
            agents = self._agents(first)
        for at in group:
            phrase = self.tokens[at].mention
            assert isinstance(phrase, Phrase)
            if phrase.determiner is Determiner.NEGATIVE:
                continue
            start = min(phrase.outset, self.tokens[first].start, self._agent_start(agents, first))
            end = max(
                self.tokens[self.after[at].end - 1].end,
                self.tokens[trigger.end - 1].end,
                when.end if when is not None else 0,
                self.tokens[others.end - 1].end if others else 0,
                self.tokens[by.end - 1].end if by else 0,
            )
            yield Event(
                at, readings[0], readings, planned, when, by or agents, others, between,
                start, end, stage.rule, stage.confidence, stage.lemma, reduced, nominal,
            )  # fmt: skip

    def _sharing(self, group: tuple[int, ...], passive: bool) -> tuple[int, ...]:
        """Return those of joined instruments that share a verb.

        A singular auxiliary after the last one makes that one the subject of a clause of its own.
        """
        if len(group) < 2:
            return group
        end = self.after[group[-1]].end
        following = self.tokens[end].word if end < len(self.tokens) else ""
        if following in _SINGULAR:
            return group[-1:] if passive else group[:-1]
        return group

    def _agent_start(self, agents: PartyList, first: int) -> int:
        """Where the subject begins: `PartyList.end` of agents is the index of their first token."""
        return self.tokens[agents.end].start if agents else self.tokens[first].start

    def _option(self, trigger: _Trigger, at: int | None, roles: set[Role]) -> Stage | None:
        """Return the reading of a trigger that fits the kind of the instrument."""
        phrase = self.tokens[at].mention if at is not None else None
        kind = phrase.kind if isinstance(phrase, Phrase) else None
        options = [
            s for s in trigger.options if s.role in roles and (not s.kinds or kind in s.kinds)
        ]
        return max(options, key=lambda s: bool(s.kinds), default=None)

    # --- where the instrument is --------------------------------------------------------------

    def _object(self, start: int, *, nominal: bool) -> int | None:
        """Return the instrument that follows as an object."""
        for at in range(start, min(len(self.tokens), start + _REACH)):
            token = self.tokens[at]
            if token.hard or token.word in ("(", ")", "–", "—"):
                return None
            if token.slot == "instrument":
                preposition = self.oblique[at]
                if preposition is not None and preposition >= start:
                    if nominal:
                        return None
                    continue
                return at
            if token.word == "," or token.word in _SUBORDINATE:
                return None
            if at in self.trigger_at:
                return None
            if nominal and at - start > 6:
                return None
            if nominal and token.word in ("and", "in", "with"):
                return None
        return None

    def _governs(self, trigger: _Trigger) -> bool:
        """Whether a verb governs another word for a stage rather than an instrument."""
        for at in range(trigger.end, min(len(self.tokens), trigger.end + _REACH)):
            token = self.tokens[at]
            if token.hard or token.word in (",", "(", "and") or token.word in _SUBORDINATE:
                return False
            if token.slot == "instrument":
                return False
            if at in self.trigger_at:
                return any(
                    s.role in (Role.NOUN, Role.HEAD) or s.form in (Form.BASE, Form.GERUND)
                    for s in self.trigger_at[at].options
                )
        return False

    def _subject(self, start: int, *, reduced: bool) -> int | None:
        """Return the instrument that is the subject of a verb whose auxiliaries begin at `start`."""
        before = start - 1
        while before >= 0 and self.tokens[before].word in self.words.adverbs:
            before -= 1
        if before < 0:
            return None
        candidates = [i for i in self.phrases if i <= before]
        if not candidates:
            return None
        nearest = candidates[-1]
        inside = before < self.after[nearest].end
        token = self.tokens[before]
        if not inside and not (
            token.word in _RELATIVE
            or token.slot in _ADVERBIAL
            or self._place_before(before)
            or (not reduced and token.word in ("negotiations", "talks"))
        ):
            return None
        if any(t.hard for t in self.tokens[nearest : before + 1]):
            return None
        if reduced and token.word in ("and", "or", "but"):
            return None
        relative = token.word in ("which", "that") or reduced
        shared = token.word in (",", "and", "or", "but") and nearest in self.told
        absolute = self.tokens[start].word == "to" and before <= self.after[nearest].end
        for at in reversed(candidates):
            if self.oblique[at] is None or self._heads_noun(at):
                return at
            if (relative or shared or absolute) and at == nearest:
                return at
        return None

    def _heads_noun(self, at: int) -> bool:
        """Whether the preposition before an instrument belongs to words for a stage."""
        preposition = self.oblique[at]
        if preposition is None:
            return False
        noun = next((t.at for t in self.triggers if t.at <= preposition < t.end), None)
        if noun is None:
            return False
        before = noun - 1
        while before >= 0 and self.tokens[before].word in self.nouns.definite:
            before -= 1
        return before < 0 or self.tokens[before].word not in self.nouns.prepositions

    def _place_before(self, at: int) -> bool:
        """Whether a token ends an adverbial such as "in Kenya" or "last week"."""
        token = self.tokens[at]
        if token.slot == "parties":
            return at > 0 and self.tokens[at - 1].word in ("in", "from")
        return token.word in ("week", "month", "year", "day", "today", "yesterday", "ago")

    def _object_relative(self, start: int) -> tuple[int | None, PartyList]:
        """Return the instrument in "the agreement (that) the two states signed"."""
        before = start - 1
        while before >= 0 and self.tokens[before].word in self.words.adverbs:
            before -= 1
        first = before
        while first >= 0 and self._in_subject(first):
            first -= 1
        if first < 0 or first == before:
            return None, NOBODY
        agents = self._codes(first + 1, start)
        if not agents and self.tokens[before].word not in ("they", "it"):
            return None, NOBODY
        link = first
        if self.tokens[link].word in ("that", "which"):
            link -= 1
        if link >= 0 and self.tokens[link].word == ",":
            link -= 1
        candidates = [i for i in self.phrases if i <= link]
        if not candidates:
            return None, NOBODY
        nearest = candidates[-1]
        if link < self.after[nearest].end:
            return nearest, agents
        return None, NOBODY

    def _in_subject(self, at: int) -> bool:
        token = self.tokens[at]
        if token.slot in ("parties", "organisation", "person", "place", "count"):
            return True
        return token.slot is None and (
            token.word in ("and", "the", "'s", "they", "states", "countries", "governments", "both", "their", "ministers", "presidents", "of", "three", "two", "four", "five", "it")
        )  # fmt: skip

    def _after_passive(self, trigger: _Trigger) -> int | None:
        """Return the instrument in "also signed was an MoU"; only right after the verb."""
        at = trigger.end
        return self._object(at, nominal=False) if self._fronted(trigger) else None

    def _fronted_condition(self, trigger: _Trigger) -> bool:
        """Whether a participle opens the sentence: "once signed, the agreement will …"."""
        before = self.tokens[trigger.at - 1].word if trigger.at > 0 else ""
        after = self.tokens[trigger.end].word if trigger.end < len(self.tokens) else ""
        return before in _CONDITION and after == ","

    def _fronted(self, trigger: _Trigger) -> bool:
        return trigger.at <= 1

    def _pronoun(
        self, trigger: _Trigger, stages: Sequence[Stage], aux: _Aux, passive: bool
    ) -> Iterator[Event]:
        """Yield what is said of an instrument that only a pronoun points to."""
        if self.phrases and self.phrases[0] < trigger.at:
            return
        before = aux.start - 1
        while before >= 0 and self.tokens[before].word in self.words.adverbs:
            before -= 1
        goes_on = self.pointed and before >= 0 and self.tokens[before].word in ("and", ",")
        if not goes_on and (before != 0 or self.tokens[0].word not in self.words.pronouns):
            return
        intransitive = any(s.role is Role.INTRANSITIVE for s in stages)
        participle = stages[0].form in (Form.PARTICIPLE, Form.PAST_PARTICIPLE)
        passive = passive or (goes_on and participle)
        if aux.negated or not (passive or intransitive):
            return
        self.pointed = True
        stage = stages[0]
        finite = aux.modal is None and not aux.infinitive
        effect, readings = self._judge(trigger, stage, aux, finite, False, False)
        if effect is Effect.NEGATED or not readings:
            return
        when = self._when(trigger, trigger.at, aux.start)
        others, by, between = self._with(trigger, passive)
        end = max(
            self.tokens[trigger.end - 1].end,
            when.end if when is not None else 0,
            self.tokens[by.end - 1].end if by else 0,
        )
        yield Event(
            None, readings[0], readings, effect is Effect.AHEAD, when, by, others, between,
            self.tokens[0].start, end, stage.rule, stage.confidence, stage.lemma,
        )  # fmt: skip

    # --- how the words before change it --------------------------------------------------------

    def _aux(self, at: int) -> _Aux:
        """Read the auxiliaries before a verb, from right to left."""
        start = at
        passive = perfect = infinitive = negated = be = destined = False
        modal: str | None = None
        i = at - 1
        while i >= 0:
            word = self.tokens[i].word
            if self.tokens[i].slot is not None:
                break
            if word in _BE:
                destined = infinitive
                be = True
                passive = passive or not perfect
                start = i
            elif word in _HAVE:
                perfect = True
                start = i
            elif word in _MODALS:
                modal = word
                start = i
                negated = negated or word == "cannot"
            elif word == "to":
                infinitive = True
                start = i
            elif word in ("do", "does", "did"):
                start = i
            elif word in _NEGATIONS or (word == "yet" and infinitive):
                negated = True
                start = i
            elif not (word in self.words.adverbs or word.endswith("ly")):
                break
            i -= 1
        return _Aux(start, passive, perfect, modal, infinitive, negated, be, destined)

    def _judge(
        self,
        trigger: _Trigger,
        stage: Stage,
        aux: _Aux | None,
        finite: bool,
        nominal: bool,
        reduced: bool,
    ) -> tuple[Effect, tuple[Status, ...]]:
        """Return what the surroundings do to a stage, and the stages that result."""
        if finite:
            if self._conditional(trigger, aux):
                return self._outcome(Effect.AHEAD, stage)
            if stage.status is Status.EXPIRED and self._present(trigger):
                return Effect.AHEAD, ()
            return Effect.ACTUAL, (stage.status,)
        if aux is not None and aux.modal is not None:
            wished = aux.modal in _WISHED and not (aux.modal == "should" and aux.passive)
            effect = Effect.CALLED_FOR if wished else Effect.AHEAD
            return self._outcome(effect, stage)
        if aux is not None and aux.destined:
            return self._outcome(Effect.AHEAD, stage)
        first = aux.start if aux is not None else trigger.at
        effect, hasten = self._governor(first, trigger)
        if effect in (None, Effect.ACTUAL) and self._purpose(first):
            effect = Effect.AHEAD
        if hasten and stage.status is Status.UNDER_NEGOTIATION and effect in _KEEPS_GOING:
            return Effect.ACTUAL, (Status.UNDER_NEGOTIATION,)
        if effect is Effect.ACTUAL and aux is not None and aux.infinitive:
            effect = None
        if effect is None and nominal and stage.status in (Status.IN_FORCE, Status.IMPLEMENTED):
            effect = Effect.AHEAD
        if effect is None and hasten:
            if nominal and stage.status is Status.SIGNED:
                return Effect.HASTEN, (Status.CALLED_FOR, Status.SIGNED)
            effect = Effect.HASTEN
        if effect is None:
            if aux is not None and aux.infinitive:
                effect = Effect.AHEAD
            else:
                effect = Effect.ACTUAL
        if hasten and effect is Effect.AGREED and stage.status is not Status.UNDER_NEGOTIATION:
            return effect, (Status.UNDER_NEGOTIATION,)
        if nominal and effect is not Effect.NEGATED and self._ahead_after(trigger):
            effect = Effect.AHEAD
        return self._outcome(effect, stage)

    def _outcome(self, effect: Effect, stage: Stage) -> tuple[Effect, tuple[Status, ...]]:
        table = self.words.outcomes.get(effect, {})
        status = table.get(stage.status, stage.status)
        if effect is Effect.NEGATED or status is None:
            return effect, ()
        if effect is Effect.APPROVED and stage.status is Status.UNDER_NEGOTIATION:
            return effect, (Status.UNDER_NEGOTIATION, Status.APPROVED)
        return effect, (status,)

    def _purpose(self, start: int) -> bool:
        """Whether a gerund or noun follows "for": "a bill for ratifying the treaty"."""
        before = start - 1
        while before >= 0 and self.tokens[before].word in self.nouns.definite:
            before -= 1
        return before >= 0 and self.tokens[before].word == "for"

    def _conditional(self, trigger: _Trigger, aux: _Aux | None) -> bool:
        start = aux.start if aux is not None else trigger.at
        if start > 0 and self.tokens[start - 1].word in _CONDITION:
            return True
        for i in range(start - 1, max(-1, start - 8), -1):
            if self.tokens[i].hard or self.tokens[i].word == ",":
                return False
            if self.tokens[i].word in ("if", "unless", "once", "until", "soon"):
                return True
        return False

    def _present(self, trigger: _Trigger) -> bool:
        allowed = any(t.word in ("let", "allowed") for t in self.tokens[: trigger.at])
        return not allowed and any(
            s.form in (Form.THIRD, Form.BASE, Form.GERUND) for s in trigger.options
        )

    def _governor(self, start: int, trigger: _Trigger) -> tuple[Effect | None, bool]:
        """Return what governs an infinitive, gerund or noun, and whether haste is asked for."""
        hasten = False
        weak: Effect | None = None
        hits: list[tuple[int, Effect]] = []
        stop = self._clause_start(start)
        for i in range(max(stop, start - _GOVERNOR_REACH), trigger.at):
            if self.tokens[i].slot is not None:
                continue
            found = match_at(self.tokens, i, self.words.effects)
            if found is not None and i + found[0] - 1 <= trigger.at:
                hits.append((i, found[1]))
        if trigger.at >= 0:
            own = match_at(self.tokens, trigger.at, self.words.effects)
            hasten = own is not None and own[1] is Effect.HASTEN and trigger.length > 1
        agreed = any(effect is Effect.AGREED for _, effect in hits)
        for at, effect in reversed(hits):
            if effect is Effect.HASTEN:
                hasten = True
            elif effect is Effect.CONCLUDED and trigger.at - at > _CLOSE:
                continue
            elif effect is Effect.AHEAD and agreed:
                continue
            elif effect in _STRONG:
                return effect, hasten
            elif weak is None:
                weak = effect
        return weak, hasten

    def _clause_start(self, at: int) -> int:
        """Return the index where the clause of token `at` begins."""
        for i in range(at - 1, -1, -1):
            token = self.tokens[i]
            if token.hard or token.word in ("(", ")"):
                return i + 1
            if token.word in ("which", "that", "while", "where", "whereas", "said", "but"):
                return i + 1
            if token.word == "," and not self._comma_inside(i, at):
                return i + 1
        return 0

    def _comma_inside(self, comma: int, at: int) -> bool:
        """Whether a comma only sets off an insertion, so that the clause goes on before it."""
        after = self.tokens[comma + 1 : at]
        return len(after) <= 1 or (len(after) <= 6 and any(t.word == "," for t in after))

    def _ahead_after(self, trigger: _Trigger) -> bool:
        """Whether words after the instrument put a noun such as "signing" into the future."""
        group = [i for i in self.phrases if i >= trigger.at]
        if not group:
            return False
        end = self.after[group[0]].end
        following = [t.word for t in self.tokens[end : end + 4]]
        if not following:
            return False
        if following[0] in ("will", "would", "should", "may", "could", "might", "must"):
            return True
        return following[0] in ("is", "are", "was", "were") and any(
            w
            in (
                "expected",
                "due",
                "scheduled",
                "planned",
                "set",
                "postponed",
                "slated",
                "delayed",
                "likely",
            )
            for w in following[1:]
        )

    # --- who and when ---------------------------------------------------------------------------

    def _agents(self, start: int) -> PartyList:
        """Return who is named as the subject before token `start`."""
        return self._codes(self._subject_start(start), start)

    def _subject_start(self, at: int) -> int:
        for i in range(at - 1, -1, -1):
            token = self.tokens[i]
            if token.hard or token.word in ("which", "that", "while", "where", "whereas", "but"):
                return i + 1
            if i in self.after:
                return i + 1
        return 0

    def _codes(self, first: int, last: int) -> PartyList:
        """Return the parties between two tokens; `end` of the result is the first one's index."""
        codes: set[str] = set()
        anaphors: list[Parties] = []
        names: list[str] = []
        begin: int | None = None
        for i in range(first, last):
            token = self.tokens[i]
            mention = token.mention
            word = self.tokens[i - 1].word if i > 0 else ""
            if word in ("the", "its", "their") and i > 1:
                word = self.tokens[i - 2].word
            if word in _NOT_AGENT_AFTER and i - 1 >= first and not self._authority_in(i):
                continue
            taken = True
            if isinstance(mention, Parties):
                codes.update(own_codes(mention))
                if mention.anaphor is not None and mention.anaphor is not Anaphor.THERE:
                    anaphors.append(mention)
            elif isinstance(mention, Place):
                if mention.country is not None and (
                    self._is_metonym(i, last) or self._authority_in(i)
                ):
                    codes.add(mention.country)
                else:
                    taken = False
            elif isinstance(mention, Name) and mention.type is NameType.ORGANISATION:
                codes.update(mention.parties)
                names.append(mention.name)
            elif isinstance(mention, Name) and mention.type is NameType.PERSON:
                codes.update(mention.parties)
            else:
                taken = False
            if taken and begin is None:
                begin = i
        return PartyList(
            tuple(sorted(codes)), tuple(anaphors), tuple(names), begin if begin is not None else 0
        )

    def _authority_in(self, at: int) -> bool:
        """Whether a place is the seat of an authority: "the cabinet in Thimphu"."""
        return (
            at > 1
            and self.tokens[at - 1].word in ("in", "of")
            and self.tokens[at - 2].word in _AUTHORITIES
        )

    def _is_metonym(self, at: int, last: int) -> bool:
        """Whether a place stands for its government: right before the verb or in a list of such."""
        if at + 1 >= min(last, len(self.tokens)):
            return True
        following = self.tokens[at + 1].word
        return following in _AFTER_METONYM or (
            match_at(self.tokens, at + 1, self.words.effects) is not None
            and following not in self.nouns.prepositions
        )

    def _with(self, trigger: _Trigger, passive: bool) -> tuple[PartyList, PartyList, PartyList]:
        """Return who is named after the verb: with whom, by whom, between whom."""
        others = by = between = NOBODY
        gives = any(s.rule in _GIVING for s in trigger.options)
        start = trigger.end
        stop = self._region_end(trigger)
        covered = [(i, self.after[i].end) for i in self.phrases]
        i = start
        while i < stop:
            inside = next((end for first, end in covered if first <= i < end), None)
            if inside is not None:
                i = inside
                continue
            word = self.tokens[i].word
            if word == "with" and not others:
                others = self._listed(i)
                i = max(others.end, i + 1)
            elif word == "to" and not others and gives:
                others = self._listed(i)
                i = max(others.end, i + 1)
            elif word == "by" and passive and not by:
                found = self._listed(i)
                by = found if found else self._persons(i + 1, stop)
                i = max(by.end, i + 1)
            elif word in ("between", "among", "amongst") and not between:
                between = self._listed(i)
                i = max(between.end, i + 1)
            else:
                i += 1
        return others, by, between

    def _listed(self, preposition: int) -> PartyList:
        return party_list(self.text, self.tokens, preposition + 1)

    def _persons(self, start: int, stop: int) -> PartyList:
        found = self._codes(start, stop)
        return PartyList(found.codes, found.anaphors, (), stop) if found else NOBODY

    def _region_end(self, trigger: _Trigger) -> int:
        """Return where the words that go with a verb end: at the next verb or clause."""
        for i in range(trigger.end, len(self.tokens)):
            token = self.tokens[i]
            if token.hard or token.word in ("which", "who", "while", "where", "whereas", "but"):
                return i
            if i in self.trigger_at and not self._of_means(i, trigger):
                roles = {s.role for s in self.trigger_at[i].options}
                if roles & {Role.VERB, Role.INTRANSITIVE, Role.STATE} and i > trigger.end:
                    return self._aux(i).start
        return len(self.tokens)

    def _of_means(self, at: int, trigger: _Trigger) -> bool:
        """Whether a participle tells of the act by which a verb came about.

        In "prolonged by a protocol signed on 4 May" the date is that of both.
        """
        preposition = self.oblique.get(at - 1)
        return (
            preposition is not None
            and preposition >= trigger.end
            and self.tokens[preposition].word == "by"
        )

    def _when(self, trigger: _Trigger, at: int, first: int) -> DateMention | PeriodMention | None:
        """Return the date that goes with a verb: after it, else before its subject."""
        stop = self._region_end(trigger)
        start = min(trigger.end, stop)
        for i in range(start, stop):
            mention = self.tokens[i].mention
            if not isinstance(mention, DateMention | PeriodMention):
                continue
            if self._dates_something_else(i, trigger):
                continue
            return mention
        begin = self._subject_start(first)
        for i in range(first - 1, begin - 1, -1):
            mention = self.tokens[i].mention
            if isinstance(mention, DateMention | PeriodMention):
                before = self.tokens[i - 1].word if i > 0 else ""
                if before in ("of", "for") or (i > 0 and self.tokens[i - 1].slot == "money"):
                    continue
                return mention
        return None

    def _dates_something_else(self, at: int, trigger: _Trigger) -> bool:
        """Whether a date is a deadline, an age or the year of another thing."""
        before = self.tokens[at - 1].word if at > 0 else ""
        if before in ("of", "for", "until", "till", "through", "by", "the", "than", "before", "to"):
            return before != "of" or at - 2 < trigger.at
        for i in range(trigger.end, at):
            token = self.tokens[i]
            if token.word == "," and not self._soft_comma(i):
                return True
            if token.word in ("that", "after", "before", "to", "when", "under", "until", "runs"):
                return not (token.word == "to" and i in (trigger.end, trigger.end + 1))
        return False

    def _soft_comma(self, at: int) -> bool:
        """Whether a date may still belong to the verb after a comma."""
        following = self.tokens[at + 1 : at + 4]
        return any(t.slot in ("date", "period", "place", "parties") for t in following) or any(
            t.word in ("and", ",") for t in self.tokens[at + 1 : at + 9]
        )


_KEEPS_GOING: Final = frozenset(
    {None, Effect.ACTUAL, Effect.PROPOSED, Effect.APPROVED, Effect.AGREED, Effect.MET_FOR}
)
_GIVING: Final = frozenset(["instrument.proposed", "instrument.granted"])
_TAKES_OVER: Final = frozenset(
    {Status.SUSPENDED, Status.DISCUSSED, Status.PROPOSED, Status.AGREED, Status.APPROVED}
    | {Status.CALLED_FOR, Status.UNDER_NEGOTIATION}
)


def _without_subsumed(events: list[Event]) -> list[Event]:
    """Let the predicate of "the signing of X was postponed" stand for the signing itself."""
    kept = []
    for event in events:
        later = [
            e
            for e in events
            if e is not event and e.at == event.at and e.at is not None and not e.reduced
        ]
        predicates = [e for e in later if not e.nominal and e.start >= event.start]
        if event.nominal and any(e.status in _TAKES_OVER for e in predicates):
            continue
        if event.nominal and event.status is Status.UNDER_NEGOTIATION:
            if any(e.lemma == "conclude" for e in predicates):
                continue
        if event.lemma == "conclude" and event.status is Status.SIGNED:
            if any(e.nominal and e.status is Status.UNDER_NEGOTIATION for e in later):
                event = replace(event, status=Status.AGREED, readings=(Status.AGREED,))
        if event.status is Status.PROPOSED and any(e.status is Status.APPROVED for e in later):
            continue
        kept.append(event)
    return kept
