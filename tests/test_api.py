"""Views, networks and files by the Python interface, on one document."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest

from graph import TradeGraph
from graph.errors import QueryError, UsageError, ViewError

TEXT = """Peru and Chile signed a memorandum of understanding on mining in Lima on 4 March 2024.

Peru's exports to Chile rose to $1.25 billion in 2023. Brazil's exports to Chile were $9.1 billion.
"""


@pytest.fixture(scope="module")
def trade(tmp_path_factory: pytest.TempPathFactory) -> TradeGraph:
    path = tmp_path_factory.mktemp("api") / "peru.txt"
    path.write_text(TEXT, encoding="utf-8")
    return TradeGraph.from_documents(path)


def test_a_view_may_be_about_one_country(trade: TradeGraph) -> None:
    whole = trade.view("partnerships").view
    part = trade.view("partnerships", country="PE").view
    assert {node.label for node in whole.nodes} == {"Brazil", "Chile", "Peru"}
    assert {node.label for node in part.nodes} == {"Chile", "Peru"}
    assert part.title == "Partnerships: Peru"
    assert (
        trade.view("partnerships", country="Peru").html
        == trade.view("partnerships", country="pe").html
    )


def test_a_slip_is_answered_with_the_mend(trade: TradeGraph) -> None:
    with pytest.raises(QueryError, match="did you mean Peru"):
        trade.view("partnerships", country="Perru")
    with pytest.raises(ViewError, match="known are partnerships"):
        trade.network("partners")
    with pytest.raises(UsageError, match=r"\.nq, \.ttl, \.jsonld, \.graphml, \.gexf, \.cyjs"):
        trade.export("trade.txt")


def test_a_network_has_typed_links_with_their_passages(trade: TradeGraph) -> None:
    graph = trade.network("partnerships", country="PE")
    assert isinstance(graph, nx.MultiDiGraph)
    links = {data["kind"]: data for *_, data in graph.edges(data=True)}
    assert links["mous"]["status"] == "signed"
    assert links["flows"]["directed"] is True
    assert "$1.25 billion" in links["flows"]["passages"]


def test_the_ending_decides_what_is_exported(trade: TradeGraph, tmp_path: Path) -> None:
    written = trade.export(tmp_path / "trade.graphml").read_bytes()
    assert set(nx.read_graphml(io.BytesIO(written))) == set(trade.network())
    trade.export(tmp_path / "neo", "neo4j")
    assert (tmp_path / "neo" / "load.cypher").is_file()
    assert trade.export(tmp_path / "trade.nq").stat().st_size > 0
