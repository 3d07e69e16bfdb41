import re

import pyoxigraph as ox
import pytest

from graph.errors import DataFileError, QueryError
from graph.query.parameters import bind
from graph.query.question import find_question, library, parse_question
from graph.rdf import PREFIXES
from graph.reference import load_reference

REQUIRED = {
    "instruments-between",
    "mous-by-status",
    "hub-access",
    "lines",
    "flows",
    "targets",
    "bodies-and-sessions",
    "people-and-roles",
    "sectors-between",
    "claims-about",
    "causes",
    "disagreements",
    "cooperation-links",
}


def test_the_library_has_the_questions_that_analysts_rely_on() -> None:
    assert set(library()) >= REQUIRED
    assert len(library()) >= 15


@pytest.mark.parametrize("name", sorted(library()))
def test_every_question_is_sparql_with_the_columns_it_explains(name: str) -> None:
    question = library()[name]
    assert question.text.endswith("?")
    store = ox.Store()
    for values in ({}, {p.name: example(p.type.value) for p in question.parameters}):
        text = bind(question, values, load_reference())
        result = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if isinstance(result, ox.QuerySolutions):
            assert [v.value for v in result.variables] == list(question.columns)
        else:
            assert isinstance(result, ox.QueryTriples)


@pytest.mark.parametrize("name", sorted(library()))
def test_every_parameter_binds_a_variable_that_occurs(name: str) -> None:
    question = library()[name]
    for parameter in question.parameters:
        bound = bind(question, {parameter.name: example(parameter.type.value)}, load_reference())
        added = set(bound.splitlines()) - set(question.sparql.splitlines())
        (line,) = [text for text in added if text.strip().startswith("VALUES")]
        variable = line.split()[1]
        assert len(re.findall(rf"{re.escape(variable)}\b", bound)) > 1


def test_a_parameter_takes_no_rows_that_leave_its_field_open() -> None:
    graph = "<https://w3id.org/tradegraph/id/graph/entities>"
    terms = "https://w3id.org/tradegraph"
    store = ox.Store()
    store.load(
        "".join(
            f"<http://e/{name}> {predicate} {value} {graph} .\n"
            for name in ("known", "open")
            for predicate, value in [
                (
                    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
                    f"<{terms}/ontology/LogisticsHub>",
                ),
                ("<http://www.w3.org/2000/01/rdf-schema#label>", f'"{name}"'),
                (f"<{terms}/ontology/basedOn>", "<http://e/claim>"),
            ]
        )
        + f"<http://e/known> <{terms}/ontology/country> <{terms}/id/country/KG> {graph} .\n"
        + f'<{terms}/id/country/KG> <{terms}/ontology/name> "Kyrgyzstan" {graph} .\n',
        format=ox.RdfFormat.N_QUADS,
    )

    def hubs(values: dict[str, str]) -> list[str]:
        text = bind(library()["hubs"], values, load_reference())
        rows = store.query(text, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions)
        return sorted(row["hub"].value for row in rows)

    assert hubs({}) == ["known", "open"]
    assert hubs({"country": "KG"}) == ["known"]
    assert hubs({"country": "PK"}) == []


def example(kind: str) -> str:
    return {
        "country": "KG",
        "party": "EU",
        "status": "signed",
        "sector": "energy",
        "date": "2025-06-30",
        "integer": "3",
        "text": 'a "quoted" text',
    }[kind]


def test_a_header_is_read() -> None:
    question = parse_question(
        "x",
        "# question: What is it?\n# topic: trade\n# param a country: one\n"
        "# column n: name\n# note: mind\nASK {}",
    )
    assert question.text == "What is it?"
    assert [(p.name, p.type.value, p.meaning) for p in question.parameters] == [
        ("a", "country", "one")
    ]
    assert dict(question.columns) == {"n": "name"}
    assert question.notes == ("mind",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT * {}", "lacks a line"),
        ("# question: Q?\n", "lacks a line '# topic"),
        ("# question: Q?\n# topic: weather\n", "'weather' is no topic"),
        ("# question: Q?\n# param a planet: p\n", "no parameter type"),
        ("# question: Q?\n# param nonsense\n", "param line reads"),
        ("# question: Q?\n# column nonsense\n", "column line reads"),
    ],
)
def test_a_header_that_cannot_be_read_names_file_and_line(text: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=rf"x\.rq.*{problem}"):
        parse_question("x", text)


def test_a_misspelt_question_offers_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean flows"):
        find_question("flow")
