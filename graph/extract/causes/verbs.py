"""Causes and effects as subjects and objects of verbs: "hampers", "is hampered by", "reflects"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.extract.causes.clauses import (
    NOTHING,
    Phrase,
    clause_after,
    clause_before,
    fronted,
    is_saying,
    list_after,
)
from graph.extract.causes.connectives import Cue, Form, Shape, cues
from graph.extract.causes.finite import Tokens, clause_words, is_finite
from graph.extract.causes.groups import (
    COMMA,
    OBJECTS,
    POINTING,
    SETS_OFF,
    Group,
    absolute_subject,
    acts,
    first_subject,
    group_before,
    is_adverb,
    lone_word,
    subject_of,
)
from graph.extract.causes.places import (
    ENDS,
    LEAST,
    MAX_BETWEEN,
    REACH,
    THINGS,
    Reading,
    reading_of,
)
from graph.extract.reading.tokens import matches_at

_BY: Final = "by"
#: What leads to what is done to an end, before a gerund: "raised through cutting tolls".
_THROUGH: Final = frozenset({"through", "via"})
#: What may stand between a participle and "by": "in part", "for a week", "since May".
_WHEN: Final = frozenset(
    "in part large further since again for on until during up both above all first foremost a an"
    " year month week day ago last early late to towards toward into onto out away".split()
)


def read_verb(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C hampers E", "E is hampered by C" and "C, hampering E"."""
    group = group_before(tokens, at)
    if group.negated or group.infinitive or _is_second_aim(tokens, at, cue):
        return
    by = _by(tokens, end)
    if Form.PARTICIPLE in cue.forms and by and not (group.having and not group.being):
        yield from _passive(tokens, group, by, cue)
        return
    if Form.ING in cue.forms and not group.being:
        yield from _trailing(tokens, at, end, cue)
        return
    if group.being and Form.ING not in cue.forms:
        return
    if not group.modal and not group.having and not group.being and not acts(tokens, at, end, cue):
        return
    effect = _until_next_deed(tokens, clause_after(tokens, end))
    yield from _from_subject(tokens, group, effect, at, cue)


