"""The dataset as the validator takes it."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from graph.rdf import Dataset


def to_rdflib(dataset: Dataset) -> Graph:
    """Return the union of all graphs as one rdflib graph.

    Terms are taken over one by one: text written by one library and parsed by the other can
    differ in `xsd:string`, which validation would report as errors.
    """
    graph = Graph()
    for triples in dataset.graphs.values():
        for triple in triples:
            graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(term: object) -> URIRef | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        if datatype == "http://www.w3.org/2001/XMLSchema#string":
            return Literal(term.value)
        return Literal(term.value, datatype=URIRef(datatype))
    raise TypeError(f"not a term of a graph of ours: {term!r}")
