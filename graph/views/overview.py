"""A network too large to draw whole, as groups that open on demand.

Every item belongs to one group: to the country or bloc that it has most links with, or where
there are no countries, to the community of items that are linked among each other; what has no
links at all is grouped by its kind. Groups stand near those they are linked to (stress
majorization, see `stress`), and the room of each is as large as its members need.

Within a group, every kind of item has a sector. The place of the n-th item of a kind follows from n
alone, by the additive recurrence of Roberts (2018), a generalisation of the golden ratio: the first
n items of a kind, whatever n is, are spread evenly. So a page shows as many as have room at its
zoom, the most important first, and the next ones come in between.

Nothing is random, and nothing takes more than the time of sorting the items and links.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import connected_components

from graph.views.model import View, ViewGroup, ViewNode
from graph.views.room import Boxes, Floats, pack, separate
from graph.views.stress import length_matrix, stress, wider_than_high
from graph.views.style import style

#: Layout units² that an item with its name takes, at zoom 1.
ROOM: Final = 4800.0
_STATES: Final = ("country", "group")
_FEW_STATES: Final = 3  # fewer cannot tell items apart
_SMALLEST: Final = 0.13  # radius of a group at least, as a share of the largest one's
_MOST_GROUPS: Final = 150
_LONELY: Final = 3  # items of a community that is not worth a group of its own
_SCREEN_WIDTH: Final = 1000.0
_SPREAD: Final = 2.0  # how much more room the groups take than their squares do
_NAME: Final = (90.0, 26.0)  # pixels of the screen that a group's name takes
_NAMED: Final = 40  # the largest groups, which have room for their names in the whole
_GAP: Final = 4.0  # pixels of the screen around a group
_FAR: Final = 0.5  # how much farther than touching unrelated groups would like to be
_TURN: Final = 0.7548776662466927  # Roberts's numbers for two dimensions: 1/p and 1/p²,
_RISE: Final = 0.5698402909980532  # where p³ = p + 1
_SEED: Final = 1


def overview(view: View) -> View:
    """Return the view with its items in groups, all with positions."""
    if not view.nodes:
        return view
    members = _members(view)
    index = {node.id: node for node in view.nodes}
    groups = [_group(index, name, ids) for name, ids in members.items()]
    radii = _radii([len(ids) for ids in members.values()])
    centres = np.rint(_centres(view, members, radii)) + 0.0
    places: dict[str, tuple[float, float]] = {}
    for ids, radius, centre in zip(members.values(), radii, centres, strict=True):
        inner = np.rint(_inside([index[identifier] for identifier in ids], radius)) + 0.0
        for identifier, offset in zip(ids, inner, strict=True):
            places[identifier] = (float(centre[0] + offset[0]), float(centre[1] + offset[1]))
    return replace(
        view,
        nodes=tuple(
            replace(node, x=places[node.id][0], y=places[node.id][1]) for node in view.nodes
        ),
        groups=tuple(
            replace(group, x=float(x), y=float(y), radius=radius)
            for group, (x, y), radius in zip(groups, centres, radii, strict=True)
        ),
    )


# --- Who belongs where ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class _Name:
    """What holds a group together: an item, or for the unlinked a kind."""

    item: str = ""
    kind: str = ""
    rest: bool = False


def _members(view: View) -> dict[_Name, list[str]]:
    """Return the members of each group, the most important first; the largest group first."""
    degree: Counter[str] = Counter()
    for edge in view.edges:
        degree.update((edge.source, edge.target))
    order = sorted(view.nodes, key=lambda node: (-node.weight, -degree[node.id], node.id))
    states = [node.id for node in order if node.kind in _STATES and degree[node.id]]
    homes = (
        _homes_by_state(view, states, degree)
        if len(states) >= _FEW_STATES
        else _homes_by_community(view, [node.id for node in order], degree)
    )
    found: defaultdict[_Name, list[str]] = defaultdict(list)
    for node in order:
        home = homes.get(node.id)
        ids = found[_Name(item=home) if home else _Name(kind=node.kind)]
        ids.insert(0 if home == node.id else len(ids), node.id)
    by_size = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    kept = dict(by_size[:_MOST_GROUPS])
    rank = {node.id: place for place, node in enumerate(order)}
    rest = [identifier for _, ids in by_size[_MOST_GROUPS:] for identifier in ids]
    if rest:
        kept[_Name(rest=True)] = sorted(rest, key=rank.__getitem__)
    return kept


def _homes_by_state(view: View, states: Sequence[str], degree: Mapping[str, int]) -> dict[str, str]:
    """Return for each item the country or bloc it has most links with, directly or by others.

    Of several the one with the fewest links: a treaty of a large and a small country tells more
    about the small one. What is not linked to any follows its neighbours.
    """
    homes = {state: state for state in states}
    around: defaultdict[str, list[str]] = defaultdict(list)
    for edge in view.edges:
        around[edge.source].append(edge.target)
        around[edge.target].append(edge.source)
    rim = sorted(
        {other for state in states for other in around[state] if other not in homes},
    )
    while rim:
        found = {
            item: _commonest((homes[other] for other in around[item] if other in homes), degree)
            for item in rim
        }
        homes.update(found)
        rim = sorted({other for item in rim for other in around[item] if other not in homes})
    return homes


def _commonest(homes: Iterable[str], degree: Mapping[str, int]) -> str:
    counts = Counter(homes)
    return min(counts, key=lambda home: (-counts[home], degree[home], home))


def _homes_by_community(
    view: View, order: Sequence[str], degree: Mapping[str, int]
) -> dict[str, str]:
    """Return for each item the most important one of its community (Louvain, by networkx)."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(identifier for identifier in order if degree[identifier])
    graph.add_edges_from(sorted((edge.source, edge.target) for edge in view.edges))
    rank = {identifier: place for place, identifier in enumerate(order)}
    homes = {}
    for community in nx.community.louvain_communities(graph, seed=_SEED):
        if len(community) >= _LONELY:
            chief = min(community, key=rank.__getitem__)
            homes.update(dict.fromkeys(community, chief))
    return homes


