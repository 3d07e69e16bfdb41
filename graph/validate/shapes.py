"""The shapes of tradegraph, and those of others: read, named, and kept inside the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from graph.errors import ShapesError
from graph.resources import data_folder
from graph.validate.data import Data
from graph.validate.load import load_data
from graph.validate.names import UNNAMED
from graph.validate.paths import Path, read_path
from graph.validate.queries import check_queries

MEND: Final = URIRef("https://w3id.org/tradegraph/shape/mend")

# Parts of SHACL that pySHACL would skip without a word here, so that data would seem to conform
# although a shape was never tried, or that run code.
_UNSUPPORTED: Final = ("target", "rule", "expression", "js", "jsLibrary", "jsFunctionName")
TARGETS: Final = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
LOGICAL: Final = (SH["and"], SH["or"], SH["xone"])
# How far a blank node is followed to tell it from others.
_DEEPEST: Final = 4
NESTED: Final = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes that were checked, each with an IRI.

    Attributes:
        graph: the shapes; do not change it. Shapes that had no IRI have one from `UNNAMED`, the
            same for the same shapes.
    """

    graph: Graph

    @classmethod
    def of(cls, shapes: Graph) -> Shapes:
        """Check shapes and name those without an IRI; `shapes` itself is not changed.

        Raises:
            ShapesError: they import something, reach beyond the data, use a feature that is not
                supported, or hold no shape.
        """
        check_shapes(shapes)
        named = _with_names(shapes)
        check_queries(named)
        return cls(named)

    def messages(self, node: Node) -> tuple[Literal, ...]:
        """Return the messages of a shape or constraint: the English ones if there are some."""
        found = sorted(
            value for value in self.graph.objects(node, SH.message) if isinstance(value, Literal)
        )
        english = [text for text in found if (text.language or "en").startswith("en")]
        return tuple(english or found)

    def mend(self, shape: Node, constraint: Node | None) -> str:
        """Return what to do about a finding; empty if the shapes do not say."""
        for node in (constraint, shape):
            said = None if node is None else self.graph.value(node, MEND)
            if said is not None:
                return str(said)
        return ""

    def path(self, shape: Node) -> Path | None:
        """Return the path that a property shape is about.

        Raises:
            ShapesError: it is not a path of SHACL.
        """
        node = self.graph.value(shape, SH.path)
        return None if node is None else read_path(self.graph, node)

    def roots(self) -> tuple[Node, ...]:
        """Return the shapes that look for things by themselves, sorted."""
        found = {shape for name in TARGETS for shape in self.graph.subjects(SH[name], None)}
        found.update(node for node in self._shapes() if self.is_class(node))
        return tuple(sorted((shape for shape in found if self.is_active(shape)), key=str))

    def is_active(self, shape: Node) -> bool:
        """Return whether a shape is not switched off."""
        return not any(
            str(value) in ("true", "1") for value in self.graph.objects(shape, SH.deactivated)
        )

    def is_class(self, node: Node) -> bool:
        """Return whether a shape is a class too, so that it looks at the things of that class."""
        return any((node, RDF.type, kind) in self.graph for kind in (RDFS.Class, OWL.Class))

    def members(self, shape: Node, predicate: URIRef) -> Iterator[Node]:
        """Yield the shapes in the lists of `sh:and`, `sh:or` or `sh:xone`."""
        for head in self.graph.objects(shape, predicate):
            yield from self.graph.items(head)

    @property
    def own_parameters(self) -> frozenset[Node]:
        """The parameters of constraint components that the shapes define themselves."""
        return frozenset(
            name
            for parameter in self.graph.objects(None, SH.parameter)
            for name in self.graph.objects(parameter, SH.path)
        )

    def _shapes(self) -> set[Node]:
        kinds = (SH.NodeShape, SH.PropertyShape)
        return {node for kind in kinds for node in self.graph.subjects(RDF.type, kind)}


@cache
def _shipped(*names: str) -> Graph:
    """Read files of `ontology/` once per process; nobody changes the graphs."""
    return load_data(*(data_folder("ontology") / name for name in names)).to_graph()


def own_shapes() -> Graph:
    """Return a copy of the shapes that tradegraph ships.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    return Graph() + _shipped("shapes/structure.ttl", "shapes/consistency.ttl")


def lint_shapes() -> Graph:
    """Return a copy of the shapes for ontologies and code lists themselves.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    return Graph() + _shipped("shapes/lint.ttl")


