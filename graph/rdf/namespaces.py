"""The vocabularies in use, their prefixes, and the names of the graphs."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from pyoxigraph import NamedNode


class Namespace:
    """Terms that share the beginning of their IRI: `TG["FlowClaim"]`."""

    __slots__ = ("_terms", "base")

    def __init__(self, base: str) -> None:
        self.base: Final = base
        self._terms: dict[str, NamedNode] = {}

    def __getitem__(self, local: str) -> NamedNode:
        """Return the term with a local name.

        Raises:
            ValueError: the result is no IRI.
        """
        term = self._terms.get(local)
        if term is None:
            term = self._terms[local] = NamedNode(self.base + local)
        return term


TG: Final = Namespace("https://w3id.org/tradegraph/ontology/")
TGC: Final = Namespace("https://w3id.org/tradegraph/concept/")
TGI: Final = Namespace("https://w3id.org/tradegraph/id/")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
WIKIDATA: Final = Namespace("http://www.wikidata.org/entity/")

PREFIXES: Final = MappingProxyType(
    {
        "dcterms": DCTERMS.base,
        "rdf": RDF.base,
        "rdfs": RDFS.base,
        "skos": SKOS.base,
        "tg": TG.base,
        "tgc": TGC.base,
        "tgi": TGI.base,
        "wd": WIKIDATA.base,
        "xsd": XSD.base,
    }
)
"""Prefix to namespace, for queries and for readable files."""

TYPE: Final = RDF["type"]
LABEL: Final = RDFS["label"]

GRAPH_ONTOLOGY: Final = TGI["graph/ontology"]
GRAPH_REFERENCE: Final = TGI["graph/reference"]
GRAPH_ENTITIES: Final = TGI["graph/entities"]
GRAPH_DERIVED: Final = TGI["graph/derived"]
GRAPH_REVIEW: Final = TGI["graph/review"]
GRAPH_READINGS: Final = TGI["graph/readings"]


def document_graph(sha256: str) -> NamedNode:
    """Return the name of the graph that holds the claims of one document."""
    return NamedNode(f"{TGI.base}graph/document/{sha256[:16]}")
