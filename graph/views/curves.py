"""How links bend: parallel ones fan out, and none runs through an item it does not belong to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from graph.views.model import ViewEdge, ViewNode
from graph.views.room import Floats, node_radius

_GAP: Final = 27.0  # pixels between the middles of neighbouring parallel links
_STEP: Final = 12.0  # a sag tried to pass an item, in pixels
_TOO_MANY: Final = 400  # items above which links stay straight: nobody could see the difference


def bend(
    nodes: Sequence[ViewNode], edges: Sequence[ViewEdge], *, avoiding: bool = True
) -> tuple[ViewEdge, ...]:
    """Return the links with their bends.

    Parallel links fan out evenly about the straight line, whatever way each points; a link that
    is alone bends only if it would run through a third item, and then as little as it can. If not
    `avoiding`, it stays straight even then.
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
        if avoiding and len(others) and len(nodes) <= _TOO_MANY:
            middle = _clear_offset(at[first], at[second], spots[others], radii[others])
        spread = min(_GAP, 0.7 * length / max(1, len(members) - 1))
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
            hits = float((np.maximum(0.0, radii - gaps) / radii).sum()) + 0.03 * step
            if hits < least - 1e-9:
                best, least = sag, hits
        if least <= 0.03 * step:
            break
    return best
