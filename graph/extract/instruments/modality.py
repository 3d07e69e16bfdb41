"""What the words around a stage do to it.

"Signed" is a fact; "will sign", "called for the signing of", "approved the signing of" and "failed
to sign" are not. `status.yaml` lists the words; here they are looked up before a verb or noun, the
nearest first, and the stage that results is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from graph.claims.model import Status
from graph.extract.instruments.auxiliaries import Auxiliaries
from graph.extract.instruments.lexicon import (
    Effect,
    Form,
    Stage,
    instrument_words,
    status_words,
)
from graph.extract.instruments.structure import Structure, Trigger
from graph.extract.reading.grammar import finite_words, grammar
from graph.extract.reading.parties import party_list
from graph.extract.reading.tokens import match_at

_REACH: Final = 22
_CONDITION_REACH: Final = 8
_CLOSE: Final = 4
_INSERTION: Final = 6
_COPULAS: Final = frozenset({"is", "are", "was", "were", "been"})
_WEAK: Final = frozenset({Effect.ACTUAL, Effect.HASTEN})
_FACTS: Final = frozenset({None, Effect.ACTUAL})
#: Under these, negotiations that are to be sped up go on.
_KEEPS_GOING: Final = frozenset(
    {None, Effect.ACTUAL, Effect.PROPOSED, Effect.APPROVED, Effect.AGREED, Effect.MET_FOR}
)
#: Stages that go on when a cabinet allows them.
_TALKED_OF: Final = frozenset({Status.UNDER_NEGOTIATION, Status.DISCUSSED})
#: Modals by which a giver commits itself.
_PROMISING: Final = frozenset({"will", "shall"})
#: Tokens in the mark of an item: "(iii)", "First:".
_MARKED: Final = 3
_SOON: Final = frozenset({"earliest", "soon", "soonest", "swiftly", "expeditiously", "speedily"})
_ALONE: Final = frozenset({"decided", "decide", "decides", "resolved"})
_WANTING: Final = frozenset({Effect.CALLED_FOR, Effect.PROPOSED, Effect.AGREED, Effect.APPROVED})
#: Nouns for these stages tell a fact only where something says so.
_DOUBTFUL_NOUNS: Final = frozenset({Status.IN_FORCE, Status.IMPLEMENTED})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence says of a stage.

    `readings` are the stages that result, empty if the words tell of none; `effect` is what made
    them so, and `first` the token at which the words for it begin, if they stand before.
    """

    effect: Effect
    readings: tuple[Status, ...]
    first: int | None = None

    @property
    def planned(self) -> bool:
        """Whether the stage itself is not reached."""
        return self.effect not in (Effect.ACTUAL, Effect.MET_FOR, Effect.CONCLUDED)


def judge_fact(
    structure: Structure, trigger: Trigger, stage: Stage, aux: Auxiliaries | None
) -> Judgement:
    """Judge a finite verb or a participle, which states a fact unless a condition governs it."""
    start = aux.start if aux is not None else trigger.at
    if _conditional(structure, start):
        return _outcome(Effect.AHEAD, stage)
    if (held := _held(structure, start)) is not None:
        return _outcome(held, stage)
    if stage.status is Status.EXPIRED and _in_present(structure, trigger):
        return Judgement(Effect.AHEAD, ())
    return Judgement(Effect.ACTUAL, (stage.status,))


def judge_verb(structure: Structure, trigger: Trigger, stage: Stage, aux: Auxiliaries) -> Judgement:
    """Judge a verb that a modal, an infinitive or another verb governs."""
    words = grammar()
    if stage.kinds and stage.status is Status.AGREED and _promised(structure, aux):
        return Judgement(Effect.AGREED, (stage.status,))  # who will lend has agreed to
    if aux.modal is not None:
        wished = aux.modal in words.wishing and not (aux.modal == "should" and aux.passive)
        if stage.status is Status.RATIFIED and aux.passive:
            wished = False  # "must be ratified" tells what has yet to be done
        return _outcome(Effect.CALLED_FOR if wished else Effect.AHEAD, stage)
    if aux.destined or (aux.be and trigger.form is Form.GERUND):
        return _outcome(Effect.AHEAD, stage)
    if aux.subjunctive:
        return _outcome(wanted(structure, aux.start) or Effect.CALLED_FOR, stage)
    if aux.infinitive and structure.decided and _opens(structure, aux.start):
        done = stage.status is Status.RATIFIED
        return _decided(structure, _outcome(Effect.ACTUAL if done else Effect.APPROVED, stage))
    if aux.infinitive and _opens_item(structure, aux.start):
        return Judgement(Effect.ACTUAL, (stage.status,))
    first = structure.first_infinitive(aux.start)
    joined = trigger if first == aux.start else replace(trigger, at=first + 1, length=1)
    governor = _governor(structure, first, joined)
    effect, hasten = governor.effect, governor.hasten
    if effect is Effect.ACTUAL and aux.infinitive:
        effect = None
    if _goes_on(stage, effect, hasten):
        return Judgement(Effect.ACTUAL, (Status.UNDER_NEGOTIATION,))
    if effect in (None, Effect.AHEAD, Effect.PROPOSED) and aux.infinitive:
        effect = _submitted(structure, aux.start) or effect
    if effect is None:
        ahead = Effect.AHEAD if aux.infinitive else Effect.ACTUAL
        effect = Effect.HASTEN if hasten else ahead
    if effect is Effect.AGREED and _decided_by_one_side(structure, governor.at):
        effect = Effect.APPROVED
    hasten = hasten or (effect is Effect.AGREED and _hastened_after(structure, trigger))
    if hasten and effect is Effect.AGREED and stage.status is not Status.UNDER_NEGOTIATION:
        return Judgement(effect, (Status.UNDER_NEGOTIATION,), governor.at)
    return replace(_decided(structure, _outcome(effect, stage)), first=governor.at)


