"""The dataset as the validator takes it."""

from __future__ import annotations

from itertools import chain

from rdflib import Graph

from graph.rdf import Dataset
from graph.validate import as_graph


def to_rdflib(dataset: Dataset) -> Graph:
    """Return the union of all graphs as one rdflib graph."""
    return as_graph(chain.from_iterable(dataset.graphs.values()))
