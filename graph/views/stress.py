"""Distances on the page that follow distances in the graph: sparse stress majorization.

After Gansner, Koren and North (2004), with pivots after Ortmann, Klimenta and Brandes (2016) and
a start by pivot scaling after Brandes and Pich (2007). Nothing is random.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from graph.views.model import View
from graph.views.room import Boxes, Floats, Ints

_LENGTH: Final = 52.0  # of a link beyond the room of its ends
_CROWD: Final = 6.0  # more for each neighbour of the less connected end
_PARALLEL: Final = 26.0  # more for each further link between the same two
_PIVOTS: Final = 120
_ROUNDS: Final = 220
_SETTLED: Final = 0.4  # pixels that no item moves any more
_STRETCH: Final = 1.08


def wished_lengths(view: View, index: Mapping[str, int], boxes: Boxes) -> tuple[Ints, Floats]:
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
        crowd = _CROWD * min(degree[a], degree[b])
        lengths[k] = _LENGTH + room + crowd + _PARALLEL * (parallel[a, b] - 1)
    return ends, lengths


def length_matrix(ends: Ints, lengths: Floats, count: int) -> coo_array:
    """Return the symmetric matrix of the lengths of linked pairs."""
    rows = np.concatenate([ends[:, 0], ends[:, 1]])
    cols = np.concatenate([ends[:, 1], ends[:, 0]])
    return coo_array((np.concatenate([lengths, lengths]), (rows, cols)), shape=(count, count))


def stress(matrix: coo_array) -> Floats:
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
    for turn in range(_ROUNDS):
        gap = positions[:, None, :] - positions[pivots][None, :, :]
        far = np.sqrt((gap**2).sum(axis=2)) + 1e-9
        wish = spread[:, :, None] * (positions[pivots][None] + gap * (distances / far)[:, :, None])
        moved = wish.sum(axis=1)
        gap_link = positions[here] - positions[there]
        far_link = np.sqrt((gap_link**2).sum(axis=1)) + 1e-9
        wish_link = pull[:, None] * (positions[there] + gap_link * (ideal / far_link)[:, None])
        np.add.at(moved, here, wish_link)
        step = moved / total[:, None] - positions
        if np.abs(step).max() < _SETTLED:
            break
        positions = positions + step * (0.9 if turn < _ROUNDS * 0.8 else 0.5)
    return np.asarray(positions - positions.mean(axis=0), dtype=np.float64)


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


def wider_than_high(positions: Floats) -> Floats:
    """Turn the arrangement so that it is wider than high, as screens are, and stretch it a little:

    making room for labels, which are wider than high, will pull it upwards again.
    """
    centred = positions - positions.mean(axis=0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    main = vectors[:, -1]
    if main[np.argmax(np.abs(np.round(main, 6)))] < 0:
        main = -main
    turned = positions @ np.array([[main[0], -main[1]], [main[1], main[0]]])
    return np.asarray(turned * np.array([_STRETCH, 1 / _STRETCH]))
