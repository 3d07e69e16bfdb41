"""Shapes without a message speak in words, and groups have titles that people read."""

from __future__ import annotations

import pytest
from rdflib import Graph

from graph.validate import validate

PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    PREFIXES
    + """
ex:a a ex:TradeLink ; rdfs:label "Link A" ; ex:opened "soon" ; ex:size 7 ; ex:kind ex:b ;
    ex:other 7 , 8 ; ex:name "A"@en , "B"@en .
"""
)


@pytest.mark.parametrize(
    ("constraint", "message"),
    [
        (
            "sh:path ex:gone ; sh:minCount 1",
            "“Link A” must have at least 1 value as “gone” (found: none).",
        ),
        (
            "sh:path ex:other ; sh:maxCount 1",
            "“Link A” must have at most 1 value as “other” (found: 7, 8).",
        ),
        (
            "sh:path ex:opened ; sh:datatype xsd:date",
            "What “Link A” has as “opened” must be a date such as 2024-03-05 (found: “soon”).",
        ),
        (
            "sh:path ex:size ; sh:minExclusive 7",
            "What “Link A” has as “size” must be above 7 (found: 7).",
        ),
        (
            "sh:path ex:size ; sh:maxExclusive 7",
            "What “Link A” has as “size” must be below 7 (found: 7).",
        ),
        (
            "sh:path ex:size ; sh:in ( 1 2 )",
            "What “Link A” has as “size” must be one of “1”, “2” (found: 7).",
        ),
        (
            "sh:path ex:kind ; sh:nodeKind sh:Literal",
            "What “Link A” has as “kind” must be a text, number or date (found: https://example.org/b).",
        ),
        (
            "sh:path ex:kind ; sh:class ex:SomeKind",
            "What “Link A” has as “kind” must be of the class “some kind” (found: https://example.org/b).",
        ),
        (
            "sh:path ex:opened ; sh:pattern '^x'",
            "What “Link A” has as “opened” must be written after the pattern ^x (found: “soon”).",
        ),
        (
            "sh:path ex:size ; sh:hasValue 1",
            "“Link A” must have the value “1” as “size” (found: 7).",
        ),
        (
            "sh:path ex:name ; sh:uniqueLang true",
            "“Link A” must have one text for each language as “name” (found: “A”, “B”).",
        ),
        (
            "sh:path ex:size ; sh:lessThan ex:size",
            "What “Link A” has as “size” must be less than “size” (found: 7).",
        ),
        (
            "sh:path ( ex:kind ex:size ) ; sh:minCount 1",
            "“Link A” must have at least 1 value as “kind/size” (found: none).",
        ),
        (
            "sh:path [ sh:inversePath ex:kind ] ; sh:minCount 1",
            "“Link A” must have at least 1 value as “^kind” (found: none).",
        ),
    ],
)
def test_a_shape_without_a_message_speaks_in_words(constraint: str, message: str) -> None:
    shapes = Graph().parse(
        data=f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetClass ex:TradeLink ; "
        f"sh:property [ {constraint} ] ."
    )
    (finding,) = validate(Graph().parse(data=DATA), shapes).findings
    assert finding.message == message
    assert finding.title.startswith("Trade link: ")


def test_closed_shapes_name_what_they_do_not_allow() -> None:
    shapes = Graph().parse(
        data=f"{PREFIXES} ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:closed true ; "
        "sh:ignoredProperties ( rdfs:label ex:other ex:name ex:kind ex:size "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ; rdfs:label 'Links'@en ."
    )
    (finding,) = validate(Graph().parse(data=DATA), shapes).findings
    assert finding.message == (
        "“Link A” has something as “opened”, which its shape does not allow (found: “soon”)."
    )
    assert finding.title == "Links"


def test_messages_are_english_where_there_is_english() -> None:
    shapes = Graph().parse(
        data=f"""{PREFIXES} ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:nodeKind sh:Literal ;
        sh:message "Falsch."@de , "Wrong."@en ."""
    )
    (finding,) = validate(Graph().parse(data=DATA), shapes).findings
    assert finding.message == "Wrong."
