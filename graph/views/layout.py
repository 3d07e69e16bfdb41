"""Positions of items, computed once, so that a page opens at rest.

Four arrangements: `network` by distance in the graph, `ring` for few items with many parallel
links, `bands` for stages that follow each other, `geographic` on maps. The first two leave room for
the label under each item. Units are pixels at zoom 1, y downwards. Equal views give equal
positions: nothing is random.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
from scipy.sparse.csgraph import connected_components

from graph.views.curves import bend
from graph.views.geography import atlas
from graph.views.model import View, ViewGuide
from graph.views.overview import overview
from graph.views.room import Boxes, Floats, pack, separate
from graph.views.stress import length_matrix, stress, wider_than_high, wished_lengths

_WHOLE: Final = 250  # items of a view that is drawn whole
_MAPPED: Final = 1500  # items of a view that is drawn on maps
_RING_MOST: Final = 18  # items that a ring holds
_RING_WIDE: Final = 350.0  # half the ring's width at least, and its height
_RING_HIGH: Final = 300.0
_ROW_HEIGHT: Final = 31.0
_BAND_GAP: Final = 7.0
_HEAD: Final = 34.0  # of a band's heading
_CELL_WIDTH: Final = 310.0  # a sign with its label to the right
_BAND_LABEL: Final = 300.0
_COLUMN_STEP: Final = 40.0  # between the items of a column
_BESIDE: Final = 84.0  # between the left column and the bands
_MARGIN: Final = 16.0
_COLUMN_LABEL: Final = 104.0
_LEAST_ZOOM: Final = 0.4
_EXCHANGED: Final = 200  # items of a column above which nobody could see the difference
_MAP_MARKS: Final = 0.62  # size of signs on a map
_SCREEN: Final = (820.0, 760.0)


def network(view: View) -> View:
    """Arrange by distance in the graph; parts that no link connects stand side by side.

    A view with more than 250 items is put into groups that open on demand (see `overview`): no
    page could show the whole.
    """
    if not view.nodes:
        return view
    if len(view.nodes) > _WHOLE:
        return overview(view)
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
    """Arrange in bands from top to bottom between two columns, each band under its heading.

    `left`, `right` and the second parts of `rows` are identifiers that together name every item
    once. The columns are ordered so that few links cross; a band keeps the order it is given. The
    links are quiet: between so many names they are drawn for one item at a time.
    """
    if len(view.nodes) > _WHOLE:
        return overview(view)
    index = {node.id: i for i, node in enumerate(view.nodes)}
    counts = [len(ids) for _, ids in rows]
    # Labels of the columns keep their size while the page shrinks the rest.
    fixed = _COLUMN_LABEL * (bool(left) + bool(right))
    across = _across(counts, fixed, max(len(left), len(right)))
    start = _BESIDE if left else 0.0
    end = start + across * _CELL_WIDTH
    positions = np.zeros((len(view.nodes), 2))
    guides: list[ViewGuide] = []
    y = 0.0
    for heading, ids in rows:
        rule = ((start - _MARGIN, y), (end, y))
        guides.append(ViewGuide("rule", "", rule))
        guides.append(ViewGuide("heading", heading, ((start - _MARGIN, y + _HEAD / 2),)))
        y += _HEAD + _ROW_HEIGHT / 2
        for place, identifier in enumerate(ids):
            line, column = divmod(place, across)
            positions[index[identifier]] = (start + column * _CELL_WIDTH, y + line * _ROW_HEIGHT)
        y += (math.ceil(len(ids) / across) - 0.5) * _ROW_HEIGHT + _BAND_GAP
    height = max(0.0, y - _BAND_GAP)
    for column_ids, x in ((left, 0.0), (right, end + _BESIDE / 2)):
        heights = _heights_beside(view, column_ids, positions, height)
        for identifier, level in heights.items():
            positions[index[identifier]] = (x, level)
    outer, beside = set(left), {*left, *right}
    nodes = tuple(
        replace(
            node,
            side="left" if node.id in outer else "right",
            label_width=None if node.id in beside else _BAND_LABEL,
        )
        for node in view.nodes
    )
    edges = tuple(replace(edge, quiet=True) for edge in view.edges)
    told = replace(view, nodes=nodes, edges=edges)
    return replace(_placed(told, positions, avoiding=False), guides=tuple(guides))


def _across(counts: Sequence[int], fixed: float, column: int) -> int:
    """Return how many items a line of a band takes so that the page shrinks least.

    `fixed` is the width in pixels of what keeps its size, `column` the number of items of the
    longer column.
    """

    def zoom(across: int) -> float:
        lines = sum(math.ceil(count / across) for count in counts)
        bands_high = lines * _ROW_HEIGHT + len(counts) * (_HEAD + _BAND_GAP)
        high = max(bands_high, column * _COLUMN_STEP, 1.0)
        wide = _BESIDE * 1.5 + across * _CELL_WIDTH
        return max(_LEAST_ZOOM, min(1.0, (_SCREEN[0] - fixed) / wide, _SCREEN[1] / high))

    return max(range(1, 1 + max(counts, default=1)), key=lambda across: (zoom(across), across))


def _heights_beside(
    view: View, column: Sequence[str], positions: Floats, height: float
) -> dict[str, float]:
    """Return the heights of a column's items, evenly spaced, in an order with few crossings."""
    index = {node.id: i for i, node in enumerate(view.nodes)}
    linked: defaultdict[str, list[float]] = defaultdict(list)
    for edge in view.edges:
        linked[edge.source].append(float(positions[index[edge.target]][1]))
        linked[edge.target].append(float(positions[index[edge.source]][1]))
    order = fewest_crossings({i: linked[i] for i in sorted(column)})
    step = max(_COLUMN_STEP, height / max(1, len(order)))
    top = (height - step * (len(order) - 1)) / 2
    return {identifier: top + k * step for k, identifier in enumerate(order)}


