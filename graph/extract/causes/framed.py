"""Causes and effects by the frames of `cause_frames.yaml`: what stands around a connective."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.causes.attributed import (
    read_alone,
    read_answer,
    read_credit,
    read_named,
    read_need,
    read_noun,
    read_split,
)
from graph.extract.causes.connectives import Cue, Form, Index, Shape, among, cues
from graph.extract.causes.finite import Tokens, clause_words
from graph.extract.causes.groups import COMMA, is_adverb
from graph.extract.causes.joined import (
    read_absolute,
    read_adjunct,
    read_clause,
    read_inverted,
    read_result,
)
from graph.extract.causes.places import ENDS, LONGEST_OBJECT, Reading
from graph.extract.causes.verbs import read_reverse, read_verb
from graph.extract.reading.tokens import matches_at

#: Shapes whose connectives are conjunctions and prepositions, and words that make others of them.
_JOINING: Final = frozenset({Shape.ADJUNCT, Shape.CLAUSE, Shape.RESULT})
_COMPARING: Final = frozenset({"such", "as", "so", "same", "well", "much", "far", "known", "held"})
#: Words that are no conjunctions together.
_IDIOMS: Final = frozenset(
    {("once", "more"), ("once", "again"), ("as", "well"), ("since", "then"), ("after", "all")}
)
#: Particles of verbs that may stand behind the object.
_PARTICLES: Final = frozenset("up down back out off away lower higher".split())
#: Adverbs that may part a verb from its particle: "weighs most on".
_HOW_MUCH: Final = frozenset({"most", "more", "hard", "hardest", "least"})
_PARTICLE_VERB: Final = ("bring", "down")


def readings(sentence: Annotated) -> Iterator[Reading]:
    """Yield what the connectives of a sentence may mean, from the first to the last."""
    index = among(sentence.wording)
    if not index:
        return
    tokens = sentence.tokens
    read = (0, 0)  # the last conjunction
    for at in range(len(tokens)):
        if tokens[at].word not in index:
            continue
        for length, cue in _matches(tokens, at, index):
            if not _stands(tokens, at, cue):
                continue
            if cue.frame.shape in _JOINING:
                if at + length <= read[1] and (at, at + length) != read:
                    continue  # "as" in "as a result of"
                read = (at, at + length)
            yield from _READERS[cue.frame.shape](tokens, at, at + length, cue)


def _stands(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether a connective stands where it may, by the word before it."""
    if any(ask in PLACES and not PLACES[ask](tokens, at) for ask in cue.frame.asks):
        return False
    word, before = tokens[at].word, tokens[at - 1] if at else None
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if (word, after) in _IDIOMS or (word == "as" and after in clause_words().after_as):
        return False
    if before is None:
        return True
    if word == "when" and before.word == COMMA:
        # "since 2010, when it came into force"
        return tokens[at - 2].slot not in ("period", "date")
    if word == "thanks":
        return before.word not in clause_words().before_nouns
    return word != "as" or not (before.word in _COMPARING or _names(before.word))


def _names(word: str) -> bool:
    """Whether a word is a verb that leads to what something is named: "identified as"."""
    return any(
        len(words) == 1 and cue.frame.shape is Shape.NAMED for words, cue in cues().get(word, ())
    )


def _is_apart(tokens: Tokens, at: int) -> bool:
    """Whether a comma stands before a place, or the sentence begins there."""
    return at < 1 or tokens[at - 1].word == COMMA


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a sentence or a statement begins at a place."""
    return at == 0 or tokens[at - 1].word in ENDS


#: What a frame may ask of the place where its connective stands, by the name its file gives it.
PLACES: Final[Mapping[str, Callable[[Tokens, int], bool]]] = {
    "comma": _is_apart,
    "opening": _opens,
}


def _matches(tokens: Tokens, at: int, index: Index) -> Iterator[tuple[int, Cue]]:
    """Yield the connectives at a place with the number of their words.

    A word may part one ("suffers badly from", "took a heavy toll on"), and an object the two words
    of a verb ("brings prices | down").
    """
    yield from matches_at(tokens, at, index)
    for words, cue in index[tokens[at].word]:
        if len(words) == 1 or Form.PLAIN in cue.forms or at + len(words) >= len(tokens):
            continue
        if len(words) == len(_PARTICLE_VERB) and words[1] in _PARTICLES:
            if _particle_follows(tokens, at, words[1]):
                yield 1, cue
        elif _is_parted(tokens, at, words):
            yield len(words) + 1, cue


def _is_parted(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    """Whether a connective has one word more than it should: an adverb or an adjective."""
    found = [token.word for token in tokens[at : at + len(words) + 1]]
    gap = next((n for n, word in enumerate(words) if found[n] != word), len(words))
    if gap == len(words) or tuple(found[gap + 1 :]) != words[gap:]:
        return False
    if is_adverb(tokens, at + gap) or found[gap] in _HOW_MUCH:
        return True
    return (
        len(words) > len(_PARTICLE_VERB)
        and found[gap].isalpha()
        and (gap > 1 or found[gap] not in clause_words().before_nouns)
    )


def _particle_follows(tokens: Tokens, at: int, particle: str) -> bool:
    """Whether the particle of a verb stands after its object."""
    for place in range(at + 1, min(len(tokens), at + LONGEST_OBJECT)):
        word = tokens[place].word
        if word == particle:
            return place > at + 1
        if not (word[0].isalnum() or tokens[place].slot) or word in clause_words().finite:
            return False
    return False


_READERS: Final[Mapping[Shape, Callable[[Tokens, int, int, Cue], Iterator[Reading]]]] = {
    Shape.ADJUNCT: read_adjunct,
    Shape.CLAUSE: read_clause,
    Shape.VERB: read_verb,
    Shape.REVERSE: read_reverse,
    Shape.SPLIT: read_split,
    Shape.CREDIT: read_credit,
    Shape.NOUN: read_noun,
    Shape.NAMED: read_named,
    Shape.RESULT: read_result,
    Shape.NEED: read_need,
    Shape.ABSOLUTE: read_absolute,
    Shape.INVERTED: read_inverted,
    Shape.ALONE: read_alone,
    Shape.ANSWER: read_answer,
}
