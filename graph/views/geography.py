"""Where items stand on maps: one map for each region, and what has no known place beside them.

A region is a set of places with no wide empty strip through it that no link crosses. Each region
has a map of its own with its own scale, so that the places of a small one can be told apart.
Units are pixels at zoom 1, y downwards.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from graph.views.model import View, ViewGuide
from graph.views.outlines import NOTE, outlines
from graph.views.room import Boxes, Floats, node_radius, separate

Place = tuple[float, float]  # latitude, longitude in degrees

MOST_MOVED: Final = 30.0  # pixels between where an item stands and its place on the map

_WIDTH: Final = 880.0  # of all maps together
_FIRST_HEIGHT: Final = (400.0, 580.0)  # of the first map at most: with others below it, and else
_INSET_HEIGHT: Final = 190.0
_INSETS: Final = 3  # beside each other
_STACKED: Final = 3  # insets one above the other, beside the first map
_ASIDE: Final = 330.0  # width of those
_PAD: Final = 58.0  # pixels of map around the outermost places
_GAP: Final = 14.0  # between maps
_STRIP: Final = 6.0  # degrees: an empty strip that parts regions if no link crosses it
_WIDE_STRIP: Final = 30.0  # degrees: one that does so in any case
_ONE_REGION: Final = 14.0  # degrees: a smaller extent is never parted
_MOST_PER_DEGREE: Final = 110.0
_GRID_STEPS: Final = (0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 45)  # degrees
_GRID_LINES: Final = 8
_TEXT: Final = 36.0  # room of the text at a line of the grid
_SCALES: Final = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)  # kilometres
_KM_PER_DEGREE: Final = 111.2
_CELL: Final = (220.0, 40.0)  # room of an item beside the maps


@dataclass(frozen=True, slots=True)
class Atlas:
    """Positions in the order of the items, what is drawn behind them, and which stand beside."""

    positions: Floats
    guides: tuple[ViewGuide, ...]
    beside: frozenset[int]


def atlas(view: View, known: Mapping[int, Place]) -> Atlas:
    """Arrange the items of a view on maps.

    `known` are the places of items by their rank in the view; there must be one at least. An item
    stands at most `MOST_MOVED` pixels from its place, moved to keep marks apart. Items without a
    place stand in rows under the maps, near below what they are linked to.
    """
    index = {node.id: i for i, node in enumerate(view.nodes)}
    ties = [(index[edge.source], index[edge.target]) for edge in view.edges]
    positions = np.zeros((len(view.nodes), 2))
    guides: list[ViewGuide] = []
    bottom = 0.0
    for members, panel in _panels(regions(known, ties), known):
        wanted = np.array([panel.place(known[i]) for i in members])
        radii = [node_radius(view.nodes[i]) * view.marks + 1.5 for i in members]
        positions[members] = _nudged(wanted, np.array(radii))
        guides += panel.ground()
        bottom = max(bottom, panel.bottom)
    guides.append(ViewGuide("note", NOTE, ((0.0, bottom + 16),)))
    beside = [i for i in range(len(view.nodes)) if i not in known]
    if beside:
        guides.append(ViewGuide("caption", "Not placed on the map", ((0.0, bottom + 52),)))
        _set_beside(positions, beside, ties, set(known), bottom + 92)
    return Atlas(positions, tuple(guides), frozenset(beside))


def regions(known: Mapping[int, Place], ties: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the regions of the places, the one with most places first."""
    links = [(a, b) for a, b in ties if a in known and b in known]
    done: list[list[int]] = []
    open_ = [sorted(known)]
    while open_:
        members = open_.pop()
        parts = _parted(members, known, links)
        if parts is None:
            done.append(members)
        else:
            open_ += parts
    return sorted(done, key=lambda members: (-len(members), members))


