"""Every term of others that the ontology refers to exists, is what it is taken for, and no more.

`ontology/vocabularies/` lists the terms; `sources.csv` says where each was looked up.
"""

from __future__ import annotations

import csv
from functools import cache

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, URIRef

from graph.resources import data_folder

FOLDER = data_folder("ontology")
LISTS = FOLDER / "vocabularies"
OWN = "https://w3id.org/tradegraph/"
# Checked against rdflib's own list in test_files.py.
BASIC = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/2002/07/owl#",
)
DECLARED = {
    "class": {OWL.Class},
    "object property": {OWL.ObjectProperty},
    "datatype property": {OWL.DatatypeProperty},
    "annotation property": {OWL.AnnotationProperty},
    "property": {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty},
    "concept scheme": set(),
    "item": set(),
}


def rows(name: str) -> list[dict[str, str]]:
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SOURCES = {row["file"]: row for row in rows("sources")}


@cache
def known() -> dict[str, str]:
    return {row["iri"]: row["kind"] for name in SOURCES for row in rows(name)}


@cache
def ontology() -> Graph:
    graph = Graph()
    for name in ("tradegraph.ttl", "concepts.ttl", "alignments.ttl"):
        graph.parse(FOLDER / name)
    return graph


def terms_of_others(graph: Graph) -> set[str]:
    """Return the IRIs that stand as terms; pages named as sources and licences are no terms."""
    pages = {DCTERMS.source, DCTERMS.license}
    found = {
        str(node)
        for subject, predicate, value in graph
        for node in (subject, predicate, *(() if predicate in pages else (value,)))
        if isinstance(node, URIRef)
    }
    return {iri for iri in found if not iri.startswith((OWN, *BASIC))}


def test_every_term_of_others_is_listed_and_every_listed_one_is_used() -> None:
    assert terms_of_others(ontology()) == set(known())


@pytest.mark.parametrize("name", SOURCES)
def test_a_list_is_of_one_namespace_sorted_and_says_where_it_is_from(name: str) -> None:
    iris = [row["iri"] for row in rows(name)]
    assert iris == sorted(set(iris))
    assert all(iri.startswith(SOURCES[name]["namespace"]) for iri in iris)
    assert all(SOURCES[name].values())
    assert {row["kind"] for row in rows(name)} <= set(DECLARED)


def test_the_lists_are_those_of_the_sources() -> None:
    assert {path.stem for path in LISTS.glob("*.csv")} == {*SOURCES, "sources"}


@pytest.mark.parametrize("iri", sorted(known()))
def test_a_term_is_declared_as_what_it_is(iri: str) -> None:
    assert set(ontology().objects(URIRef(iri), RDF.type)) <= DECLARED[known()[iri]]


def test_axioms_lead_to_terms_of_their_own_kind() -> None:
    graph = ontology()
    for ours, theirs in graph.subject_objects(RDFS.subClassOf):
        assert (theirs, RDF.type, OWL.Class) in graph, ours
    for ours, theirs in graph.subject_objects(RDFS.subPropertyOf):
        kinds = set(graph.objects(ours, RDF.type))
        assert kinds == set(graph.objects(theirs, RDF.type)), ours
    for ours in {*graph.subjects(SKOS.closeMatch), *graph.subjects(SKOS.broadMatch)}:
        assert (ours, RDF.type, SKOS.Concept) in graph, ours


def test_nothing_is_said_to_be_the_same_as_a_term_of_others() -> None:
    strong = (OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs, SKOS.exactMatch)
    assert not {said for said in strong if (None, said, None) in ontology()}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(
            "http://www.w3.org/2003/01/geo/wgs84_pos#lat",
            "https://www.w3.org/2003/01/geo/wgs84_pos#lat",
            id="rdflib's WGS has the wrong scheme",
        ),
        pytest.param(
            "https://schema.org/Person", "http://schema.org/Person", id="schema.org moved to https"
        ),
        pytest.param(
            "http://www.w3.org/ns/prov#Entity",
            "https://www.w3.org/ns/prov#Entity",
            id="W3C namespaces stay http",
        ),
        pytest.param(
            "http://www.w3.org/2006/time#inXSDDate",
            "http://www.w3.org/2006/time#inXsdDate",
            id="case counts",
        ),
        pytest.param(
            "http://www.w3.org/ns/org#Organization",
            "http://www.w3.org/ns/org#Organisation",
            id="ORG spells with a z",
        ),
        pytest.param(
            "https://openenergyplatform.org/ontology/oeo/OEO_00000253",
            "http://openenergy-platform.org/ontology/oeo/OEO_00000253",
            id="OEO moved, with hyphen and scheme",
        ),
        pytest.param(
            "https://openenergyplatform.org/ontology/oeo/OEO_00000253",
            "https://openenergyplatform.org/ontology/oeo/OEO_253",
            id="OEO numbers have eight digits",
        ),
        pytest.param(
            "https://spec.edmcouncil.org/fibo/ontology/FND/Agreements/Contracts/Contract",
            "https://spec.edmcouncil.org/fibo/ontology/FND/Agreements/Contracts#Contract",
            id="FIBO terms follow a slash",
        ),
        pytest.param(
            "https://spec.edmcouncil.org/fibo/ontology/FND/Accounting/CurrencyAmount/Currency",
            "https://spec.edmcouncil.org/fibo/ontology/FND/20260701/Accounting/CurrencyAmount/Currency",
            id="FIBO dates versions, not terms",
        ),
        pytest.param(
            "http://publications.europa.eu/resource/authority/country",
            "https://publications.europa.eu/resource/authority/country",
            id="EU tables are named by http, though served by https",
        ),
        pytest.param(
            "http://publications.europa.eu/resource/authority/country",
            "http://publications.europa.eu/resource/authority/country/KE",
            id="EU countries have three letters",
        ),
        pytest.param(
            "http://www.wikidata.org/entity/Q5",
            "https://www.wikidata.org/wiki/Q5",
            id="a Wikidata page is not the item",
        ),
        pytest.param(
            "http://www.wikidata.org/entity/P297",
            "http://www.wikidata.org/prop/direct/P297",
            id="a Wikidata property has other IRIs in statements",
        ),
        pytest.param(
            "http://purl.org/linked-data/sdmx/2009/dimension#refArea",
            "http://purl.org/linked-data/sdmx/2009/measure#refArea",
            id="SDMX keeps dimensions and measures apart",
        ),
        pytest.param(
            "http://data.europa.eu/eli/ontology#in_force",
            "http://data.europa.eu/eli/ontology#inForce",
            id="ELI writes with underscores",
        ),
    ],
)
def test_known_slips_are_noticed(right: str, wrong: str) -> None:
    assert right in known()
    slipped = Graph().add((URIRef(f"{OWN}ontology/Slip"), RDFS.seeAlso, URIRef(wrong)))
    assert terms_of_others(slipped) - set(known()) == {wrong}
