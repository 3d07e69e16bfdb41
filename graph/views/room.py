"""The room that items and their labels take, and moving items apart until all have theirs.

Units are pixels at zoom 1, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from graph.views.model import ViewNode
from graph.views.style import style

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LABEL_WIDTH: Final = 112  # pixels at which the page breaks a label's line
LABEL_LINES: Final = 3
_LETTER: Final = 7.0  # mean width of a letter of the page's label type
_LINE: Final = 15.5
_GAP: Final = 11.0
_NAMED: Final = 90  # items whose names all find room on a screen
_ROUNDS: Final = 300
_PATIENCE: Final = 40  # rounds of pushing alone, before everything also spreads
_GROWTH: Final = 1.01


def node_radius(node: ViewNode) -> float:
    """Return the radius in pixels: that of the kind, larger with the root of the weight."""
    return round(style().item(node.kind).radius * (1 + min(0.5, 0.06 * math.sqrt(node.weight))), 1)


@dataclass(frozen=True, slots=True)
class Boxes:
    """The room each item takes with the label under it: half sizes, and how far below its
    centre the middle of that room lies."""

    half: Floats
    shift: Floats

    @classmethod
    def of(cls, nodes: Sequence[ViewNode], named: float = 1.0) -> Boxes:
        """Return the room of each item, in the order given.

        `named` is the share of the room that labels would need which they get. Where there are
        many items not every name can be shown anyway, and labels get less.
        """
        share = named * min(1.0, math.sqrt(_NAMED / max(1, len(nodes))))
        half = np.zeros((len(nodes), 2))
        shift = np.zeros(len(nodes))
        for i, node in enumerate(nodes):
            radius = node_radius(node)
            letters = len(node.short or node.label) * _LETTER
            lines = min(LABEL_LINES, max(1, math.ceil(letters / (LABEL_WIDTH * 0.85))))
            width = min(letters, LABEL_WIDTH) * share
            below = 4 + lines * _LINE * share
            half[i] = (max(radius, width / 2) + _GAP / 2, (2 * radius + below + _GAP) / 2)
            shift[i] = below / 2
        return cls(half, shift)

    def only(self, members: Ints) -> Boxes:
        """Return the room of some of the items."""
        return Boxes(self.half[members], self.shift[members])


def separate(positions: Floats, boxes: Boxes, firm: Floats | None = None) -> Floats:
    """Move items apart until their boxes are disjoint, each pair along its cheaper axis.

    `firm` says how much an item resists being moved. A little more room than needed is made each
    time, so that the last touching pairs come free; a crowd that pushing does not loosen spreads.
    """
    centres = positions + np.column_stack([np.zeros(len(positions)), boxes.shift])
    firm = np.ones(len(positions)) if firm is None else firm
    reach = 2 * float(boxes.half.max(initial=0.0)) * math.sqrt(2)
    order = np.arange(len(positions))
    for turn in range(_ROUNDS):
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
        if turn > _PATIENCE:
            centres *= _GROWTH
    return centres - np.column_stack([np.zeros(len(positions)), boxes.shift])


def pack(positions: Floats, parts: Sequence[Ints], boxes: Boxes) -> None:
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
