import csv
import io
import json

import pyoxigraph as ox
import pytest

from graph.errors import QueryError
from graph.query.results import (
    Answer,
    Format,
    Table,
    render,
    short,
    to_csv,
    to_json,
    to_markdown,
    to_pandas,
)

XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"e": "http://e/", "long": "http://e/long/"}


def number(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal"))


TABLE = Table(
    ("name", "value"),
    (
        (ox.Literal('a "b", c'), number("62540000.00")),
        (ox.NamedNode("http://e/long/x"), None),
        (ox.Literal("=HYPERLINK(1)"), number("-5")),
    ),
)


def test_terms_are_shown_short() -> None:
    assert short(ox.NamedNode("http://e/long/x"), PREFIXES) == "long:x"
    assert short(ox.NamedNode("http://f/x"), PREFIXES) == "http://f/x"
    assert short(number("5.00"), PREFIXES) == "5"
    assert short(number("100000000"), PREFIXES) == "100000000"
    assert short(None, PREFIXES) == ""


def test_csv_survives_being_read_and_runs_nothing_in_a_spreadsheet() -> None:
    rows = list(csv.reader(io.StringIO(to_csv(TABLE, PREFIXES))))
    assert rows == [
        ["name", "value"],
        ['a "b", c', "62540000"],
        ["long:x", ""],
        ["'=HYPERLINK(1)", "-5"],
    ]


def test_markdown_keeps_text_in_its_cell() -> None:
    table = Table(("t",), ((ox.Literal("a|b\n<script>`x`"),),))
    assert to_markdown(table, {}).splitlines()[2] == "| a\\|b &lt;script\\>\\`x\\` |"


def test_json_has_numbers_as_numbers() -> None:
    rows = json.loads(to_json(Answer(table=TABLE), PREFIXES))
    assert rows[0] == {"name": 'a "b", c', "value": 62540000}
    assert rows[1] == {"name": "http://e/long/x", "value": None}


def test_a_data_frame_has_the_same_rows() -> None:
    frame = to_pandas(TABLE, PREFIXES)
    assert list(frame.columns) == ["name", "value"]
    assert frame["value"].tolist()[0] == 62540000
    assert frame["name"].tolist()[1] == "long:x"


def test_triples_are_shown_as_turtle_only() -> None:
    triple = ox.Triple(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/p"), ox.Literal("x"))
    answer = Answer(triples=(triple,))
    assert 'e:a e:p "x"' in render(answer, Format.TURTLE, PREFIXES)
    with pytest.raises(QueryError, match="choose turtle"):
        render(answer, Format.CSV, PREFIXES)
    with pytest.raises(QueryError, match="Turtle"):
        render(Answer(table=TABLE), Format.TURTLE, PREFIXES)


def test_a_truth_value_is_a_word() -> None:
    assert render(Answer(truth=True), Format.CSV, {}) == "yes\n"
    assert json.loads(to_json(Answer(truth=False), {})) is False
