"""RDF of strangers: every format, no network, bounded in size, and faults with their line."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Graph, Literal, URIRef

from graph.errors import RdfError
from graph.validate import as_graph, load_rdf

THING = URIRef("https://example.org/thing")
SAYS = URIRef("https://example.org/says")
RDF_XML = """<?xml version="1.0"?>
{doctype}
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="https://example.org/">
<rdf:Description rdf:about="https://example.org/thing"><ex:says>{text}</ex:says></rdf:Description>
</rdf:RDF>
"""


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", '<https://example.org/thing> <https://example.org/says> "tea" .'),
        ("a.nt", '<https://example.org/thing> <https://example.org/says> "tea" .'),
        ("a.nq", '<https://example.org/thing> <https://example.org/says> "tea" <urn:g> .'),
        ("a.trig", '<urn:g> { <https://example.org/thing> <https://example.org/says> "tea" }'),
        ("a.rdf", RDF_XML.format(doctype="", text="tea")),
        ("A.XML", RDF_XML.format(doctype="", text="tea")),
        (
            "a.jsonld",
            json.dumps({"@id": str(THING), str(SAYS): [{"@value": "tea"}]}),
        ),
    ],
)
def test_every_format_gives_the_same_triple(tmp_path: Path, name: str, content: str) -> None:
    assert set(load_rdf(written(tmp_path, name, content))) == {(THING, SAYS, Literal("tea"))}


def test_equal_triples_of_two_graphs_are_one(tmp_path: Path) -> None:
    line = f'<{THING}> <{SAYS}> "tea" <urn:g{{}}> .\n'
    path = written(tmp_path, "a.nq", line.format(1) + line.format(2))
    assert len(load_rdf(path)) == 1


def test_typed_strings_are_plain_and_ill_formed_numbers_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = written(
        tmp_path,
        "a.ttl",
        f'@prefix xsd: <{XSD}> . <{THING}> <{SAYS}> "tea"^^xsd:string , "much"^^xsd:decimal , '
        '"5.00"^^xsd:decimal , "té"@fr .',
    )
    read = {
        (str(value), value.datatype, value.language)
        for value in load_rdf(path).objects()
        if isinstance(value, Literal)
    }
    assert read == {
        ("tea", None, None),
        ("much", XSD.decimal, None),
        ("5.00", XSD.decimal, None),
        ("té", None, "fr"),
    }
    assert caplog.records == []


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, "broken.ttl", f'<{THING}> <{SAYS}> "tea" .\n<{THING}> says "tea" .\n')
    with pytest.raises(RdfError, match=r"broken\.ttl, line 2: not well-formed RDF"):
        load_rdf(path)


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RdfError, match=r"'\.csv' is not that of an RDF format; use one of \.json"):
        load_rdf(written(tmp_path, "a.csv", ""))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RdfError, match=r"gone\.ttl: cannot be read: No such file"):
        load_rdf(tmp_path / "gone.ttl")


def test_size_is_bounded(tmp_path: Path) -> None:
    path = written(tmp_path, "a.nt", f'<{THING}> <{SAYS}> "tea" .\n<{THING}> <{SAYS}> "rice" .\n')
    assert len(load_rdf(path, max_triples=2)) == 2
    with pytest.raises(RdfError, match="more than 1 triples"):
        load_rdf(path, max_triples=1)
    with pytest.raises(RdfError, match="bytes are more than the 10 allowed"):
        load_rdf(path, max_bytes=10)


@pytest.mark.parametrize(
    "context", ["https://example.org/context.jsonld", ["https://example.org/c"], "file:///etc/c"]
)
def test_a_remote_context_is_not_fetched(tmp_path: Path, context: object) -> None:
    path = written(tmp_path, "a.jsonld", json.dumps({"@context": context, "name": "tea"}))
    with pytest.raises(RdfError, match=r"a\.jsonld.*put the context into the file itself"):
        load_rdf(path)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE r [\n<!ENTITY a "tea">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;">\n]>',
        "<!DOCTYPE r [\n<!ENTITY a 'tea'>\n<!ENTITY b '&a;&a;&a;&a;&a;&a;'>\n]>",
        '<!DOCTYPE r [\n\n<!ENTITY % b "tea">\n]>',
        f'<!DOCTYPE r [\n\n<!ENTITY b "{"tea" * 100}">\n]>',
    ],
)
def test_entities_that_multiply_are_refused(tmp_path: Path, doctype: str) -> None:
    path = written(tmp_path, "bomb.rdf", RDF_XML.format(doctype=doctype, text="&b;"))
    with pytest.raises(RdfError, match=r"bomb\.rdf, line 4: an XML entity"):
        load_rdf(path)


def test_entities_for_namespaces_are_read(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE r [ <!ENTITY ex "https://example.org/"> ]>'
    path = written(tmp_path, "a.owl", RDF_XML.format(doctype=doctype, text="&ex;tea"))
    assert list(load_rdf(path).objects()) == [Literal("https://example.org/tea")]


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", "secret")
    doctype = f'<!DOCTYPE r [ <!ENTITY b SYSTEM "{secret.as_uri()}"> ]>'
    with pytest.raises(RdfError):
        load_rdf(written(tmp_path, "a.rdf", RDF_XML.format(doctype=doctype, text="&b;")))


@given(st.text().filter(lambda text: "\r" not in text))
def test_text_is_taken_over_as_it_is(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        return
    triple = pyoxigraph.Triple(
        pyoxigraph.NamedNode(THING), pyoxigraph.NamedNode(SAYS), pyoxigraph.Literal(text)
    )
    assert str(next(as_graph([triple]).objects())) == text


def test_a_graph_of_rdflib_is_what_comes_back(tmp_path: Path) -> None:
    assert isinstance(load_rdf(written(tmp_path, "empty.ttl", "")), Graph)
