"""What a property belongs to."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from graph.extract.mentions import NameType

THINGS: Final = (NameType.LINK, NameType.HUB)
"""What is built and used."""

ACTS: Final = (NameType.INSTRUMENT,)
"""What is agreed."""

PROPERTIED: Final = frozenset({*THINGS, *ACTS})
"""What has properties."""


class Owner(Struct, frozen=True):
    """What a figure is a property of: its name, and its type where that is known."""

    name: str
    type: NameType | None = None
