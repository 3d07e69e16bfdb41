from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import RdfError
from graph.rdf import Dataset, to_json_ld, to_nquads, to_turtle
from graph.rdf.namespaces import GRAPH_ONTOLOGY, GRAPH_REFERENCE, LABEL, TGI
from tests.rdf.sample import sample_dataset

WHOLE = sample_dataset()
DATASET = Dataset(
    {
        graph: triples
        for graph, triples in WHOLE.graphs.items()
        if graph not in (GRAPH_ONTOLOGY, GRAPH_REFERENCE)
    }
)
QUADS = set(DATASET.quads())
TRIPLES = {quad.triple for quad in QUADS}


def test_nquads_load_to_the_same_statements() -> None:
    parsed = set(ox.parse(to_nquads(WHOLE.quads()), format=ox.RdfFormat.N_QUADS))
    assert parsed == set(WHOLE.quads())


def test_nquads_are_what_the_engine_would_write() -> None:
    written = ox.serialize(QUADS, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert to_nquads(QUADS) == b"".join(sorted(written.splitlines(keepends=True)))


def test_turtle_loads_to_the_same_triples() -> None:
    parsed = {quad.triple for quad in ox.parse(to_turtle(WHOLE), format=ox.RdfFormat.TURTLE)}
    assert parsed == {quad.triple for quad in WHOLE.quads()}


def test_json_ld_loads_to_the_same_statements() -> None:
    assert set(ox.parse(to_json_ld(DATASET), format=ox.RdfFormat.JSON_LD)) == QUADS


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_another_library_reads_the_same() -> None:
    expected = to_nquads(QUADS).decode()
    for text, form in ((to_turtle(DATASET), "turtle"), (to_nquads(QUADS), "nquads")):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=text, format=form)
        assert len(set(dataset.triples((None, None, None)))) == len(TRIPLES), form
    linked = rdflib.Dataset()
    linked.parse(data=to_json_ld(DATASET), format="json-ld")
    assert len(list(linked.quads())) == len(expected.splitlines())


def test_bytes_do_not_depend_on_order() -> None:
    quads = list(QUADS)
    random.Random(3).shuffle(quads)
    assert to_nquads(quads) == to_nquads(QUADS)
    turned = Dataset({g: tuple(reversed(t)) for g, t in reversed(DATASET.graphs.items())})
    assert to_turtle(turned) == to_turtle(DATASET)
    assert to_json_ld(turned) == to_json_ld(DATASET)


def test_turtle_is_readable() -> None:
    text = to_turtle(DATASET).decode()
    assert "@prefix id-country: <https://w3id.org/tradegraph/id/country/> ." in text
    assert "tg:reporter id-country:KE ;" in text
    assert "tg:status status:in_force" in text or "tg:status status:signed" in text
    assert "# https://w3id.org/tradegraph/id/graph/entities\n" in text


def one(literal: ox.Literal) -> Dataset:
    return Dataset({TGI["graph/x"]: (ox.Triple(TGI["x"], LABEL, literal),)})


def xsd(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{name}")


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
def test_any_text_survives(words: str) -> None:
    dataset = one(ox.Literal(words))
    expected = set(dataset.quads())
    assert set(ox.parse(to_nquads(expected), format=ox.RdfFormat.N_QUADS)) == expected
    assert set(ox.parse(to_json_ld(dataset), format=ox.RdfFormat.JSON_LD)) == expected
    turtle = {quad.triple for quad in ox.parse(to_turtle(dataset), format=ox.RdfFormat.TURTLE)}
    assert turtle == {quad.triple for quad in expected}


@pytest.mark.parametrize(
    "literal",
    [
        ox.Literal("5.00", datatype=xsd("decimal")),
        ox.Literal("not a number", datatype=xsd("decimal")),
        ox.Literal("1", datatype=xsd("boolean")),
        ox.Literal("true", datatype=xsd("boolean")),
        ox.Literal("word", language="en"),
        ox.Literal("--07-01", datatype=xsd("gMonthDay")),
    ],
)
def test_lexical_forms_survive(literal: ox.Literal) -> None:
    dataset = one(literal)
    for text, form in (
        (to_nquads(dataset.quads()), ox.RdfFormat.N_QUADS),
        (to_turtle(dataset), ox.RdfFormat.TURTLE),
        (to_json_ld(dataset), ox.RdfFormat.JSON_LD),
    ):
        assert [quad.object for quad in ox.parse(text, format=form)] == [literal]


def test_blank_nodes_are_refused() -> None:
    dataset = Dataset({TGI["graph/x"]: (ox.Triple(ox.BlankNode(), LABEL, ox.Literal("x")),)})
    with pytest.raises(RdfError):
        to_turtle(dataset)
    with pytest.raises(RdfError):
        to_json_ld(dataset)
