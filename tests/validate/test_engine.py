"""Validation is deterministic, leads to the sentence, and stays inside the data."""

from __future__ import annotations

import socket

import pytest
from rdflib import Dataset, Graph, URIRef

from graph.errors import ShapesError
from graph.validate import Finding, Passage, Severity, own_shapes, to_text, validate
from graph.validate.shapes import with_own_targets

PREFIXES = """
@base <https://w3id.org/tradegraph/id/> .
@prefix tg: <https://w3id.org/tradegraph/ontology/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/> .
"""
TEA = """
<claim/1> a tg:HubClaim ; rdfs:label "Mombasa is a port." ; tg:evidence <evidence/1> ;
    tg:statedIn <document/1> ; tg:extractedBy "hub.named" ; tg:confidence 0.9 ;
    tg:about <hub/mombasa> ; tg:claimOf <hub/mombasa> ; tg:name "Mombasa" ;
    tg:hubKind <https://w3id.org/tradegraph/concept/hub-kind/seaport> .
<evidence/1> a tg:Evidence ; tg:inDocument <document/1> ; tg:startOffset 10 ; tg:endOffset 17 ;
    tg:exactText "Mombasa" ; tg:passage "Mombasa" .
<document/1> a tg:Document ; dcterms:title "Tea by sea" ; dcterms:date "2022-03-04"^^xsd:date ;
    dcterms:source <https://herald.example/tea> ; tg:fileName "tea.txt" ;
    tg:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .
<hub/mombasa> a tg:LogisticsHub ; rdfs:label "Mombasa" ; tg:basedOn <claim/1> .
"""


