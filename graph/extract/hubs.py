"""Names and claims of hubs."""

from __future__ import annotations

from collections.abc import Iterator

from graph.claims import Claim
from graph.extract.annotate import Mention
from graph.extract.mentions import Name
from graph.extract.pattern import View
from graph.extract.scene import Scene


def names(view: View[Mention]) -> Iterator[Name]:
    """Yield the named things of a sentence."""
    yield from ()


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the claims of a document."""
    yield from ()
