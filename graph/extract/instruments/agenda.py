"""Items of a cabinet's paper, each headed by the instrument that is decided on in it.

"04. Loan from the Gulf Fund for the Harbour Road" opens an item. What it says of "a loan", "the
said agreement" or "the proposal" is said of the instrument of its heading, not of an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.claims.model import Status
from graph.extract.instruments.known import Instrument, same_kind

#: What a paper tells of why an act is needed, before what is decided on it.
ARGUED = frozenset({Status.CALLED_FOR})


@dataclass(slots=True)
class Item:
    """The item that is being read.

    Attributes:
        heading: index of the sentence that heads it; -1 before the first.
        first: how many instruments were known when it began.
        instrument: the one that its heading names.
    """

    heading: int = -1
    first: int = 0
    instrument: Instrument | None = None

    def takes(self, index: int, new: Instrument) -> Instrument | None:
        """Return the instrument of the heading, if a mention in sentence `index` means it."""
        own = self.instrument
        if own is None or index == self.heading or new.plural or new.count is not None:
            return None
        if new.title is not None and own.title is not None and new.title != own.title:
            return None
        fits = same_kind(new, own) and (not own.parties or set(new.parties) <= set(own.parties))
        return own if fits else None
