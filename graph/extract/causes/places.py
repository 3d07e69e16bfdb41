"""A connective with what stands in its places, and what its readers share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from graph.extract.causes.clauses import NOTHING, Phrase
from graph.extract.causes.connectives import Cue, Frame
from graph.extract.causes.finite import Tokens

#: Words of the shortest clause.
LEAST: Final = 3
#: After which a sentence may begin anew.
ENDS: Final = frozenset({".", ";", ":", '"', "but", "and"})
#: Subjects that stand for a thing named before, and not for what was told.
THINGS: Final = frozenset({"it", "they"})
#: Within how many words the second part of a connective stands.
REACH: Final = 24
#: Words of the longest object before its particle.
LONGEST_OBJECT: Final = 8
#: Words that may stand between a verb and the particle that leads on from it.
MAX_BETWEEN: Final = 8


class Reading(Struct, frozen=True):
    """A connective with what stands in its places.

    Attributes:
        effect: its words; empty where it is what was told before.
        causes: the words of the list of causes; empty where it is what was told before.
        at: the place of the connective.
        whole: whether the cause is a clause, which is not taken apart.
        start, end: the words that the reading spans.
        noun: what the effect may be called where nothing was told before: "the chief brakes".
    """

    frame: Frame
    effect: Phrase
    causes: Phrase
    at: int
    whole: bool
    start: int
    end: int
    noun: Phrase = NOTHING


def reading_of(
    cue: Cue,
    effect: Phrase,
    causes: Phrase,
    at: int,
    *,
    whole: bool = False,
    noun: Phrase = NOTHING,
) -> Iterator[Reading]:
    """Yield the reading of a connective, if anything stands beside it."""
    if not (effect or causes):
        return
    places = [phrase for phrase in (effect, causes) if phrase]
    start = min(at, *(phrase.first for phrase in places))
    end = max(phrase.last for phrase in places)
    yield Reading(cue.frame, effect, causes, at, whole, start, end, noun)


def closes(tokens: Tokens, at: int) -> bool:
    """Whether a statement ends at a place."""
    return at >= len(tokens) or tokens[at].word in (".", ";")


def stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether nothing that belongs to a connective follows it."""
    return at >= len(tokens) or tokens[at].word in (".", ",", ";", ":", "here", "there")
