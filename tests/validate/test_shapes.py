"""Every shape passes what is right, catches what is wrong, and says so in the approved words.

A group of shapes is a node shape with its property shapes, or property shapes of one first name.
Each has a folder in `fixtures/` with `valid.ttl`, `invalid.ttl`, and the approved report on the
latter. After a deliberate change of a message, write the reports anew and read the difference:
`APPROVE=1 python -m pytest tests/validate/test_shapes.py`.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.term import Node

from graph.validate import Report, load_rdf, own_shapes, to_text, validate
from graph.validate.shapes import local_name, vocabulary

FIXTURES = Path(__file__).parent / "fixtures"
TGS = "https://w3id.org/tradegraph/shape/"
MEND = URIRef(f"{TGS}mend")

SHAPES = own_shapes()
PROPERTY_SHAPES = set(SHAPES.subjects(RDF.type, SH.PropertyShape)) | set(
    SHAPES.objects(None, SH.property)
)
NODE_SHAPES = set(SHAPES.subjects(RDF.type, SH.NodeShape))
ALL = sorted(PROPERTY_SHAPES | NODE_SHAPES)


def group_of(shape: Node) -> str:
    return str(shape).removeprefix(TGS).split("-")[0]


def alternatives() -> set[Node]:
    """Return the shapes inside sh:or and the like, which tell cases apart and report nothing."""
    members: set[Node] = set()
    for choice in (SH["or"], SH["xone"]):
        for head in SHAPES.objects(None, choice):
            members.update(SHAPES.items(head))
    members.update(SHAPES.objects(None, SH.qualifiedValueShape))
    for member in set(members):
        members.update(SHAPES.objects(member, SH.property))
    return members


ALTERNATIVES = alternatives()
GROUPS = sorted({group_of(shape) for shape in ALL if shape not in ALTERNATIVES})


def reporting(group: str) -> set[str]:
    """Return the names of the shapes of a group that can have findings of their own."""
    constraints = {
        predicate
        for predicate in SHAPES.predicates()
        if str(predicate).startswith(str(SH))
        and predicate not in {SH.property, SH.path, SH.severity, SH.message}
        and "target" not in predicate
    }
    return {
        f"tgs:{str(shape).removeprefix(TGS)}"
        for shape in ALL
        if group_of(shape) == group
        and shape not in ALTERNATIVES
        and constraints & set(SHAPES.predicates(shape))
    }


@cache
def shapes_of(group: str) -> Graph:
    """Return the shapes of one group with the nodes that they lead to."""
    chosen = Graph()
    waiting: list[Node] = [shape for shape in ALL if group_of(shape) == group]
    while waiting:
        node = waiting.pop()
        for triple in SHAPES.triples((node, None, None)):
            if triple in chosen:
                continue
            chosen.add(triple)
            leads_on = isinstance(triple[2], BNode) or str(triple[2]).startswith(TGS)
            if leads_on:
                waiting.append(triple[2])
    return chosen


@cache
def check(group: str, name: str) -> Report:
    return validate(load_rdf(FIXTURES / group / name), shapes_of(group))


def test_every_group_has_fixtures() -> None:
    assert {folder.name for folder in FIXTURES.iterdir()} == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_valid_data_passes(group: str) -> None:
    assert [finding.message for finding in check(group, "valid.ttl").findings] == []


@pytest.mark.parametrize("group", GROUPS)
def test_valid_data_is_looked_at(group: str) -> None:
    data = load_rdf(FIXTURES / group / "valid.ttl") + vocabulary()
    shapes = shapes_of(group)
    classes = set(shapes.objects(None, SH.targetClass))
    for wide in set(classes):
        classes.update(data.transitive_subjects(RDFS.subClassOf, wide))
    properties = {
        *shapes.objects(None, SH.targetSubjectsOf),
        *shapes.objects(None, SH.targetObjectsOf),
    }
    assert any((None, RDF.type, kind) in data for kind in classes) or any(
        (None, name, None) in data for name in properties
    )


@pytest.mark.parametrize("group", GROUPS)
def test_invalid_data_is_caught_by_every_shape(group: str) -> None:
    assert {finding.shape for finding in check(group, "invalid.ttl").findings} == reporting(group)


@pytest.mark.parametrize("group", GROUPS)
def test_the_report_is_the_approved_one(group: str) -> None:
    approved = FIXTURES / group / "approved.txt"
    report = to_text(check(group, "invalid.ttl"))
    if os.environ.get("APPROVE"):
        approved.write_text(report, encoding="utf-8")
    assert report == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", ALL, ids=local_name)
def test_a_shape_is_named_and_speaks(shape: URIRef) -> None:
    assert isinstance(shape, URIRef)
    assert len(list(SHAPES.objects(shape, SH.severity))) == 1
    if shape in PROPERTY_SHAPES:
        assert len(list(SHAPES.objects(shape, SH.message))) == 1
    speakers = {shape, *SHAPES.objects(shape, SH.sparql)}
    if f"tgs:{shape.removeprefix(TGS)}" in reporting(group_of(shape)):
        assert any(SHAPES.value(speaker, SH.message) for speaker in speakers)
        mends = [SHAPES.value(speaker, MEND) for speaker in speakers]
        assert [str(mend).endswith(".") for mend in mends if mend is not None] == [True]


def test_queries_are_guarded() -> None:
    for query in SHAPES.objects(None, SH.select):
        text = str(query)
        assert "NOT EXISTS" not in text
        numbers = re.search(r"\?(change|span|earlier) [<>]", text)
        assert not numbers or "isNumeric" in text
