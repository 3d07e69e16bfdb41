"""Run SHACL over a graph and turn its results into findings."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

import pyshacl
from pyparsing import ParseException
from pyshacl.errors import ReportableRuntimeError
from rdflib import SH, BNode, Dataset, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query, SPARQLError
from rdflib.query import Result
from rdflib.term import Node

from graph.errors import ShapesError
from graph.validate import sources
from graph.validate.findings import Finding, Report, Severity
from graph.validate.names import curie, name_of, with_names
from graph.validate.shapes import check_shapes, own_shapes, vocabulary, with_own_targets

_MEND: Final = URIRef("https://w3id.org/tradegraph/shape/mend")
_SEVERITIES: Final[dict[Node | None, Severity]] = {
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}
_PLACEHOLDER: Final = re.compile(r"\{[$?](this|value)\}")
_MOST_VALUES: Final = 5
# pySHACL puts values into messages with re.sub, which takes a backslash in them for a group.
_ENGINE_ERRORS: Final = (ReportableRuntimeError, SPARQLError, ParseException, re.error)


def validate(data: Graph | Dataset, shapes: Graph | None = None) -> Report:
    """Check a graph, or the union of a data set's graphs, against shapes.

    The ontology and the code lists take part, so that data need not carry them; the data itself
    is not changed. Nothing is inferred beyond subclasses, nothing is fetched.

    Args:
        data: what to check. Read files with `load_rdf`, as shapes are.
        shapes: the shapes to use in place of those of tradegraph.

    Raises:
        ShapesError: the shapes import something, reach beyond the data, use a feature that is
            not supported, or are not valid SHACL.
    """
    used = own_shapes() if shapes is None else Graph() + shapes
    if shapes is not None:
        check_shapes(used)
    graph = _SealedGraph()
    triples = _fill(graph, data)
    results = _run(graph, with_own_targets(used))
    found = [_finding(graph, used, results, node) for node in results.objects(None, SH.result)]
    return Report.of(found, triples)


class _SealedGraph(Graph):
    """A graph whose queries stay inside it, and that parses the text of each query only once.

    SPARQL constraints run once for every thing they look at; parsing them each time takes most
    of the time of a validation.
    """

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """Answer as `Graph.query` does, whose further arguments are passed on.

        Raises:
            ShapesError: the query names a service or a graph to load.
        """
        query = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(query, *args, **kwargs)


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    query = prepareQuery(text)
    if query.algebra.datasetClause or _calls_service(query.algebra):
        raise ShapesError(
            "a SPARQL constraint may not use SERVICE or FROM; state the rule on the data alone"
        )
    return query


def _calls_service(part: object) -> bool:
    if getattr(part, "name", None) == "ServiceGraphPattern":
        return True
    if isinstance(part, dict):
        return any(_calls_service(inner) for inner in part.values())
    return isinstance(part, list | tuple | set) and any(map(_calls_service, part))


def _fill(graph: Graph, data: Graph | Dataset) -> int:
    triples = (quad[:3] for quad in data.quads()) if isinstance(data, Dataset) else iter(data)
    for subject, predicate, value in triples:
        graph.add((subject, predicate, _comparable(value)))
    number = len(graph)
    graph += vocabulary()
    return number


def _comparable(node: Node) -> Node:
    """Return a decimal that is no number as text: comparing it would end the validation."""
    value = node.value if isinstance(node, Literal) else None
    return Literal(str(node)) if isinstance(value, Decimal) and not value.is_finite() else node


def _run(graph: Graph, shapes: Graph) -> Graph:
    try:
        _, results, _ = pyshacl.validate(
            graph,
            shacl_graph=shapes,
            inference="none",
            advanced=False,
            js=False,
            do_owl_imports=False,
            meta_shacl=False,
            inplace=True,
        )
    except _ENGINE_ERRORS as error:
        raise ShapesError(f"the shapes cannot be used: {error}; correct them") from error
    if not isinstance(results, Graph):
        raise ShapesError(f"the shapes cannot be used: {results}; correct them")
    return results


def _finding(graph: Graph, shapes: Graph, results: Graph, result: Node) -> Finding:
    focus = _one(results, result, SH.focusNode)
    shape = _one(results, result, SH.sourceShape)
    path = results.value(result, SH.resultPath)
    value = results.value(result, SH.value)
    component = results.value(result, SH.sourceConstraintComponent)
    by_query = component == SH.SPARQLConstraintComponent
    if by_query and value is not None and _looks_from(graph, focus, value):
        focus, value = value, None
    found = _found(graph, focus, path, value)
    text = " ".join(sorted(str(message) for message in results.objects(result, SH.resultMessage)))
    told = {"this": name_of(graph, focus), "value": found or "none"}
    concerned = (focus,) if value is None or isinstance(value, Literal) else (focus, value)
    severity = results.value(result, SH.resultSeverity)
    constraint = results.value(result, SH.sourceConstraint)
    return Finding(
        severity=_SEVERITIES.get(severity, Severity.VIOLATION),
        shape=curie(shape),
        message=_PLACEHOLDER.sub(lambda part: told[part[1]], with_names(graph, text)),
        focus=curie(focus) if isinstance(focus, BNode) else str(focus),
        name=told["this"],
        path="" if path is None else curie(path),
        value=found if value != focus else "",
        mend=str(shapes.value(constraint, _MEND) or shapes.value(shape, _MEND) or ""),
        passages=sources.passages(graph, concerned),
        documents=sources.documents(graph, concerned),
        rules=sources.rules(graph, concerned),
    )


def _looks_from(graph: Graph, focus: Node, value: Node) -> bool:
    """Return whether a query looked from what things share, and `value` is the one at fault."""
    return value != focus and not isinstance(value, Literal) and (value, None, focus) in graph


def _one(results: Graph, result: Node, predicate: URIRef) -> Node:
    found = results.value(result, predicate)
    if found is None:
        raise ShapesError(f"a validation result lacks {curie(predicate)}; update pyshacl")
    return found


def _found(graph: Graph, focus: Node, path: Node | None, value: Node | None) -> str:
    """Return what stands at `path`: the value objected to, else all of them."""
    if value is not None:
        return _shown(graph, value)
    if not isinstance(path, URIRef):
        return ""
    values = sorted(_shown(graph, node) for node in graph.objects(focus, path))
    more = len(values) - _MOST_VALUES
    return ", ".join(values[:_MOST_VALUES]) + (f" and {more} more" if more > 0 else "")


def _shown(graph: Graph, node: Node) -> str:
    if isinstance(node, Literal) and (node.datatype is None or node.value is None):
        return f"“{name_of(graph, node)}”"
    return name_of(graph, node)
