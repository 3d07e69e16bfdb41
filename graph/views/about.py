"""The part of the graph of entities that is about one country."""

from __future__ import annotations

from graph.errors import ViewError
from graph.views.projection import STATES, EntityGraph


def about(graph: EntityGraph, state: str) -> EntityGraph:
    """Return a country or bloc, what it is linked to, and all that those undertakings link to.

    An agreement with the country thus keeps its other parties, while a tie between two of these
    that leaves the country out is not told.

    Raises:
        ViewError: nothing in the graph is linked to it.
    """
    if state not in graph:
        raise ViewError(f"no document links anything to {state}")
    centre = {state} | {
        node
        for edge in (*graph.out_edges(state), *graph.in_edges(state))
        for node in edge
        if graph.nodes[node].get("kind") not in STATES
    }
    part: EntityGraph = graph.copy()
    part.remove_edges_from(
        [edge for edge in graph.edges(keys=True) if edge[0] not in centre and edge[1] not in centre]
    )
    part.remove_nodes_from([node for node, degree in part.degree() if degree == 0])
    return part
