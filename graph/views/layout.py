"""Positions of items and curves of links, computed once, so that a page opens at rest.

Three arrangements: `network` puts items so that their distance on the page follows their distance
in the graph (sparse stress majorization with pivots, after Ortmann, Klimenta and Brandes 2016,
and Gansner, Koren and North 2004); `columns` puts them in given columns and orders each column to
avoid crossings (the barycentre method of Sugiyama, Tagawa and Toda 1981); `geographic` puts them
by latitude and longitude. Afterwards items are moved apart until neither discs nor the labels
under them overlap, and links are bent so that parallel ones stay apart and none runs through an
item it does not belong to.

Units are pixels at zoom 1, y downwards. Equal views give equal positions: nothing is random.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from graph.views.model import View, ViewEdge, ViewGuide, ViewNode
from graph.views.style import style

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LABEL_WIDTH: Final = 112  # pixels at which the page breaks a label's line
LABEL_LINES: Final = 3
_LETTER: Final = 6.6  # mean width of a letter of the page's label type
_LINE: Final = 15.0
_GAP: Final = 9.0

_LENGTH: Final = 105.0  # of a link between two small items, before making room
_PIVOTS: Final = 120
_STRESS_ROUNDS: Final = 220
_OVERLAP_ROUNDS: Final = 160
_PARALLEL_GAP: Final = 27.0  # between the middles of neighbouring parallel links
_STEP: Final = 12.0  # a bend tried to pass an item, in pixels


def node_radius(node: ViewNode) -> float:
    """Return the radius in pixels: that of the kind, larger with the root of the weight."""
    return round(style().item(node.kind).radius * (1 + min(0.5, 0.06 * math.sqrt(node.weight))), 1)


def network(view: View) -> View:
    """Arrange by distance in the graph; parts that no link connects stand side by side."""
    if not view.nodes:
        return view
    index = {node.id: i for i, node in enumerate(view.nodes)}
    boxes = _Boxes.of(view.nodes)
    ends, lengths = _links(view, index, boxes)
    count = len(view.nodes)
    matrix = _matrix(ends, lengths, count)
    _, part = connected_components(matrix, directed=False)
    positions = np.zeros((count, 2))
    parts = [np.flatnonzero(part == k) for k in range(int(part.max()) + 1)]
    for members in parts:
        if len(members) > 1:
            inner = matrix.tocsr()[members][:, members]
            placed = _along(_stress(inner, weights=_importance(view.nodes, members)))
            positions[members] = _separate(placed, boxes.only(members))
    _pack(positions, parts, boxes)
    return _placed(view, positions)


def columns(view: View, groups: Sequence[tuple[str, Sequence[str]]]) -> View:
    """Arrange in columns from left to right: each has a heading and the identifiers of its items.

    A column of more than 14 items is broken into several beside each other.
    """
    index = {node.id: i for i, node in enumerate(view.nodes)}
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for edge in view.edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    ordered = _fewer_crossings([list(ids) for _, ids in groups], neighbours)
    positions = np.zeros((len(view.nodes), 2))
    guides: list[ViewGuide] = []
    rows = max((min(len(ids), _COLUMN_ROWS) for ids in ordered), default=0)
    top = -(rows * _ROW_HEIGHT) / 2 - 30
    x = 0.0
    for (heading, _), ids in zip(groups, ordered, strict=True):
        width = max(1, math.ceil(len(ids) / _COLUMN_ROWS))
        height = math.ceil(len(ids) / width)
        for place, identifier in enumerate(ids):
            column, row = divmod(place, height)
            positions[index[identifier]] = (
                x + column * _COLUMN_WIDTH,
                (row - (height - 1) / 2) * _ROW_HEIGHT,
            )
        guides.append(ViewGuide("heading", heading, ((x - 16, top),)))
        x += width * _COLUMN_WIDTH
    return replace(_placed(view, positions), guides=tuple(guides), labels="right")


_COLUMN_ROWS: Final = 14
_COLUMN_WIDTH: Final = 205.0
_ROW_HEIGHT: Final = 56.0


def geographic(view: View) -> View:
    """Arrange by latitude and longitude, with meridians and parallels behind.

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
    boxes = _Boxes.of(view.nodes)
    frame = _Frame.around(list(known.values()))
    positions = np.zeros((len(view.nodes), 2))
    for i, (latitude, longitude) in known.items():
        positions[i] = frame.place(latitude, longitude)
    _beside_neighbours(view, positions, set(known))
    firm = np.array([4.0 if i in known else 1.0 for i in range(len(view.nodes))])
    positions = _separate(positions, boxes, firm)
    return replace(_placed(view, positions), guides=frame.grid(positions))


