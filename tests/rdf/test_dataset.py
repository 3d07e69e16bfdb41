from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest

from graph.errors import RdfError
from graph.rdf import (
    GRAPH_DERIVED,
    GRAPH_ENTITIES,
    GRAPH_ONTOLOGY,
    GRAPH_REFERENCE,
    Dataset,
    build_dataset,
    document_graph,
    to_nquads,
)
from graph.rdf.namespaces import TG, TGC, TGI, TYPE
from graph.reason import build_knowledge
from graph.reference import load_reference
from graph.resolve import resolve
from tests.rdf.sample import documents, sample_claims, sample_dataset

DATASET = sample_dataset()
DATA = [
    triple
    for graph, triples in DATASET.graphs.items()
    if graph not in (GRAPH_ONTOLOGY, GRAPH_REFERENCE)
    for triple in triples
]


def test_the_graphs() -> None:
    assert set(DATASET.graphs) == {
        *(GRAPH_ONTOLOGY, GRAPH_REFERENCE, GRAPH_ENTITIES, GRAPH_DERIVED),
        *(document_graph(document.sha256) for document in documents()),
    }


def test_no_triple_stands_in_two_graphs() -> None:
    counts = Counter(triple for triples in DATASET.graphs.values() for triple in triples)
    assert [triple for triple, count in counts.items() if count > 1] == []


def test_no_subject_is_described_in_two_graphs() -> None:
    places: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for graph, triples in DATASET.graphs.items():
        for triple in triples:
            places.setdefault(triple.subject, set()).add(graph)
    assert [subject for subject, graphs in places.items() if len(graphs) > 1] == []


def test_no_blank_nodes() -> None:
    assert not any(
        isinstance(term, ox.BlankNode)
        for triples in DATASET.graphs.values()
        for triple in triples
        for term in (triple.subject, triple.object)
    )


def test_every_term_is_in_the_ontology() -> None:
    declared = {triple.subject for triple in DATASET.graphs[GRAPH_ONTOLOGY]}
    used = {triple.predicate for triple in DATA} | {
        triple.object for triple in DATA if triple.predicate == TYPE
    }
    ours = {term for term in used if term.value.startswith(TG.base)}
    assert ours - declared == set()


def test_every_concept_is_in_a_scheme() -> None:
    declared = {triple.subject for triple in DATASET.graphs[GRAPH_ONTOLOGY]}
    used = {
        triple.object
        for triple in DATA
        if isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(TGC.base)
    }
    assert used - declared == set()


def test_every_thing_of_ours_is_described() -> None:
    described = {triple.subject for triples in DATASET.graphs.values() for triple in triples}
    named = {
        triple.object
        for triple in DATA
        if isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(TGI.base)
    }
    assert named - described == set()


def test_everything_has_a_label_and_rests_on_claims() -> None:
    for graph in (GRAPH_ENTITIES, GRAPH_DERIVED):
        found: dict[ox.NamedNode, set[str]] = {}
        for triple in DATASET.graphs[graph]:
            found.setdefault(triple.subject, set()).add(triple.predicate.value)
        for subject, predicates in found.items():
            assert "http://www.w3.org/2000/01/rdf-schema#label" in predicates, subject
            if "assumption/" not in subject.value:
                assert TG["basedOn"].value in predicates, subject


def test_every_claim_leads_to_its_passage() -> None:
    texts = {document.sha256[:16]: document.text for document in documents()}
    exact = {t.subject: t.object.value for t in DATA if t.predicate == TG["exactText"]}
    claims = {t.subject for t in DATA if t.predicate == TYPE and t.object == TG["Claim"]}
    evidence = {t.subject: t.object for t in DATA if t.predicate == TG["evidence"]}
    assert claims == evidence.keys()
    assert set(evidence.values()) == exact.keys()
    for iri, words in exact.items():
        document, start, end = iri.value.rsplit("/", 1)[1].split("-")
        assert texts[document][int(start) : int(end)] == words


def test_order_of_documents_and_claims_does_not_matter() -> None:
    rng = random.Random(7)
    given = list(documents())
    claims = list(sample_claims().items())
    rng.shuffle(given)
    rng.shuffle(claims)
    shuffled = {name: rng.sample(items, len(items)) for name, items in claims}
    again = build_knowledge(given, shuffled, load_reference()).dataset
    assert to_nquads(again.quads()) == to_nquads(DATASET.quads())


def test_the_same_bytes_under_two_names_count_once() -> None:
    herald, courier = documents()
    twice = (herald, courier, replace(courier, name="z.txt"))
    again = build_knowledge(twice, sample_claims(), load_reference()).dataset
    assert to_nquads(again.quads()) == to_nquads(DATASET.quads())


def test_without_a_document_its_claims_and_what_rests_on_them_are_gone() -> None:
    herald, courier = documents()
    claims = {herald.name: sample_claims()[herald.name]}
    alone = build_knowledge([herald], claims, load_reference()).dataset
    assert document_graph(courier.sha256) not in alone.graphs
    short = courier.sha256[:16]
    named = {triple.subject.value for triples in alone.graphs.values() for triple in triples}
    assert not any(short in name for name in named)
    claimed = {t.object for t in alone.graphs[GRAPH_ENTITIES] if t.predicate == TG["basedOn"]}
    assert claimed <= {t.subject for t in alone.graphs[document_graph(herald.sha256)]}


def test_claims_of_a_missing_document_are_refused() -> None:
    claims = [claim for items in sample_claims().values() for claim in items]
    resolution = resolve(claims, load_reference())
    with pytest.raises(RdfError, match=r"courier\.txt"):
        build_dataset(documents()[:1], resolution, load_reference())


def test_a_graph_can_be_replaced_and_removed() -> None:
    one = DATASET.with_graph(GRAPH_DERIVED, DATASET.graphs[GRAPH_DERIVED][:1])
    assert len(one.graphs[GRAPH_DERIVED]) == 1
    assert GRAPH_DERIVED not in one.with_graph(GRAPH_DERIVED, ()).graphs
    assert len(Dataset({})) == 0
