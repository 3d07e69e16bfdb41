from pathlib import Path

import pytest

from graph.errors import QueryError, QueryTimeoutError
from graph.query.gate import MAX_LENGTH, check
from graph.query.isolate import Limits, run_isolated, run_isolated_on

DATA = b"<http://e/a> <http://e/p> <http://e/b> <http://e/g> .\n" * 1


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?x { ?s ?p ?o } } }", "SERVICE"),
        ("SELECT * { { SELECT * { SERVICE SILENT <http://x/> { ?s ?p ?o } } } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://x/> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("CONSTRUCT { ?s ?p ?o } FROM <http://x/> WHERE { ?s ?p ?o }", "FROM"),
        ("LOAD <http://127.0.0.1:1/>", "would change"),
        ("DELETE WHERE { ?s ?p ?o }", "would change"),
        ("DROP ALL", "would change"),
        ("SELEC * { ?s ?p ?o }", r"line 1, column 1.*did you mean SELECT"),
        ("SELECT *\n{ ?s ?p }", "line 2"),
        ("SELECT * { ?s ?p ?o", "cannot be read"),
        ("", "cannot be read"),
        ("SELECT * {" + "{" * 80 + "}" * 80 + "}", "nests"),
        ("SELECT * {}" + " " * MAX_LENGTH, "longer than"),
    ],
)
def test_what_a_stranger_may_not_ask_is_refused_with_the_reason(query: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service <http://e/from> 'LOAD' }",
        "ASK { ?s ?p ?o }",
        "DESCRIBE <http://e/a>",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p HAVING (COUNT(*) > 1)",
    ],
)
def test_ordinary_queries_pass(query: str) -> None:
    check(query)


def test_an_answer_comes_back_from_the_child() -> None:
    answer = run_isolated_on(DATA, "SELECT ?o { ?s ?p ?o }")
    assert answer.table is not None
    assert answer.table.columns == ("o",)
    assert [str(row[0]) for row in answer.table.rows] == ["<http://e/b>"]


def test_truth_and_triples_come_back_as_such() -> None:
    assert run_isolated_on(DATA, "ASK { ?s ?p ?o }").truth is True
    triples = run_isolated_on(DATA, "CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }").triples
    assert triples is not None
    assert str(triples[0].subject) == "<http://e/b>"


def test_known_prefixes_need_no_declaration() -> None:
    assert run_isolated_on(DATA, "ASK { ?c a tg:Claim }").truth is False


def test_a_query_that_runs_too_long_is_stopped() -> None:
    many = b"".join(
        b"<http://e/%d> <http://e/p> <http://e/o> <http://e/g> .\n" % i for i in range(500)
    )
    with pytest.raises(QueryTimeoutError, match="was stopped"):
        run_isolated_on(
            many,
            "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }",
            Limits(seconds=1.5),
        )


def test_an_answer_without_end_is_refused() -> None:
    many = b"".join(
        b"<http://e/%d> <http://e/p> <http://e/o> <http://e/g> .\n" % i for i in range(50)
    )
    with pytest.raises(QueryError, match="add a LIMIT"):
        run_isolated_on(many, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", Limits(rows=10))


def test_a_file_that_is_no_graph_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.nq"
    path.write_text("not a graph")
    with pytest.raises(QueryError, match="cannot be read"):
        run_isolated(path, "ASK { ?s ?p ?o }")