def _placed(view: View, positions: Floats) -> View:
    """Return the view with positions in whole pixels, centred, and with its links bent."""
    if len(positions):
        positions = np.rint(positions)
    nodes = tuple(
        replace(node, x=float(x) + 0.0, y=float(y) + 0.0)
        for node, (x, y) in zip(view.nodes, positions, strict=True)
    )
    return replace(view, nodes=nodes, edges=bend(nodes, view.edges))


# --- Room -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Boxes:
    """The room each item takes with the label under it: half sizes, and how far below its
    centre the middle of that room lies."""

    half: Floats
    shift: Floats

    @classmethod
    def of(cls, nodes: Sequence[ViewNode]) -> _Boxes:
        half = np.zeros((len(nodes), 2))
        shift = np.zeros(len(nodes))
        for i, node in enumerate(nodes):
            radius = node_radius(node)
            letters = len(node.label) * _LETTER
            lines = min(LABEL_LINES, max(1, math.ceil(letters / (LABEL_WIDTH * 0.85))))
            width = min(letters, LABEL_WIDTH)
            below = 4 + lines * _LINE
            half[i] = (max(radius, width / 2) + _GAP / 2, (2 * radius + below + _GAP) / 2)
            shift[i] = below / 2
        return cls(half, shift)

    def only(self, members: Ints) -> _Boxes:
        return _Boxes(self.half[members], self.shift[members])


def _separate(positions: Floats, boxes: _Boxes, firm: Floats | None = None) -> Floats:
    """Move items apart until their boxes are disjoint, each pair along its cheaper axis.

    `firm` says how much an item resists being moved. Rounds are capped, and a little more room
    than needed is made each time, so that the last touching pairs come free.
    """
    centres = positions + np.column_stack([np.zeros(len(positions)), boxes.shift])
    firm = np.ones(len(positions)) if firm is None else firm
    reach = 2 * float(boxes.half.max(initial=0.0)) * math.sqrt(2)
    order = np.arange(len(positions))
    for _ in range(_OVERLAP_ROUNDS):
        pairs = cKDTree(centres).query_pairs(reach, output_type="ndarray")
        if not len(pairs):
            break
        a, b = pairs[:, 0], pairs[:, 1]
        apart = centres[b] - centres[a]
        overlap = boxes.half[a] + boxes.half[b] - np.abs(apart)
        hit = (overlap > 0.01).all(axis=1)
        if not hit.any():
            break
        a, b, apart, overlap = a[hit], b[hit], apart[hit], overlap[hit]
        sideways = overlap[:, 0] < overlap[:, 1]
        sign = np.where(apart == 0, np.where(order[a] < order[b], 1.0, -1.0)[:, None], apart)
        push = np.sign(sign) * (overlap * 0.5 + 0.5)
        push[sideways, 1] = 0
        push[~sideways, 0] = 0
        share = (firm[b] / (firm[a] + firm[b]))[:, None]
        np.add.at(centres, a, -push * share)
        np.add.at(centres, b, push * (1 - share))
    return centres - np.column_stack([np.zeros(len(positions)), boxes.shift])


def _pack(positions: Floats, parts: Sequence[Ints], boxes: _Boxes) -> None:
    """Set the parts in rows under the largest one, in place."""
    sized = sorted(parts, key=lambda members: (-len(members), int(members[0])))
    width = 0.0
    x = y = row = 0.0
    for rank, members in enumerate(sized):
        low = (positions[members] - boxes.half[members]).min(axis=0)
        high = (positions[members] + boxes.half[members]).max(axis=0)
        size = high - low + 12
        if rank == 0:
            width = max(float(size[0]), 640.0)
            positions[members] -= low
            y = float(size[1]) + 30
            continue
        if x + size[0] > width and x > 0:
            x, y, row = 0.0, y + row, 0.0
        positions[members] += np.array([x, y]) - low
        x += float(size[0])
        row = max(row, float(size[1]))
    positions -= (positions.min(axis=0) + positions.max(axis=0)) / 2


