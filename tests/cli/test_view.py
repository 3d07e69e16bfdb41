import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tradegraph

QUERY = "CONSTRUCT { ?x tg:reporter ?y } WHERE { ?x a tg:FlowClaim ; tg:reporter ?y }"


def test_a_query_becomes_a_page(call: Tradegraph, built: Path, tmp_path: Path) -> None:
    query = tmp_path / "Who aims.rq"
    query.write_text(QUERY, encoding="utf-8")
    page = tmp_path / "page.html"
    result = call("view", query, "--out", built, "--to", page, "--json")
    assert result.code == 0, result.err
    found = json.loads(result.out)
    assert found["page"] == str(page)
    assert (found["items"], found["links"]) == (4, 3)
    text = page.read_text(encoding="utf-8")
    assert "<h1>Who aims</h1>" in text
    assert "Peru" in text


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("SELECT ?x WHERE { ?x ?y ?z }", "only CONSTRUCT and DESCRIBE"),
        ("CONSTRUCT { ?x ?y ?z } WHERE { SERVICE <http://x> { ?x ?y ?z } }", "SERVICE"),
        ("CONSTRUCT { ?x ?y ?z } WHERE { ?x tg:nothing ?z . ?x ?y ?z }", "gives no triples"),
        ("CONSTRUCT {", "cannot be read"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(
    call: Tradegraph, built: Path, tmp_path: Path, query: str, problem: str
) -> None:
    path = tmp_path / "q.rq"
    path.write_text(query, encoding="utf-8")
    result = call("view", path, "--out", built, "--to", tmp_path / "q.html")
    assert result.code == 2
    assert problem in result.err
    assert len(result.err.strip().splitlines()) == 1
    assert not (tmp_path / "q.html").exists()


def test_a_file_that_is_not_there_is_named(call: Tradegraph, built: Path) -> None:
    result = call("view", "missing.rq", "--out", built)
    assert result.code == 2
    assert "missing.rq cannot be read" in result.err
