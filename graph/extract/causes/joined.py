"""Causes beside conjunctions and prepositions: "owing to", "because", "so that", "having"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.extract.causes.clauses import (
    NOTHING,
    Phrase,
    clause_after,
    clause_before,
    fronted,
    list_after,
)
from graph.extract.causes.connectives import Cue
from graph.extract.causes.finite import Tokens, clause_words, is_finite
from graph.extract.causes.groups import (
    COMMA,
    SETS_OFF,
    absolute_subject,
    has_matter,
    is_adverb,
    without_verb,
)
from graph.extract.causes.places import LEAST, LONGEST_OBJECT, REACH, Reading, closes, reading_of
from graph.extract.causes.words import cause_words

#: Verbs by which causes stand behind their effect.
_LYING: Final = frozenset({"lie", "lies", "lay", "stand", "stands", "stood"})
#: Words of how far something explains an effect: "in no small part".
_HOW_FAR: Final = frozenset("in no small large great part measure not least due".split())
#: What stands for all that the sentence before tells.
_POINTS_BACK: Final = frozenset({"this", "that", "it"})
#: What only counts the causes that it leads to, and how it does so.
_COUNTED: Final = frozenset("factors reasons causes problems things constraints obstacles".split())
_OPENERS: Final = (
    (",", "including"),
    (",", "such", "as"),
    (",", "namely"),
    (",", "notably"),
    (",", "among", "them"),
    ("including",),
    ("such", "as"),
    (":",),
)


def read_adjunct(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E owing to C" and "Owing to C, E"."""
    clause = absolute_subject(tokens, _led_from(tokens, at), max(0, at - 1))
    before = without_verb(tokens, clause)
    if (told := _told_of(tokens, at)) is not None:
        causes = _listed(tokens, max(at, end - cue.frame.keeps))
        yield from reading_of(cue, told, causes, at) if causes else ()
        return
    if not before or not has_matter(tokens, before):
        causes, effect = fronted(tokens, max(at, end - cue.frame.keeps))
        yield from reading_of(cue, effect, causes, at)
        return
    yield from reading_of(cue, before, _listed(tokens, max(at, end - cue.frame.keeps)), at)


def _told_of(tokens: Tokens, at: int) -> Phrase | None:
    """Return the effect of "E. This is | due to" and "E, which was | due to"; None of others.

    It is empty where it stands in the sentence before.
    """
    place = at - 1
    while place >= 0 and (is_adverb(tokens, place) or tokens[place].word in clause_words().adverbs):
        place -= 1
    if place < 1 or tokens[place].word not in clause_words().being:
        return None
    while place > 0 and tokens[place].word in clause_words().auxiliaries:
        place -= 1
    if tokens[place].word in _POINTS_BACK and place == 0:
        return NOTHING
    parted = tokens[place].word == "which" and place > 1 and tokens[place - 1].word == COMMA
    return clause_before(tokens, place - 1) if parted else None


def _led_from(tokens: Tokens, at: int) -> Phrase:
    """Return the clause before a connective, or before a dash and how far it explains that.

    "Exports rose – in no small part | because of".
    """
    before = clause_before(tokens, at)
    start = before.first if before else at
    idle = all(tokens[n].word in _HOW_FAR for n in before.numbers())
    if start and idle and tokens[start - 1].word in SETS_OFF - {COMMA, ":"}:
        return clause_before(tokens, start - 1)
    return before


def _listed(tokens: Tokens, at: int) -> Phrase:
    """Return a list of causes, or the one that follows "several factors, including"."""
    causes = list_after(tokens, at)
    if not causes or tokens[causes.last - 1].word not in _COUNTED:
        return causes
    rest = [token.word for token in tokens[causes.last : causes.last + 3]]
    for opener in _OPENERS:
        if tuple(rest[: len(opener)]) == opener:
            return list_after(tokens, causes.last + len(opener)) or causes
    return causes


def read_clause(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E because C" and "Because C, E", where C has a verb."""
    before = without_verb(tokens, _led_from(tokens, at))
    if not before or not has_matter(tokens, before):
        causes, effect = fronted(tokens, end, told=True)
        if causes and _may_be_clause(tokens, causes):
            yield from reading_of(cue, effect, causes, at, whole=True)
        return
    causes = clause_after(tokens, end, told=True)
    if causes and _may_be_clause(tokens, causes):
        yield from reading_of(cue, before, causes, at, whole=True)


def _may_be_clause(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is long enough for a clause: two words are, if one moves ("prices slid")."""
    length = phrase.last - phrase.first
    moves = cause_words().moves
    return length >= LEAST or (length > 1 and bool(moves.fullmatch(tokens[phrase.last - 1].word)))


def read_result(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "C, so that E", "C. As a result, E" and "C, and E as a result"."""
    if at and (_ends(tokens, at, end) or tokens[at - 1].word in clause_words().auxiliaries):
        yield from _resulting(tokens, at, end, cue)
        return
    start = end + 1 if end < len(tokens) and tokens[end].word == COMMA else end
    effect = clause_after(tokens, start, told=True)
    if not effect:
        return
    before = clause_before(
        tokens, at - 1 if at and tokens[at - 1].word in (COMMA, "and", ";") else at
    )
    if before and tokens[before.last - 1].word in clause_words().being:
        return
    if not before or not has_matter(tokens, before):
        yield from reading_of(cue, effect, NOTHING, at, whole=True)
    elif before.last - before.first >= LEAST:
        yield from reading_of(cue, effect, before, at, whole=True)


def _ends(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a connective ends its clause: "E as a result." and "E as a result, and …"."""
    if closes(tokens, end):
        return True
    joined = [token.word for token in tokens[end : end + 2]] == [COMMA, "and"]
    return joined and tokens[at - 1].word not in (COMMA, "and", ";")


def _resulting(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E as a result" and "freight has consequently risen", with what is told before it."""
    before = clause_before(tokens, at)
    if not before or not is_finite(tokens, before.first, before.last):
        return
    rest = NOTHING if _ends(tokens, at, end) else clause_after(tokens, end)
    effect = Phrase((*before.parts, *rest.parts))
    joint = before.first
    while joint and tokens[joint - 1].word in ("and", COMMA, ";"):
        joint -= 1
    causes = clause_before(tokens, joint) if joint < before.first else NOTHING
    yield from reading_of(cue, effect, causes, at, whole=True)


def read_absolute(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "E, frost having killed the blossom"."""
    start = at
    while start > max(0, at - LONGEST_OBJECT) and tokens[start - 1].word != COMMA:
        start -= 1
    if start in (0, at) or tokens[start - 1].word != COMMA:
        return
    causes = clause_after(tokens, start)
    if causes and causes.last > end and not is_finite(tokens, start, at):
        yield from reading_of(cue, clause_before(tokens, start - 1), causes, at, whole=True)


def read_inverted(tokens: Tokens, at: int, end: int, cue: Cue) -> Iterator[Reading]:
    """Read "Behind E lie C"."""
    verb = next((n for n in range(end, min(len(tokens), end + REACH)) if _lies(tokens, n)), None)
    if verb is None or verb == end or COMMA in {token.word for token in tokens[end:verb]}:
        return
    start = verb + 1
    if start < len(tokens) and tokens[start].word == COMMA:  # ", according to the bank,"
        closing = (n for n in range(start + 1, len(tokens)) if tokens[n].word == COMMA)
        start = next(closing, start) + 1
    yield from reading_of(cue, Phrase(((end, verb),)), list_after(tokens, start), at)


def _lies(tokens: Tokens, at: int) -> bool:
    return tokens[at].word in _LYING or tokens[at].word in clause_words().being
