"""All graphs of the model, built from documents and what was resolved from their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from graph.documents.model import Document
from graph.errors import RdfError
from graph.rdf.iris import Places
from graph.rdf.namespaces import (
    GRAPH_ENTITIES,
    GRAPH_ONTOLOGY,
    GRAPH_REFERENCE,
    document_graph,
)
from graph.rdf.write_claims import ClaimWriter
from graph.rdf.write_entities import entity_triples
from graph.rdf.write_reference import currencies, reference_triples
from graph.reference import Reference
from graph.resolve import Keyed, Resolution
from graph.resources import data_folder


@dataclass(frozen=True, slots=True)
class Dataset:
    """Named graphs with their triples, sorted; no triple stands in two of them."""

    graphs: Mapping[NamedNode, tuple[Triple, ...]]

    def __len__(self) -> int:
        return sum(len(triples) for triples in self.graphs.values())

    def quads(self) -> Iterator[Quad]:
        """Yield all statements, graph by graph in the order of their names."""
        for graph in sorted(self.graphs, key=str):
            for triple in self.graphs[graph]:
                yield Quad(triple.subject, triple.predicate, triple.object, graph)

    def with_graph(self, graph: NamedNode, triples: Iterable[Triple]) -> Dataset:
        """Return a dataset in which `graph` holds just these triples; an empty one is left out."""
        ordered = tuple(sorted(set(triples), key=str))
        others = {name: kept for name, kept in self.graphs.items() if name != graph}
        return Dataset(MappingProxyType(others | ({graph: ordered} if ordered else {})))


def build_dataset(
    documents: Iterable[Document], resolution: Resolution, reference: Reference
) -> Dataset:
    """Build the graphs of documents, entities, reference data and the ontology.

    Of documents with the same bytes the first by name counts. What is derived from claims is added
    by `graph.reason`.

    Raises:
        RdfError: a claim is of a document that is not among `documents`.
        DataFileError: the installation lacks the ontology.
    """
    places = Places(reference)
    by_digest: dict[str, Document] = {}
    for document in sorted(documents, key=lambda document: document.name):
        by_digest.setdefault(document.sha256, document)
    claims: dict[str, list[Keyed]] = defaultdict(list)
    for keyed in resolution.claims:
        claims[keyed.document].append(keyed)
    unknown = claims.keys() - by_digest.keys()
    if unknown:
        names = sorted({claims[digest][0].claim.evidence[0].document for digest in unknown})
        raise RdfError(f"claims of documents that were not given: {', '.join(names)}")
    writer = ClaimWriter(places, resolution)
    graphs = {
        document_graph(digest): writer.document(document, claims[digest])
        for digest, document in by_digest.items()
    }
    graphs[GRAPH_ENTITIES] = entity_triples(resolution, places, currencies(reference))
    graphs[GRAPH_REFERENCE] = reference_triples(reference)
    graphs[GRAPH_ONTOLOGY] = ontology_triples()
    return Dataset(MappingProxyType({name: held for name, held in graphs.items() if held}))


@cache
def ontology_triples() -> tuple[Triple, ...]:
    """Return the sorted triples of the shipped ontology, concept schemes and alignments.

    Raises:
        DataFileError: the installation lacks them.
        RdfError: a file does not parse, or has a blank node.
    """
    triples: set[Triple] = set()
    for path in sorted(data_folder("ontology").glob("*.ttl")):
        try:
            quads = list(parse(path=str(path), format=RdfFormat.TURTLE))
        except (SyntaxError, ValueError, OSError) as error:
            raise RdfError(f"{path} cannot be read: {error}") from error
        for quad in quads:
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise RdfError(f"{path} has a blank node at {quad.predicate.value}; name it")
            triples.add(quad.triple)
    return tuple(sorted(triples, key=str))