def _promised(structure: Structure, aux: Auxiliaries) -> bool:
    """Whether a giver commits itself: "will lend", "is to lend", in a headline "Bank to lend"."""
    if aux.destined or aux.modal in _PROMISING:
        return True
    if not aux.infinitive or aux.modal is not None:
        return False
    finite = finite_words()
    before = structure.tokens[: aux.start]
    stages = status_words().stages
    return bool(before) and not any(
        token.word in finite or token.word in stages or token.hard for token in before
    )


def _opens_item(structure: Structure, start: int) -> bool:
    """Whether an infinitive opens an item of what was decided: "Third: To approve the treaty"."""
    before = structure.tokens[:start]
    marks = [token for token in before if not (token.is_word or token.slot)]
    return bool(marks) and len(before) <= _MARKED and marks[-1] is before[-1]


def _opens(structure: Structure, start: int) -> bool:
    """Whether nothing but the mark of an item stands before a token."""
    return start == 0 or _opens_item(structure, start)


def _is_label(structure: Structure, first: int) -> bool:
    """Whether a noun opens an item of a list, which has no verb of its own."""
    return _opens(structure, first) and finite_words().isdisjoint(
        token.word for token in structure.tokens
    )


def judge_noun(structure: Structure, trigger: Trigger, stage: Stage, first: int) -> Judgement:
    """Judge a noun such as "signing of", whose phrase begins at token `first`."""
    governor = _governor(structure, first, trigger)
    effect, hasten = governor.effect, governor.hasten
    if effect in (None, Effect.AHEAD, Effect.PROPOSED):
        effect = _submitted(structure, first) or effect
    if hasten and structure.word(first - 1) in _COPULAS:
        # What "was the early signing" is named by the subject, not asked for by a verb before it.
        effect = None
    if _goes_on(stage, effect, hasten):
        return Judgement(Effect.ACTUAL, (Status.UNDER_NEGOTIATION,))
    if effect is None and not stage.dated and _is_label(structure, first):
        return Judgement(Effect.ACTUAL, (stage.status,))  # "3. Renewal of the agreement with Peru"
    if effect is None and stage.status in _DOUBTFUL_NOUNS:
        effect = Effect.AHEAD
    if effect is None and hasten:
        if stage.status is Status.SIGNED:
            # "The early signing of the memorandum" may be wished for or a fact.
            return Judgement(Effect.HASTEN, (Status.CALLED_FOR, Status.SIGNED))
        effect = Effect.HASTEN
    if effect is Effect.AGREED and _decided_by_one_side(structure, governor.at):
        effect = Effect.APPROVED
    if hasten and effect is Effect.AGREED and stage.status in _DOUBTFUL_NOUNS:
        return Judgement(effect, ())
    if hasten and effect is Effect.AGREED and stage.status is not Status.UNDER_NEGOTIATION:
        return Judgement(effect, (Status.UNDER_NEGOTIATION,), governor.at)
    foreseen = effect is not Effect.NEGATED and _foreseen(structure, trigger)
    if foreseen or (effect in _FACTS and _of_proposed(structure, trigger, stage)):
        effect = Effect.AHEAD
    judgement = _decided(structure, _outcome(effect or Effect.ACTUAL, stage))
    return replace(judgement, first=governor.at)


def _goes_on(stage: Stage, effect: Effect | None, hasten: bool) -> bool:
    return hasten and stage.status is Status.UNDER_NEGOTIATION and effect in _KEEPS_GOING


