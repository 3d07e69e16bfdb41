"""The shapes for ontologies pass a well-kept one, our own among them, and catch what is not.

Each group of shapes has a folder in `lint/` with what it objects to and the approved report. After
a deliberate change of a message, write the reports anew and read the difference:
`APPROVE=1 python -m pytest tests/ontology/test_lint.py`.
"""

from __future__ import annotations

import os
from functools import cache, reduce
from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.term import Node

from graph.resources import data_folder
from graph.validate import Report, lint_shapes, load_rdf, to_text, validate

FIXTURES = Path(__file__).parent / "lint"
TGS = "https://w3id.org/tradegraph/shape/"
SHAPES = lint_shapes()
NODES = set(SHAPES.subjects(RDF.type, SH.NodeShape))
PROPERTIES = set(SHAPES.subjects(RDF.type, SH.PropertyShape))


def name(shape: Node) -> str:
    return str(shape).removeprefix(TGS)


GROUPS = sorted(map(name, NODES))


@cache
def shapes_of(group: str) -> Graph:
    """Return the shapes of one group with the nodes that they lead to."""
    chosen = Graph()
    waiting: list[Node] = [URIRef(f"{TGS}{group}")]
    while waiting:
        node = waiting.pop()
        for triple in SHAPES.triples((node, None, None)):
            if triple not in chosen:
                chosen.add(triple)
                if isinstance(triple[2], BNode) or str(triple[2]).startswith(TGS):
                    waiting.append(triple[2])
    return chosen


@cache
def report(group: str) -> Report:
    return validate(load_rdf(FIXTURES / group / "invalid.ttl"), shapes_of(group))


def test_our_own_ontology_passes() -> None:
    files = sorted(data_folder("ontology").glob("*.ttl"))
    assert len(files) == 3
    found = validate(reduce(Graph.__add__, map(load_rdf, files)), SHAPES)
    assert [finding.message for finding in found.findings] == []


def test_a_well_kept_ontology_passes() -> None:
    found = validate(load_rdf(FIXTURES / "valid.ttl"), SHAPES)
    assert [finding.message for finding in found.findings] == []


def test_every_group_has_a_folder() -> None:
    assert {folder.name for folder in FIXTURES.iterdir() if folder.is_dir()} == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_every_shape_of_a_group_catches_something(group: str) -> None:
    parts = set(SHAPES.objects(URIRef(f"{TGS}{group}"), SH.property))
    expected = {f"tgs:{name(part)}" for part in parts} or {f"tgs:{group}"}
    assert {finding.shape for finding in report(group).findings} >= expected


@pytest.mark.parametrize("group", GROUPS)
def test_the_report_is_the_approved_one(group: str) -> None:
    approved = FIXTURES / group / "approved.txt"
    text = to_text(report(group))
    if os.environ.get("APPROVE"):
        approved.write_text(text, encoding="utf-8")
    assert text == approved.read_text(encoding="utf-8")


SILENT = {URIRef(f"{TGS}Scheme"), URIRef(f"{TGS}Concept")}
"""These only hold property shapes together."""


@pytest.mark.parametrize("shape", sorted((NODES | PROPERTIES) - SILENT, key=str), ids=name)
def test_a_shape_speaks_and_says_how_to_mend(shape: URIRef) -> None:
    assert len(list(SHAPES.objects(shape, SH.severity))) == 1
    speakers = {shape, *SHAPES.objects(shape, SH.sparql)}
    spoken = {text for one in speakers for text in SHAPES.objects(one, SH.message)}
    mends = {text for one in speakers for text in SHAPES.objects(one, URIRef(f"{TGS}mend"))}
    assert len(spoken) == len(mends) == 1
    assert all(str(text).endswith(".") for text in mends)
