"""Writing a network to where another tool opens it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.errors import OutputError, UsageError
from graph.exchange.graph_files import to_cytoscape, to_gexf, to_graphml
from graph.exchange.neo4j import to_neo4j

if TYPE_CHECKING:
    from graph.exchange.network import ExchangeGraph


class NetworkFormat(StrEnum):
    """The forms in which other tools read a network; Neo4j's is a folder, the others one file."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    NEO4J = "neo4j"


#: How the name of a file ends; that of Neo4j's folder does not end in anything special.
ENDINGS: Final[Mapping[NetworkFormat, str]] = {
    NetworkFormat.GRAPHML: ".graphml",
    NetworkFormat.GEXF: ".gexf",
    NetworkFormat.CYTOSCAPE: ".cyjs",
    NetworkFormat.NEO4J: "-neo4j",
}


def format_of(path: Path, others: Iterable[str] = ()) -> NetworkFormat:
    """Return the form that the ending of a file's name tells.

    `others` are endings that the caller understands by itself, for the message.

    Raises:
        UsageError: it tells none.
    """
    known = {ending: form for form, ending in ENDINGS.items() if ending.startswith(".")}
    if path.suffix not in known:
        endings = ", ".join((*others, *known))
        raise UsageError(f"{path.name}: end the name in {endings} or give a form")
    return known[path.suffix]


def write_network(graph: ExchangeGraph, form: NetworkFormat, path: Path) -> tuple[Path, ...]:
    """Write the network and return the files that were written.

    Raises:
        OutputError: a file or folder cannot be written.
    """
    files = {path.parent / name: data for name, data in _files(graph, form, path).items()}
    written = []
    try:
        for target, data in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f".{target.name}.part")
            half.write_bytes(data)
            half.replace(target)
            written.append(target)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
    return tuple(written)


def _files(graph: ExchangeGraph, form: NetworkFormat, path: Path) -> Mapping[str, bytes]:
    """Return what is to be written, by its name from the folder that `path` stands in."""
    match form:
        case NetworkFormat.GRAPHML:
            return {path.name: to_graphml(graph)}
        case NetworkFormat.GEXF:
            return {path.name: to_gexf(graph)}
        case NetworkFormat.CYTOSCAPE:
            return {path.name: to_cytoscape(graph)}
        case NetworkFormat.NEO4J:
            return {f"{path.name}/{name}": data for name, data in to_neo4j(graph).items()}