def fewest_crossings(heights: Mapping[str, Sequence[float]]) -> list[str]:
    """Return an order of a column from top to bottom in which few of its links cross.

    `heights` are those of the far ends of each item's links. The start is the order by their mean
    (the barycentre method of Sugiyama, Tagawa and Toda 1981); then neighbours are exchanged as
    long as that saves crossings.
    """
    order = sorted(
        heights, key=lambda i: (sum(heights[i]) / len(heights[i]) if heights[i] else math.inf, i)
    )
    if len(order) > _EXCHANGED:
        return order
    ends = {i: np.sort(np.array(heights[i])) for i in order}

    def crossings(upper: str, lower: str) -> int:
        return int(np.searchsorted(ends[lower], ends[upper], side="left").sum())

    better = True
    while better:
        better = False
        for k in range(len(order) - 1):
            upper, lower = order[k], order[k + 1]
            if crossings(lower, upper) < crossings(upper, lower):
                order[k], order[k + 1] = lower, upper
                better = True
    return order


def geographic(view: View) -> View:
    """Arrange by latitude and longitude on maps, one for each region (see `geography`).

    Items without a place stand beside the maps. With fewer than two places, or with more items
    than a map can hold, the arrangement is that of `network`.
    """
    known = {
        i: (node.latitude, node.longitude)
        for i, node in enumerate(view.nodes)
        if node.latitude is not None and node.longitude is not None
    }
    if len(set(known.values())) < 2 or len(view.nodes) > _MAPPED:
        return network(view)
    small = replace(view, marks=_MAP_MARKS)
    found = atlas(small, known)
    nodes = tuple(
        replace(node, side="right") if i in found.beside else node
        for i, node in enumerate(view.nodes)
    )
    outside = {view.nodes[i].id for i in found.beside}
    edges = tuple(
        replace(edge, quiet=(edge.source in outside) != (edge.target in outside))
        for edge in view.edges
    )
    drawn = replace(small, nodes=nodes, edges=edges)
    return replace(_placed(drawn, found.positions, avoiding=False), guides=found.guides)


def _placed(view: View, positions: Floats, *, avoiding: bool = True) -> View:
    """Return the view with positions in whole pixels, centred, and with its links bent."""
    if len(positions):
        positions = np.rint(positions)
    nodes = tuple(
        replace(node, x=float(x) + 0.0, y=float(y) + 0.0)
        for node, (x, y) in zip(view.nodes, positions, strict=True)
    )
    return replace(view, nodes=nodes, edges=bend(nodes, view.edges, avoiding=avoiding))
