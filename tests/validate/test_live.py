"""After any change, the results are those that a validation of all the data gives."""

from __future__ import annotations

import random
from itertools import chain

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph.validate import Data, Engine, LiveValidation, validate
from graph.validate.engine import run
from graph.validate.shapes import Shapes, own_checked
from tests.rdf.sample import sample_dataset

EX = "https://example.org/"
PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/" ] .
"""
SHAPES = {
    "count": "sh:targetClass ex:A ; sh:property [ sh:path ex:p ; sh:maxCount 1 ]",
    "class": "sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:class ex:A ]",
    "sequence": "sh:targetObjectsOf ex:p ; sh:property [ sh:path ( ex:q ex:p ) ; sh:maxCount 0 ]",
    "inverse": """sh:targetClass ex:A ;
        sh:property [ sh:path [ sh:inversePath ex:q ] ; sh:minCount 1 ]""",
    "star": """sh:targetClass ex:B ;
        sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:class ex:B ]""",
    "backward": """sh:targetClass ex:B ;
        sh:property [ sh:path [ sh:inversePath [ sh:oneOrMorePath ex:p ] ] ; sh:maxCount 1 ]""",
    "choice": """sh:targetClass ex:A ;
        sh:property [ sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:minCount 1 ]""",
    "optional": """sh:targetClass ex:A ;
        sh:property [ sh:path ( [ sh:zeroOrOnePath ex:p ] ex:q ) ; sh:maxCount 1 ]""",
    "closed": """sh:targetClass ex:A ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
        sh:property [ sh:path ex:p ]""",
    "pair": "sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; sh:disjoint ex:q ]",
    "nested": """sh:targetSubjectsOf ex:q ; sh:property [
        sh:path ex:q ; sh:node [ sh:property [ sh:path ex:p ; sh:class ex:B ] ] ]""",
    "or": """sh:targetClass ex:A ;
        sh:or ( [ sh:path ex:q ; sh:minCount 1 ] [ sh:not [ sh:path ex:p ; sh:minCount 1 ] ] )""",
    "qualified": """sh:targetClass ex:B ; sh:property [
        sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:A ] ; sh:qualifiedMinCount 1 ]""",
    "deep": """sh:targetClass ex:A ;
        sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ]""",
    "query": """sh:targetClass ex:A ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select "SELECT $this ?value WHERE { $this ex:p ?x . ?x ex:q ?value }" ]""",
    "absence": """sh:targetClass ex:B ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select '''SELECT $this ?value WHERE {
            $this ex:p ?value . OPTIONAL { ?value ex:q ?z . ?z ex:p ?w }
            FILTER (!BOUND(?w)) }''' ]""",
    "union": """sh:targetClass ex:A ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select '''SELECT $this ?value WHERE {
            { $this ex:p/ex:p ?value } UNION { ?value ^ex:q $this . ?value a ex:B } }''' ]""",
    "exists": """sh:targetClass ex:A ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{$this}" ;
        sh:select '''SELECT $this WHERE {
            $this a ?any FILTER NOT EXISTS { $this ex:q ?x . ?y ex:q ?x . ?y ex:p ?z } }''' ]""",
    "loose": """sh:targetClass ex:A ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select '''SELECT $this ?value WHERE {
            $this a ?any . ?value ex:q ?x . ?x ex:q ?value }''' ]""",
    "anything": """sh:targetClass ex:B ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select "SELECT $this ?value WHERE { $this ?any ?x . ?x ?other ?value }" ]""",
    "counted": """sh:targetClass ex:A ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select '''SELECT $this (COUNT(?x) AS ?value) WHERE { $this ex:p ?y . ?x ex:q ?y }
            GROUP BY $this HAVING (COUNT(?x) > 1)''' ]""",
    "hidden": """sh:targetClass ex:A ; sh:sparql [
        sh:prefixes ex:prefixes ; sh:message "{?value}" ;
        sh:select '''SELECT $this ?value WHERE {
            $this ex:p ?value .
            { SELECT $this ?value WHERE { $this a ?a . ?value ex:q ?x } } }''' ]""",
    "path": """sh:targetClass ex:A ; sh:property [ sh:path ( ex:p ex:q ) ; sh:sparql [
        sh:message "{?value}" ;
        sh:select "SELECT $this ?value WHERE { $this $PATH ?value . ?value a ?kind }" ] ]""",
    "self": "a rdfs:Class ; sh:property [ sh:path ex:q ; sh:minCount 1 ]",
    "named": "sh:targetNode ex:n0 ; sh:property [ sh:path ex:p ; sh:minCount 1 ]",
}
NODES = [ox.NamedNode(f"{EX}n{number}") for number in range(4)]
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
CLASSES = [ox.NamedNode(f"{EX}{name}") for name in ("A", "B", "self")]
STATEMENTS = st.one_of(
    st.builds(
        ox.Triple,
        st.sampled_from(NODES),
        st.sampled_from([ox.NamedNode(f"{EX}p"), ox.NamedNode(f"{EX}q")]),
        st.sampled_from(NODES),
    ),
    st.builds(ox.Triple, st.sampled_from(NODES), st.just(TYPE), st.sampled_from(CLASSES)),
    st.just(ox.Triple(CLASSES[1], SUBCLASS, CLASSES[0])),
)
GRAPHS = st.lists(STATEMENTS, max_size=14)


def shapes_of(names: list[str]) -> Shapes:
    text = "\n".join(f"ex:{name} a sh:NodeShape ; {SHAPES[name]} ." for name in names)
    return Shapes.of(Graph().parse(data=PREFIXES + text, format="turtle"))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(st.sampled_from(sorted(SHAPES)), min_size=3, max_size=8, unique=True),
    start=GRAPHS,
    changes=st.lists(st.tuples(GRAPHS, GRAPHS), min_size=1, max_size=3),
)
def test_a_change_gives_what_a_full_validation_gives(
    names: list[str],
    start: list[ox.Triple],
    changes: list[tuple[list[ox.Triple], list[ox.Triple]]],
) -> None:
    shapes = shapes_of(names)
    live = LiveValidation(Data(start), shapes, Engine.FAST)
    held = set(start)
    for added, removed in changes:
        live.change(added, removed)
        held = (held - set(removed)) | set(added)
        assert live.results == run(Data(held), shapes, Engine.FAST)
        assert live.report() == validate(Data(held), shapes, engine=Engine.FAST)


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_every_single_change_is_followed(name: str) -> None:
    chance = random.Random(name)
    pool = [
        ox.Triple(subject, ox.NamedNode(f"{EX}{predicate}"), value)
        for subject in NODES
        for predicate in "pq"
        for value in NODES
    ]
    held = {ox.Triple(node, TYPE, kind) for node in NODES for kind in CLASSES}
    pool += chance.sample(sorted(held, key=str), 4)
    shapes = shapes_of([name])
    live = LiveValidation(Data(held), shapes, Engine.FAST)
    seen = {live.results}
    for statement in chance.sample(pool, 20):
        if statement in held:
            held.discard(statement)
            live.change(removed=[statement])
        else:
            held.add(statement)
            live.change(added=[statement])
        assert live.results == run(Data(held), shapes, Engine.FAST)
        seen.add(live.results)
    assert len(seen) > 1


def test_changes_of_our_own_graph_are_followed() -> None:
    statements = sorted(chain.from_iterable(sample_dataset().graphs.values()), key=str)
    chance = random.Random(4)
    held = set(statements)
    live = LiveValidation(Data(held), engine=Engine.FAST)
    for _ in range(4):
        removed = chance.sample(statements, 8)
        added = [
            ox.Triple(one.subject, other.predicate, third.object)
            for one, other, third in zip(
                *(chance.sample(statements, 8) for _ in range(3)), strict=True
            )
        ]
        live.change(added, removed)
        held = (held - set(removed)) | set(added)
        assert live.results == run(Data(held), own_checked(), Engine.FAST)
    assert len(live.results) >= 15


def test_only_what_a_change_concerns_is_looked_at() -> None:
    statements = list(chain.from_iterable(sample_dataset().graphs.values()))
    live = LiveValidation(Data(statements))
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    claim = next(s.subject for s in statements if "/id/claim/" in str(s.subject))
    looked_at = live.change(added=[ox.Triple(claim, label, ox.Literal("another label"))])
    assert looked_at == {claim}
    assert live.change() == frozenset()
