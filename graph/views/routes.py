"""What a map of hubs and lines draws, and what it shows without drawing."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import networkx as nx

_NEAR: Final = 8.0  # degrees around the other places within which a country belongs on the map

Place: TypeAlias = tuple[float, float]  # latitude, longitude in degrees
Key: TypeAlias = tuple[str, str, Any]
_Tie: TypeAlias = tuple[Key, str, str]  # an edge and its ends as `_ends` gives them


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line between two stops that follow each other among those of known place."""

    link: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Where items stand, which edges and segments are drawn, and what is told as facts.

    An item that `places` lacks has no place on the map.
    """

    places: Mapping[str, Place]
    drawn: tuple[Key, ...]
    segments: tuple[Segment, ...]
    facts: Mapping[str, tuple[tuple[str, str], ...]]


def plan(graph: nx.MultiDiGraph[str], shown: Sequence[str], edges: Iterable[Key]) -> Plan:
    """Return the plan of a map of the nodes `shown` with these edges of the entity graph.

    A line goes through its stops in the order of their `position`; those without one come last,
    by name. It stands on the middle of its way, or else between the countries that it connects.
    """
    keys = [(key, *_ends(graph, key)) for key in edges]
    places = {n: place for n in shown if (place := _place(graph, n)) is not None}
    ways = {
        link: [stop for stop in stops if stop in places]
        for link, stops in _stops(graph, keys).items()
    }
    on_map = {link: way for link, way in ways.items() if len(way) > 1}
    anchored = {n for n in places if graph.nodes[n]["kind"] not in ("country", "link")}
    facts: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    rest: list[_Tie] = []
    segments: list[Segment] = []
    for link, way in sorted(on_map.items()):
        names = [str(graph.nodes[stop]["label"]) for stop in way]
        facts[link].append(("through", " – ".join(names)))
        pairs = list(itertools.pairwise(way))
        segments += [Segment(link, a, b) for a, b in pairs]
        (a, b) = pairs[len(pairs) // 2]
        places[link] = _middle([places[a], places[b]])
    far = _far_countries(graph, places, anchored | on_map.keys())
    for country in far:
        del places[country]
    for key, source, target in keys:
        kind = graph.edges[key]["kind"]
        if kind == "stop" and source in on_map and target in places:
            continue
        shows = source in places and target in places
        if shows and kind == "located-in":
            facts[source].append(("in", str(graph.nodes[target]["label"])))
        elif shows and kind == "connects" and source in on_map:
            facts[source].append(("connects", str(graph.nodes[target]["label"])))
        else:
            rest.append((key, source, target))
    _set_between(graph, places, rest)
    return Plan(
        places,
        tuple(key for key, _, _ in rest),
        tuple(segments),
        {node: tuple(dict.fromkeys(pairs)) for node, pairs in facts.items()},
    )


def _ends(graph: nx.MultiDiGraph[str], key: Key) -> tuple[str, str]:
    """Return the ends of an edge, whatever way it points: the undertaking before the country, the
    line before its stop."""
    source, target, _ = key
    first, second = graph.nodes[source]["kind"], graph.nodes[target]["kind"]
    turned = first == "country" or (second == "link" and first in ("place", "hub"))
    return (target, source) if turned else (source, target)


def _place(graph: nx.MultiDiGraph[str], node: str) -> Place | None:
    data = graph.nodes[node]
    latitude, longitude = data.get("latitude"), data.get("longitude")
    return None if latitude is None or longitude is None else (latitude, longitude)


def _stops(graph: nx.MultiDiGraph[str], keys: Iterable[_Tie]) -> dict[str, list[str]]:
    """Return the stops of each line, each once, in order."""
    found: defaultdict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for key, source, target in keys:
        data = graph.edges[key]
        if data["kind"] == "stop":
            rank = float(data.get("position", "inf")), str(graph.nodes[target].get("label", ""))
            found[source][target] = min(rank, found[source].get(target, rank))
    return {
        link: sorted(stops, key=lambda stop: (stops[stop], stop)) for link, stops in found.items()
    }


def _far_countries(
    graph: nx.MultiDiGraph[str], places: Mapping[str, Place], anchored: Iterable[str]
) -> list[str]:
    """Return the countries whose mark would lie far from everything else that has a place."""
    others = [places[n] for n in anchored]
    if not others:
        return []
    return [
        n
        for n in places
        if graph.nodes[n]["kind"] == "country"
        and all(max(abs(places[n][0] - a), abs(places[n][1] - o)) > _NEAR for a, o in others)
        and not any(
            graph.nodes[m]["kind"] == "link" and m not in places for m in nx.all_neighbors(graph, n)
        )
    ]


def _set_between(
    graph: nx.MultiDiGraph[str], places: dict[str, Place], keys: Iterable[_Tie]
) -> None:
    """Set lines without a place between what they are drawn to, if that is two or more."""
    ends: defaultdict[str, list[Place]] = defaultdict(list)
    for key, source, target in keys:
        if graph.edges[key]["kind"] in ("connects", "stop") and target in places:
            ends[source].append(places[target])
    for link, found in ends.items():
        if link not in places and len(found) > 1:
            places[link] = _middle(found)


def _middle(places: Sequence[Place]) -> Place:
    count = len(places)
    return (
        round(sum(latitude for latitude, _ in places) / count, 4),
        round(sum(longitude for _, longitude in places) / count, 4),
    )
