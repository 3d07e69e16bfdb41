"""Property paths of SHACL: read from a shape, written for people, queries and reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from graph.errors import ShapesError

#: A path deeper than this is taken for one that contains itself.
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Step:
    """One property, followed from subject to value."""

    predicate: URIRef


@dataclass(frozen=True, slots=True)
class Inverse:
    """A path followed backwards."""

    path: Path


@dataclass(frozen=True, slots=True)
class Sequence:
    """Paths followed one after the other."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Paths of which any may be followed."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """A path followed again and again.

    Attributes:
        sign: `*` for any number of times, `+` for at least once, `?` for at most once.
    """

    path: Path
    sign: str


Path = Step | Inverse | Sequence | Alternatives | Repeated

_REPETITIONS: Final = {
    SH.zeroOrMorePath: "*",
    SH.oneOrMorePath: "+",
    SH.zeroOrOnePath: "?",
}


def read_path(shapes: Graph, node: Node, depth: int = 0) -> Path:
    """Read the path that `node` stands for.

    Raises:
        ShapesError: it is not a path of SHACL.
    """
    if isinstance(node, URIRef):
        return Step(node)
    if depth > _DEEPEST:
        raise ShapesError("a path in the shapes contains itself; write it out")
    if (node, RDF.first, None) in shapes:
        return Sequence(_members(shapes, node, depth))
    inner = shapes.value(node, SH.inversePath)
    if inner is not None:
        return Inverse(read_path(shapes, inner, depth + 1))
    choice = shapes.value(node, SH.alternativePath)
    if choice is not None:
        return Alternatives(_members(shapes, choice, depth))
    for predicate, sign in _REPETITIONS.items():
        repeated = shapes.value(node, predicate)
        if repeated is not None:
            return Repeated(read_path(shapes, repeated, depth + 1), sign)
    raise ShapesError("a path in the shapes is none of those of SHACL; see sh:path in the standard")


def _members(shapes: Graph, head: Node, depth: int) -> tuple[Path, ...]:
    return tuple(read_path(shapes, member, depth + 1) for member in shapes.items(head))


def path_text(path: Path, name: Callable[[URIRef], str]) -> str:
    """Return a path as SPARQL writes it, with `name` for each property."""
    match path:
        case Step(predicate):
            return name(predicate)
        case Inverse(inner):
            return f"^{_bracketed(inner, name)}"
        case Sequence(parts):
            return "/".join(_bracketed(part, name) for part in parts)
        case Alternatives(parts):
            return "|".join(_bracketed(part, name) for part in parts)
        case Repeated(inner, sign):
            return _bracketed(inner, name) + sign


def _bracketed(path: Path, name: Callable[[URIRef], str]) -> str:
    text = path_text(path, name)
    return text if isinstance(path, Step) else f"({text})"
