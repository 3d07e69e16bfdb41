"""The ontology is OWL 2 DL, and nothing in it, its alignments or its data contradicts itself.

pyowl-core maps the RDF to the structure of OWL 2, with nothing left over, and checks declarations,
punning and the use of complex roles. It does not check datatypes; a list of the standard does here.
The OWL API (5.1.9, a Java program) gave the same verdict on the same files.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from owlrl import OWLRL_Semantics
from pyowl_core import ValidationSeverity, load_snapshot, validate_owl2_dl
from pyowl_core.exceptions import UnsupportedSyntaxError
from rdflib import OWL, RDF, RDFS, XSD, Graph, Namespace, URIRef
from rdflib.term import Node

from graph.resources import data_folder
from graph.validate import load_rdf

FOLDER = data_folder("ontology")
FIXTURES = Path(__file__).parents[1] / "validate" / "fixtures"
FILES = ("tradegraph.ttl", "concepts.ttl", "alignments.ttl")
TG = Namespace("https://w3id.org/tradegraph/ontology/")
TGI = Namespace("https://w3id.org/tradegraph/id/")
HEADER = URIRef("https://w3id.org/tradegraph/ontology")

# OWL 2 Structural Specification, section 4, as far as an ontology of ours could want them.
DATATYPES = {
    RDFS.Literal,
    *(
        XSD[name]
        for name in "decimal integer nonNegativeInteger positiveInteger string boolean dateTime "
        "dateTimeStamp anyURI double float language token".split()
    ),
}


def ontology() -> Graph:
    """Return all files as one ontology: an OWL document has one header."""
    graph = Graph()
    for name in FILES:
        graph.parse(FOLDER / name)
    for other in set(graph.subjects(RDF.type, OWL.Ontology)) - {HEADER}:
        graph.remove((other, None, None))
    return graph


def problems(graph: Graph, folder: Path) -> set[str]:
    path = folder / "ontology.ttl"
    graph.serialize(path, format="turtle")
    try:
        snapshot = load_snapshot(path)
    except UnsupportedSyntaxError as error:
        return {str(error)}
    report = validate_owl2_dl(tuple(snapshot.iter_axioms()))
    return {issue.code for issue in report.issues if issue.severity is ValidationSeverity.ERROR}


def test_the_ontology_is_owl_2_dl(tmp_path: Path) -> None:
    assert problems(ontology(), tmp_path) == set()


SMALL = f"""
@prefix tg: <{TG}> .
@prefix owl: <{OWL}> .
@prefix rdfs: <{RDFS}> .
<{HEADER}> a owl:Ontology .
tg:Claim a owl:Class .
tg:value a owl:DatatypeProperty .
"""


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ((TG.Claim, RDFS.subClassOf, TG.Undeclared), "OWL2DL_MISSING_DECLARATION"),
        ((TG.value, RDFS.domain, TG.Undeclared), "OWL2DL_MISSING_DECLARATION"),
        ((TG.value, RDF.type, OWL.ObjectProperty), "OWL2DL_PROPERTY_PUNNING"),
        ((TG.Claim, TG.undeclared, TG.value), "not completely mappable"),
    ],
)
def test_what_is_not_owl_2_dl_is_found(
    planted: tuple[URIRef, URIRef, URIRef], found: str, tmp_path: Path
) -> None:
    small = Graph().parse(data=SMALL, format="turtle")
    assert problems(small, tmp_path) == set()
    assert any(found in problem for problem in problems(small.add(planted), tmp_path))


def test_ranges_are_datatypes_of_owl_2() -> None:
    graph = ontology()
    ranges = {
        kind
        for term in graph.subjects(RDF.type, OWL.DatatypeProperty)
        for kind in graph.objects(term, RDFS.range)
    }
    assert ranges <= DATATYPES


def apart(node: Node, fixture: str) -> Node:
    """Name a thing by its fixture too: claim/1 is not the same in all of them."""
    shared = ("country/", "group/", "currency/")
    own = isinstance(node, URIRef) and node.startswith(TGI)
    if not own or str(node).removeprefix(TGI).startswith(shared):
        return node
    return URIRef(f"{node}/{fixture}")


def sample() -> Graph:
    """Return the valid fixtures of all shapes: data of every class there is."""
    graph = Graph()
    for path in sorted(FIXTURES.glob("*/valid.ttl")):
        name = path.parent.name
        if name == "CodeList":  # puts every code on one claim, as no data does
            continue
        for subject, predicate, value in load_rdf(path):
            graph.add((apart(subject, name), predicate, apart(value, name)))
    return graph


def contradictions(*planted: tuple[URIRef, URIRef, URIRef]) -> set[str]:
    """Return what an OWL 2 RL closure over ontology, alignments and data finds."""
    graph = Graph()
    graph.parse(FOLDER / "tradegraph.ttl")
    graph.parse(FOLDER / "alignments.ttl")
    graph += sample()
    for triple in planted:
        graph.add(triple)
    closure = OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    closure.closure()
    return {str(message) for message in closure.error_messages}


def test_the_sample_has_every_sort_of_thing() -> None:
    graph = ontology()
    used = {*sample().objects(None, RDF.type), TG.Currency}  # named by its code in the sample
    tops = {
        term
        for term in graph.subjects(RDF.type, OWL.Class)
        if term.startswith(TG)
        and not any(wide.startswith(TG) for wide in graph.objects(term, RDFS.subClassOf))
    }
    assert {
        top for top in tops if not used & set(graph.transitive_subjects(RDFS.subClassOf, top))
    } == set()


def test_nothing_contradicts_itself() -> None:
    assert contradictions() == set()


def test_planted_contradictions_are_found() -> None:
    both, via, own = (TGI[f"planted/{number}"] for number in range(3))
    found = contradictions(
        (both, RDF.type, TG.Person),
        (both, RDF.type, TG.Organisation),
        (TGI["planted/transit"], TG.via, via),
        (via, RDF.type, TG.CountryGroup),
        (own, TG.evidence, own),
    )
    for planted in (both, via, own):
        assert any(str(planted) in message for message in found)