def _outcome(effect: Effect, stage: Stage) -> Judgement:
    status = status_words().outcomes.get(effect, {}).get(stage.status, stage.status)
    if effect is Effect.NEGATED or status is None:
        return Judgement(effect, ())
    if effect is Effect.AGREED and stage.kinds:
        return Judgement(effect, (stage.status,))  # to agree to lend is all that is needed
    if effect is Effect.APPROVED and stage.status in _TALKED_OF:
        return Judgement(effect, (stage.status, Status.APPROVED))
    return Judgement(effect, (status,))


@dataclass(frozen=True, slots=True)
class _Governor:
    """What governs an infinitive, gerund or noun, and whether haste is asked for."""

    effect: Effect | None
    hasten: bool
    at: int | None = None


def _governor(structure: Structure, start: int, trigger: Trigger) -> _Governor:
    effects = status_words().effects
    tokens = structure.tokens
    hits: list[tuple[int, Effect]] = []
    for i in range(max(_clause_start(structure, start), start - _REACH), trigger.at):
        if tokens[i].slot == "ordinal" and structure.word(i + 1) == "to":
            hits.append((i, Effect.MET_FOR))  # "the first to sign" did sign
        found = match_at(tokens, i, effects) if tokens[i].slot is None else None
        if found is not None and i + found[0] - 1 <= trigger.at:
            hits.append((i, found[1]))
    own = match_at(tokens, trigger.at, effects)
    hasten = own is not None and own[1] is Effect.HASTEN and trigger.length > 1
    agreed = any(effect is Effect.AGREED for _, effect in hits)
    weak: Effect | None = None
    for at, effect in reversed(hits):
        if effect is Effect.HASTEN:
            hasten = True
        elif (effect is Effect.CONCLUDED and trigger.at - at > _CLOSE) or (
            effect is Effect.AHEAD and agreed
        ):
            continue
        elif effect not in _WEAK:
            return _Governor(effect, hasten, at)
        else:
            weak = weak or effect
    return _Governor(Effect.AHEAD if _purpose(structure, start) else weak, hasten)


def _decided(structure: Structure, judgement: Judgement) -> Judgement:
    """Take what a cabinet or parliament allows to be negotiated for approved."""
    if judgement.effect is not Effect.APPROVED or Status.APPROVED not in judgement.readings:
        return judgement
    return replace(judgement, readings=(Status.APPROVED,)) if _decides(structure) else judgement


def _decides(structure: Structure) -> bool:
    return names_body(token.word for token in structure.tokens)


def names_body(words: Iterable[str]) -> bool:
    """Whether words name the cabinet or parliament of one side."""
    text = f" {' '.join(words)} "
    return any(f" {body} " in text for body in grammar().deciding)


def _hastened_after(structure: Structure, trigger: Trigger) -> bool:
    """Whether haste is asked for after the instrument: "to conclude the pact at the earliest"."""
    for at in range(trigger.end, min(len(structure.tokens), trigger.end + _REACH)):
        if structure.tokens[at].hard:
            return False
        if structure.word(at) in _SOON:
            return True
    return False


def _decided_by_one_side(structure: Structure, at: int | None) -> bool:
    """Whether the subject of "agreed to" or "decided to" is the cabinet or parliament of one side.

    A government "decides" alone, but may "agree" with another.
    """
    if at is None:
        return False
    words = [t.word for t in structure.tokens[_clause_start(structure, at) : at]]
    if names_body(words):
        return True
    return "government" in words and structure.word(at) in _ALONE


def _submitted(structure: Structure, start: int) -> Effect | None:
    """Say what became of a proposal that names the verb far from it.

    "The Cabinet approved the proposal made by the Minister of Trade, …, to sign": the insertion may
    be of any length.
    """
    submissions = grammar().submissions
    noun = max((at for at in range(start) if structure.word(at) in submissions), default=None)
    if noun is None or any(
        noun < t.at < start and structure.word(t.at - 1) == "to" for t in structure.triggers
    ):
        return None
    effects = status_words().effects
    for at in range(len(structure.tokens)):
        found = (
            match_at(structure.tokens, at, effects) if structure.tokens[at].slot is None else None
        )
        if found is not None and found[1] is Effect.APPROVED:
            return Effect.APPROVED
    return Effect.PROPOSED


def _purpose(structure: Structure, start: int) -> bool:
    """Whether a gerund or noun follows "for": "a bill for ratifying the treaty"."""
    definite = instrument_words().lists.definite
    before = start - 1
    while structure.word(before) in definite:
        before -= 1
    return structure.word(before) == "for"


