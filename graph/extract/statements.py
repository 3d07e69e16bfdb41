"""Who speaks in a sentence, and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.claims import Claim, Claimant
from graph.extract.annotate import Annotated
from graph.extract.scene import Scene


def speakers(sentences: Sequence[Annotated]) -> tuple[Claimant | None, ...]:
    """Return who speaks in each sentence; None where the document itself does."""
    return tuple(None for _ in sentences)


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the statements of a document."""
    yield from ()
