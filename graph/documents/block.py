"""A block: a stretch of a document that a reader cut out, before it is judged what it is for."""

from __future__ import annotations

from msgspec import Struct

from graph.documents.model import SegmentKind
from graph.documents.normal import Flow


class Block(Struct, frozen=True):
    """A paragraph, heading, list item, table or other block.

    `kind` is what the markup says; None leaves it to the words. `flows` is the readable text: one
    flow, or one for each row of a table. `linked` tells whether all of it is a link.
    """

    kind: SegmentKind | None
    flows: tuple[Flow, ...]
    level: int = 0
    linked: bool = False

    @property
    def text(self) -> str:
        """The readable text; the rows of a table follow each other."""
        if len(self.flows) == 1:
            return self.flows[0].text
        return " ".join(flow.text for flow in self.flows)
