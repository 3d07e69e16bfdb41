"""What the extractor made of a document, sentence by sentence.

An *index* counts code points in `SentenceTrace.text`, the readable text; a *position* counts them
in the document's own text, as evidence does. All ranges are half-open.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.documents.model import SegmentKind


class MentionKind(StrEnum):
    """What a recognised stretch of text was taken for."""

    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    MEASURE = "measure"
    NUMBER = "number"
    PERIOD = "period"
    DATE = "date"
    COUNTRY = "country"
    PLACE = "place"
    POINTER = "pointer"
    ORGANISATION = "organisation"
    BODY = "body"
    PERSON = "person"
    INSTRUMENT = "instrument"
    HUB = "hub"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class MentionTrace:
    """A value, country, place or named thing in a sentence.

    Attributes:
        start, end: indices in the sentence.
        text: the words.
        reading: what they were taken to mean, for a person to read.
        rule: the rule that recognised a named thing, None for other mentions.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    reading: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """A claim as a reader sees it.

    Attributes:
        number: its number in the document, from 1, in the order of first passages.
        type: type of the claim.
        label: the claim as one English sentence.
        rule: the rule that fired.
        confidence: share of claims by this rule that are right, between 0 and 1.
        claimant: who says so, None for the document itself.
        fields: what it states, as pairs of name and value; fields left open are missing.
        passages: positions of its evidence; the first is the one to show.
    """

    number: int
    type: str
    label: str
    rule: str
    confidence: Decimal
    claimant: str | None
    fields: tuple[tuple[str, str], ...]
    passages: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class PassageTrace:
    """Where the evidence of a claim lies in a sentence.

    Attributes:
        claim: number of the claim.
        start, end: indices in the sentence, cut off at its ends.
        begins: whether the passage begins in this sentence.
        again: whether the claim has an earlier passage, which this one repeats.
    """

    claim: int
    start: int
    end: int
    begins: bool
    again: bool


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words that lead a reader to expect a claim, where none was made.

    Attributes:
        type: type of the claim that one would expect.
        start, end: indices of the words in the sentence.
        text: the words.
        trigger: what they are ("an amount", "a status of an instrument").
        missing: what a complete claim would need besides, at least one thing.
    """

    type: str
    start: int
    end: int
    text: str
    trigger: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceTrace:
    """A sentence, heading, table row or other unit of the document.

    Attributes:
        number: its number in the document, from 1; skipped ones count.
        segment: number of the segment it belongs to, from 1.
        kind: what that segment is for.
        text: the readable text.
        start, end: its positions.
        skipped: why no claim is taken from it; None where the document itself speaks.
        put_as: the sentences that the rules read in its place, where it is a line of a sheet that
            only its label and headings explain.
        mentions: what was recognised, in order, without overlaps.
        passages: evidence that lies in it, in order.
        near_misses: in order.
    """

    number: int
    segment: int
    kind: SegmentKind
    text: str
    start: int
    end: int
    skipped: str | None = None
    put_as: tuple[str, ...] = ()
    mentions: tuple[MentionTrace, ...] = ()
    passages: tuple[PassageTrace, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()

    @property
    def claims(self) -> tuple[int, ...]:
        """Numbers of the claims whose evidence begins in the sentence for the first time."""
        return tuple(p.claim for p in self.passages if p.begins and not p.again)


@dataclass(frozen=True, slots=True)
class Trace:
    """All that was made of a document.

    Attributes:
        name: name of the document.
        title, publisher, date: what it says about itself, None where it does not.
        notes: warnings from reading it.
        sentences: in order, skipped ones as well.
        claims: in the order of their numbers.
    """

    name: str
    title: str | None
    publisher: str | None
    date: str | None
    notes: tuple[str, ...]
    sentences: tuple[SentenceTrace, ...]
    claims: tuple[ClaimTrace, ...]

    def claim(self, number: int) -> ClaimTrace:
        """Return the claim of a number."""
        return self.claims[number - 1]
