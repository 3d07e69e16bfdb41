"""What a property belongs to."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from graph.extract.mentions import NameType

#: What has properties.
PROPERTIED: Final = frozenset({NameType.LINK, NameType.HUB, NameType.INSTRUMENT})


class Owner(Struct, frozen=True):
    """What a figure is a property of: its name, and its type where that is known."""

    name: str
    type: NameType | None = None
