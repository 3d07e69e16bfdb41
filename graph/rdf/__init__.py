"""RDF: the graphs of the model, their exchange forms, and the store that answers SPARQL."""

from graph.rdf.dataset import Dataset, build_dataset, ontology_triples
from graph.rdf.namespaces import (
    GRAPH_DERIVED,
    GRAPH_ENTITIES,
    GRAPH_ONTOLOGY,
    GRAPH_READINGS,
    GRAPH_REFERENCE,
    GRAPH_REVIEW,
    PREFIXES,
    document_graph,
)
from graph.rdf.serialise import to_json_ld, to_nquads, to_turtle
from graph.rdf.store import Solutions, Store

__all__ = [
    "GRAPH_DERIVED",
    "GRAPH_ENTITIES",
    "GRAPH_ONTOLOGY",
    "GRAPH_READINGS",
    "GRAPH_REFERENCE",
    "GRAPH_REVIEW",
    "PREFIXES",
    "Dataset",
    "Solutions",
    "Store",
    "build_dataset",
    "document_graph",
    "ontology_triples",
    "to_json_ld",
    "to_nquads",
    "to_turtle",
]
