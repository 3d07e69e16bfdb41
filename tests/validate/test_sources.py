"""From a thing to the sentences, documents and rules behind it."""

from __future__ import annotations

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef

from graph.validate.names import curie, name_of, with_names
from graph.validate.sources import documents, passages, rules

TGI = Namespace("https://w3id.org/tradegraph/id/")
GRAPH = Graph().parse(
    data="""
    @base <https://w3id.org/tradegraph/id/> .
    @prefix tg: <https://w3id.org/tradegraph/ontology/> .
    @prefix dcterms: <http://purl.org/dc/terms/> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <claim/1> a tg:InstrumentClaim ; rdfs:label "A memorandum was signed." ;
        tg:evidence <evidence/b> , <evidence/a> ; tg:statedIn <document/1> ;
        tg:extractedBy "instrument.signed" ; tg:period <period/1> .
    <evidence/a> a tg:Evidence ; tg:inDocument <document/1> ; tg:startOffset 3 ; tg:endOffset 9 ;
        tg:passage "signed" .
    <evidence/b> a tg:Evidence ; tg:inDocument <document/1> ; tg:startOffset 30 ;
        tg:endOffset 36 ; tg:exactText "was\\nsigned" .
    <document/1> a tg:Document ; dcterms:title "Tea by sea" ; tg:fileName "tea.txt" .
    <instrument/1> rdfs:label "Tourism memorandum" ; tg:basedOn <claim/1> ;
        tg:statusEvent <status-event/1> .
    <status-event/1> a tg:StatusEvent ;
        tg:status <https://w3id.org/tradegraph/concept/status/signed> .
    <https://w3id.org/tradegraph/concept/status/signed> skos:prefLabel "signed" .
    """
)


@pytest.mark.parametrize("thing", ["claim/1", "instrument/1", "status-event/1", "period/1"])
def test_things_lead_to_their_passages(thing: str) -> None:
    found = passages(GRAPH, [TGI[thing]])
    assert [(passage.start, passage.text) for passage in found] == [
        (3, "signed"),
        (30, "was signed"),
    ]
    assert {(passage.document, passage.file) for passage in found} == {("Tea by sea", "tea.txt")}
    assert documents(GRAPH, [TGI[thing]]) == ("Tea by sea",)
    assert rules(GRAPH, [TGI[thing]]) == ("instrument.signed",)


def test_a_passage_leads_to_itself() -> None:
    assert [passage.start for passage in passages(GRAPH, [TGI["evidence/a"]])] == [3]


def test_a_document_has_a_title_but_not_all_its_sentences() -> None:
    assert passages(GRAPH, [TGI["document/1"]]) == ()
    assert documents(GRAPH, [TGI["document/1"]]) == ("Tea by sea",)


def test_what_nobody_speaks_of_has_no_source() -> None:
    assert passages(GRAPH, [TGI["hub/atlantis"]]) == ()
    assert rules(GRAPH, [TGI["hub/atlantis"]]) == ()


def test_many_passages_are_cut_short() -> None:
    graph = Graph() + GRAPH
    for number in range(20):
        node = TGI[f"evidence/{number}"]
        graph.parse(
            data=f"""@prefix tg: <https://w3id.org/tradegraph/ontology/> .
            <{TGI["claim/1"]}> tg:evidence <{node}> .
            <{node}> a tg:Evidence ; tg:passage "no. {number}" ; tg:startOffset {number} ."""
        )
    assert len(passages(graph, [TGI["claim/1"]])) == 6


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        ("claim/1", "A memorandum was signed."),
        ("document/1", "Tea by sea"),
        ("evidence/a", "passage 3–9 of Tea by sea"),
        ("status-event/1", "Tourism memorandum: signed"),
        ("hub/atlantis", "tgi:hub/atlantis"),
    ],
)
def test_names(thing: str, name: str) -> None:
    assert name_of(GRAPH, TGI[thing]) == name


def test_nodes_without_an_iri_are_told_as_such() -> None:
    assert curie(BNode()) == "(unnamed)"
    assert curie(URIRef("https://example.org/x")) == "https://example.org/x"


def test_long_text_is_cut() -> None:
    assert name_of(GRAPH, Literal("tea " * 100)) == ("tea " * 100)[:159].strip() + "…"


def test_iris_in_a_sentence_become_names() -> None:
    text = f"“{TGI['document/1']}” is not {TGI['instrument/1']}."
    assert with_names(GRAPH, text) == "“Tea by sea” is not Tourism memorandum."
