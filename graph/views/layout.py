"""Positions of items, computed once, so that a page opens at rest.

Four arrangements: `network` by distance in the graph, `ring` for few items with many parallel
links, `bands` for stages that follow each other, `geographic` by latitude and longitude. All leave
room for the label under each item. Units are pixels at zoom 1, y downwards. Equal views give equal
positions: nothing is random.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np
from scipy.sparse.csgraph import connected_components

from graph.views.curves import bend
from graph.views.model import View, ViewGuide
from graph.views.outlines import outlines
from graph.views.room import Boxes, Floats, pack, separate
from graph.views.stress import length_matrix, stress, wider_than_high, wished_lengths

_WHOLE: Final = 250  # items of a view that is drawn whole
_CORE: Final = 120
_RING_MOST: Final = 18  # items that a ring holds
_RING_WIDE: Final = 350.0  # half the ring's width at least, and its height
_RING_HIGH: Final = 300.0
_ROW_HEIGHT: Final = 86.0
_CELL_WIDTH: Final = 140.0
_HEADING_WIDTH: Final = 215.0
_LOCAL: Final = frozenset({"located-in", "stop"})
_SCREEN: Final = (840.0, 760.0)
_AROUND: Final = 420.0  # pixels of map beyond the outermost items
_GRID_STEPS: Final = (0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 45)  # degrees
_GRID_LINES: Final = 11
_TURN: Final = 2.399963  # the golden angle: never twice the same direction


def network(view: View) -> View:
    """Arrange by distance in the graph; parts that no link connects stand side by side.

    Of a view with more than 250 items only the most important 120, its core, are arranged: no
    page could show the whole, and the page puts the neighbours of an item around it by itself.
    """
    if not view.nodes:
        return view
    if len(view.nodes) > _WHOLE:
        return _core(view)
    index = {node.id: i for i, node in enumerate(view.nodes)}
    boxes = Boxes.of(view.nodes)
    ends, lengths = wished_lengths(view, index, boxes)
    count = len(view.nodes)
    matrix = length_matrix(ends, lengths, count)
    _, part = connected_components(matrix, directed=False)
    positions = np.zeros((count, 2))
    parts = [np.flatnonzero(part == k) for k in range(int(part.max()) + 1)]
    for members in parts:
        if len(members) > 1:
            inner = matrix.tocsr()[members][:, members]
            placed = wider_than_high(stress(inner.tocoo()))
            positions[members] = separate(placed, boxes.only(members))
    pack(positions, parts, boxes)
    return _placed(view, positions)


def _core(view: View) -> View:
    degree: Counter[str] = Counter()
    for edge in view.edges:
        degree.update((edge.source, edge.target))
    order = sorted(view.nodes, key=lambda node: (-node.weight, -degree[node.id], node.id))
    core = tuple(node.id for node in order[:_CORE])
    kept = set(core)
    inner = network(
        replace(
            view,
            nodes=tuple(node for node in view.nodes if node.id in kept),
            edges=tuple(e for e in view.edges if e.source in kept and e.target in kept),
        )
    )
    placed = {node.id: node for node in inner.nodes}
    bent = {edge.id: edge for edge in inner.edges}
    return replace(
        view,
        nodes=tuple(placed.get(node.id) or replace(node, x=0.0, y=0.0) for node in view.nodes),
        edges=tuple(bent.get(edge.id, edge) for edge in view.edges),
        core=core,
    )


def ring(view: View) -> View:
    """Arrange few items with many parallel links on a ring, so that the links have room.

    An item tied to at least half of the others stands in the middle. Items tied to each other
    stand beside each other as far as can be, and a thick bundle of links gets a wider share of
    the ring. More items than a ring holds are arranged by `network`.
    """
    if not 2 < len(view.nodes) <= _RING_MOST:
        return network(view)
    ties: defaultdict[tuple[int, int], int] = defaultdict(int)
    index = {node.id: i for i, node in enumerate(view.nodes)}
    for edge in view.edges:
        a, b = sorted((index[edge.source], index[edge.target]))
        ties[a, b] += 1
    count = len(view.nodes)
    near = [sum(1 for pair in ties if i in pair) for i in range(count)]
    bundle = [sum(n for pair, n in ties.items() if i in pair) for i in range(count)]
    middle = max(range(count), key=lambda i: (near[i], bundle[i], -i))
    outer = [i for i in range(count) if i != middle or near[middle] < (count - 1) / 2]
    order = _ring_order(outer, ties)
    share = [
        1 + 0.3 * (bundle[i] if len(outer) == count else ties[min(i, middle), max(i, middle)])
        for i in order
    ]
    wide = max(_RING_WIDE, 24.0 * len(order))
    high = max(_RING_HIGH, 20.0 * len(order))
    heaviest = max(range(len(order)), key=lambda k: (share[k], -k))
    middles = np.cumsum(share) - np.array(share) / 2
    angles = math.pi + 2 * math.pi * (middles - middles[heaviest]) / sum(share)
    positions = np.zeros((count, 2))
    for i, angle in zip(order, angles, strict=True):
        positions[i] = (wide * math.cos(angle), high * math.sin(angle))
    return _placed(view, separate(positions, Boxes.of(view.nodes)))


def _ring_order(outer: Sequence[int], ties: Mapping[tuple[int, int], int]) -> list[int]:
    """Return an order in which tied items are near: swap two as long as that helps."""
    order = list(outer)
    size = len(order)

    def cost() -> int:
        place = {i: k for k, i in enumerate(order)}
        return sum(
            n * min(abs(place[a] - place[b]), size - abs(place[a] - place[b])) ** 2
            for (a, b), n in ties.items()
            if a in place and b in place
        )

    least = cost()
    better = True
    while better:
        better = False
        for j, k in combinations(range(size), 2):
            order[j], order[k] = order[k], order[j]
            now = cost()
            if now < least:
                least, better = now, True
            else:
                order[j], order[k] = order[k], order[j]
    return order


def bands(
    view: View,
    left: Sequence[str],
    rows: Sequence[tuple[str, Sequence[str]]],
    right: Sequence[str] = (),
) -> View:
    """Arrange in bands from top to bottom, each with a heading, between two columns.

    `left`, `right` and the second parts of `rows` are identifiers that together name every item
    once. The columns are ordered by the mean height of what their items are linked to (the
    barycentre method of Sugiyama, Tagawa and Toda 1981); a band keeps the order it is given.
    """
    index = {node.id: i for i, node in enumerate(view.nodes)}
    across = _across([len(ids) for _, ids in rows])
    start = 60.0 + _HEADING_WIDTH if left else 0.0
    end = start + (across - 1) * _CELL_WIDTH
    positions = np.zeros((len(view.nodes), 2))
    guides: list[ViewGuide] = []
    y = 0.0
    for heading, ids in rows:
        rule = ((start - _HEADING_WIDTH, y - 26), (end + _CELL_WIDTH / 2, y - 26))
        guides.append(ViewGuide("rule", "", rule))
        guides.append(ViewGuide("heading", heading, ((start - 46, y),)))
        for place, identifier in enumerate(ids):
            line, column = divmod(place, across)
            positions[index[identifier]] = (start + column * _CELL_WIDTH, y + line * _ROW_HEIGHT)
        y += math.ceil(len(ids) / across) * _ROW_HEIGHT
    height = y - _ROW_HEIGHT
    for side, x in ((left, 0.0), (right, end + _CELL_WIDTH * 1.1)):
        heights = _heights_beside(view, side, positions, height)
        for identifier, level in heights.items():
            positions[index[identifier]] = (x, level)
    return replace(_placed(view, positions), guides=tuple(guides))


def _across(counts: Sequence[int]) -> int:
    """Return how many items a line of a band takes: the most that a screen holds, else the
    number that exceeds a screen least."""

    def excess(across: int) -> tuple[float, int]:
        lines = sum(math.ceil(count / across) for count in counts)
        width = 2 * _HEADING_WIDTH + across * _CELL_WIDTH
        return max(1.0, width / _SCREEN[0], lines * _ROW_HEIGHT / _SCREEN[1]), lines

    return min(range(1, 1 + max(counts, default=1)), key=excess)


def _heights_beside(
    view: View, column: Sequence[str], positions: Floats, height: float
) -> dict[str, float]:
    """Return the heights of a column's items, evenly spaced, in the order of their links."""
    index = {node.id: i for i, node in enumerate(view.nodes)}
    linked: defaultdict[str, list[float]] = defaultdict(list)
    for edge in view.edges:
        linked[edge.source].append(float(positions[index[edge.target]][1]))
        linked[edge.target].append(float(positions[index[edge.source]][1]))
    order = sorted(
        column, key=lambda i: (sum(linked[i]) / len(linked[i]) if linked[i] else math.inf, i)
    )
    step = max(_ROW_HEIGHT * 0.8, height / max(1, len(order)))
    top = (height - step * (len(order) - 1)) / 2
    return {identifier: top + k * step for k, identifier in enumerate(order)}


