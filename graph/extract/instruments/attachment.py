"""Which instrument a verb or noun for a stage is about."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from graph.extract.instruments.actors import actors_between
from graph.extract.instruments.displaced import past_setting
from graph.extract.instruments.lexicon import PARTICIPLES, Form, Role, Stage, instrument_words
from graph.extract.instruments.phrases import Determiner
from graph.extract.instruments.structure import COPULAS, Structure, Trigger
from graph.extract.reading.grammar import auxiliary_words, grammar
from graph.extract.reading.parties import NOBODY, PartyList
from graph.extract.values.expression import Bound
from graph.extract.values.model import DateMention, PeriodMention

_REACH: Final = 18
_LONG_REACH: Final = 40
_SUBMITTED: Final = 4
#: Tokens after "Ratified" within which a label names what was ratified.
_LABELLED: Final = 3
_NOUN_REACH: Final = 6
_PUT_REACH: Final = 6
_CLAUSE: Final = 9
_IN_NAMES_OF_PLACES: Final = frozenset(["the", ",", "de", "del", "di", "da", "la", "al", "of"])
_FORCE: Final = frozenset(["force", "effect", "operation"])
_OPENING: Final = frozenset([",", ";", ":", "also", "still"])
#: What leads to the day from which something holds.
_FROM: Final = frozenset(["from", "on", "in", "as", "of"])
_RELATIVE: Final = frozenset(["that", "which", "whose"])
_MEANT: Final = frozenset(["aimed", "designed", "intended", "meant", "aiming"])
_OF_ONE: Final = frozenset(["was", "is", "has", "had", "will", "would"])
_OF_SEVERAL: Final = frozenset(["were", "are", "have", "had", "will", "would"])
_FINITE: Final = _OF_ONE | _OF_SEVERAL
#: Words that open a clause of their own, so that what follows tells of something else.
_BREAKING: Final = frozenset(["said", "and", "but", "when", "while", "as", "because", "if", "("])
#: What may stand before the noun of an adverbial: "after a long delay".
#: What opens a clause with a subject of its own after an instrument.
_CONTRAST: Final = frozenset(["but", "while", "whereas", "though", "although"])
_DEGREES: Final = frozenset(["long", "undue", "great", "brief", "short", "lengthy", "formal"])
_MANNER: Final = frozenset(["without", "with", "after", "by"])
_FRONTING_TIME: Final = frozenset(["last", "earlier", "early", "late", "later", "jointly", "back"])
_THEY: Final = frozenset(["they", "it", "we"])
_ADVERBIAL: Final = frozenset(["date", "period", "place", "ordinal"])
_ACTING: Final = frozenset(["parties", "organisation", "person", "place", "count"])
#: What is extended anew rather than prolonged.
_NEW_CREDIT: Final = "instrument.credit-extended"


def reading_for(
    structure: Structure, trigger: Trigger, at: int, roles: Collection[Role]
) -> Stage | None:
    """Return the reading of a trigger in one of the roles that fits the kind of an instrument."""
    kind = structure.phrase(at).kind
    options = [s for s in trigger.options if s.role in roles and (not s.kinds or kind in s.kinds)]
    if structure.phrase(at).determiner is Determiner.DEFINITE:
        options = [s for s in options if s.rule != _NEW_CREDIT]
    return max(options, key=lambda s: bool(s.kinds), default=None)


def object_of(structure: Structure, start: int, *, nominal: bool) -> int | None:
    """Return the instrument that follows token `start` as the object of a verb or noun."""
    subordinate = grammar().subordinate
    tokens = structure.tokens
    opening = {token.word for token in tokens[start : start + _SUBMITTED]}
    reach = _LONG_REACH if opening & grammar().submissions else _REACH
    start = _after_insertion(structure, start)
    for at in range(start, min(len(tokens), start + reach)):
        token = tokens[at]
        if token.slot == "instrument":
            preposition = structure.oblique[at]
            if _denied(structure, at) and structure.word(at + 1) == "but":
                continue
            if not nominal and structure.word(at + 1) in instrument_words().lists.parts:
                return None  # "to reach the Paris Agreement goals"
            if structure.text[token.start : token.end] == "and":
                return None  # ", signed in 2018, and with Peru": another one of the kind
            if preposition is None or preposition < start:
                return None if _heads(structure, at) else at
            if nominal:
                return None
            continue
        if token.word == "but" and _denied(structure, at - 1):
            continue
        if token.word == "," and not nominal and _only_when_and_where(structure, start, at):
            continue
        if token.hard or token.word in ("(", ")", "–", "—", ","):
            return None
        if token.word in subordinate and structure.word(at - 1) != "the":
            return None
        if not nominal and _opens_infinitive(structure, at):
            return None
        if at in structure.trigger_at and not _of_manner(structure, at):
            return None
        if nominal and (at - start > _NOUN_REACH or token.word in ("and", "in", "with")):
            return None
    return None


def _opens_infinitive(structure: Structure, at: int) -> bool:
    """Whether another verb takes what follows as its object: "applied to join the treaty"."""
    if structure.word(at) != "to" or at + 2 >= len(structure.tokens):
        return False
    lists, verb = instrument_words().lists, structure.tokens[at + 1]
    word = verb.word
    other = word in lists.definite or word in lists.indefinite or at + 1 in structure.trigger_at
    plain = verb.is_word and not (other or verb.capital)
    return plain and lists.opens_noun(structure.word(at + 2))


def _denied(structure: Structure, at: int) -> bool:
    """Whether an instrument is named as what something is not: "no treaty but a memorandum"."""
    at_instrument = structure.tokens[at].slot == "instrument"
    return at_instrument and structure.phrase(at).determiner is Determiner.NEGATIVE


def _of_manner(structure: Structure, at: int) -> bool:
    """Whether a word for a stage is the noun of an adverbial: "signed without delay the pact"."""
    before = at - 1
    lists = instrument_words().lists
    while structure.word(before) in lists.indefinite or structure.word(before) in _DEGREES:
        before -= 1
    return structure.trigger_at[at].form is Form.BASE and structure.word(before) in _MANNER


def _only_when_and_where(structure: Structure, start: int, end: int) -> bool:
    """Whether only a time or place stands between two tokens: "signed in Bonn, on Monday, the"."""
    prepositions = instrument_words().lists.prepositions
    return start < end and all(
        token.slot in _ADVERBIAL
        or token.word in prepositions
        or token.word in _IN_NAMES_OF_PLACES
        or (token.slot is None and token.capital)
        for token in structure.tokens[start:end]
    )


def _after_insertion(structure: Structure, start: int) -> int:
    """Pass over ", on the sidelines of the summit," right after a verb."""
    if structure.word(start) != ",":
        return start
    for at in range(start + 1, min(len(structure.tokens), start + _REACH)):
        if structure.tokens[at].slot == "instrument" or at in structure.trigger_at:
            return start
        if structure.word(at) == ",":
            return at + 1
    return start


def governs_stage(structure: Structure, trigger: Trigger) -> bool:
    """Whether a verb governs another word for a stage rather than an instrument."""
    subordinate = grammar().subordinate
    tokens = structure.tokens
    for at in range(trigger.end, min(len(tokens), trigger.end + _REACH)):
        token = tokens[at]
        if token.hard or token.word in (",", "(", "and", "with") or token.word in subordinate:
            return False
        if token.slot == "instrument":
            return _heads(structure, at)
        if at in structure.trigger_at:
            return any(
                s.role in (Role.NOUN, Role.HEAD) or s.form in (Form.BASE, Form.GERUND)
                for s in structure.trigger_at[at].options
            )
    return False


def _heads(structure: Structure, at: int) -> bool:
    """Whether an instrument only qualifies a noun for a stage: "the trade agreement talks"."""
    following = structure.trigger_at.get(at + 1)
    return following is not None and following.has(Role.HEAD)


def subject_of(
    structure: Structure, start: int, told: Collection[int], *, reduced: bool
) -> int | None:
    """Return the instrument that is the subject of a predicate.

    `start` is the index of its first auxiliary; `reduced` says that it is a participle without
    one. `told` are the instruments of which the sentence has told something already.
    """
    before = structure.before(start)
    candidates = [i for i in structure.instruments if i <= before]
    candidates = [i for i in candidates if not structure.inside(i)]
    if not candidates:
        return None
    nearest = candidates[-1]
    if structure.word(structure.after[nearest].end) == "whose":
        return None  # what is told is told of something that the instrument has
    if not _reaches(structure, before, nearest, reduced=reduced):
        return None
    word = structure.word(before)
    if reduced and word in ("and", "or", "but"):
        return None
    relative = reduced or word in ("which", "that")
    shared = word in (",", "and", "or", "but") and nearest in told
    absolute = structure.word(start) == "to" and before <= structure.after[nearest].end
    for at in reversed(candidates):
        if structure.oblique[at] is None or _heads_noun(structure, at):
            return at
        if at == nearest and (relative or shared or absolute):
            return at
    return None


def _reaches(structure: Structure, before: int, nearest: int, *, reduced: bool) -> bool:
    """Whether nothing between an instrument and a predicate can be another subject."""
    token = structure.tokens[before]
    if any(t.hard for t in structure.tokens[nearest : before + 1]):
        return False
    end = structure.after[nearest].end
    if before < end or (before == end and token.word == "(" and reduced):
        return True  # "the treaty (signed in 2004)"
    if token.word in grammar().predicate_joints:
        between = structure.tokens[structure.after[nearest].end : before]
        return not any(t.word in _CONTRAST for t in between)
    if reduced:
        return False
    if structure.oblique[nearest] is None and (
        _after_relative(structure, nearest, before + 1)
        or _after_clause_opener(structure, nearest, before + 1)
    ):
        return True
    return (
        token.slot in _ADVERBIAL
        or _ends_adverbial(structure, before)
        or (token.word in ("negotiations", "talks") and before <= structure.after[nearest].end)
    )


def _after_relative(structure: Structure, at: int, start: int) -> bool:
    """Whether only a relative clause stands between an instrument and the auxiliary at `start`.

    "A protocol that would admit pork was approved": the clause has one verb of its own; "a pact
    setting out the methods is being drafted" none.
    """
    end = structure.after[at].end
    if structure.word(end) == "," and structure.word(end + 1) in _MEANT:
        end += 1  # "documents, aimed at closer ties are to be signed"
    opening = structure.word(end)
    gerund = opening in _MEANT or (opening.endswith("ing") and end not in structure.trigger_at)
    if not (gerund or opening in _RELATIVE) or structure.word(start) not in _FINITE:
        return False
    if not end + 1 < start <= end + _REACH:
        return False
    between = structure.tokens[end + 1 : start]
    if any(t.hard or t.word in _BREAKING for t in between):
        return False
    if structure.word(start - 1) in auxiliary_words():
        return False
    return _verbs_within(structure, end + 1, start) <= (not gerund)


def _verbs_within(structure: Structure, first: int, last: int) -> int:
    """Return how many verbs, each with its auxiliaries, begin within tokens."""
    finite = auxiliary_words()
    return sum(
        (structure.word(i) in finite or i in structure.trigger_at)
        and structure.word(i - 1) not in finite
        for i in range(first, last)
    )


def _after_clause_opener(structure: Structure, at: int, start: int) -> bool:
    """Whether an instrument opens the clause of the auxiliary at `start`, which agrees with it.

    However it is described, "a pact between the fleets" is then what "was signed" is said of: no
    other verb, comma or joint stands between, but one verb after "to" or in a relative clause.
    """
    opener = structure.opener(at)
    if opener >= 0 and not (structure.tokens[opener].hard or _joins(structure.word(opener))):
        return False
    end, plural = structure.after[at].end, structure.phrase(at).plural
    if structure.word(start) not in (_OF_SEVERAL if plural else _OF_ONE) or start > end + _REACH:
        return False
    between = structure.tokens[end:start]
    if any(t.hard or t.word == "," or t.word in _BREAKING for t in between):
        return False
    opened = structure.trigger_at.get(end)
    reduced = opened is not None and any(stage.form in PARTICIPLES for stage in opened.options)
    own = reduced or any(t.word in _RELATIVE or t.word == "to" for t in between)
    return _verbs_within(structure, end, start) <= own


def _joins(word: str) -> bool:
    return word in grammar().predicate_joints or word in grammar().relative_openers


def _heads_noun(structure: Structure, at: int) -> bool:
    """Whether the preposition before an instrument belongs to words for a stage.

    These words must not themselves hang on another preposition.
    """
    preposition = structure.oblique[at]
    noun = next(
        (t for t in structure.triggers if preposition is not None and t.at <= preposition < t.end),
        None,
    )
    if noun is None:
        return False
    lists = instrument_words().lists
    before = noun.at - 1
    while structure.word(before) in lists.definite:
        before -= 1
    return structure.word(before) not in lists.prepositions


def _ends_adverbial(structure: Structure, at: int) -> bool:
    """Whether a token ends an adverbial such as "in Kenya" or "last week"."""
    if structure.tokens[at].slot == "parties":
        return structure.word(at - 1) in ("in", "from")
    return structure.word(at) in grammar().time_words


def object_of_relative(structure: Structure, start: int) -> tuple[int | None, PartyList]:
    """Return the instrument in "the agreement (that) the two states signed", and who signed.

    `start` is the index of the first auxiliary.
    """
    before = structure.before(start)
    first = before
    while first >= 0 and _may_act(structure, first):
        first -= 1
    link = next(
        (i for i in range(before - 1, max(-1, before - _CLAUSE), -1) if _relates(structure, i)),
        None,
    )
    if link is None:
        if first < 0 or first == before:
            return None, NOBODY
        link = first
        if not actors_between(structure, first + 1, start) and structure.word(before) not in _THEY:
            return None, NOBODY
    if structure.word(link + 1) in grammar().ruling:
        return None, NOBODY  # "an agreement that lets Peru use the port"
    actors = actors_between(structure, link + 1, start)
    end = link - _relates(structure, link)
    end -= structure.word(end) == ","
    nearest = max((i for i in structure.instruments if i <= end), default=None)
    if nearest is None or end >= structure.after[nearest].end:
        return None, NOBODY
    return nearest, actors


def _relates(structure: Structure, at: int) -> bool:
    """Whether a relative pronoun stands here that is no object of a preposition."""
    prepositions = instrument_words().lists.prepositions
    return structure.word(at) in ("that", "which") and structure.word(at - 1) not in prepositions


def _may_act(structure: Structure, at: int) -> bool:
    token = structure.tokens[at]
    return token.slot in _ACTING or (token.slot is None and token.word in grammar().subject_fillers)


def put_into_state(structure: Structure, trigger: Trigger) -> tuple[int, int] | None:
    """Return verb and instrument of "put the agreement on hold"."""
    at = max((i for i in structure.instruments if i < trigger.at), default=None)
    if at is None or structure.after[at].end < trigger.at:
        return None
    putting = grammar().putting
    for verb in range(at - 1, max(-1, at - _PUT_REACH - 1), -1):
        if structure.word(verb) in putting:
            return verb, at
    return None


def announced(structure: Structure, trigger: Trigger) -> int | None:
    """Return the instrument that follows words put before it.

    "Once signed, the agreement will …"; "signed in 2008 and in force since 2010, the treaty …".
    """
    at = next((i for i in structure.instruments if i > trigger.at), None)
    if at is None or structure.oblique[at] is not None:
        return None
    if structure.word(trigger.end) == ":":
        return at if at <= trigger.end + _LABELLED else None
    comma = max((i for i in range(at) if structure.word(i) == ","), default=-1)
    if comma < trigger.end or any(comma < t.at < at for t in structure.triggers):
        return None
    opens = structure.word(trigger.at - 1) in grammar().conditions
    first = structure.triggers[0]
    fronted = first.at == 0 and first.form in PARTICIPLES
    return at if opens or fronted else None


def apposed(structure: Structure, trigger: Trigger) -> bool:
    """Whether a predicate stands in apposition to an instrument: ", in force since 1998"."""
    before = structure.before(trigger.at)
    if structure.word(before) not in (",", "(") or not any(
        i < before <= structure.after[i].end for i in structure.instruments
    ):
        return False
    nearest = structure.instruments_before(trigger.at)
    if nearest is not None and structure.phrase(nearest).left_out:
        return True  # "(signed 2006, in force 2008)"
    return _lasts(structure, trigger)


def coordinated(structure: Structure, trigger: Trigger) -> bool:
    """Whether a state is joined to a participle: "the pact, signed in 2014 and in force since"."""
    before = structure.before(trigger.at)
    nearest = structure.instruments_before(trigger.at)
    if nearest is None or structure.word(before) != "and" or not _lasts(structure, trigger):
        return False
    end = structure.after[nearest].end
    end += structure.word(end) == ","
    first = structure.trigger_at.get(end)
    return (
        first is not None
        and any(stage.form in PARTICIPLES for stage in first.options)
        and not any(t.hard or t.word in auxiliary_words() for t in structure.tokens[end:before])
    )


def _lasts(structure: Structure, trigger: Trigger) -> bool:
    """Whether a state is told with the day from which it holds."""
    if _dated_at(structure, trigger.end):
        return True
    near = structure.tokens[trigger.end : trigger.end + _NOUN_REACH]
    return any(
        t.word == "since"
        or (isinstance(t.mention, PeriodMention) and t.mention.expression.bound is Bound.SINCE)
        for t in near
    )


def _dated_at(structure: Structure, at: int) -> bool:
    """Whether the day from which something holds stands here: "from 1 May", "as of 2020"."""
    while structure.word(at) in _FROM:
        at += 1
    mention = structure.tokens[at].mention if at < len(structure.tokens) else None
    if isinstance(mention, PeriodMention):
        return mention.expression.bound is Bound.IN
    return isinstance(mention, DateMention)


def qualifies(structure: Structure, trigger: Trigger) -> bool:
    """Whether a participle after a comma qualifies a noun: "Under the pact, sealed boxes …"."""
    following = structure.tokens[trigger.end : trigger.end + 1]
    if trigger.length > 1 or structure.word(trigger.at - 1) != "," or not following:
        return False
    lists, words = instrument_words().lists, grammar()
    word = following[0].word
    plain = following[0].is_word and following[0].slot is None and not following[0].capital
    return plain and not (
        word in lists.prepositions
        or word in lists.boundaries
        or word in words.adverbs
        or word in words.time_words
        or word in lists.definite
        or word in lists.indefinite
        or word in _FRONTING_TIME
        or word.endswith("ly")
    )


def after_copula(structure: Structure, trigger: Trigger) -> int | None:
    """Return the instrument of a predicate put first: "under negotiation is a treaty on fish"."""
    opens = trigger.at == 0 or structure.word(trigger.at - 1) in _OPENING
    told = trigger.has(Role.STATE) or trigger.form in PARTICIPLES
    if not (opens and told):
        return None
    copula = past_setting(structure.tokens, trigger.end, len(structure.tokens))
    at = next((i for i in structure.instruments if i > copula), None)
    if at is None or structure.word(copula) not in COPULAS or structure.oblique[at] is not None:
        return None
    lists = instrument_words().lists
    between = structure.tokens[copula + 1 : at]
    plain = all(
        t.word in lists.definite or t.word in lists.indefinite or t.slot == "count" for t in between
    )
    return at if plain else None


def changes(structure: Structure, trigger: Trigger) -> bool:
    """Whether an instrument does here what it does to another: "a protocol extending the pact"."""
    changing = instrument_words().lists.subjects.changing
    return trigger.form is Form.GERUND and structure.word(trigger.at) in changing


def postposed(structure: Structure, trigger: Trigger) -> bool:
    """Whether a state follows its instrument at once: "has a trade agreement in force"."""
    at = structure.instruments_before(trigger.at)
    if at is None or structure.after[at].end != trigger.at:
        return False
    return structure.word(trigger.at) == "in" and structure.word(trigger.at + 1) in _FORCE


def is_noun(structure: Structure, at: int) -> bool:
    """Whether the base form of a verb is a noun here: after a determiner or another noun."""
    lists = instrument_words().lists
    word = structure.word(at - 1)
    if _of_manner(structure, at):
        return True
    noun = structure.word(at)
    plural = noun.endswith("s") and noun[:-1] in lists.subjects.nouns
    if plural or (noun in lists.subjects.nouns and at > 0):
        return at == 0 or (structure.tokens[at - 1].slot is None and word not in _THEY)
    return word in lists.definite or word in lists.indefinite or word in lists.prepositions
