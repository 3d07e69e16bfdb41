"""`tradegraph validate`: any RDF, every form, and the exit code that the severity decides."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import RDF, SH, Graph

from graph.rdf import Store
from tests.cli.conftest import Tradegraph

TEA = """
@prefix tg: <https://w3id.org/tradegraph/ontology/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://example.org/d> a tg:Document ; dcterms:title "Tea" ; tg:fileName "tea.txt" ;
    tg:sha256 "0000000000000000000000000000000000000000000000000000000000000000" .
"""
FOREIGN = '<https://example.org/a> <https://example.org/age> "old" .'
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <https://example.org/> .
ex:Aged a sh:NodeShape ; sh:targetSubjectsOf ex:age ; sh:or (
    [ sh:path ex:age ; sh:nodeKind sh:IRI ] [ sh:path ex:age ; sh:maxLength 2 ]
) .
"""
MORE_SHAPES = SHAPES.replace("Aged", "Named").replace("ex:age ; sh:or", "ex:age ; sh:xone")


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    path = tmp_path / "tea.ttl"
    path.write_text(TEA, encoding="utf-8")
    return path


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "foreign.nt"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES, encoding="utf-8")
    return path


@pytest.mark.parametrize(("least", "code"), [("violation", 0), ("warning", 1), ("info", 1)])
def test_severity_decides_the_exit_code(call: Tradegraph, tea: Path, least: str, code: int) -> None:
    result = call("validate", tea, "--fail-on", least)
    assert result.code == code
    assert "“Tea” has no date" in result.out


def test_where_nothing_is_checked_it_is_said(call: Tradegraph, foreign: Path) -> None:
    result = call("validate", foreign)
    assert result.code == 3
    assert "Nothing was checked" in result.out
    assert "conforms" not in result.out


def test_shapes_of_others_are_explained(call: Tradegraph, foreign: Path, shapes: Path) -> None:
    result = call("validate", foreign, "--shapes", shapes, "--explain")
    assert result.code == 1
    assert "What “https://example.org/a” has as “age” must have 2 or fewer characters" in result.out
    assert result.out.count("not met: ") == 2
    assert "not met: " not in call("validate", foreign, "--shapes", shapes).out


def test_several_files_of_shapes_are_used_together(
    call: Tradegraph, foreign: Path, shapes: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(MORE_SHAPES, encoding="utf-8")
    result = call("validate", foreign, "--shapes", shapes, "--shapes", more, "--json")
    assert [f["shape"] for f in json.loads(result.out)["findings"]] == [
        "https://example.org/Aged",
        "https://example.org/Named",
    ]


def test_every_form_tells_the_finding(call: Tradegraph, tea: Path) -> None:
    for form in ("text", "markdown", "html", "json", "sarif", "junit", "turtle"):
        result = call("validate", tea, "--format", form)
        assert result.code == 0
        assert "has no date" in result.out
    report = Graph().parse(data=call("validate", tea, "--format", "turtle").out, format="turtle")
    assert (None, RDF.type, SH.ValidationResult) in report


def test_junit_follows_the_severity_asked_for(call: Tradegraph, tea: Path) -> None:
    strict = call("validate", tea, "--format", "junit", "--fail-on", "warning")
    assert ElementTree.fromstring(strict.out).get("failures") == "1"


def test_engines_say_the_same(call: Tradegraph, tea: Path) -> None:
    told = {call("validate", tea, "--engine", name).out for name in ("auto", "fast", "pyshacl")}
    assert len(told) == 1


def test_a_store_and_an_output_folder_are_read(
    call: Tradegraph, built: Path, tmp_path: Path
) -> None:
    of_folder = call("validate", built)
    assert of_folder.code == 0
    store = Store.create(tmp_path / "store", built / "graph.nq")
    del store
    assert call("validate", tmp_path / "store").out == of_folder.out


def test_a_folder_that_is_neither_is_refused(call: Tradegraph, tmp_path: Path) -> None:
    result = call("validate", tmp_path)
    assert result.code == 2
    assert "neither a store nor the output of a build" in result.err


def test_a_missing_file_is_named(call: Tradegraph, tmp_path: Path) -> None:
    result = call("validate", tmp_path / "gone.ttl")
    assert result.code == 2
    assert "gone.ttl: cannot be read" in result.err


def test_our_own_ontology_is_well_kept(call: Tradegraph) -> None:
    result = call("validate", "--ontology", "--json")
    assert result.code == 0
    assert json.loads(result.out)["findings"] == []


def test_an_ontology_of_others_is_linted(call: Tradegraph, tmp_path: Path) -> None:
    path = tmp_path / "bees.ttl"
    path.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix vann: <http://purl.org/vocab/vann/> .\n"
        "<https://example.org/bees> a owl:Ontology ;\n"
        '  vann:preferredNamespaceUri "https://example.org/bees/" .\n'
        "<https://example.org/bees/Queen> a owl:Class .\n"
    )
    result = call("validate", "--ontology", str(path))
    assert result.code == 1
    assert "tgs:TermExample" in result.out
    refused = call("validate", "--ontology", str(path), "--shapes", str(path))
    assert refused.code == 2
    assert "leave --shapes out" in refused.err


def test_a_table_is_imported_and_validated(call: Tradegraph, tmp_path: Path) -> None:
    table = tmp_path / "lines.csv"
    table.write_text("from_country,to_country,max_flow,min_flow\nKEN,UGA,400,250\n")
    out = tmp_path / "lines.nq"
    assert call("import", table, "--format", "power-lines", "--out", out).code == 0
    assert call("import", table, "--format", "power-lines").out.encode() == out.read_bytes()
    assert "carries 250 one way" in call("validate", out).out
    refused = call("import", table, "--format", "desta")
    assert refused.code == 2
    assert "is it a table of desta?" in refused.err


def test_shapes_of_others_that_never_end_are_stopped(
    call: Tradegraph, tmp_path: Path, shapes: Path
) -> None:
    data = tmp_path / "long.nt"
    data.write_text(FOREIGN.replace("old", "a" * 40 + "!"), encoding="utf-8")
    shapes.write_text(
        SHAPES.replace("sh:nodeKind sh:IRI", 'sh:pattern "^(a+)+$"'), encoding="utf-8"
    )
    result = call("validate", data, "--shapes", shapes, "--engine", "pyshacl", "--timeout", 6)
    assert result.code == 2
    assert "longer than 6 seconds" in result.err
