"""Causes that somebody names, or that nouns and needs lead to: "blames", "the obstacle to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.extract.causes.clauses import (
    NOTHING,
    Phrase,
    clause_after,
    clause_before,
    list_after,
    stands_free,
)
from graph.extract.causes.connectives import Cue, Form, Frame, Shape, cues
from graph.extract.causes.finite import Tokens, is_finite
from graph.extract.causes.groups import (
    COMMA,
    OBJECTS,
    POINTING,
    acts,
    copula_before,
    first_subject,
    group_before,
    is_adverb,
    lone_word,
    subject_of,
)
from graph.extract.causes.places import (
    MAX_BETWEEN,
    REACH,
    THINGS,
    Reading,
    reading_of,
    stands_alone,
)
from graph.extract.causes.words import cause_words
from graph.extract.reading.tokens import matches_at

_BY: Final = "by"
#: Words of the longest name for a rise or fall: "a steep drop".
_MOVE_WORDS: Final = 3
#: Words of a connective that a clause follows.
_CONDITIONS: Final = frozenset({"if", "before"})
#: "The reasons lie in the drought."
_LYING: Final = frozenset({"lie", "lies", "lay"})
_INCLUDING: Final = frozenset({"include", "includes", "included", ":", "-", "–", "—"})


def read_split(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "blames E on C" and "E is blamed on C"."""
    yield from _three_places(tokens, at, end, cue, effect_first=True)


