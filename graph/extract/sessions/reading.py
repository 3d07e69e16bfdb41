"""What is known of a meeting while a document is read: one phrase of it, and those told before."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract.mentions import Name


@dataclass(frozen=True, slots=True)
class Reading:
    """A meeting as one phrase names it.

    Attributes:
        body: what meets, in the document's words.
        ordinal: the number of the meeting.
        start, end: where the phrase stands.
        after: where its day and place may be looked for.
        parties: who meets, where something before the phrase settles it.
        named: the name of the body, if it has one.
        joint: whether it counts only if two parties are known to meet in it.
        open: whether its name leaves room for others than the document's own parties.
        organ: whether a body meets that has a name of its own, rather than an event or talks.
        dated: whether it counts only with its day or place.
    """

    body: str
    ordinal: int | None
    start: int
    end: int
    after: int
    parties: tuple[str, ...] = ()
    named: Name | None = None
    joint: bool = False
    open: bool = False
    organ: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A meeting told of before: what met, its number, its parties and where it was named.

    `organ` says that a body with a name of its own met.
    """

    body: str
    ordinal: int | None
    parties: tuple[str, ...]
    sentence: int
    organ: bool = False
