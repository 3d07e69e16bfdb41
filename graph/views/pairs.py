"""The parties of dated histories as a small network: one line for each pair that shares some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.views import layout
from graph.views.model import View, ViewEdge, ViewNode

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A party and where it stands, in pixels of a drawing."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A pair of parties, the number of histories that they share, and its ends."""

    names: Pair
    count: int
    start: Spot
    end: Spot


@dataclass(frozen=True, slots=True)
class PairNetwork:
    """Parties and lines between them within a box of `width` by `height` pixels."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]


def pairs_of(parties: Sequence[str]) -> tuple[Pair, ...]:
    """Return each two of the parties, in order."""
    return tuple(combinations(sorted(set(parties)), 2))


def pair_network(
    groups: Iterable[Sequence[str]], width: int = 900, height: int = 420
) -> PairNetwork:
    """Return the network of the parties of some histories, one group of parties for each."""
    counts = Counter(pair for parties in groups for pair in pairs_of(parties))
    names = sorted({name for pair in counts for name in pair})
    placed = layout.ring(
        View(
            slug="pairs",
            title="",
            intro="",
            nodes=tuple(ViewNode(name, name, "country") for name in names),
            edges=tuple(
                ViewEdge(f"{number}", *pair, "agreements", "")
                for number, pair in enumerate(sorted(counts))
            ),
        )
    )
    at = {node.id: (node.x or 0.0, node.y or 0.0) for node in placed.nodes}
    spots = {name: _within(at, name, width, height) for name in names}
    lines = tuple(
        Line(pair, count, spots[pair[0]], spots[pair[1]]) for pair, count in sorted(counts.items())
    )
    return PairNetwork(width, height, tuple(spots.values()), lines)


_MARGIN = (80.0, 26.0)  # pixels at the sides and above and below, for the names


def _within(at: dict[str, tuple[float, float]], name: str, width: int, height: int) -> Spot:
    """Return a party's place, stretched to the box."""

    def share(axis: int, size: float) -> float:
        values = [place[axis] for place in at.values()]
        low, high = min(values), max(values)
        part = (at[name][axis] - low) / (high - low) if high > low else 0.5
        return round(_MARGIN[axis] + part * (size - 2 * _MARGIN[axis]), 1)

    return Spot(name, share(0, width), share(1, height))