def _conditional(structure: Structure, start: int) -> bool:
    conditions = grammar().conditions
    if structure.word(start - 1) in conditions:
        return True
    for i in range(start - 1, max(-1, start - _CONDITION_REACH), -1):
        token = structure.tokens[i]
        if token.hard or token.word == ",":
            return False
        if token.word == "soon" or (token.word in conditions and token.word != "when"):
            return True
    return False


def _held(structure: Structure, start: int) -> Effect | None:
    """Return how a verb before "that" holds what its clause says: "denied that they signed"."""
    opener = _clause_start(structure, start) - 1
    if structure.word(opener) != "that":
        return None
    words = grammar()
    if structure.word(opener - 1) in words.denying:
        return Effect.NEGATED
    return Effect.AHEAD if structure.word(opener - 1) in words.hoping else None


def wanted(structure: Structure, start: int) -> Effect | None:
    """Return what a verb before "that" wants of its clause: "agreed that the pact be signed"."""
    opener = _clause_start(structure, start) - 1
    if structure.word(opener) != "that":
        return None
    if structure.word(opener - 1) in ("and", ","):  # "agreed that …, and that it be signed"
        opener = max((i for i in range(opener) if structure.word(i) == "that"), default=opener)
    for at in range(opener - 1, max(-1, opener - _CLOSE - 1), -1):
        found = match_at(structure.tokens, at, status_words().effects)
        wanted = None if found is None else found[1]
        if wanted in _WANTING:
            return wanted
        if structure.word(at) in ("agreed", "agree", "decided"):
            return Effect.AGREED
    return None


def _in_present(structure: Structure, trigger: Trigger) -> bool:
    """Whether a verb speaks of the present, and nobody "lets" the instrument do it."""
    if any(token.word in grammar().letting for token in structure.tokens[: trigger.at + 1]):
        return False
    return any(s.form in (Form.THIRD, Form.BASE, Form.GERUND) for s in trigger.options)


def _clause_start(structure: Structure, at: int) -> int:
    """Return the index where the clause of token `at` begins."""
    openers = grammar().clause_openers
    for i in range(at - 1, -1, -1):
        token = structure.tokens[i]
        if token.hard or token.word in ("(", ")") or token.word in openers:
            return i + 1
        if token.word == "," and not _inserted(structure, i, at):
            return i + 1
    return 0


def _inserted(structure: Structure, comma: int, at: int) -> bool:
    """Whether a comma only sets off an insertion, so that the clause goes on before it."""
    after = structure.tokens[comma + 1 : at]
    return len(after) <= 1 or (len(after) <= _INSERTION and any(t.word == "," for t in after))


def _of_proposed(structure: Structure, trigger: Trigger, stage: Stage) -> bool:
    """Whether a signature is that of what is not made yet: "the conclusion of any future deal"."""
    at = _instrument_from(structure, trigger)
    if at is None or stage.status is not Status.SIGNED:
        return False
    return structure.phrase(at).status is Status.PROPOSED or structure.word(trigger.end) == "any"


def _foreseen(structure: Structure, trigger: Trigger) -> bool:
    """Whether words after the instrument put a noun such as "signing" into the future."""
    words = grammar()
    at = _instrument_from(structure, trigger)
    if at is None:
        return False
    end = _past_aside(structure, _past_agent(structure, structure.after[at].end))
    following = [token.word for token in structure.tokens[end : end + _CLOSE]]
    if not following:
        return False
    if following[0] in words.modals:
        return True
    if following[0] in words.have:
        # "have still to begin", "have yet to be held"
        return following[1:3] in (["yet", "to"], ["still", "to"])
    return following[0] in words.be and bool(words.foreseen & set(following[1:]))


def _instrument_from(structure: Structure, trigger: Trigger) -> int | None:
    """Return the first instrument that stands at a word for a stage or after it."""
    return next((i for i in structure.instruments if i >= trigger.at), None)


def _past_agent(structure: Structure, at: int) -> int:
    """Return the token after who is to act: "ratification of it by Peru is pending"."""
    if structure.word(at) not in ("by", "in"):
        return at
    return max(at, party_list(structure.text, structure.tokens, at + 1).end)


def _past_aside(structure: Structure, at: int) -> int:
    """Return the token after a relative clause between commas: ", for which a study was done, "."""
    relative = {structure.word(at + 1), structure.word(at + 2)} & {"which", "whose"}
    if structure.word(at) != "," or not relative:
        return at
    for end in range(at + 1, min(len(structure.tokens), at + _REACH)):
        if structure.tokens[end].hard:
            return at
        if structure.word(end) == ",":
            return end + 1
    return at
