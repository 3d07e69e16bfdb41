"""One mention of an instrument, with what its sentence tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from graph.extract.annotate import Annotated
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.complements import Complement
from graph.extract.instruments.phrases import Phrase
from graph.extract.instruments.structure import Structure


class Said(Struct, frozen=True):
    """One mention of an instrument with what its sentence tells of it.

    `index` is that of the sentence, `at` that of the token; `heading` says that the sentence heads
    the document or a part of it.
    """

    index: int
    sentence: Annotated
    structure: Structure
    at: int
    events: Sequence[Event]
    heading: bool

    @property
    def phrase(self) -> Phrase:
        """The words for the instrument."""
        return self.structure.phrase(self.at)

    @property
    def after(self) -> Complement:
        """What follows the noun."""
        return self.structure.after[self.at]

    @property
    def span(self) -> tuple[int, int]:
        """Where the noun phrase and what belongs to it stand."""
        return self.phrase.outset, self.structure.tokens[self.after.end - 1].end

    @property
    def acting(self) -> bool:
        """Whether an organisation acts on the instrument."""
        return any(event.agents.names for event in self.events)

    def around(self, event: Event) -> tuple[int, int]:
        """Return the words on a stage together with the noun."""
        if self.phrase.left_out:
            return 0, len(self.sentence.text)  # what it tells of hangs on the whole
        start, end = self.span
        return min(event.start, start), max(event.end, end)