def _parted(
    members: Sequence[int], known: Mapping[int, Place], links: Sequence[tuple[int, int]]
) -> list[list[int]] | None:
    """Return the members on either side of the widest strip that parts them, or None."""
    middle = sum(known[i][0] for i in members) / len(members)
    best: tuple[float, int, float] | None = None
    for axis, squeeze in ((1, max(0.2, math.cos(math.radians(middle)))), (0, 1.0)):
        values = sorted({known[i][axis] for i in members})
        if (values[-1] - values[0]) * squeeze < _ONE_REGION:
            continue
        for low, high in pairwise(values):
            gap = (high - low) * squeeze
            crossed = any(
                min(known[a][axis], known[b][axis]) <= low
                and high <= max(known[a][axis], known[b][axis])
                for a, b in links
            )
            if gap >= (_WIDE_STRIP if crossed else _STRIP) and (best is None or gap > best[0]):
                best = (gap, axis, low)
    if best is None:
        return None
    _, axis, low = best
    return [
        [i for i in members if known[i][axis] <= low],
        [i for i in members if known[i][axis] > low],
    ]


@dataclass(frozen=True, slots=True)
class _Panel:
    """A map: a box of the page, and degrees to pixels with the true proportion in its middle."""

    left: float
    top: float
    width: float
    height: float
    latitude: float
    longitude: float
    per_degree: float
    squeeze: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def place(self, place: Place) -> tuple[float, float]:
        latitude, longitude = place
        across = (longitude - self.longitude) * self.squeeze * self.per_degree
        up = (latitude - self.latitude) * self.per_degree
        return self.left + self.width / 2 + across, self.top + self.height / 2 - up

    def ground(self) -> list[ViewGuide]:
        """Return the lines of the map, its grid, its scale and its edge."""
        reach = self.width / 2 / self.per_degree / self.squeeze
        west, east = self.longitude - reach, self.longitude + reach
        reach = self.height / 2 / self.per_degree
        south, north = self.latitude - reach, self.latitude + reach
        guides = [
            ViewGuide(kind, "", tuple(self._rounded(place) for place in piece))
            for kind, piece in outlines(south, west, north, east)
        ]
        across = max(north - south, (east - west) * self.squeeze)
        step = next((s for s in _GRID_STEPS if across / s <= _GRID_LINES), _GRID_STEPS[-1])
        for longitude in _multiples(step, max(-180.0, west), min(180.0, east)):
            line = (self._rounded((north, longitude)), self._rounded((south, longitude)))
            text = _degrees(longitude, "E", "W") if line[0][0] < self.right - _TEXT else ""
            guides.append(ViewGuide("grid", text, line))
        for latitude in _multiples(step, max(-90.0, south), min(90.0, north)):
            line = (self._rounded((latitude, west)), self._rounded((latitude, east)))
            text = _degrees(latitude, "N", "S") if line[0][1] > self.top + _TEXT else ""
            guides.append(ViewGuide("grid", text, line))
        guides.append(self._scale())
        corners = ((self.left, self.top), (self.right, self.top), (self.right, self.bottom))
        around = (*corners, (self.left, self.bottom), corners[0])
        guides.append(ViewGuide("frame", "", tuple((round(x), round(y)) for x, y in around)))
        return guides

    def _scale(self) -> ViewGuide:
        per_km = self.per_degree / _KM_PER_DEGREE
        length = max((km for km in _SCALES if km * per_km <= 130), default=_SCALES[0])
        right, low = round(self.right - 12), round(self.bottom - 12)
        return ViewGuide(
            "scale", f"{length:,} km", ((right - round(length * per_km), low), (right, low))
        )

    def _rounded(self, place: Place) -> tuple[float, float]:
        x, y = self.place(place)
        return round(x), round(y)


def _panels(
    parts: Sequence[Sequence[int]], known: Mapping[int, Place]
) -> list[tuple[list[int], _Panel]]:
    """Return a map for each region: the first is large, the others stand below or beside it,
    whichever leaves the first the larger scale."""
    members = [list(part) for part in parts]
    below = _panels_below(members, known)
    aside = _panels_aside(members, known) if 1 < len(members) <= 1 + _STACKED else below
    panels = max(below, aside, key=lambda found: found[0].per_degree)
    return list(zip(members, panels, strict=True))