def geographic(view: View) -> View:
    """Arrange by latitude and longitude, with a map behind.

    An item without a place stands beside the items it is linked to. Items that would overlap are
    moved apart, so a place on the page is near, not at, its place on Earth. With fewer than two
    places the arrangement is that of `network`.
    """
    known = {
        i: (node.latitude, node.longitude)
        for i, node in enumerate(view.nodes)
        if node.latitude is not None and node.longitude is not None
    }
    if len(set(known.values())) < 2:
        return network(view)
    boxes = Boxes.of(view.nodes, named=0.35)  # on a map the place matters more than the name
    frame = _Frame.around(list(known.values()))
    positions = np.zeros((len(view.nodes), 2))
    for i, (latitude, longitude) in known.items():
        positions[i] = frame.place(latitude, longitude)
    _beside_neighbours(view, positions, set(known))
    firm = np.array([30.0 if i in known else 1.0 for i in range(len(view.nodes))])
    positions = separate(positions, boxes, firm)
    return replace(_placed(view, positions), guides=frame.ground(positions))


def _placed(view: View, positions: Floats) -> View:
    """Return the view with positions in whole pixels, centred, and with its links bent."""
    if len(positions):
        positions = np.rint(positions)
    nodes = tuple(
        replace(node, x=float(x) + 0.0, y=float(y) + 0.0)
        for node, (x, y) in zip(view.nodes, positions, strict=True)
    )
    return replace(view, nodes=nodes, edges=bend(nodes, view.edges))