# --- Stress ---------------------------------------------------------------------------------


def _links(view: View, index: Mapping[str, int], boxes: _Boxes) -> tuple[Ints, Floats]:
    """Return the linked pairs once each, and the length each pair would like.

    A pair with many parallel links needs a longer way for their curves and badges, and an item
    with many neighbours needs a wider circle to put them on.
    """
    parallel: defaultdict[tuple[int, int], int] = defaultdict(int)
    for edge in view.edges:
        a, b = sorted((index[edge.source], index[edge.target]))
        if a != b:
            parallel[a, b] += 1
    degree: defaultdict[int, int] = defaultdict(int)
    for a, b in parallel:
        degree[a] += 1
        degree[b] += 1
    ends = np.array(sorted(parallel), dtype=np.int64).reshape(-1, 2)
    lengths = np.zeros(len(ends))
    for k, (a, b) in enumerate(ends.tolist()):
        room = float(boxes.half[a].mean() + boxes.half[b].mean())
        crowd = 6.0 * min(degree[a], degree[b])
        lengths[k] = _LENGTH * 0.5 + room + crowd + 26.0 * (parallel[a, b] - 1)
    return ends, lengths


def _matrix(ends: Ints, lengths: Floats, count: int) -> coo_array:
    rows = np.concatenate([ends[:, 0], ends[:, 1]])
    cols = np.concatenate([ends[:, 1], ends[:, 0]])
    return coo_array((np.concatenate([lengths, lengths]), (rows, cols)), shape=(count, count))


def _importance(nodes: Sequence[ViewNode], members: Ints) -> Floats:
    return np.array([1.0 + math.sqrt(nodes[int(i)].weight) for i in members])


def _stress(matrix: coo_array, weights: Floats) -> Floats:
    """Place one connected part so that distances on the page follow those in the graph."""
    count = matrix.shape[0]
    pivots, distances = _pivots(matrix, min(_PIVOTS, count))
    positions = _scaling(distances)
    links = matrix.tocoo()
    here, there = links.coords
    ideal = links.data
    spread = 1.0 / np.maximum(distances, 1e-9) ** 2
    spread[distances == 0] = 0
    if len(pivots) < count:  # each pivot stands for the items near it
        nearest = distances.argmin(axis=1)
        spread = spread * np.bincount(nearest, minlength=len(pivots))[None, :]
    pull = 1.0 / ideal**2
    total = spread.sum(axis=1) + np.bincount(here, weights=pull, minlength=count)
    for turn in range(_STRESS_ROUNDS):
        gap = positions[:, None, :] - positions[pivots][None, :, :]
        far = np.sqrt((gap**2).sum(axis=2)) + 1e-9
        wish = spread[:, :, None] * (positions[pivots][None] + gap * (distances / far)[:, :, None])
        moved = wish.sum(axis=1)
        gap_link = positions[here] - positions[there]
        far_link = np.sqrt((gap_link**2).sum(axis=1)) + 1e-9
        wish_link = pull[:, None] * (positions[there] + gap_link * (ideal / far_link)[:, None])
        np.add.at(moved, here, wish_link)
        step = moved / total[:, None] - positions
        positions = positions + step * (0.9 if turn < _STRESS_ROUNDS * 0.8 else 0.5)
    anchor = np.average(positions, axis=0, weights=weights)
    return np.asarray(positions - anchor, dtype=np.float64)


def _pivots(matrix: coo_array, count: int) -> tuple[Ints, Floats]:
    """Choose items far from each other and return their distances to all items."""
    csr = matrix.tocsr()
    size = matrix.shape[0]
    if count == size:
        return np.arange(size), np.asarray(dijkstra(csr, directed=False)).T
    chosen = [int(np.argmax(np.diff(csr.indptr)))]
    rows = [dijkstra(csr, directed=False, indices=chosen[0])]
    nearest = rows[0].copy()
    while len(chosen) < count:
        chosen.append(int(np.argmax(nearest)))
        rows.append(dijkstra(csr, directed=False, indices=chosen[-1]))
        nearest = np.minimum(nearest, rows[-1])
    return np.array(chosen), np.column_stack(rows)


