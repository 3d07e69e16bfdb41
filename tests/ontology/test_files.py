"""The files of ontology/ mean the same to both RDF libraries, and refer to terms that exist."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import ORG, OWL, PROV, SDO, SH, SKOS, TIME, DefinedNamespace
from rdflib.term import Node

from graph.resources import data_folder

FOLDER = data_folder("ontology")
TURTLE = sorted(FOLDER.rglob("*.ttl"))
TG = "https://w3id.org/tradegraph/ontology/"
TGC = "https://w3id.org/tradegraph/concept/"
STANDARD: tuple[type[DefinedNamespace], ...] = (PROV, ORG, TIME, SDO, SKOS, OWL, RDF, RDFS)


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_both_libraries_read_the_same_number_of_triples(path: Path) -> None:
    triples = list(pyoxigraph.parse(path=str(path)))
    assert len(triples) == len(Graph().parse(path)) > 0


@pytest.fixture(scope="module")
def everything() -> Graph:
    graph = Graph()
    for path in TURTLE:
        graph.parse(path)
    return graph


def nodes(graph: Graph) -> set[URIRef]:
    return {node for triple in graph for node in triple if isinstance(node, URIRef)}


def own(graph: Graph, kind: URIRef) -> set[str]:
    """Return our terms of a kind; those of others are declared and no more."""
    return {str(term) for term in graph.subjects(RDF.type, kind) if str(term).startswith(TG)}


def of_shapes(graph: Graph, term: str) -> Node | None:
    """Return the one datatype that the shapes demand, which OWL 2 DL may not know."""
    shapes = list(graph.subjects(SH.path, URIRef(term)))
    types = {kind for shape in shapes for kind in graph.objects(shape, SH.datatype)}
    assert len(types) <= 1, term
    return next(iter(types), None)


def test_own_terms_and_concepts_are_declared(everything: Graph) -> None:
    declared = set(everything.subjects(RDF.type))
    used = {node for node in nodes(everything) if node.startswith((TG, TGC))}
    versions = {
        *everything.objects(None, OWL.versionIRI),
        *everything.objects(None, OWL.priorVersion),
    }
    namespaces = {URIRef(TG), URIRef(TGC)}
    assert used - declared - versions - namespaces == set()


def test_terms_of_standards_exist(everything: Graph) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for node in nodes(everything):
            for namespace in STANDARD:
                base = str(namespace)
                if node.startswith(base) and node != URIRef(base):
                    assert namespace[node.removeprefix(base)] == node


def test_nothing_is_imported(everything: Graph) -> None:
    assert not list(everything.subject_objects(OWL.imports))


def test_the_context_covers_every_term(everything: Graph) -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in own(everything, kind):
            name = term.removeprefix(TG)
            entry = context[name]
            assert (entry if isinstance(entry, str) else entry["@id"]) == f"tg:{name}"


def test_the_context_types_values_as_ontology_and_shapes_do(everything: Graph) -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    xsd = context["xsd"]
    for term in own(everything, OWL.ObjectProperty):
        assert context[term.removeprefix(TG)]["@type"] == "@id"
    for term in own(everything, OWL.DatatypeProperty):
        entry = context[term.removeprefix(TG)]
        datatype = entry["@type"].replace("xsd:", xsd) if isinstance(entry, dict) else None
        stated = everything.value(URIRef(term), RDFS.range) or of_shapes(everything, term)
        plain = stated is None or str(stated) == f"{xsd}string"
        assert datatype == (None if plain else str(stated))


def test_the_context_reads_back_as_our_terms() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document: dict[str, str] = {
        "id": "https://w3id.org/tradegraph/id/claim/0123456789abcdef",
        "type": "FlowClaim",
        "value": "40500000",
        "reporter": "tgi:country/KE",
        "direction": "tgc:direction/exports",
    }
    graph = Graph().parse(data=json.dumps({"@context": context, **document}), format="json-ld")
    claim = URIRef(document["id"])
    assert set(graph) == {
        (claim, RDF.type, URIRef(f"{TG}FlowClaim")),
        (claim, URIRef(f"{TG}value"), Literal("40500000", datatype=XSD.decimal)),
        (claim, URIRef(f"{TG}reporter"), URIRef("https://w3id.org/tradegraph/id/country/KE")),
        (claim, URIRef(f"{TG}direction"), URIRef(f"{TGC}direction/exports")),
    }