def read_credit(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "credits C with E" and "C is credited with E"."""
    yield from _three_places(tokens, at, end, cue, effect_first=False)


def _link(tokens: Tokens, at: int, frame: Frame) -> tuple[int, int] | None:
    """Return where the particle of a split verb stands after it."""
    for place in range(at, min(len(tokens), at + REACH)):
        if (end := _linked(tokens, place, frame)) is not None:
            return place, end
        if tokens[place].word in (".", ";", ":"):
            return None
    return None


def _three_places(
    tokens: Tokens, at: int, end: int, cue: Cue, *, effect_first: bool
) -> Iterator[Reading]:
    """Read "blames E on C", "is blamed on C", and for credit the reverse."""
    group = group_before(tokens, at)
    link = _link(tokens, end, cue.frame)
    if link is None or group.negated:
        return
    after = list_after(tokens, link[1]) if effect_first else clause_after(tokens, link[1])
    adverbial = all(
        is_adverb(tokens, n) or tokens[n].word in ("in", "part", "down", "large", "mostly")
        for n in range(end, link[0])
    )
    adverbial = adverbial or (group.being and end < len(tokens) and tokens[end].word == _BY)
    if not adverbial:
        first = _stood_for(tokens, Phrase(((end, link[0]),)), at)
    elif Form.PARTICIPLE in cue.forms and (group.being or (at and tokens[at - 1].word == COMMA)):
        first = subject_of(tokens, group.start)
    elif Form.PARTICIPLE in cue.forms and at and not tokens[at - 1].slot:
        first = _handed_over(tokens, at) or clause_before(tokens, group.start)
    else:
        first = _handed_over(tokens, at)
    told = effect_first and not adverbial  # "The bank ascribes it to frost."
    if not after or not (first or told):
        return
    effect, causes = (first, after) if effect_first else (after, first)
    yield from reading_of(cue, effect, causes, at)


def _stood_for(tokens: Tokens, phrase: Phrase, at: int) -> Phrase:
    """Return what a pronoun stands for: what is told before the last semicolon, if there is one."""
    if lone_word(tokens, phrase) not in OBJECTS:
        return phrase
    start = next((n for n in range(at, 0, -1) if tokens[n - 1].word == ";"), 0)
    return clause_before(tokens, start - 1) if start else NOTHING


def read_named(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "names C as the main obstacle to E" and "C is named as an obstacle to E"."""
    group = group_before(tokens, at)
    found = _named_as(tokens, end)
    if found is None or group.negated or Form.ING in cue.forms:
        return
    place, noun, start = found
    if place > end:
        causes = Phrase(((end, place),))
    elif group.being and Form.PARTICIPLE in cue.forms:
        causes = subject_of(tokens, group.start)
    else:
        return
    alone = stands_alone(tokens, start)
    effect = NOTHING if alone else clause_after(tokens, start)
    if not causes or not (effect or alone):
        return
    told = lone_word(tokens, causes) in POINTING
    if not (told and alone):
        named = Phrase(((place + 1, start),)) if alone else NOTHING
        led = NOTHING if told else causes
        yield from reading_of(noun, effect, led, at, whole=told, noun=named)


def _named_as(tokens: Tokens, at: int) -> tuple[int, Cue, int] | None:
    """Return the place of "as the main obstacle to", its noun, and the place after it."""
    for place in range(at, min(len(tokens), at + REACH)):
        if tokens[place].word in (".", ";", ":"):
            return None
        if tokens[place].word != "as":
            continue
        for start in range(place + 1, min(len(tokens), place + MAX_BETWEEN + 2)):
            for length, cue in matches_at(tokens, start, cues()):
                if cue.frame.shape is Shape.NOUN:
                    after = _after_purpose(tokens, start + length)
                    end = _linked(tokens, after, cue.frame)
                    if end is None and not stands_alone(tokens, after):
                        return None
                    return place, cue, after if end is None else end
    return None


def _after_purpose(tokens: Tokens, at: int) -> int:
    """Return the place after what is to be done with something: "strategies | to be pursued"."""
    if [token.word for token in tokens[at : at + 2]] != ["to", "be"]:
        return at
    end = at + 2
    while end < len(tokens) and is_adverb(tokens, end):
        end += 1
    return end + 1 if end < len(tokens) and tokens[end].word.endswith(("ed", "en")) else at


def _linked(tokens: Tokens, at: int, frame: Frame) -> int | None:
    """Return the place after what may follow the noun of a frame."""
    for link in frame.links:
        if tuple(token.word for token in tokens[at : at + len(link)]) == link:
            return at + len(link)
    return None


def _handed_over(tokens: Tokens, at: int) -> Phrase:
    """Return what ", which the bank" or ", a rise that traders" tells more of.

    It is the clause before the comma, or the rise itself.
    """
    for place in range(at - 1, max(0, at - 16), -1):
        if tokens[place].word != COMMA or place + 1 >= at:
            continue
        opener = tokens[place + 1].word
        if opener in ("a", "an") and (move := _move_after(tokens, place + 1, at)):
            return move
        if opener in ("which", "a", "an", "something"):
            return clause_before(tokens, place)
    return NOTHING


def _move_after(tokens: Tokens, start: int, at: int) -> Phrase:
    """Return the words for a rise or fall that begin at a place, before who explains it."""
    moves = cause_words().moves
    for end in range(start + 1, min(at, start + 1 + _MOVE_WORDS)):
        if moves.fullmatch(tokens[end].word):
            return Phrase(((start, end + 1),))
    return NOTHING


def read_noun(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C is the main obstacle to E" and "the main obstacle to E is C"."""
    verb = copula_before(tokens, at)
    link = _linked(tokens, end, cue.frame)
    after = end if link is None else link
    if verb is not None:
        causes = subject_of(tokens, group_before(tokens, verb).start if verb else 0)
        told = tokens[after - 1].word in _CONDITIONS
        effect = clause_after(tokens, after, told=told) if link else NOTHING
        if not link and not stands_alone(tokens, end):
            if ("why",) not in cue.frame.links:
                return
            effect = clause_after(tokens, end, told=True)
            if not effect or not is_finite(tokens, effect.first, effect.last):
                return
        if causes and lone_word(tokens, causes) in THINGS:
            causes = first_subject(tokens, causes.first)
        if causes and lone_word(tokens, causes) not in POINTING:
            yield from reading_of(cue, effect, causes, verb)
        return
    being = _being_after(tokens, after, link=bool(link))
    if being is None:
        return
    effect = Phrase(((after, being),)) if link and being > after else NOTHING
    start = being + 1
    while start < len(tokens) and (
        is_adverb(tokens, start) or tokens[start].word in ("that", "still", "not", ",")
    ):
        start += 1
    yield from reading_of(cue, effect, list_after(tokens, start), at)


def _being_after(tokens: Tokens, at: int, *, link: bool) -> int | None:
    """Return the place of "is", "include" or a colon after a noun and what it is of."""
    while not link and at < len(tokens) and is_adverb(tokens, at):
        at += 1
    reach = 18 if link else 1
    for place in range(at, min(len(tokens), at + reach)):
        word = tokens[place].word
        if word in ("is", "are", "was", "were", "remains", "remain") or _introduces(tokens, place):
            return place
        if word in _LYING and [token.word for token in tokens[place + 1 : place + 2]] == ["in"]:
            return place + 1
        if word in (".", ";", COMMA):
            return None
    return None


def _introduces(tokens: Tokens, at: int) -> bool:
    """Whether "include" or a mark that stands free leads to what a noun is."""
    return tokens[at].word in _INCLUDING and (tokens[at].word != "-" or stands_free(tokens, at))


def read_alone(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E. C helped"."""
    if stands_alone(tokens, end):
        causes = subject_of(tokens, group_before(tokens, at).start)
        if causes and not is_finite(tokens, causes.first, causes.last):
            yield from reading_of(cue, NOTHING, causes, at)


def read_answer(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E. Somebody blames C"."""
    group = group_before(tokens, at)
    if group.negated or group.being or group.infinitive or Form.ING in cue.forms:
        return
    if group.having or group.modal or acts(tokens, at, end, cue):
        causes = list_after(tokens, end)
        rest = tokens[causes.last :] if causes else ()
        if all(token.word not in ("for", "on", "with") for token in rest):
            yield from reading_of(cue, NOTHING, causes, at)


def read_need(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "To E, somebody needs C" and "somebody needs C to E"."""
    group = group_before(tokens, at)
    if group.negated or Form.ING in cue.forms:
        return
    if not group.modal and not acts(tokens, at, end, cue):
        return
    purpose = _purpose_before(tokens, group.start)
    link = _link(tokens, end, cue.frame)
    if link is not None:
        causes = Phrase(((end, link[0]),)) if link[0] > end else NOTHING
        effect = clause_after(tokens, link[1])
        if causes and effect:
            yield from reading_of(cue, effect, causes, at)
            return
    if purpose:
        causes = list_after(tokens, end)
        if causes:
            yield from reading_of(cue, purpose, causes, at)


def _aims(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a condition is an aim: "if exports are to rise"."""
    words = [token.word for token in tokens[first:last]]
    return words[:1] == ["if"] and "to" in words and COMMA in words[words.index("to") :]


def _purpose_before(tokens: Tokens, at: int) -> Phrase:
    """Return the phrase "to sell more" or "for exports to grow" that opens the clause."""
    start = at
    while start > 0 and tokens[start - 1].word not in (".", ";", ":", "and", "but"):
        start -= 1
    for first in (start, 0):
        aim = tokens[first].word in ("to", "for") or _aims(tokens, first, at)
        if first < at and aim:
            for place in range(first, at):
                if tokens[place].word == COMMA:
                    return Phrase(((first + 1, place),)) if place > first + 1 else NOTHING
    return NOTHING
