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
        (line,) = [text for text in bound.splitlines() if text.strip().startswith("VALUES")]
        variable = line.split()[1]
        assert bound.count(f"{variable} ") + bound.count(f"{variable}/") > 1


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
        "# question: What is it?\n# param a country: one\n# column n: name\n# note: mind\nASK {}",
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
