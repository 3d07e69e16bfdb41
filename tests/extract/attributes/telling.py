"""What a text tells of links, hubs and instruments, for the tests of one reader each."""

from __future__ import annotations

from decimal import Decimal

from graph.extract.attributes import claims
from tests.extract.scenes import scene_of


def told(text: str) -> list[tuple[str, str, Decimal | str | None]]:
    """Return owner, property and value of each property of a text, in order."""
    return [
        (p.of, p.name, p.quantity.value if p.quantity else p.text) for p in claims(scene_of(text))
    ]
