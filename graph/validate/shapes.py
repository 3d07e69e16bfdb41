"""The shapes of tradegraph, and the refusal of shapes that could reach beyond the data."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef

from graph.errors import ShapesError
from graph.resources import data_folder
from graph.validate.load import load_rdf

# Parts of SHACL that pySHACL would skip without a word here, so that data would seem to conform
# although a shape was never tried, or that run code.
_UNSUPPORTED: Final = ("target", "rule", "expression", "js", "jsLibrary", "jsFunctionName")
_TARGETS: Final = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")


@cache
def _shipped(*names: str) -> Graph:
    """Read files of `ontology/` once per process; nobody changes the graphs."""
    graph = Graph()
    for name in names:
        graph += load_rdf(data_folder("ontology") / name)
    return graph


def own_shapes() -> Graph:
    """Return a copy of the shapes that tradegraph ships.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    return Graph() + _shipped("shapes/structure.ttl", "shapes/consistency.ttl")


def vocabulary() -> Graph:
    """Return the ontology and the code lists, which the shapes refer to; do not change it.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: they were damaged.
    """
    return _shipped("tradegraph.ttl", "concepts.ttl")


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
    if not declared and not any((None, SH[name], None) in shapes for name in _TARGETS):
        raise ShapesError("the shapes graph holds no shape; give a file with sh:NodeShape in it")


def with_own_targets(shapes: Graph) -> Graph:
    """Return equivalent shapes in which property shapes name their targets themselves.

    pySHACL evaluates the property shapes of a node shape for one thing at a time, and those with
    targets of their own for all things at once, which is several times as fast. Results are the
    same: a property shape looks at the same things either way. Node shapes that other shapes
    refer to, or that are classes and so their own targets, stay as they are.
    """
    flat = Graph() + shapes
    for node, shape in shapes.subject_objects(SH.property):
        targets = [
            (predicate, target)
            for predicate in map(SH.__getitem__, _TARGETS)
            for target in shapes.objects(node, predicate)
        ]
        referred = (None, None, node) in shapes
        switched_off = (node, SH.deactivated, None) in shapes
        is_class = any((node, RDF.type, kind) in shapes for kind in (RDFS.Class, OWL.Class))
        if targets and not (referred or switched_off or is_class):
            flat.remove((node, SH.property, shape))
            for predicate, target in targets:
                flat.add((shape, predicate, target))
    return flat


def local_name(shape: URIRef) -> str:
    """Return the last part of an IRI, after the last `/` or `#`."""
    return shape.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]