def _is_second_aim(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether a verb is joined to another aim: "meant to deepen ties and | support trade"."""
    if Form.BASE not in cue.forms or at == 0 or tokens[at - 1].word not in ("and", "or", COMMA):
        return False
    for place in range(at - 2, max(0, at - REACH), -1):
        word = tokens[place].word
        if word in clause_words().finite or word in (".", ";", ":"):
            return False
        if word == "to" and (tokens[place + 1].word in cues() or _opens_aims(tokens, place, at)):
            return group_before(tokens, place + 1).infinitive
    return False


def _opens_aims(tokens: Tokens, place: int, at: int) -> bool:
    """Whether "to" opens a list of deeds that a comma goes on with: "to work together, | cut"."""
    start = place + 1 + (tokens[place + 1].word == '"')
    plain = tokens[start].slot is None and tokens[start].word not in clause_words().before_nouns
    return plain and tokens[at - 1].word == COMMA and tokens[start].word.islower()


def _until_next_deed(tokens: Tokens, effect: Phrase) -> Phrase:
    """Return an object up to another deed of the same subject: "costs | and lowered tolls"."""
    for place in effect.numbers()[1:-2]:
        verb = tokens[place + 1].word
        if tokens[place].word == "and" and verb in cues():
            deeds = (cue for length, cue in matches_at(tokens, place + 1, cues()))
            if any(cue.frame.shape is Shape.VERB and Form.PAST in cue.forms for cue in deeds):
                return Phrase(((effect.first, place),))
    return effect


def _by(tokens: Tokens, end: int) -> int | None:
    """Return the place after "by", which may follow a participle with when or how between."""
    for place in range(end, min(len(tokens), end + MAX_BETWEEN)):
        if tokens[place].word == _BY:
            return place + 1
        if tokens[place].word in _THROUGH and place + 1 < len(tokens):
            return place + 1 if tokens[place + 1].word.endswith("ing") else None
        known = place == end or tokens[end].word in _WHEN
        fits = tokens[place].word in _WHEN or tokens[place].slot in (
            "period",
            "date",
            "measure",
            "count",
        )
        if not (is_adverb(tokens, place) or fits or (known and place > end)):
            return None
    return None


def _passive(tokens: Tokens, group: Group, by: int, cue: Cue) -> Iterator[Reading]:
    causes = list_after(tokens, by)
    if not causes or (tokens[causes.first].word.endswith("ing") and not _may_come(group)):
        return
    effect = absolute_subject(tokens, subject_of(tokens, group.start), group.start)
    if (
        not effect
        and not group.being
        and (group.start == 0 or tokens[group.start - 1].word in ENDS)
    ):
        causes, effect = fronted(tokens, by)  # "Hit by drought, exports fell"
    yield from reading_of(cue, effect, causes, group.start)


def _may_come(group: Group) -> bool:
    """Whether a passive tells what can be done, and by what: "can be raised by a pact"."""
    return group.being and group.modal


def _trailing(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C, hampering E"."""
    start = at
    while start > 0 and (
        is_adverb(tokens, start - 1)
        or tokens[start - 1].word in ("thereby", "thus", "in", "turn", "further", "hence", "and")
    ):
        start -= 1
    if start == 0 or tokens[start - 1].word not in SETS_OFF:
        return
    causes = clause_before(tokens, start - 1)
    if causes and is_finite(tokens, causes.first, causes.last):
        yield from reading_of(cue, clause_after(tokens, end), causes, at, whole=True)


def _from_subject(
    tokens: Tokens, group: Group, effect: Phrase, at: int, cue: Cue
) -> Iterator[Reading]:
    causes = subject_of(tokens, group.start)
    if not effect or not causes:
        return
    if tokens[effect.first].word in OBJECTS:
        effect = Phrase(((at, effect.last),))  # "brought it back"
    if lone_word(tokens, causes) == "what":
        told = _told_after(tokens, _after_speaker(tokens, effect.last))
        yield from reading_of(cue, effect, told, at) if told else ()
    elif lone_word(tokens, causes) in POINTING:
        yield from _pointing(tokens, effect, causes, at, cue)
    else:
        yield from reading_of(cue, effect, causes, at)


def _after_speaker(tokens: Tokens, at: int) -> int:
    """Return the place after who says so: "what hampers exports, | he said, | is frost"."""
    if at >= len(tokens) or tokens[at].word != COMMA:
        return at
    commas = (n for n in range(at + 2, min(len(tokens), at + REACH)) if tokens[n].word == COMMA)
    end = next(commas, None)
    return at if end is None or not is_saying(tokens, at + 1, end) else end + 1


def _told_after(tokens: Tokens, at: int) -> Phrase:
    """Return what "is" leads to after a place: "what hampers exports | is | frost"."""
    if at >= len(tokens) or tokens[at].word not in clause_words().being:
        return NOTHING
    start = at + 1
    while start < len(tokens) and (
        is_adverb(tokens, start) or tokens[start].word in clause_words().adverbs
    ):
        start += 1
    turn = next((n for n in range(at, min(len(tokens), at + REACH)) if tokens[n].word == "but"), 0)
    negated = any(token.word == "not" for token in tokens[at:start])
    return list_after(tokens, turn + 1 if negated and turn else start)


def _pointing(
    tokens: Tokens, effect: Phrase, subject: Phrase, at: int, cue: Cue
) -> Iterator[Reading]:
    """Read "C, which hampers E" and "C. This hampers E"."""
    place = subject.first
    if place and tokens[place].word in ("which", "that", "who"):
        end = place - 1 if tokens[place - 1].word == COMMA else place
        causes = _pointed_out(tokens, clause_before(tokens, end))
        told = causes and is_finite(tokens, causes.first, causes.last)
        if causes and not (told and tokens[place].word == "that"):
            whole = bool(told) or tokens[place].word == "which"
            yield from reading_of(cue, effect, causes, at, whole=whole)
    elif place == 0 or tokens[place - 1].word in (".", ";"):
        if tokens[place].word not in THINGS:
            yield from reading_of(cue, effect, NOTHING, at, whole=True)
    elif tokens[place].word not in THINGS and tokens[place - 1].word == "and":
        causes = clause_before(tokens, place - 1 - (tokens[place - 2].word == COMMA))
        yield from reading_of(cue, effect, causes, at, whole=True)
    elif tokens[place].word in THINGS:
        subject = first_subject(tokens, place)
        if subject:
            yield from reading_of(cue, effect, subject, at)


def _pointed_out(tokens: Tokens, clause: Phrase) -> Phrase:
    """Return what "it is" points out: "it is | frost | that hampers exports"."""
    first = clause.first if clause else 0
    if not clause or clause.last - first <= LEAST - 1 or tokens[first].word != "it":
        return clause
    if tokens[first + 1].word not in clause_words().being:
        return clause
    return Phrase(((first + 2, clause.parts[0][1]), *clause.parts[1:]))


def read_reverse(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E reflects C" and "E, reflecting C"."""
    group = group_before(tokens, at)
    if group.negated or group.infinitive or (group.being and Form.ING not in cue.forms):
        return
    if Form.ING in cue.forms and not group.being:
        if group.start and tokens[group.start - 1].word == COMMA:
            effect = clause_before(tokens, group.start - 1)
            yield from reading_of(cue, effect, list_after(tokens, end), at)
        return
    if not group.modal and not acts(tokens, at, end, cue):
        return
    causes = list_after(tokens, end)
    effect = subject_of(tokens, group.start)
    if not causes or not effect:
        return
    pointing = lone_word(tokens, effect)
    if pointing in POINTING:
        place = effect.first
        if pointing == "which" and place > 1:
            effect = clause_before(tokens, place - 1)
        else:
            effect = NOTHING if place == 0 else effect
        if effect and effect.first == place:
            return
    yield from reading_of(cue, effect, causes, at)
