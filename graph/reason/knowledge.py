"""From documents and their claims to all graphs of the model, in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from graph.claims import Claim
from graph.documents.model import Document
from graph.rdf.dataset import Dataset, build_dataset
from graph.rdf.iris import Places
from graph.rdf.namespaces import GRAPH_DERIVED
from graph.reason.cooperation import cooperation_links
from graph.reason.disagreements import disagreements
from graph.reason.facts import DerivedFact
from graph.reason.implied import implied_changes
from graph.reason.targets import target_distances
from graph.reason.write_derived import derived_triples
from graph.reference import Reference
from graph.resolve import Resolution, resolve


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a set of documents tells: the entities, the derived facts, and all of it as graphs."""

    resolution: Resolution
    facts: tuple[DerivedFact, ...]
    dataset: Dataset


def derive(resolution: Resolution, reference: Reference) -> tuple[DerivedFact, ...]:
    """Return everything that is computed from the claims."""
    changes, clashes = implied_changes(resolution)
    return (
        *disagreements(resolution),
        *clashes,
        *target_distances(resolution),
        *changes,
        *cooperation_links(resolution, reference),
    )


def build_knowledge(
    documents: Iterable[Document],
    claims: Mapping[str, Iterable[Claim]],
    reference: Reference,
) -> Knowledge:
    """Build all graphs from documents and their claims, given by the name of the document.

    The result depends on the documents and claims alone, not on their order.

    Raises:
        RdfError: a claim is of a document that is not among `documents`.
        DataFileError: the installation lacks a data file.
    """
    resolution = resolve(chain.from_iterable(claims.values()), reference)
    facts = derive(resolution, reference)
    dataset = build_dataset(documents, resolution, reference)
    derived = derived_triples(facts, Places(reference))
    return Knowledge(resolution, facts, dataset.with_graph(GRAPH_DERIVED, derived))