def _scaling(distances: Floats) -> Floats:
    """Return the start: classical scaling of the distances to the pivots (Brandes and Pich 2007).

    The sign of an axis is fixed by its largest entry, and a spiral of a hundredth of the size
    separates items that the distances cannot tell apart.
    """
    squared = distances**2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = centred @ vectors[:, ::-1][:, :2]
    if axes.shape[1] < 2:
        axes = np.column_stack([axes, np.zeros(len(axes))])
    for k in range(2):
        if axes[np.argmax(np.abs(np.round(axes[:, k], 6))), k] < 0:
            axes[:, k] *= -1
    size = np.abs(axes).max()
    axes = axes * (distances.max() / size if size > 0 else 1.0)
    turn = np.arange(len(axes)) * 2.399963  # the golden angle
    radius = distances.max() * 0.01 * np.sqrt(np.arange(len(axes)) + 1)
    return np.asarray(axes + np.column_stack([np.cos(turn), np.sin(turn)]) * radius[:, None])


def _along(positions: Floats) -> Floats:
    """Turn the arrangement so that it is wider than high, as screens are."""
    centred = positions - positions.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    main = vectors[:, -1]
    if main[np.argmax(np.abs(np.round(main, 6)))] < 0:
        main = -main
    return np.asarray(positions @ np.array([[main[0], -main[1]], [main[1], main[0]]]))


# --- Columns --------------------------------------------------------------------------------


