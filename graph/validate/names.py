"""What a reader calls the things of a graph, so that messages need no IRIs."""

from __future__ import annotations

import re
from typing import Final

from rdflib import DCTERMS, RDF, RDFS, SKOS, BNode, Literal, Namespace, URIRef
from rdflib.term import Node

from graph.validate.data import Lookup

TG: Final = Namespace("https://w3id.org/tradegraph/ontology/")

_PREFIXES: Final = {
    "https://w3id.org/tradegraph/ontology/": "tg:",
    "https://w3id.org/tradegraph/concept/": "tgc:",
    "https://w3id.org/tradegraph/id/": "tgi:",
    "https://w3id.org/tradegraph/shape/": "tgs:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/ns/shacl#": "sh:",
}
#: Begins the IRIs that shapes without a name are given for the time of a validation.
UNNAMED: Final = "urn:tradegraph:unnamed-shape/"
_LABELS: Final = (RDFS.label, TG.name, SKOS.prefLabel, DCTERMS.title, TG.fileName, TG.roleTitle)
_IRI: Final = re.compile(r"https?://[^\s<>\"“”,;()]*[^\s<>\"“”,;().:]")
_LONGEST: Final = 160


def curie(node: Node) -> str:
    """Return the prefixed form of an IRI where we have a prefix, else the IRI.

    A blank node has no name that would be the same in the next run.
    """
    for base, prefix in _PREFIXES.items():
        if isinstance(node, URIRef) and node.startswith(base):
            return prefix + node.removeprefix(base)
    if isinstance(node, URIRef) and node.startswith(UNNAMED):
        return f"(unnamed shape {node.removeprefix(UNNAMED)})"
    return "(unnamed)" if isinstance(node, BNode) else str(node)


def name_of(graph: Lookup, node: Node) -> str:
    """Return the words by which a reader knows `node`: its label, else what it belongs to.

    A passage is named by its place, a stage by its status and the thing that reached it; what
    has no name at all is named by its prefixed IRI.
    """
    if isinstance(node, Literal):
        return _shortened(str(node))
    for label in _LABELS:
        found = sorted(str(value) for value in graph.objects(node, label))
        if found:
            return _shortened(found[0])
    if (node, RDF.type, TG.Evidence) in graph:
        return _name_of_passage(graph, node)
    if (node, RDF.type, TG.StatusEvent) in graph:
        return _name_of_stage(graph, node)
    return curie(node)


def with_names(graph: Lookup, text: str) -> str:
    """Return `text` with every IRI that the graph knows replaced by its name."""
    return _IRI.sub(lambda found: name_of(graph, URIRef(found[0])), text)


def _name_of_passage(graph: Lookup, node: Node) -> str:
    document = graph.value(node, TG.inDocument)
    start, end = graph.value(node, TG.startOffset), graph.value(node, TG.endOffset)
    if document is None or start is None or end is None:
        return curie(node)
    return f"passage {start}–{end} of {name_of(graph, document)}"


def _name_of_stage(graph: Lookup, node: Node) -> str:
    stages = " or ".join(
        sorted(name_of(graph, status) for status in graph.objects(node, TG.status))
    )
    owners = sorted(name_of(graph, owner) for owner in graph.subjects(TG.statusEvent, node))
    if not stages or not owners:
        return curie(node)
    return f"{owners[0]}: {stages}"


def plain(text: str) -> str:
    """Return text on one line, without the control characters that could steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _shortened(text: str) -> str:
    folded = plain(text)
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1] + "…"
