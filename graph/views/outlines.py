"""Coasts and borders behind a map, from `data/outlines.json`.

The lines are those of Natural Earth at 1:110 million (public domain) as the npm package
world-atlas 2.0.2 shares them (`countries-110m.json`): an arc that two countries share is a border,
another is a coast; Antarctica is left out and coordinates are rounded to a hundredth of a degree.
The borders are the de facto ones of that source and no opinion of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from graph.errors import DataFileError

NOTE: Final = (
    "Outlines: Natural Earth (public domain). Borders are drawn as they are in fact, some are "
    "disputed, and none is endorsed."
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

    A line that leaves the box is cut at its edge.

    Raises:
        DataFileError: the data file does not fit its schema.
    """
    box = (south, west, north, east)
    for kind, line in _lines():
        piece: list[Place] = []
        for start, end in pairwise(line):
            cut = _within(start, end, box)
            if cut is not None and piece and piece[-1] == cut[0]:
                piece.append(cut[1])
                continue
            if piece:
                yield kind, piece
            piece = list(cut) if cut is not None else []
        if piece:
            yield kind, piece


def _within(
    start: Place, end: Place, box: tuple[float, float, float, float]
) -> tuple[Place, Place] | None:
    """Return the part of a straight piece that lies in a box (Liang and Barsky 1984), or None."""
    if abs(start[1] - end[1]) > 180:  # it goes round the other side of the Earth
        return None
    south, west, north, east = box
    enter, leave = 0.0, 1.0
    for at, to, low, high in (
        (start[0], end[0], south, north),
        (start[1], end[1], west, east),
    ):
        if at == to:
            if not low <= at <= high:
                return None
            continue
        first, last = sorted(((low - at) / (to - at), (high - at) / (to - at)))
        enter, leave = max(enter, first), min(leave, last)
    if enter >= leave:
        return None

    def at_share(share: float) -> Place:
        latitude = start[0] + share * (end[0] - start[0])
        longitude = start[1] + share * (end[1] - start[1])
        return min(max(latitude, south), north), min(max(longitude, west), east)

    return (
        start if enter == 0 else at_share(enter),
        end if leave == 1 else at_share(leave),
    )


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
