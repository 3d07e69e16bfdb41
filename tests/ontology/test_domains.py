"""Domains and ranges hold in the graph of the shipped documents: nothing is typed by surprise.

A reasoner takes a domain or range not as a rule but as a fact, so one that is too narrow makes
passages of rulings, or countries of blocs.
"""

from __future__ import annotations

from functools import cache

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from graph.pipeline.build import build_graph
from graph.pipeline.locations import DEFAULT_DOCUMENTS
from graph.progress import silent
from graph.resources import data_folder

PREFIXES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX tg: <https://w3id.org/tradegraph/ontology/>
"""
# No shipped document has a ruling or a reading of a model; these stand in for them.
MORE = b"""
@base <https://w3id.org/tradegraph/id/> .
@prefix tg: <https://w3id.org/tradegraph/ontology/> .
<review/1> a tg:ReviewDecision ; tg:inDocument <document/1> ; tg:exactText "It rose." ;
    tg:withdraws <claim/1> .
<document/1> a tg:Document .
<claim/1> a tg:FlowClaim .
"""


@cache
def store() -> Store:
    built = build_graph([DEFAULT_DOCUMENTS], silent)
    filled = Store()
    filled.extend(Quad(*quad.triple) for quad in built.knowledge.dataset.quads())
    filled.extend(quad for quad in parse(MORE, format=RdfFormat.TURTLE))
    return filled


def surprises(axiom: str, node: str) -> set[tuple[str, str, str]]:
    """Return (property, what it makes a thing of, thing) where the graph does not say so."""
    rows = store().query(
        f"""{PREFIXES}
        SELECT DISTINCT ?property ?class ?{node} WHERE {{
            ?property rdfs:{axiom} ?class . ?class a owl:Class .
            ?s ?property ?o .
            OPTIONAL {{ ?{node} rdf:type ?type . ?type rdfs:subClassOf* ?class }}
            FILTER (!BOUND(?type))
        }}"""
    )
    return {
        (str(row["property"].value), str(row["class"].value), str(row[node].value)) for row in rows
    }


@pytest.mark.parametrize(("axiom", "node"), [("domain", "s"), ("range", "o")])
def test_every_domain_and_range_holds(axiom: str, node: str) -> None:
    assert surprises(axiom, node) == set()


def test_nothing_is_in_two_classes_that_share_nothing() -> None:
    rows = store().query(
        f"""{PREFIXES}
        SELECT DISTINCT ?thing ?one ?other WHERE {{
            ?one owl:disjointWith ?other .
            ?a rdfs:subClassOf* ?one .
            ?b rdfs:subClassOf* ?other .
            ?thing rdf:type ?a , ?b .
        }}"""
    )
    assert [row["thing"].value for row in rows] == []


def test_most_properties_with_a_domain_were_looked_at() -> None:
    with_domain = {quad.subject for quad in _axioms() if quad.predicate.value.endswith("domain")}
    used = {quad.predicate for quad in store()}
    assert len(with_domain & used) >= 0.7 * len(with_domain)


def _axioms() -> list[Quad]:
    path = data_folder("ontology") / "tradegraph.ttl"
    return [
        quad
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    ]