def _group(nodes: Mapping[str, ViewNode], name: _Name, members: Sequence[str]) -> ViewGroup:
    if name.item:
        chief = nodes[name.item]
        label = chief.label if chief.kind in _STATES else f"Around {chief.short or chief.label}"
        return ViewGroup(f"group:{chief.id}", label, chief.kind, tuple(members), chief.code)
    if name.rest:
        kind = nodes[members[0]].kind
        return ViewGroup("group:rest", "Smaller groups", kind, tuple(members))
    label = f"{style().item(name.kind).label} without links"
    return ViewGroup(f"group:kind:{name.kind}", label, name.kind, tuple(members))


# --- Where everything stands ----------------------------------------------------------------


def _radii(sizes: Sequence[int]) -> list[float]:
    """Return the radii of groups with so many members."""
    radii = [math.sqrt(size * ROOM / math.pi) for size in sizes]
    least = _SMALLEST * max(radii)
    return [float(round(max(radius, least))) for radius in radii]


def _centres(view: View, members: Mapping[_Name, Sequence[str]], radii: Sequence[float]) -> Floats:
    """Place the groups: those with many links between them side by side, none over another."""
    count = len(members)
    # Names keep their size on the screen, while the network is shrunk to fit into it.
    zoom = min(1.0, _SCREEN_WIDTH / math.sqrt(_SPREAD * sum((2 * r) ** 2 for r in radii)))
    named = np.arange(count) < _NAMED
    gap = _GAP / zoom
    half = np.array([[r + gap, r + gap] for r in radii])
    half[named, 0] = np.maximum(half[named, 0], _NAME[0] / 2 / zoom)
    half[named, 1] += _NAME[1] / 2 / zoom
    boxes = Boxes(half, np.where(named, _NAME[1] / 2 / zoom, 0.0))
    positions = np.zeros((count, 2))
    ties = _ties(view, members)
    if ties:
        most = math.log1p(max(ties.values()))
        ends = np.array(sorted(ties), dtype=np.int64)
        lengths = np.array(
            [
                (radii[a] + radii[b]) * (1 + _FAR * (1 - math.log1p(ties[a, b]) / most))
                for a, b in ends.tolist()
            ]
        )
        matrix = length_matrix(ends, lengths, count).tocsr()
        _, part = connected_components(matrix, directed=False)
        for number in range(int(part.max()) + 1):
            inner = np.flatnonzero(part == number)
            if len(inner) > 1:
                placed = wider_than_high(stress(matrix[inner][:, inner].tocoo()))
                positions[inner] = separate(placed, boxes.only(inner))
        parts = [np.flatnonzero(part == number) for number in range(int(part.max()) + 1)]
    else:
        parts = [np.array([place]) for place in range(count)]
    pack(positions, parts, boxes)
    return positions


def _ties(view: View, members: Mapping[_Name, Sequence[str]]) -> Counter[tuple[int, int]]:
    """Return the number of links between each two groups, the lower number first."""
    home = {identifier: place for place, ids in enumerate(members.values()) for identifier in ids}
    pairs = ((home[edge.source], home[edge.target]) for edge in view.edges)
    return Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def _inside(nodes: Sequence[ViewNode], radius: float) -> Floats:
    """Return places from the centre of a group: a sector for each kind, and in each the members
    spread evenly, so that this holds for the most important ones alone as well. The first member
    of a group, if it is what the others gather around, stands in the middle.
    """
    places = np.zeros((len(nodes), 2))
    table = style().items
    rank = {kind: place for place, kind in enumerate(table)}
    of_kind: defaultdict[str, list[int]] = defaultdict(list)
    for place, node in enumerate(nodes[1:], 1):
        of_kind[node.kind].append(place)
    start = 0.0
    middle = math.sqrt(ROOM / math.pi) / 2  # kept free for the first
    for kind in sorted(of_kind, key=lambda kind: (rank.get(kind, len(rank)), kind)):
        own = np.array(of_kind[kind])
        share = len(own) / (len(nodes) - 1)
        number = np.arange(1, len(own) + 1)
        turn = (0.5 + number * _TURN) % 1
        rise = (0.5 + number * _RISE) % 1
        low = min(middle / radius, 0.5) ** 2
        distance = radius * 0.94 * np.sqrt(low + (1 - low) * rise)
        angle = 2 * math.pi * (start + share * (0.04 + 0.92 * turn)) - math.pi / 2
        places[own] = np.column_stack([np.cos(angle), np.sin(angle)]) * distance[:, None]
        start += share
    return places
