"""The ontology declares what docs/model.md uses, and says what each term means."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from graph.resources import data_folder

TG = "https://w3id.org/tradegraph/ontology/"
HEADER = URIRef("https://w3id.org/tradegraph/ontology")
MODEL = Path(__file__).parents[2] / "docs" / "model.md"

ONTOLOGY = Graph().parse(data_folder("ontology") / "tradegraph.ttl")
CREATOR = URIRef("https://w3id.org/tradegraph/founders")


def own(kind: URIRef) -> list[URIRef]:
    """Return the terms of a kind that are ours; those of others are declared and no more."""
    found = {term for term in ONTOLOGY.subjects(RDF.type, kind) if isinstance(term, URIRef)}
    return sorted(term for term in found if term.startswith(TG))


CLASSES = own(OWL.Class)
PROPERTIES = sorted([*own(OWL.ObjectProperty), *own(OWL.DatatypeProperty)])
TERMS = [*CLASSES, *PROPERTIES]


def local(term: object) -> str:
    return str(term).removeprefix(TG)


def test_the_model_and_the_ontology_have_the_same_terms() -> None:
    used = set(re.findall(r"`?tg:(\w+)", MODEL.read_text(encoding="utf-8")))
    assert used == {local(term) for term in TERMS}


def test_every_term_is_declared_once_and_as_one_thing() -> None:
    assert len(TERMS) == len(set(TERMS))
    foreign = set(ONTOLOGY.subjects()) - {HEADER, CREATOR, *TERMS}
    for term in foreign:
        assert set(ONTOLOGY.predicates(term)) == {RDF.type}, "declared, and nothing said about it"


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_a_term_is_documented(term: URIRef) -> None:
    for needed in (RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy):
        assert len(list(ONTOLOGY.objects(term, needed))) == 1, needed
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == HEADER
    definition = ONTOLOGY.value(term, SKOS.definition)
    assert isinstance(definition, Literal)
    assert definition.language == "en"
    assert re.fullmatch(r"[A-Z].{20,}\.", definition), "a full sentence"


@pytest.mark.parametrize("term", TERMS, ids=local)
def test_a_definition_is_not_circular(term: URIRef) -> None:
    label = str(ONTOLOGY.value(term, RDFS.label))
    definition = str(ONTOLOGY.value(term, SKOS.definition))
    assert not re.search(rf"\b{re.escape(label)}\b", definition, re.IGNORECASE)


def test_names_tell_classes_from_properties() -> None:
    assert all(re.fullmatch(r"[A-Z]\w+", local(term)) for term in CLASSES)
    assert all(re.fullmatch(r"[a-z]\w+", local(term)) for term in PROPERTIES)


def test_labels_are_unambiguous() -> None:
    for group in (CLASSES, PROPERTIES):
        labels = [str(ONTOLOGY.value(term, RDFS.label)) for term in group]
        assert len(labels) == len(set(labels))


def test_domains_ranges_and_superclasses_are_known() -> None:
    known = {*CLASSES, SKOS.Concept}
    for axiom in (RDFS.domain, RDFS.subClassOf):
        assert set(ONTOLOGY.objects(None, axiom)) <= set(CLASSES)
    for term in own(OWL.ObjectProperty):
        assert set(ONTOLOGY.objects(term, RDFS.range)) <= known
    for term in own(OWL.DatatypeProperty):
        for datatype in ONTOLOGY.objects(term, RDFS.range):
            assert str(datatype).startswith("http://www.w3.org/2001/XMLSchema#")


def test_the_header_states_version_licence_and_creator() -> None:
    version = str(ONTOLOGY.value(HEADER, OWL.versionIRI))
    assert re.fullmatch(rf"{HEADER}/\d{{4}}-\d\d-\d\d", version)
    for stated in ("license", "creator", "created", "title", "description"):
        assert ONTOLOGY.value(HEADER, URIRef(f"http://purl.org/dc/terms/{stated}")), stated
    assert ONTOLOGY.value(HEADER, OWL.versionInfo) == Literal(version.rpartition("/")[2])
    notes = {str(note)[:10] for note in ONTOLOGY.objects(HEADER, SKOS.changeNote)}
    versions = {str(version), str(ONTOLOGY.value(HEADER, OWL.priorVersion))}
    assert {version.rpartition("/")[2] for version in versions} <= notes
    assert ONTOLOGY.value(HEADER, URIRef("http://purl.org/dc/terms/creator")) == CREATOR
    assert ONTOLOGY.value(CREATOR, RDFS.label)
