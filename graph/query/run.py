"""Run a query of our own over a graph, in this process."""

from __future__ import annotations

from pathlib import Path

from graph.errors import QueryError, RdfError
from graph.query.results import Answer, Table
from graph.rdf import Solutions, Store


def run_trusted(data: Path, query: str) -> Answer:
    """Run a query that ships with the library, over an N-Quads file.

    Raises:
        QueryError: the file cannot be read as N-Quads, or the query is malformed.
    """
    store = Store.memory()
    try:
        store.load_nquads(data)
    except RdfError as error:
        raise QueryError(str(error)) from error
    return run_on(store, query)


def run_on(store: Store, query: str) -> Answer:
    """Run a query over a loaded store; the default graph is the union of all graphs.

    Raises:
        QueryError: the query is malformed.
    """
    result = store.query(query)
    if isinstance(result, bool):
        return Answer(truth=result)
    if isinstance(result, Solutions):
        return Answer(table=Table(result.variables, result.rows))
    return Answer(triples=result.triples)
