"""Coasts and borders behind a map, from `data/outlines.json`.

The lines are those of Natural Earth at 1:110 million (public domain) as the npm package
world-atlas 2.0.2 shares them (`countries-110m.json`): an arc that two countries share is a border,
another is a coast; Antarctica is left out and coordinates are rounded to a hundredth of a degree.
The borders are the de facto ones of that source and no opinion of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from graph.errors import DataFileError

NOTE: Final = (
    "Outlines: Natural Earth (public domain), de facto boundaries, shown without endorsement."
)
_PATH: Final = Path(__file__).with_name("data") / "outlines.json"

Kind = Literal["coast", "border"]
Place = tuple[float, float]  # latitude, longitude in degrees
_Steps = Annotated[list[int], msgspec.Meta(min_length=4)]


class _Outlines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    note: str
    coast: list[_Steps]
    border: list[_Steps]


def outlines(
    south: float, west: float, north: float, east: float
) -> Iterator[tuple[Kind, list[Place]]]:
    """Yield the pieces of coast and border within a box of degrees.

    A piece ends at the last of its points inside the box.

    Raises:
        DataFileError: the data file does not fit its schema.
    """
    for kind, line in _lines():
        piece: list[Place] = []
        for latitude, longitude in line:
            if south <= latitude <= north and west <= longitude <= east:
                piece.append((latitude, longitude))
                continue
            if len(piece) > 1:
                yield kind, piece
            piece = []
        if len(piece) > 1:
            yield kind, piece


@cache
def _lines() -> tuple[tuple[Kind, tuple[Place, ...]], ...]:
    try:
        data = msgspec.json.decode(_PATH.read_bytes(), type=_Outlines)
    except (OSError, msgspec.MsgspecError) as error:
        raise DataFileError(f"{_PATH.name} cannot be used: {error}") from error
    coasts: list[tuple[Kind, tuple[Place, ...]]] = [("coast", _places(c)) for c in data.coast]
    borders: list[tuple[Kind, tuple[Place, ...]]] = [("border", _places(b)) for b in data.border]
    return (*coasts, *borders)


def _places(steps: list[int]) -> tuple[Place, ...]:
    longitude = latitude = 0
    places = []
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        longitude += east
        latitude += north
        places.append((latitude / 100, longitude / 100))
    return tuple(places)
