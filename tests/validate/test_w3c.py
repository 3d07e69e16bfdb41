"""The report graph is what pySHACL reports, and can be read again."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, Literal
from rdflib.term import Node

from graph.validate import Engine, load_data, load_rdf, own_shapes, to_w3c, validate
from graph.validate.shapes import vocabulary

FIXTURES = Path(__file__).parent / "fixtures"
SAID = (
    SH.focusNode,
    SH.resultPath,
    SH.value,
    SH.sourceShape,
    SH.sourceConstraintComponent,
    SH.sourceConstraint,
    SH.resultSeverity,
    SH.resultMessage,
)


def rows(report: Graph) -> list[tuple[str, ...]]:
    """Return the results, whatever their blank nodes are called."""

    def told(node: Node | None) -> str:
        return "_" if isinstance(node, BNode) else str(node)

    assert len(list(report.subjects(RDF.type, SH.ValidationReport))) == 1
    return sorted(
        tuple(told(report.value(result, name)) for name in SAID)
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


@pytest.mark.parametrize("group", ["Figure", "Document", "OtherSide", "ClaimKind", "Closed"])
def test_the_report_graph_is_that_of_pyshacl(group: str) -> None:
    path = FIXTURES / group / "invalid.ttl"
    data = load_rdf(path) + vocabulary()
    conforms, expected, _ = pyshacl.validate(data, shacl_graph=own_shapes())
    assert isinstance(expected, Graph)
    written = to_w3c(validate(load_data(path), engine=Engine.PYSHACL))
    report = Graph().parse(data=written, format="turtle")
    assert rows(report) == rows(expected)
    assert (None, SH.conforms, Literal(conforms)) in report


def test_paths_and_unnamed_shapes_are_written_as_they_were() -> None:
    prefixes = "@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> ."
    shapes = Graph().parse(
        data=prefixes
        + """ ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property
        [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 ; sh:message "a" ] ,
        [ sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:minCount 1 ; sh:message "b" ] ,
        [ sh:path [ sh:oneOrMorePath ex:p ] ; sh:minCount 1 ; sh:message "c" ] ."""
    )
    data = Graph().parse(data=prefixes + ' ex:a ex:name "A" .')
    report = Graph().parse(data=to_w3c(validate(data, shapes)), format="turtle")
    _, expected, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(expected, Graph)
    assert rows(report) == rows(expected)

    def paths(graph: Graph) -> set[frozenset[str]]:
        found = set()
        for start in graph.objects(None, SH.resultPath):
            waiting, seen = [start], set()
            while waiting:
                for name, value in graph.predicate_objects(waiting.pop()):
                    seen.add(f"{name.n3()} {'_' if isinstance(value, BNode) else value.n3()}")
                    waiting.append(value)
            found.add(frozenset(seen))
        return found

    assert paths(report) == paths(expected)


def test_the_text_is_the_same_in_every_run() -> None:
    path = FIXTURES / "Claim" / "invalid.ttl"
    assert to_w3c(validate(load_data(path))) == to_w3c(validate(load_data(path)))
