"""Run a query of our own over a graph, in this process."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError
from graph.query.results import Answer, from_oxigraph
from graph.rdf.namespaces import PREFIXES


def run_trusted(data: Path, query: str) -> Answer:
    """Run a query that ships with the library, over an N-Quads file.

    Raises:
        QueryError: the file cannot be read as N-Quads, or the query is malformed.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(data), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise QueryError(f"{data} cannot be read as a graph: {error}") from error
    return run_on(store, query)


def run_on(store: ox.Store, query: str) -> Answer:
    """Run a query over a loaded store; the default graph is the union of all graphs.

    Raises:
        QueryError: the query is malformed.
    """
    try:
        result = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        return from_oxigraph(result)
    except SyntaxError as error:
        raise QueryError(f"the query cannot be read: {error}") from error