def _fewer_crossings(
    layers: list[list[str]], neighbours: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """Order every column by the mean height of its items' neighbours, to and fro."""
    layers = [sorted(ids, key=lambda i: (-len(neighbours.get(i, ())), i)) for ids in layers]
    for _ in range(8):
        for layer in layers:
            height = {
                identifier: place - (len(ids) - 1) / 2
                for ids in layers
                for place, identifier in enumerate(ids)
            }

            def mean(identifier: str, height: Mapping[str, float] = height) -> float:
                near = [height[n] for n in neighbours.get(identifier, ()) if n in height]
                return sum(near) / len(near) if near else height[identifier]

            layer.sort(key=mean)
    return layers


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

    def grid(self, positions: Floats) -> tuple[ViewGuide, ...]:
        """Return meridians and parallels over the ground that the items cover."""
        low = positions.min(axis=0) - 90
        high = positions.max(axis=0) + 90
        west, east = (
            x / self.per_degree / self.squeeze + self.longitude for x in (low[0], high[0])
        )
        south, north = (-y / self.per_degree + self.latitude for y in (high[1], low[1]))
        step = next(
            (s for s in (0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30) if (north - south) / s <= 6), 45
        )
        guides = []
        for longitude in _multiples(step, max(-180.0, west), min(180.0, east)):
            x = round(self.place(0, longitude)[0])
            line = ((x, round(float(low[1]))), (x, round(float(high[1]))))
            guides.append(ViewGuide("line", _degrees(longitude, "E", "W"), line))
        for latitude in _multiples(step, max(-90.0, south), min(90.0, north)):
            y = round(self.place(latitude, 0)[1])
            line = ((round(float(low[0])), y), (round(float(high[0])), y))
            guides.append(ViewGuide("line", _degrees(latitude, "N", "S"), line))
        return tuple(guides)


def _multiples(step: float, low: float, high: float) -> list[float]:
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{abs(value):g}°{side}"


def _beside_neighbours(view: View, positions: Floats, known: set[int]) -> None:
    """Set each item without a place near the middle of its placed neighbours, in place."""
    index = {node.id: i for i, node in enumerate(view.nodes)}
    near: defaultdict[int, list[int]] = defaultdict(list)
    for edge in view.edges:
        near[index[edge.source]].append(index[edge.target])
        near[index[edge.target]].append(index[edge.source])
    waiting = [i for i in range(len(view.nodes)) if i not in known]
    placed = set(known)
    while waiting:
        ready = [i for i in waiting if any(n in placed for n in near[i])]
        if not ready:
            break
        for i in ready:
            middle = positions[[n for n in near[i] if n in placed]].mean(axis=0)
            turn = i * 2.399963
            positions[i] = middle + 55 * np.array([math.cos(turn), math.sin(turn)])
        placed.update(ready)
        waiting = [i for i in waiting if i not in placed]
    bottom = max((positions[i][1] for i in placed), default=0.0)
    for rank, i in enumerate(waiting):
        positions[i] = ((rank % 6 - 2.5) * 140, bottom + 130 + 80 * (rank // 6))


# --- Curves ---------------------------------------------------------------------------------


def bend(nodes: Sequence[ViewNode], edges: Sequence[ViewEdge]) -> tuple[ViewEdge, ...]:
    """Return the links with their bends.

    Parallel links fan out evenly about the straight line, whatever way each points; a link that
    is alone bends only if it would run through a third item, and then as little as it can.
    """
    at = {node.id: np.array([node.x or 0.0, node.y or 0.0]) for node in nodes}
    spots = np.array([at[node.id] for node in nodes]).reshape(-1, 2)
    radii = np.array([node_radius(node) + 5 for node in nodes])
    place = {node.id: i for i, node in enumerate(nodes)}
    tree = cKDTree(spots) if len(spots) else None
    fans: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for k, edge in enumerate(edges):
        first, second = sorted((edge.source, edge.target))
        fans[first, second].append(k)
    bends = [0.0] * len(edges)
    for (first, second), members in fans.items():
        length = float(np.hypot(*(at[second] - at[first])))
        if first == second or length < 1 or tree is None:
            continue
        near = tree.query_ball_point((at[first] + at[second]) / 2, length / 2 + 40)
        others = np.array(
            sorted(i for i in near if i not in (place[first], place[second])), dtype=np.int64
        )
        middle = 0.0
        if len(others) and len(nodes) <= 400:
            middle = _clear_offset(at[first], at[second], spots[others], radii[others])
        spread = min(_PARALLEL_GAP, 0.7 * length / max(1, len(members) - 1))
        for rank, k in enumerate(members):
            offset = middle + (rank - (len(members) - 1) / 2) * spread
            sign = 1 if edges[k].source == first else -1
            bends[k] = round(_roundness(sign * 2 * offset / length), 4) + 0.0
    return tuple(replace(edge, bend=b) for edge, b in zip(edges, bends, strict=True))


def control_point(start: Floats, end: Floats, roundness: float) -> Floats:
    """Return the control point of the curve that vis-network draws for a link of this roundness.

    It turns the way from start to end by `roundness` right angles to the left and goes
    (1 + |roundness|) / 2 of its length.
    """
    along = end - start
    angle = roundness * math.pi / 2
    cos, sin = math.cos(angle), math.sin(angle)
    turned = np.array([cos * along[0] + sin * along[1], cos * along[1] - sin * along[0]])
    return np.asarray(start + turned * (1 + abs(roundness)) / 2)


def _roundness(share: float) -> float:
    """Return the roundness whose control point lies `share` of the length beside the line."""
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        if (1 + middle) / 2 * math.sin(middle * math.pi / 2) < abs(share):
            low = middle
        else:
            high = middle
    return math.copysign((low + high) / 2, share) if share else 0.0


def _clear_offset(start: Floats, end: Floats, spots: Floats, radii: Floats) -> float:
    """Return the sag in pixels, as small as may be, that hits fewest of the discs."""
    length = float(np.hypot(*(end - start)))
    t = np.linspace(0.04, 0.96, 33)[:, None]
    best, least = 0.0, math.inf
    for step in range(8):
        for sag in (step * _STEP, -step * _STEP):
            via = control_point(start, end, _roundness(2 * sag / length))
            curve = (1 - t) ** 2 * start + 2 * t * (1 - t) * via + t**2 * end
            gaps = np.sqrt(((curve[:, None, :] - spots[None]) ** 2).sum(axis=2)).min(axis=0)
            hits = float((np.maximum(0.0, radii - gaps) / radii).sum()) + 0.002 * step
            if hits < least - 1e-9:
                best, least = sag, hits
        if least < 0.02:
            break
    return best
