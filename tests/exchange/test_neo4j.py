import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exchange.neo4j import NODES, RELATIONSHIPS, SCRIPT, label, relationship, to_neo4j
from graph.exchange.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, network_of
from tests.exchange.networks import HOSTILE, ORDINARY, hostile


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_the_tables_hold_every_item_and_link_with_typed_headers() -> None:
    files = to_neo4j(network_of(ORDINARY))
    nodes, links = rows(files[NODES]), rows(files[RELATIONSHIPS])
    assert [(n["iri:ID"], n[":LABEL"], n["weight:double"], n["claims:long"]) for n in nodes] == [
        ("urn:a", "Entity;Country", "3.0", "1"),
        ("urn:b", "Entity;Country", "2.0", "0"),
        ("urn:p", "Entity;Instrument", "0.0", "0"),
    ]
    assert [(r[":START_ID"], r[":TYPE"], r[":END_ID"], r["directed:boolean"]) for r in links] == [
        ("urn:a", "FLOWS", "urn:b", "true"),
        ("urn:b", "FLOWS", "urn:a", "true"),
        ("urn:p", "PARTY", "urn:a", "false"),
        ("urn:p", "GRANTS_ACCESS", "urn:a", "false"),
    ]
    assert nodes[1]["latitude:double"] == ""


def test_the_script_reads_every_column() -> None:
    files = to_neo4j(network_of(ORDINARY))
    script = files[SCRIPT].decode()
    for table in (NODES, RELATIONSHIPS):
        for column in rows(files[table])[0]:
            assert f"row.`{column}`" in script


def test_the_script_loads_each_kind_once() -> None:
    script = to_neo4j(network_of(ORDINARY))[SCRIPT].decode()
    assert re.findall(r"SET n:(\w+)", script) == ["Country", "Instrument"]
    assert re.findall(r"\[r:(\w+)", script) == ["FLOWS", "GRANTS_ACCESS", "PARTY"]


ATTRIBUTES = "|".join({a.name for a in (*NODE_ATTRIBUTES, *EDGE_ATTRIBUTES)})
COLUMN = rf"row\.`(?:(?:{ATTRIBUTES}|iri):(?:string|long|double|boolean|ID)|:[A-Z_]+)`"
SETTING = rf"[nr]\.(?:{ATTRIBUTES}) = (?:to[A-Z][a-z]+\()?{COLUMN}\)?"
LOAD = r"LOAD CSV WITH HEADERS FROM 'file:///(?:nodes|relationships)\.csv' AS row\s+"
STATEMENTS = (
    r"CREATE CONSTRAINT tradegraph_iri IF NOT EXISTS\s+FOR \(n:Entity\) REQUIRE n\.iri IS UNIQUE",
    rf"{LOAD}MERGE \(n:Entity \{{iri: {COLUMN}\}}\)\s+SET {SETTING}(?:,\s+{SETTING})*",
    rf"{LOAD}WITH row WHERE {COLUMN} = 'Entity;[A-Za-z0-9]+'\s+"
    rf"MATCH \(n:Entity \{{iri: {COLUMN}\}}\)\s+SET n:[A-Za-z0-9]+",
    rf"{LOAD}WITH row WHERE {COLUMN} = '[A-Z0-9_]+'\s+"
    rf"MATCH \(a:Entity \{{iri: {COLUMN}\}}\), \(b:Entity \{{iri: {COLUMN}\}}\)\s+"
    rf"MERGE \(a\)-\[r:[A-Z0-9_]+ \{{id: {COLUMN}\}}\]->\(b\)\s+"
    rf"SET {SETTING}(?:,\s+{SETTING})*",
)


@pytest.mark.parametrize("view", [ORDINARY, hostile()], ids=["ordinary", "hostile"])
def test_nothing_of_a_document_becomes_cypher(view) -> None:  # type: ignore[no-untyped-def]
    """Each statement is one of four forms, whose free places are letters, digits and lines."""
    script = to_neo4j(network_of(view))[SCRIPT].decode()
    code = re.sub(r"^//.*\n", "", script, flags=re.MULTILINE)
    for statement in filter(None, map(str.strip, code.split(";\n"))):
        assert any(re.fullmatch(form, statement) for form in STATEMENTS), statement


def test_hostile_texts_stay_in_their_cells() -> None:
    files = to_neo4j(network_of(hostile()))
    nodes = rows(files[NODES])
    assert len(nodes) == len(HOSTILE)
    assert len(rows(files[RELATIONSHIPS])) == len(HOSTILE)
    for text, row in zip(HOSTILE, nodes, strict=True):
        assert re.fullmatch(r"Entity;[A-Za-z0-9]+", row[":LABEL"])
        cell = row["label:string"]
        assert cell[:1] not in ("=", "+", "-", "@")
        if text.isprintable():
            assert cell.lstrip("'") == text.replace("\\", "\u29f5")


def test_no_table_holds_what_neo4j_reads_as_an_escape_or_a_second_line() -> None:
    files = to_neo4j(network_of(hostile()))
    for table in (NODES, RELATIONSHIPS):
        text = files[table].decode("utf-8")
        assert "\\" not in text
        assert "\r" not in text
        assert text.count("\n") == len(HOSTILE) + 1


@given(st.text())
def test_labels_and_types_are_words(kind: str) -> None:
    assert re.fullmatch("[A-Z][A-Za-z0-9]*", label(kind))
    assert re.fullmatch("[A-Z][A-Z0-9_]*", relationship(kind))