def graph(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


SHAPE = """
ex:Shape a sh:NodeShape ; sh:targetClass tg:LogisticsHub ; sh:property ex:Shape-hubKind .
ex:Shape-hubKind a sh:PropertyShape ; sh:path tg:hubKind ; sh:minCount 1 ;
    sh:message "{$this} has no kind: {$value}" .
"""


def query_shape(where: str, message: str = "See {?value}.") -> str:
    return f"""
    ex:Query a sh:NodeShape ; sh:targetClass tg:LogisticsHub ; sh:sparql ex:Query-query .
    ex:Query-query sh:message "{message}" ; sh:select '''{where}''' .
    """


def test_sound_data_conforms() -> None:
    report = validate(graph(TEA))
    assert report.conforms
    assert report.findings == ()
    assert report.triples == len(graph(TEA))


def test_a_finding_leads_to_the_sentence() -> None:
    report = validate(graph(TEA), graph(SHAPE))
    assert report.findings == (
        Finding(
            severity=Severity.VIOLATION,
            shape="https://example.org/Shape-hubKind",
            message="Mombasa has no kind: none",
            focus="https://w3id.org/tradegraph/id/hub/mombasa",
            name="Mombasa",
            title="Logistics hub: hub kind",
            path="tg:hubKind",
            passages=(
                Passage("Tea by sea", "tea.txt", 10, 17, "Mombasa", "https://herald.example/tea"),
            ),
            documents=("Tea by sea",),
            rules=("hub.named",),
        ),
    )


def test_the_graphs_of_a_data_set_are_taken_together() -> None:
    dataset = Dataset()
    for number, triple in enumerate(sorted(graph(TEA))):
        dataset.graph(URIRef(f"urn:graph:{number % 3}")).add(triple)
    assert validate(dataset) == validate(graph(TEA))


def test_data_and_shapes_are_not_changed() -> None:
    data, shapes = graph(TEA), graph(SHAPE)
    before = set(data), set(shapes)
    validate(data, shapes)
    assert (set(data), set(shapes)) == before


def test_the_order_of_the_input_does_not_matter() -> None:
    broken = sorted(graph(TEA.replace('tg:name "Mombasa"', "tg:confidence 7.0")))
    reports = []
    for triples in (broken, reversed(broken)):
        data = Graph()
        for triple in triples:
            data.add(triple)
        reports.append(to_text(validate(data)))
    assert reports[0] == reports[1]
    assert reports[0].count("VIOLATION") == 2


def test_warnings_do_not_keep_a_graph_from_conforming() -> None:
    report = validate(graph(TEA.replace('dcterms:date "2022-03-04"^^xsd:date ;', "")))
    assert report.conforms
    assert (report.count(Severity.WARNING), report.count(Severity.VIOLATION)) == (1, 0)


@pytest.mark.parametrize("number", ["very", "NaN", "sNaN", "Infinity"])
def test_one_ill_typed_number_does_not_end_the_validation(number: str) -> None:
    value = f'"{number}"^^xsd:decimal'
    data = graph(
        TEA + f"<claim/1> tg:value {value} ; tg:lowerBound 5.0 ; tg:upperBound {value} ;"
        "tg:trend <https://w3id.org/tradegraph/concept/trend/up> ."
    )
    shapes = {finding.shape for finding in validate(data).findings}
    assert {"tgs:Figure-value", "tgs:Figure-upperBound"} <= shapes


def test_text_of_a_document_cannot_pose_as_a_placeholder() -> None:
    data = graph(TEA.replace('rdfs:label "Mombasa"', 'rdfs:label "{$value} \\\\g<0>"'))
    assert validate(data, graph(SHAPE)).findings[0].message == "{$value} \\g<0> has no kind: none"


@pytest.mark.parametrize(
    ("shapes", "reason"),
    [
        ("<urn:shapes> owl:imports <https://example.org/more> ." + SHAPE, "may not import"),
        (SHAPE + "ex:Shape sh:js [ sh:jsFunctionName 'f' ] .", "sh:js"),
        (SHAPE + "ex:Shape sh:rule [ a sh:TripleRule ] .", "sh:rule of .* is not supported"),
        (SHAPE + "ex:Shape sh:target [ a sh:SPARQLTarget ] .", "sh:target of"),
        ("ex:a ex:b ex:c .", "holds no shape"),
        (SHAPE + "ex:Shape-hubKind sh:path tg:name .", "cannot be used"),
        (query_shape("SELECT $this WHERE { $this a"), "cannot be used"),
        (query_shape("SELECT $this WHERE { $this ?p ?o MINUS { $this a ?o } }"), "MINUS"),
    ],
)
def test_unfit_shapes_are_refused(shapes: str, reason: str) -> None:
    with pytest.raises(ShapesError, match=reason):
        validate(graph(TEA), graph(shapes))


@pytest.mark.parametrize(
    "where",
    [
        "SELECT $this FROM <file:///etc/hostname> WHERE { $this a ?kind }",
        "SELECT $this FROM NAMED <https://example.org/g> WHERE { GRAPH ?g { $this a ?kind } }",
        "SELECT $this WHERE { $this a ?kind . SERVICE\n<https://example.org/> { ?s ?p ?o } }",
        "SELECT $this WHERE { $this a ?k FILTER EXISTS { SERVICE\n?k { ?s ?p ?o } } }",
    ],
)
def test_queries_do_not_reach_beyond_the_data(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(ShapesError, match="SERVICE"):
        validate(graph(TEA), graph(query_shape(where)))


def test_what_a_query_looks_from_gives_way_to_what_it_objects_to() -> None:
    shapes = graph(
        query_shape(
            "SELECT $this ?value WHERE { ?value <https://w3id.org/tradegraph/ontology/claimOf> "
            "$this }",
            "Look at {?value} of {$this}.",
        )
    )
    (finding,) = validate(graph(TEA), shapes).findings
    assert finding.message == "Look at Mombasa is a port. of Mombasa."
    assert finding.focus == "https://w3id.org/tradegraph/id/claim/1"


def test_own_targets_leave_the_findings_as_they_are() -> None:
    data = graph(
        TEA.replace("tg:confidence 0.9", "tg:confidence 9.0") + "<hub/b> a tg:LogisticsHub ."
    )
    nested = own_shapes()
    flat = with_own_targets(nested)
    assert len(flat) > len(nested)
    assert [f.message for f in validate(data, flat).findings] == [
        f.message for f in validate(data, nested).findings
    ]
    assert len(validate(data).findings) == 3


def test_shapes_that_others_refer_to_keep_their_properties() -> None:
    shapes = graph(
        SHAPE + "ex:Other a sh:NodeShape ; sh:targetClass tg:Session ; sh:node ex:Shape ."
    )
    assert set(with_own_targets(shapes)) == set(shapes)
