"""pySHACL, the reference engine: slow on large graphs, and what others are held to."""

from __future__ import annotations

import re
from typing import Any, Final

import pyshacl
from pyparsing import ParseException
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph
from rdflib.plugins.sparql.sparql import Query, SPARQLError
from rdflib.query import Result as Answer

from graph.errors import ShapesError
from graph.validate.data import Data
from graph.validate.queries import prepared
from graph.validate.results import Result, read_results
from graph.validate.shapes import Shapes, vocabulary, with_own_targets

# pySHACL puts values into messages with re.sub, which takes a backslash in them for a group.
_ENGINE_ERRORS: Final = (ReportableRuntimeError, SPARQLError, ParseException, re.error)


def run_pyshacl(data: Data, shapes: Shapes) -> frozenset[Result]:
    """Validate with pySHACL; the ontology and the code lists take part.

    Raises:
        ShapesError: the shapes are not what pySHACL can use.
    """
    graph = _SealedGraph()
    data.to_graph(graph)
    graph += vocabulary()
    try:
        _, report, _ = pyshacl.validate(
            graph,
            shacl_graph=with_own_targets(shapes.graph),
            inference="none",
            advanced=False,
            js=False,
            do_owl_imports=False,
            meta_shacl=False,
            inplace=True,
        )
    except _ENGINE_ERRORS as error:
        raise ShapesError(f"the shapes cannot be used: {error}; correct them") from error
    if not isinstance(report, Graph):
        raise ShapesError(f"the shapes cannot be used: {report}; correct them")
    return frozenset(read_results(shapes, report))


class _SealedGraph(Graph):
    """A graph whose queries stay inside it, and that parses the text of each query only once.

    SPARQL constraints run once for every thing they look at; parsing them each time takes most
    of the time of a validation.
    """

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Answer:
        """Answer as `Graph.query` does, whose further arguments are passed on.

        Raises:
            ShapesError: the query names a service or a graph to load.
        """
        query = prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **kwargs)
