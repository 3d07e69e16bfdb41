"""The shapes of tradegraph, and the refusal of shapes that could reach beyond the data."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import OWL, RDF, SH, Graph, URIRef

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


def local_name(shape: URIRef) -> str:
    """Return the last part of an IRI, after the last `/` or `#`."""
    return shape.replace("#", "/").rstrip("/").rsplit("/", 1)[-1]
