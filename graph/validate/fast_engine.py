"""pyshifty, an engine in Rust that finds the same as pySHACL in a fraction of the time.

It comes with the extra `fast`. Tests hold it to the findings of pySHACL on every fixture and on
a large graph with planted defects.
"""

from __future__ import annotations

import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import Final

import pyoxigraph as ox
from rdflib import SH

from graph.errors import ShapesError, UnsupportedShapesError
from graph.validate.data import Data
from graph.validate.results import Result, read_results
from graph.validate.shapes import Shapes, vocabulary, vocabulary_data
from graph.validate.targets import Targets

_PARTED_FROM: Final = 50_000
_MOST_PARTS: Final = 4


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

    def validated(roots: list[str]) -> frozenset[Result]:
        _, report, _ = shifty.validate(
            content,
            shapes.graph,
            graph_mode="data",
            infer=False,
            on_unsupported="error",
            shape_names=roots,
        )
        return frozenset(read_results(shapes, report))

    parts = _parts(shapes, len(data))
    try:
        with warnings.catch_warnings(), ThreadPoolExecutor(len(parts)) as pool:
            warnings.simplefilter("error", shifty.ShaclDiagnosticWarning)
            return frozenset().union(*pool.map(validated, parts))
    except (ValueError, RuntimeError, shifty.ShaclDiagnosticWarning) as error:
        raise UnsupportedShapesError(
            f"the fast engine cannot use the shapes: {error}; use the engine pyshacl"
        ) from error


def _parts(shapes: Shapes, triples: int) -> list[list[str]]:
    """Share the shapes out among the processors, if the data are large enough to gain by it.

    Each part reads the data anew, which takes about a tenth of the time of all.
    """
    roots = [str(root) for root in shapes.roots()]
    number = min(os.cpu_count() or 1, _MOST_PARTS) if triples >= _PARTED_FROM else 1
    return [part for start in range(number) if (part := roots[start::number])]


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