def _panels_below(parts: Sequence[Sequence[int]], known: Mapping[int, Place]) -> list[_Panel]:
    first, *rest = parts
    high = _FIRST_HEIGHT[0 if rest else 1]
    panels = [_panel(first, known, (0.0, 0.0), (_WIDTH, high), fitted=True)]
    top = panels[0].bottom + _GAP
    for start in range(0, len(rest), _INSETS):
        row = rest[start : start + _INSETS]
        width = (_WIDTH - _GAP * (len(row) - 1)) / len(row)
        for k, members in enumerate(row):
            corner = (k * (width + _GAP), top)
            panels.append(_panel(members, known, corner, (width, _INSET_HEIGHT)))
        top += _INSET_HEIGHT + _GAP
    return panels


def _panels_aside(parts: Sequence[Sequence[int]], known: Mapping[int, Place]) -> list[_Panel]:
    first, *rest = parts
    width = _WIDTH - _ASIDE - _GAP
    panels = [_panel(first, known, (0.0, 0.0), (width, _FIRST_HEIGHT[1]), fitted=True)]
    high = max(_INSET_HEIGHT, (panels[0].height - _GAP * (len(rest) - 1)) / len(rest))
    for k, members in enumerate(rest):
        corner = (width + _GAP, k * (high + _GAP))
        panels.append(_panel(members, known, corner, (_ASIDE, high)))
    return panels


def _panel(
    members: Sequence[int],
    known: Mapping[int, Place],
    corner: tuple[float, float],
    size: tuple[float, float],
    *,
    fitted: bool = False,
) -> _Panel:
    """Return a map of the members; one that is `fitted` is no higher than it needs to be."""
    width, height = size
    latitudes = [known[i][0] for i in members]
    longitudes = [known[i][1] for i in members]
    low, high = min(latitudes), max(latitudes)
    west, east = min(longitudes), max(longitudes)
    squeeze = max(0.2, math.cos(math.radians((low + high) / 2)))
    per_degree = min(
        _MOST_PER_DEGREE,
        (width - 2 * _PAD) / max(1e-6, (east - west) * squeeze),
        (height - 2 * _PAD) / max(1e-6, high - low),
    )
    if fitted:
        height = max(_INSET_HEIGHT, (high - low) * per_degree + 2 * _PAD)
    middle = ((low + high) / 2, (west + east) / 2)
    return _Panel(*corner, width, height, *middle, per_degree, squeeze)


def _nudged(wanted: Floats, radii: Floats) -> Floats:
    """Return places moved apart by so much as marks of these radii need, within the limit."""
    boxes = Boxes(np.column_stack([radii, radii]), np.zeros(len(radii)))
    way = separate(wanted, boxes) - wanted
    length = np.maximum(1e-9, np.hypot(way[:, 0], way[:, 1]))
    return np.asarray(wanted + way * np.minimum(1.0, (MOST_MOVED - 1) / length)[:, None])


def _set_beside(
    positions: Floats,
    beside: Sequence[int],
    ties: Sequence[tuple[int, int]],
    placed: set[int],
    top: float,
) -> None:
    """Set items in rows from `top` down, in place: each near below what it is linked to."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for a, b in ties:
        near[a].append(b)
        near[b].append(a)
    middle: dict[int, float] = {}
    waiting = list(beside)
    while waiting:
        reach = placed | middle.keys()
        ready = [i for i in waiting if reach.intersection(near[i])]
        if not ready:
            break
        found = {
            i: [middle.get(n, float(positions[n][0])) for n in near[i] if n in reach] for i in ready
        }
        middle |= {i: sum(xs) / len(xs) for i, xs in found.items()}
        waiting = [i for i in waiting if i not in middle]
    order = sorted(beside, key=lambda i: (middle.get(i, math.inf), i))
    across = max(1, int(_WIDTH // _CELL[0]))
    high = math.ceil(len(order) / across)
    for rank, i in enumerate(order):
        column, line = divmod(rank, high)
        positions[i] = (24 + column * _CELL[0], top + line * _CELL[1])


def _multiples(step: float, low: float, high: float) -> list[float]:
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{abs(value):g}°{side}"
