"""A sentence cut into the pieces that a page marks up: no piece lies half inside anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.explain.model import ClaimTrace, MentionTrace, NearMiss, SentenceTrace, Trace


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim or a near miss beside a sentence.

    Attributes:
        key: its number in the row, from 1, which ties the words to the note.
        claim: the claim, None for a near miss.
        miss: the near miss, None for a claim.
        start, end: indices in the sentence.
        begins: whether a claim's passage begins in the sentence.
        again: whether the claim has its note at an earlier passage.
    """

    key: int
    start: int
    end: int
    claim: ClaimTrace | None = None
    miss: NearMiss | None = None
    begins: bool = True
    again: bool = False

    @property
    def type(self) -> str:
        """The type of the claim, made or expected."""
        if self.claim is not None:
            return self.claim.type
        assert self.miss is not None
        return self.miss.type


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that belong to the same mention and the same marks.

    Attributes:
        mention: what they were recognised as, None for plain words.
        marks: the marks that they are part of, in order of their keys.
        closing: the marks whose passage ends with this piece.
    """

    text: str
    mention: MentionTrace | None
    marks: tuple[Mark, ...]
    closing: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what is shown beside it.

    Attributes:
        opens: whether it is the first sentence of its segment.
    """

    sentence: SentenceTrace
    opens: bool
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]


def rows(trace: Trace) -> tuple[Row, ...]:
    """Return the sentences of a trace, ready to be laid out."""
    laid: list[Row] = []
    segment = 0
    for sentence in trace.sentences:
        marks = _marks(sentence, trace)
        laid.append(Row(sentence, sentence.segment != segment, pieces(sentence, marks), marks))
        segment = sentence.segment
    return tuple(laid)


def pieces(sentence: SentenceTrace, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut a sentence at the ends of all mentions and marks; the pieces join to its text."""
    cuts = {0, len(sentence.text)}
    for mention in sentence.mentions:
        cuts |= {mention.start, mention.end}
    for mark in marks:
        cuts |= {mark.start, mark.end}
    ends = sorted(cuts)
    return tuple(
        Piece(
            sentence.text[start:end],
            next((m for m in sentence.mentions if m.start <= start and end <= m.end), None),
            tuple(mark for mark in marks if mark.start <= start and end <= mark.end),
            tuple(mark for mark in marks if mark.end == end),
        )
        for start, end in pairwise(ends)
    )


def _marks(sentence: SentenceTrace, trace: Trace) -> tuple[Mark, ...]:
    claims = sorted(sentence.passages, key=lambda p: p.claim)
    made = [
        Mark(key, p.start, p.end, claim=trace.claim(p.claim), begins=p.begins, again=p.again)
        for key, p in enumerate(claims, 1)
    ]
    missed = [
        Mark(key, miss.start, miss.end, miss=miss)
        for key, miss in enumerate(sentence.near_misses, len(made) + 1)
    ]
    return (*made, *missed)
