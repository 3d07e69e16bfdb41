"""The SPARQL queries inside shapes: put together with their prefixes, and kept inside the data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from pyparsing import ParseException
from rdflib import SH, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query, SPARQLError
from rdflib.term import Node

from graph.errors import ShapesError
from graph.validate.paths import path_text, read_path

_QUERIES: Final = (SH.select, SH.ask)


@lru_cache(maxsize=1024)
def prepared(text: str) -> Query:
    """Parse a query, each text once.

    Raises:
        ShapesError: it names a service or a graph to load, or is not SPARQL that SHACL allows.
    """
    try:
        query = prepareQuery(text)
    except (ParseException, SPARQLError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ShapesError(
            f"the shapes cannot be used: a query in them cannot be read ({reason}); correct it"
        ) from error
    parts = set(part_names(query.algebra))
    if query.algebra.datasetClause or "ServiceGraphPattern" in parts:
        raise ShapesError(
            "a SPARQL constraint may not use SERVICE or FROM; state the rule on the data alone"
        )
    return query


def part_names(part: Any) -> Iterator[str]:
    """Yield the names of all parts of a query's algebra."""
    name = getattr(part, "name", None)
    if isinstance(name, str):
        yield name
    if isinstance(part, dict):
        for inner in part.values():
            yield from part_names(inner)
    elif isinstance(part, list | tuple | set):
        for inner in part:
            yield from part_names(inner)


def query_text(shapes: Graph, constraint: Node, shape: Node | None = None) -> str:
    """Return the query of a constraint with its prefixes, and with the path of the shape in it."""
    body = next((str(text) for name in _QUERIES for text in shapes.objects(constraint, name)), "")
    path = None if shape is None else shapes.value(shape, SH.path)
    if "$PATH" in body and path is not None:
        body = body.replace("$PATH", path_text(read_path(shapes, path), _bracketed))
    return prefixes(shapes, constraint) + body


def prefixes(shapes: Graph, constraint: Node) -> str:
    """Return the `PREFIX` lines that a constraint asks for by `sh:prefixes`."""
    lines = set()
    for declaring in shapes.objects(constraint, SH.prefixes):
        for declaration in shapes.objects(declaring, SH.declare):
            prefix = shapes.value(declaration, SH.prefix)
            namespace = shapes.value(declaration, SH.namespace)
            lines.add(f"PREFIX {prefix}: <{namespace}>\n")
    return "".join(sorted(lines))


def check_queries(shapes: Graph) -> None:
    """Refuse queries that reach beyond the data or are not what SHACL allows.

    Raises:
        ShapesError: the message says which part is not allowed.
    """
    owners = {node: owner for owner, node in shapes.subject_objects(SH.sparql)}
    for name in _QUERIES:
        for constraint in shapes.subjects(name, None):
            text = query_text(shapes, constraint, owners.get(constraint))
            query = prepared(text)
            if "Minus" in part_names(query.algebra):
                raise ShapesError(
                    "the shapes cannot be used: SHACL does not allow MINUS in a query; "
                    "write OPTIONAL and !BOUND"
                )


def _bracketed(predicate: URIRef) -> str:
    return f"<{predicate}>"
