"""Why a shape made of others is not met, branch by branch."""

from __future__ import annotations

import pytest
from rdflib import Graph

from graph.validate import Finding, Reason, validate

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    PREFIXES
    + """
ex:a a ex:Thing ; ex:size 7 ; ex:part ex:b , ex:c .
ex:b a ex:Part ; ex:size 1 .
ex:c ex:size 20 .
"""
)
SMALL = "[ sh:path ex:size ; sh:maxInclusive 5 ]"
NAMED = "[ sh:path ex:name ; sh:minCount 1 ]"
LARGE = "[ sh:path ex:size ; sh:minInclusive 6 ]"


def explained(shape: str) -> Finding:
    shapes = Graph().parse(
        data=f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetNode ex:a ; {shape} .", format="turtle"
    )
    (finding,) = validate(Graph().parse(data=DATA), shapes, explain=True).findings
    return finding


def outline(reasons: tuple[Reason, ...]) -> list[object]:
    return [(reason.met, outline(reason.reasons)) for reason in reasons]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (f"sh:or ( {SMALL} {NAMED} )", [(False, [(False, [])]), (False, [(False, [])])]),
        (f"sh:and ( {LARGE} {NAMED} )", [(True, []), (False, [(False, [])])]),
        ("sh:xone ( [ sh:class ex:Thing ] " + LARGE + " )", [(True, []), (True, [])]),
        (f"sh:not {LARGE}", [(True, [])]),
        (f"sh:node [ sh:property {SMALL} ]", [(False, [(False, [])])]),
        (
            "sh:property [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Part ] ; "
            "sh:qualifiedMinCount 2 ]",
            [(True, []), (False, [(False, [])])],
        ),
        (
            f"sh:node [ sh:or ( {SMALL} {NAMED} ) ]",
            [(False, [(False, [(False, [(False, [])]), (False, [(False, [])])])])],
        ),
    ],
)
def test_each_branch_is_told_met_or_not(shape: str, expected: list[object]) -> None:
    assert outline(explained(shape).reasons) == expected


def test_reasons_are_in_words() -> None:
    first, second = explained(f"sh:or ( {SMALL} {NAMED} )").reasons
    assert first.text == "must be 5 or less as “size”"
    assert [reason.text for reason in first.reasons] == [
        "What “https://example.org/a” has as “size” must be 5 or less (found: 7)."
    ]
    assert [reason.text for reason in second.reasons] == [
        "“https://example.org/a” must have at least 1 value as “name” (found: none)."
    ]


def test_plain_shapes_need_no_reasons() -> None:
    assert explained(f"sh:property {NAMED}").reasons == ()


def test_a_shape_that_contains_itself_comes_to_an_end() -> None:
    shapes = Graph().parse(
        data=f"""{PREFIXES}
        ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:or ( ex:Deep {NAMED} ) .
        ex:Deep a sh:PropertyShape ; sh:path ex:part ; sh:minCount 3 .
        """
    )
    (finding,) = validate(Graph().parse(data=DATA), shapes, explain=True).findings
    assert outline(finding.reasons) == [(False, [(False, [])]), (False, [(False, [])])]
