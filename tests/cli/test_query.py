import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from graph.cli.query import _print_table
from tests.cli.conftest import Tradegraph


def test_a_question_gives_a_table(call: Tradegraph, built: Path) -> None:
    result = call("query", "flows", "--param", "reporter=Peru", "--out", built)
    assert result.code == 0, result.err
    assert "$1.25 billion" in result.out
    assert result.out.rstrip().endswith("3 rows")


def test_a_question_gives_csv_and_json(call: Tradegraph, built: Path) -> None:
    table = call("query", "flows", "--format", "csv", "--out", built)
    rows = list(csv.DictReader(io.StringIO(table.out)))
    objects = json.loads(call("query", "flows", "--json", "--out", built).out)
    assert len(rows) == len(objects) == 3
    assert {r["printed"] for r in rows} == {o["printed"] for o in objects}


def test_triples_come_as_turtle(call: Tradegraph, built: Path) -> None:
    result = call("query", "partnership-graph", "--out", built)
    assert result.code == 0
    assert "tg:cooperationKind" in result.out


def test_the_list_explains_every_question(call: Tradegraph) -> None:
    shown = call("query", "--list")
    listed = json.loads(call("query", "--list", "--json").out)
    assert all(f"{q['name']}\n" in shown.out for q in listed)
    assert {"flows", "targets"} <= {q["name"] for q in listed}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["flow"], "did you mean flows"),
        (["flows", "--param", "reportr=PE"], "did you mean reporter"),
        (["flows", "--param", "reporter=Perru"], "did you mean Peru"),
        (["flows", "--param", "reporter"], "NAME=VALUE"),
        (["flows", "--param", "reporter=PE", "--param", "reporter=CL"], "twice"),
        (["flows", "--format", "turtle"], "choose"),
    ],
)
def test_a_slip_is_answered_with_the_mend(
    call: Tradegraph, built: Path, arguments: list[str], problem: str
) -> None:
    result = call("query", *arguments, "--out", built)
    assert result.code == 2
    assert problem in result.err
    assert len(result.err.strip().splitlines()) == 1


def test_without_a_build_the_command_to_run_is_named(call: Tradegraph, tmp_path: Path) -> None:
    result = call("query", "flows", "--out", tmp_path / "none")
    assert result.code == 2
    assert "tradegraph build" in result.err


def test_any_select_runs_with_known_prefixes(call: Tradegraph, built: Path) -> None:
    result = call(
        "sparql", "SELECT ?l { ?c a tg:InstrumentClaim ; rdfs:label ?l }", "--json", "--out", built
    )
    assert result.code == 0, result.err
    assert len(json.loads(result.out)) == 1


def test_a_strangers_query_is_kept_from_the_network(call: Tradegraph, built: Path) -> None:
    result = call(
        "sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--out", built
    )
    assert result.code == 2
    assert "SERVICE" in result.err


def test_claims_are_printed_as_json_lines(call: Tradegraph, document: Path) -> None:
    result = call("claims", document)
    rows = [json.loads(line) for line in result.out.splitlines()]
    text = document.read_text(encoding="utf-8")
    assert {row["type"] for row in rows} >= {"flow", "change", "instrument"}
    assert all(text[row["start"] : row["end"]].strip() for row in rows)


def test_validation_of_a_build_and_of_foreign_rdf(
    call: Tradegraph, built: Path, tmp_path: Path
) -> None:
    assert call("validate", "--out", built).code == 0
    path = tmp_path / "x.ttl"
    path.write_text(
        "@prefix tg: <https://w3id.org/tradegraph/ontology/> . <http://e/c> a tg:FlowClaim ."
    )
    result = call("validate", path)
    assert result.code == 1
    assert "evidence" in result.out


@pytest.mark.parametrize("command", ["build", "claims", "query", "sparql", "validate"])
def test_every_command_has_help_with_an_example(call: Tradegraph, command: str) -> None:
    result = call(command, "--help")
    assert result.code == 0
    assert f"tradegraph {command}" in result.out
    assert "Example" in result.out


def test_rows_wider_than_the_terminal_are_shown_field_by_field() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=40, no_color=True, highlight=False)
    _print_table(["name", "passage"], [["flow", "word " * 20]], console)
    assert "── 1" in out.getvalue()
    assert out.getvalue().count("word") == 20
    assert out.getvalue().rstrip().endswith("1 row")
