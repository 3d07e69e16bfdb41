"""pyshifty, an engine in Rust that finds the same as pySHACL in a fraction of the time.

It comes with the extra `fast`. Tests hold it to the findings of pySHACL on every fixture and on
a large graph with planted defects.
"""

from __future__ import annotations

import warnings
from importlib.util import find_spec

import pyoxigraph as ox
from rdflib import SH

from graph.errors import ShapesError, UnsupportedShapesError
from graph.validate.data import Data
from graph.validate.results import Result, read_results
from graph.validate.shapes import Shapes, vocabulary, vocabulary_data
from graph.validate.targets import Targets


def is_installed() -> bool:
    """Return whether the extra `fast` is installed."""
    return find_spec("shifty") is not None


def run_fast(data: Data, shapes: Shapes) -> frozenset[Result]:
    """Validate with pyshifty; the ontology and the code lists take part.

    Raises:
        ShapesError: it is not installed.
        UnsupportedShapesError: it does not support all that the shapes use.
    """
    if not is_installed():
        raise ShapesError("the fast engine is not installed; run: pip install 'tradegraph[fast]'")
    import shifty

    if data.has_blank_nodes() and _asks_about_blank_nodes(data, shapes):
        raise UnsupportedShapesError(
            "the fast engine cannot run queries about things without an IRI; use the engine pyshacl"
        )
    # Blank nodes keep their names only in a graph of rdflib, which takes longer.
    content = (
        data.to_graph() + vocabulary()
        if data.has_blank_nodes()
        else data.to_ntriples() + vocabulary_data().to_ntriples()
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", shifty.ShaclDiagnosticWarning)
            _, report, _ = shifty.validate(
                content,
                shapes.graph,
                graph_mode="data",
                infer=False,
                on_unsupported="error",
            )
    except (ValueError, RuntimeError, shifty.ShaclDiagnosticWarning) as error:
        raise UnsupportedShapesError(
            f"the fast engine cannot use the shapes: {error}; use the engine pyshacl"
        ) from error
    return frozenset(read_results(shapes, report))


def _asks_about_blank_nodes(data: Data, shapes: Shapes) -> bool:
    """Return whether a query may be run for a thing without an IRI.

    pyshifty 0.5.1 writes the thing into the query, where a blank node stands for anything.
    """
    graph = shapes.graph
    direct = set(graph.subjects(SH.sparql, None))
    owners = direct | {node for shape in direct for node in graph.subjects(SH.property, shape)}
    targets = Targets(data, shapes)
    if not owners <= set(targets.roots):
        return True
    return any(isinstance(thing, ox.BlankNode) for root in owners for thing in targets.of(root))
