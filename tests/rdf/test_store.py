from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import OutputError, QueryError, RdfError
from graph.rdf import GRAPH_DERIVED, PREFIXES, Solutions, Store, to_nquads
from graph.rdf.namespaces import LABEL, TGI
from graph.rdf.store import Triples
from tests.rdf.sample import sample_dataset

DATASET = sample_dataset()
NQUADS = to_nquads(DATASET.quads())
COUNT = len(NQUADS.splitlines())
NOTE = ox.Triple(TGI["x"], LABEL, ox.Literal('a "note"\nof two lines'))


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.memory(DATASET.quads())


def test_counts_and_names(store: Store) -> None:
    assert store.count() == COUNT
    assert store.graphs() == tuple(sorted(DATASET.graphs, key=str))


def test_queries_see_all_graphs_and_know_the_prefixes(store: Store) -> None:
    answer = store.select(
        "SELECT ?name (COUNT(?f) AS ?n) WHERE { ?f a tg:FlowClaim ; tg:reporter/tg:name ?name } "
        "GROUP BY ?name ORDER BY ?name"
    )
    assert answer.variables == ("name", "n")
    found = [[term.value for term in row if isinstance(term, ox.Literal)] for row in answer]
    assert found == [["Kenya", "6"], ["Tanzania", "1"]]
    assert len(answer) == 2


def test_the_union_holds_no_statement_twice(store: Store) -> None:
    answer = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert answer == Solutions(("n",), ((ox.Literal(COUNT),),))


def test_an_unbound_variable_is_none(store: Store) -> None:
    (row,) = store.select("SELECT ?a ?b WHERE { VALUES ?a { 1 } }")
    assert row[1] is None


def test_other_kinds_of_query(store: Store) -> None:
    assert store.query("ASK { ?c a tg:TargetClaim }") is True
    built = store.query("CONSTRUCT { ?c a tg:Claim } WHERE { ?c a tg:TargetClaim }")
    assert isinstance(built, Triples)
    assert len(built.triples) == 1
    with pytest.raises(QueryError, match="SELECT"):
        store.select("ASK { ?s ?p ?o }")


def test_a_malformed_query_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        store.query("SELECT WHERE")


def test_values_are_kept_and_integers_lose_their_range(store: Store) -> None:
    """The engine turns all integers into xsd:integer; everything else comes back as it was."""
    back = to_nquads(store.quads()).decode()
    plain = re.sub(
        r"(?<=\^\^<)(.*?)#(nonNegative|positive)Integer>", r"\1#integer>", NQUADS.decode()
    )
    assert sorted(back.splitlines()) == sorted(plain.splitlines())


def test_a_graph_is_replaced_and_removed() -> None:
    store = Store.memory(DATASET.quads())
    others = COUNT - len(DATASET.graphs[GRAPH_DERIVED])
    store.replace_graph(GRAPH_DERIVED, [NOTE])
    assert [quad.triple for quad in store.quads(GRAPH_DERIVED)] == [NOTE]
    assert store.count() == others + 1
    store.replace_graph(GRAPH_DERIVED, [])
    assert GRAPH_DERIVED not in store.graphs()
    assert store.count() == others


def test_a_bad_file_adds_nothing(tmp_path: Path) -> None:
    store = Store.memory()
    with pytest.raises(RdfError, match="N-Quads"):
        store.load_nquads(NQUADS + b"<broken\n")
    assert store.count() == 0
    with pytest.raises(RdfError, match="does not exist"):
        store.load_nquads(tmp_path / "none.nq")


def test_on_disk(tmp_path: Path) -> None:
    source = tmp_path / "graph.nq"
    source.write_bytes(NQUADS)
    store = Store.create(tmp_path / "store", source)
    assert store.count() == COUNT
    store.add([ox.Quad(NOTE.subject, NOTE.predicate, NOTE.object, TGI["graph/x"])])
    del store
    assert Store.open(tmp_path / "store").count() == COUNT + 1
    assert {path.name for path in tmp_path.iterdir()} == {"graph.nq", "store"}


def test_a_new_store_takes_the_place_of_the_old(tmp_path: Path) -> None:
    del_me = Store.create(tmp_path / "store", NQUADS)
    del del_me
    small = to_nquads([ox.Quad(NOTE.subject, NOTE.predicate, NOTE.object, TGI["graph/x"])])
    assert Store.create(tmp_path / "store", small).count() == 1
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_failed_load_leaves_the_old_store(tmp_path: Path) -> None:
    made = Store.create(tmp_path / "store", NQUADS)
    del made
    with pytest.raises(RdfError):
        Store.create(tmp_path / "store", b"<broken")
    assert Store.open(tmp_path / "store").count() == COUNT
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_killed_load_leaves_the_old_store(tmp_path: Path) -> None:
    made = Store.create(tmp_path / "store", NQUADS)
    del made
    program = (
        "import os, sys; import graph.rdf.store as s; from pathlib import Path\n"
        "s._put_in_place = lambda *_: os._exit(9)\n"
        "s.Store.create(Path(sys.argv[1]), b'')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "store")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert run.returncode == 9
    assert Store.open(tmp_path / "store").count() == COUNT


def test_a_store_that_is_open_elsewhere_is_refused(tmp_path: Path) -> None:
    first = Store.open(tmp_path / "store")
    with pytest.raises(OutputError, match="cannot be opened"):
        Store.open(tmp_path / "store")
    assert first.count() == 0


def test_the_prefixes_lead_to_whole_names() -> None:
    assert all(base.endswith(("/", "#")) for base in PREFIXES.values())