@cache
def own_checked() -> Shapes:
    """Return the shapes that tradegraph ships, ready for use.

    Tests check them; to parse their queries each time would take longer than most validations.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    return Shapes(_shipped("shapes/structure.ttl", "shapes/consistency.ttl"))


def vocabulary() -> Graph:
    """Return the ontology and the code lists, which the shapes refer to; do not change it.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    return _shipped("tradegraph.ttl", "concepts.ttl")


@cache
def vocabulary_data() -> Data:
    """Return `vocabulary` as data; do not change it.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    folder = data_folder("ontology")
    return load_data(folder / "tradegraph.ttl", folder / "concepts.ttl")


def check_shapes(shapes: Graph) -> None:
    """Refuse shapes that import, run code, or use what the engine would pass over in silence.

    Raises:
        ShapesError: the message names the statement and the mend.
    """
    for subject, imported in shapes.subject_objects(OWL.imports):
        raise ShapesError(
            f"shapes may not import anything, but {subject} imports {imported}; "
            "merge the files into one"
        )
    for name in _UNSUPPORTED:
        for subject in shapes.subjects(SH[name]):
            raise ShapesError(
                f"sh:{name} of {subject} is not supported; "
                "write the shape with sh:targetClass and a SHACL Core or SPARQL constraint"
            )
    kinds = {SH.NodeShape, SH.PropertyShape}
    declared = any((None, RDF.type, kind) in shapes for kind in kinds)
    if not declared and not any((None, SH[name], None) in shapes for name in TARGETS):
        raise ShapesError("the shapes graph holds no shape; give a file with sh:NodeShape in it")


def with_own_targets(shapes: Graph) -> Graph:
    """Return equivalent shapes in which property shapes name their targets themselves.

    pySHACL evaluates the property shapes of a node shape for one thing at a time, and those with
    targets of their own for all things at once, which is several times as fast. Results are the
    same: a property shape looks at the same things either way. Node shapes that are closed, that
    other shapes refer to, or that are classes and so their own targets, stay as they are.
    """
    flat = Graph() + shapes
    for node, shape in shapes.subject_objects(SH.property):
        targets = [
            (predicate, target)
            for predicate in map(SH.__getitem__, TARGETS)
            for target in shapes.objects(node, predicate)
        ]
        referred = (None, None, node) in shapes
        # A closed shape knows its properties by sh:property.
        needed = any((node, name, None) in shapes for name in (SH.deactivated, SH.closed))
        is_class = any((node, RDF.type, kind) in shapes for kind in (RDFS.Class, OWL.Class))
        if targets and not (referred or needed or is_class):
            flat.remove((node, SH.property, shape))
            for predicate, target in targets:
                flat.add((shape, predicate, target))
    return flat


def local_name(shape: URIRef) -> str:
    """Return the last part of an IRI, after the last `/` or `#`."""
    return shape.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]


def _with_names(shapes: Graph) -> Graph:
    """Return a copy in which every shape and every constraint has an IRI."""
    names = {node: URIRef(f"{UNNAMED}{number}") for number, node in enumerate(_unnamed(shapes), 1)}
    named = Graph()
    for subject, predicate, value in shapes:
        named.add((names.get(subject, subject), predicate, names.get(value, value)))
    return named


def _unnamed(shapes: Graph) -> Iterator[Node]:
    """Yield shapes and constraints that are blank nodes, in an order that they themselves fix."""
    nodes: set[Node] = set(shapes.subjects(SH.path, None)) | set(shapes.objects(None, SH.sparql))
    for kind in (SH.NodeShape, SH.PropertyShape):
        nodes.update(shapes.subjects(RDF.type, kind))
    for predicate in NESTED:
        nodes.update(shapes.objects(None, predicate))
    for name in TARGETS:
        nodes.update(shapes.subjects(SH[name], None))
    for logical in LOGICAL:
        for head in shapes.objects(None, logical):
            nodes.update(shapes.items(head))
    yield from sorted(
        (node for node in nodes if isinstance(node, BNode)),
        key=lambda node: _content(shapes, node, 0),
    )


def _content(shapes: Graph, node: Node, depth: int) -> tuple[str, ...]:
    """Return what a blank node says, as text that is the same in every run."""
    if not isinstance(node, BNode) or depth > _DEEPEST:
        return ("" if isinstance(node, BNode) else str(node),)
    owners = [
        f"<{owner} {predicate}"
        for owner, predicate in shapes.subject_predicates(node)
        if not isinstance(owner, BNode)
    ]
    said = [
        f"{predicate} {' '.join(_content(shapes, value, depth + 1))}"
        for predicate, value in shapes.predicate_objects(node)
    ]
    return (*sorted(owners), *sorted(said))
