"""One mention of an instrument, with what its sentence tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from graph.claims.model import InstrumentKind, Status
from graph.extract.annotate import Annotated
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.complements import Complement
from graph.extract.instruments.phrases import Determiner, Phrase
from graph.extract.instruments.structure import Structure

LAW: Final = "act"
"""The noun of what one country's legislature passes."""

#: Before an instrument whose year may follow it behind "in".
_BRINGING: Final = frozenset(["after", "since", "following", "until", "before", "with", "by"])
#: What only parties do with an instrument.
_NOT_OF_LAWS: Final = frozenset({Status.UNDER_NEGOTIATION, Status.CALLED_FOR, Status.DISCUSSED})


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

    @property
    def dates_an_act(self) -> bool:
        """Whether "in 2021" may date what is done with it: "joined the agreement in 2021".

        Behind other words it tells when the instrument came about: "since the pact in 1990".
        """
        known = self.phrase.determiner is not Determiner.INDEFINITE
        dated = known and self.structure.word(self.after.end) == "in"
        return dated and self.structure.governor(self.at) not in _BRINGING

    def around(self, event: Event) -> tuple[int, int]:
        """Return the words on a stage together with the noun."""
        if self.phrase.left_out:
            return 0, len(self.sentence.text)  # what it tells of hangs on the whole
        start, end = self.span
        return min(event.start, start), max(event.end, end)


def fitting(phrase: Phrase, events: Sequence[Event]) -> Sequence[Event]:
    """Leave out what is not told of a law: "the ministry is updating the Trade Act".

    Nor is a declaration what "the talks" after it are on.
    """
    if phrase.kind is InstrumentKind.DECLARATION and phrase.left_out:
        return [event for event in events if event.status is not Status.UNDER_NEGOTIATION]
    if phrase.head.singular != LAW:
        return events
    return [event for event in events if event.status not in _NOT_OF_LAWS]
