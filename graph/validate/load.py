"""Read RDF that strangers wrote: bounded in size, and without the network or other files.

Parsing is done by pyoxigraph, which fetches nothing: a remote JSON-LD context and an external
XML entity are errors there, and its messages name the line. Data and shapes both come this way,
since libraries differ on whether a plain string has the type `xsd:string`, and a mixture makes
validation find faults that are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph
from rdflib import Graph

from graph.errors import RdfError
from graph.validate.data import Data, Statement

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
#: The file by which a folder of the embedded store is known.
_STORE_MARK: Final = "CURRENT"


def load_rdf(path: Path, *, max_bytes: int = MAX_BYTES, max_triples: int = MAX_TRIPLES) -> Graph:
    """Read an RDF file as `load_data` does, into a graph of rdflib.

    Raises:
        RdfError: as `load_data`.
    """
    return load_data(path, max_bytes=max_bytes, max_triples=max_triples).to_graph()


def load_data(*paths: Path, max_bytes: int = MAX_BYTES, max_triples: int = MAX_TRIPLES) -> Data:
    """Read RDF files or stores; the names of their graphs are dropped, equal triples merged.

    The suffix tells the format of a file: Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD.
    A folder is a store that `graph.rdf.Store` wrote; it is only read. Nothing else is opened or
    fetched.

    Args:
        paths: what to read, all together.
        max_bytes: the largest file that is accepted.
        max_triples: the most statements that are accepted from one file or store.

    Raises:
        RdfError: a file is missing, too large, of another format, or not well formed; the
            message names the file and, where the parser knows it, the line.
    """
    data = Data()
    for path in paths:
        statements = _stored(path) if path.is_dir() else _parsed(path, max_bytes)
        try:
            for number, statement in enumerate(statements):
                if number == max_triples:
                    raise RdfError(
                        f"{path}: more than {max_triples:,} triples are not accepted; "
                        "split the file"
                    )
                data.add(statement)
        except SyntaxError as error:
            where = f"{path}, line {error.lineno}" if error.lineno else str(path)
            raise RdfError(f"{where}: not well-formed RDF: {_reason(error)}") from error
        except ValueError as error:
            raise RdfError(f"{path}: not well-formed RDF: {error}") from error
    return data


def as_graph(statements: Iterable[Statement]) -> Graph:
    """Return statements of pyoxigraph as one graph of rdflib, without the names of graphs.

    Raises:
        RdfError: a triple holds another triple.
    """
    return Data(statements).to_graph()


def _stored(folder: Path) -> Iterator[pyoxigraph.Quad]:
    if not (folder / _STORE_MARK).is_file():
        raise RdfError(f"{folder}: the folder is neither a store nor the output of a build")
    try:
        store = pyoxigraph.Store.read_only(str(folder))
    except OSError as error:
        raise RdfError(f"{folder}: the store cannot be opened: {error}") from error
    yield from store


def _parsed(path: Path, max_bytes: int) -> Iterator[pyoxigraph.Quad]:
    rdf_format = _FORMATS.get(path.suffix.lower())
    if rdf_format is None:
        raise RdfError(
            f"{path}: the suffix {path.suffix!r} is not that of an RDF format; "
            f"use one of {', '.join(sorted(_FORMATS))}"
        )
    content = _read(path, max_bytes)
    if rdf_format == pyoxigraph.RdfFormat.RDF_XML:
        _refuse_multiplying_entities(path, content)
    yield from pyoxigraph.parse(content, format=rdf_format, base_iri="urn:tradegraph:input/")


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


def _reason(error: SyntaxError) -> str:
    if "LoadDocumentCallback" in error.msg:
        return "it refers to a context on the network; put the context into the file itself"
    return error.msg