# --- Geography ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Frame:
    """A map of a region: degrees to pixels, with the parallels' true proportion in its middle."""

    latitude: float
    longitude: float
    per_degree: float
    squeeze: float

    @classmethod
    def around(cls, places: Sequence[tuple[float, float]]) -> _Frame:
        latitudes = [latitude for latitude, _ in places]
        longitudes = [longitude for _, longitude in places]
        middle = (min(latitudes) + max(latitudes)) / 2
        squeeze = max(0.2, math.cos(math.radians(middle)))
        wide = max(1e-6, (max(longitudes) - min(longitudes)) * squeeze)
        high = max(1e-6, max(latitudes) - min(latitudes))
        per_degree = min(880 / wide, 720 / high)
        return cls(middle, (min(longitudes) + max(longitudes)) / 2, per_degree, squeeze)

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        return (
            (longitude - self.longitude) * self.squeeze * self.per_degree,
            -(latitude - self.latitude) * self.per_degree,
        )

    def ground(self, positions: Floats) -> tuple[ViewGuide, ...]:
        """Return coasts, borders, meridians and parallels under the items and around them."""
        low = positions.min(axis=0) - _AROUND
        high = positions.max(axis=0) + _AROUND
        west, east = (
            x / self.per_degree / self.squeeze + self.longitude for x in (low[0], high[0])
        )
        south, north = (-y / self.per_degree + self.latitude for y in (high[1], low[1]))
        across = max(north - south, (east - west) * self.squeeze)
        step = next((s for s in _GRID_STEPS if across / s <= _GRID_LINES), _GRID_STEPS[-1])
        guides = [
            ViewGuide(kind, "", tuple(self._rounded(*place) for place in piece))
            for kind, piece in outlines(south, west, north, east)
        ]
        for longitude in _multiples(step, max(-180.0, west), min(180.0, east)):
            line = (self._rounded(north, longitude), self._rounded(south, longitude))
            guides.append(ViewGuide("grid", _degrees(longitude, "E", "W"), line))
        for latitude in _multiples(step, max(-90.0, south), min(90.0, north)):
            line = (self._rounded(latitude, west), self._rounded(latitude, east))
            guides.append(ViewGuide("grid", _degrees(latitude, "N", "S"), line))
        return tuple(guides)

    def _rounded(self, latitude: float, longitude: float) -> tuple[float, float]:
        x, y = self.place(latitude, longitude)
        return round(x), round(y)


def _multiples(step: float, low: float, high: float) -> list[float]:
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{abs(value):g}°{side}"


def _beside_neighbours(view: View, positions: Floats, known: set[int]) -> None:
    """Set each item without a place near the middle of its placed neighbours, in place.

    Where it is said to lie in or to stop at somewhere, only that counts.
    """
    index = {node.id: i for i, node in enumerate(view.nodes)}
    near: defaultdict[int, list[int]] = defaultdict(list)
    for local in (True, False):
        settled = set(near) if not local else set()
        for edge in view.edges:
            if (edge.kind in _LOCAL) != local:
                continue
            a, b = index[edge.source], index[edge.target]
            if a not in settled:
                near[a].append(b)
            if b not in settled:
                near[b].append(a)
    waiting = [i for i in range(len(view.nodes)) if i not in known]
    placed = set(known)
    while waiting:
        ready = [i for i in waiting if any(n in placed for n in near[i])]
        if not ready:
            break
        for i in ready:
            middle = positions[[n for n in near[i] if n in placed]].mean(axis=0)
            turn = i * _TURN
            positions[i] = middle + 55 * np.array([math.cos(turn), math.sin(turn)])
        placed.update(ready)
        waiting = [i for i in waiting if i not in placed]
    bottom = max((positions[i][1] for i in placed), default=0.0)
    for rank, i in enumerate(waiting):
        positions[i] = ((rank % 6 - 2.5) * 140, bottom + 130 + 80 * (rank // 6))
