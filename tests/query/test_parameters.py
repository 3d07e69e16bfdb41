import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.query.parameters import bind, quote, to_term
from graph.query.question import Parameter, ParameterType, Question, Topic
from graph.reference import load_reference

REFERENCE = load_reference()


def question(body: str, *parameters: tuple[str, ParameterType]) -> Question:
    found = tuple(Parameter(name, kind, "meaning") for name, kind in parameters)
    return Question("q", "Q?", Topic.TRADE, found, {}, (), body)


@pytest.mark.parametrize(
    "word", ["KG", "kg", "Kyrgyzstan", "kyrgyz republic", "KGZ", " Kyrgyzstan "]
)
def test_a_country_is_known_by_code_or_name(word: str) -> None:
    term = to_term(Parameter("c", ParameterType.COUNTRY, ""), word, REFERENCE)
    assert term == "<https://w3id.org/tradegraph/id/country/KG>"


def test_a_party_may_be_a_bloc() -> None:
    term = to_term(Parameter("c", ParameterType.PARTY, ""), "eu", REFERENCE)
    assert term == "<https://w3id.org/tradegraph/id/group/EU>"


def test_an_unknown_country_offers_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean Kyrgyzstan"):
        to_term(Parameter("c", ParameterType.COUNTRY, ""), "Kirgyzstan", REFERENCE)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ParameterType.DATE, "30/06/2025"),
        (ParameterType.INTEGER, "three"),
        (ParameterType.STATUS, "signed> } DROP"),
        (ParameterType.STATUS, "nonsense"),
        (ParameterType.SECTOR, "astrology"),
        (ParameterType.COUNTRY, "X> } #"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind: ParameterType, value: str) -> None:
    with pytest.raises(QueryError, match="--param p="):
        to_term(Parameter("p", kind, ""), value, REFERENCE)


@given(st.text())
def test_any_text_becomes_the_literal_that_says_it(text: str) -> None:
    clean = text.replace("\0", "")
    if any(0xD800 <= ord(c) <= 0xDFFF for c in clean):
        return
    (row,) = ox.Store().query(f"SELECT ?t {{ VALUES ?t {{ {quote(clean)} }} }}")  # type: ignore[union-attr]
    assert row["t"].value == clean


def test_parameters_stand_where_the_comment_says() -> None:
    q = question(
        "SELECT * {\n  # bind: a, b as x\n}",
        ("a", ParameterType.INTEGER),
        ("b", ParameterType.TEXT),
    )
    assert bind(q, {"b": "t"}, REFERENCE) == 'SELECT * {\n  VALUES ?x { "t" }\n}'
    assert bind(q, {}, REFERENCE).split() == ["SELECT", "*", "{", "}"]


def test_what_applies_only_without_parameters_goes_with_the_first() -> None:
    q = question("{\n  # without a: FILTER(1)\n  # bind: a\n}", ("a", ParameterType.INTEGER))
    assert "FILTER(1)" in bind(q, {}, REFERENCE)
    assert "FILTER" not in bind(q, {"a": "1"}, REFERENCE)


def test_an_unknown_parameter_is_named_with_those_that_exist() -> None:
    q = question("{}", ("country", ParameterType.COUNTRY))
    with pytest.raises(QueryError, match=r"no parameter 'county' \(did you mean country\?\)"):
        bind(q, {"county": "KG"}, REFERENCE)
