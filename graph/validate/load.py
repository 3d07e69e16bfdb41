"""Read RDF that strangers wrote: bounded in size, and without the network or other files.

Parsing is done by pyoxigraph, which fetches nothing: a remote JSON-LD context and an external
XML entity are errors there, and its messages name the line. The triples are then handed over as
an rdflib graph. Data and shapes both come this way, since libraries differ on whether a plain
string has the type `xsd:string`, and a mixture makes validation find faults that are not there.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.errors import RdfError

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_TRIPLES: Final = 5_000_000

_FORMATS: Final = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".json": pyoxigraph.RdfFormat.JSON_LD,
}
# An entity that stands for a namespace is common in ontologies; one that refers to other
# entities, or is long, multiplies in size where it is used.
_ENTITY: Final = re.compile(
    rb"""<!ENTITY\s+(?P<parameter>%\s)?\s*\S+\s+(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)')?"""
)
_LONGEST_ENTITY: Final = 256


def load_rdf(path: Path, *, max_bytes: int = MAX_BYTES, max_triples: int = MAX_TRIPLES) -> Graph:
    """Read an RDF file into one graph; the names of its graphs are dropped, equal triples merged.

    The suffix tells the format: Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD. Nothing
    else is opened or fetched.

    Raises:
        RdfError: the file is missing, too large, of another format, or not well formed; the
            message names the file and, where the parser knows it, the line.
    """
    rdf_format = _FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise RdfError(
            f"{path}: the suffix {path.suffix!r} is not that of an RDF format; "
            f"use one of {', '.join(sorted(_FORMATS))}"
        )
    content = _read(path, max_bytes)
    if rdf_format == pyoxigraph.RdfFormat.RDF_XML:
        _refuse_multiplying_entities(path, content)
    return _parse(path, content, rdf_format, max_triples)


def as_graph(statements: Iterable[pyoxigraph.Quad | pyoxigraph.Triple]) -> Graph:
    """Return statements of pyoxigraph as one graph of rdflib, without the names of graphs.

    Raises:
        ValueError: a triple holds another triple.
    """
    graph = Graph()
    for held in statements:
        graph.add((_term(held.subject), _term(held.predicate), _term(held.object)))
    return graph


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise RdfError(
                f"{path}: {size:,} bytes are more than the {max_bytes:,} allowed; split the file"
            )
        return path.read_bytes()
    except OSError as error:
        raise RdfError(f"{path}: cannot be read: {error.strerror}") from error


def _refuse_multiplying_entities(path: Path, content: bytes) -> None:
    for found in _ENTITY.finditer(content):
        value: bytes = found["a"] or found["b"] or b""
        if found["parameter"] or b"&" in value or b"%" in value or len(value) > _LONGEST_ENTITY:
            line = content.count(b"\n", 0, found.start()) + 1
            raise RdfError(
                f"{path}, line {line}: an XML entity that refers to others or is longer than "
                f"{_LONGEST_ENTITY} bytes is not accepted; write its text out"
            )


def _parse(path: Path, content: bytes, rdf_format: pyoxigraph.RdfFormat, max_triples: int) -> Graph:
    try:
        quads = pyoxigraph.parse(content, format=rdf_format, base_iri="urn:tradegraph:input/")
        with _quiet():
            graph = as_graph(islice(quads, max_triples))
        if next(quads, None) is not None:
            raise RdfError(
                f"{path}: more than {max_triples:,} triples are not accepted; split the file"
            )
    except SyntaxError as error:
        where = f"{path}, line {error.lineno}" if error.lineno else str(path)
        raise RdfError(f"{where}: not well-formed RDF: {_reason(error)}") from error
    except ValueError as error:
        raise RdfError(f"{path}: not well-formed RDF: {error}") from error
    return graph


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for every ill-formed number; the shapes report them."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _reason(error: SyntaxError) -> str:
    if "LoadDocumentCallback" in error.msg:
        return "it refers to a context on the network; put the context into the file itself"
    return error.msg


def _term(term: object) -> Node:
    match term:
        case pyoxigraph.NamedNode():
            return URIRef(term.value)
        case pyoxigraph.BlankNode():
            return BNode(term.value)
        case pyoxigraph.Literal():
            if term.language is not None:
                return Literal(term.value, lang=term.language)
            datatype = URIRef(term.datatype.value)
            plain = datatype == XSD.string
            # Ill-formed numbers and dates keep the form in which they were written, for the
            # shapes to find and the report to show.
            return Literal(term.value, datatype=None if plain else datatype, normalize=False)
        case _:
            raise ValueError("a triple inside a triple is not supported; state it on its own")
