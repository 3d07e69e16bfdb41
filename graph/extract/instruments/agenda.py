"""Items of a cabinet's paper, each headed by the instrument that is decided on in it.

"04. Loan from the Gulf Fund for the Harbour Road" opens an item. What it says of "a loan", "the
said agreement" or "the proposal" is said of the instrument of its heading, not of an earlier one.

A paper may have one item alone, headed by its title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph.claims.model import InstrumentKind, Status
from graph.extract.instruments.known import POINTED_AT, Instrument, same_kind
from graph.extract.organisations.government import names_cabinet
from graph.extract.scene import Scene

#: What a paper tells of why an act is needed, before what is decided on it.
ARGUED = frozenset({Status.CALLED_FOR})


#: What a cabinet does with that on which it decides.
_DECIDES: Final = re.compile(r"\b(?:approv|sanction|endors|grant|agreed|decided)", re.IGNORECASE)


def decided_alone(scene: Scene) -> str | None:
    """Return the decision of a text that is one item of a cabinet's paper, below its title."""
    if not scene.sentences or not scene.is_heading(scene.sentences[0]):
        return None
    texts = [sentence.text for sentence in scene.sentences]
    told = [text for text in texts if names_cabinet(text) and _DECIDES.search(text)]
    return told[0] if len(told) == 1 and told[0] is not texts[0] else None


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
        either = (new.loose or own.loose) and {new.kind, own.kind} <= POINTED_AT
        either = either and new.title is None and own.kind is not InstrumentKind.OTHER
        fits = (same_kind(new, own) or either) and (
            not own.parties or set(new.parties) <= set(own.parties)
        )
        return own if fits else None
