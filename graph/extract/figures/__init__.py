"""Amounts of trade, their changes, targets, shares and transit."""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import Claim
from graph.extract.scene import Scene


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the figures of a document."""
    yield from ()
