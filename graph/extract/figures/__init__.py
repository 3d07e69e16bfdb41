"""Amounts of trade, their changes, targets, shares and transit.

A shallow reading: a sentence is cut into statements, each about one topic ("Kenya's tea exports to
Egypt"); figures get a role in it (present amount, earlier amount, change, aim), periods are sorted
to the figures, and what the sentence leaves out comes from the text before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import Claim
from graph.extract.figures.lexicon import load_lexicon
from graph.extract.figures.reader import read_figure_claims
from graph.extract.scene import Scene


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the figures of a document."""
    yield from read_figure_claims(scene, load_lexicon())
