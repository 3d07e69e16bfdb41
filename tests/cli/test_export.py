import io
import json
from pathlib import Path

import networkx as nx
import pytest

from tests.cli.conftest import Tradegraph


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape"])
def test_a_network_is_written(call: Tradegraph, built: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "network"
    result = call("export", form, "--view", "partnerships", "--from", built, "--out", target)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("2 items and ")
    data = target.read_bytes()
    graph = {
        "graphml": lambda: nx.read_graphml(io.BytesIO(data)),
        "gexf": lambda: nx.read_gexf(io.BytesIO(data)),
        "cytoscape": lambda: nx.cytoscape_graph(json.loads(data)),
    }[form]()
    assert sorted(d["label"] for _, d in graph.nodes(data=True)) == ["Chile", "Peru"]
    passages = " ".join(d.get("passages", "") for *_, d in graph.edges(data=True))
    assert "signed a memorandum of understanding on mining" in passages


def test_what_was_written_is_told_as_json(call: Tradegraph, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "neo"
    told = json.loads(call("export", "neo4j", "--from", built, "--out", folder, "--json").out)
    assert [Path(file).name for file in told["files"]] == [
        "nodes.csv",
        "relationships.csv",
        "load.cypher",
    ]
    assert told["items"] == len((folder / "nodes.csv").read_text().splitlines()) - 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["gexf", "--country", "Perru"], "did you mean Peru"),
        (["gexf", "--country", "KG"], "no document links anything"),
        (["gexf", "--view", "partners"], "known are partnerships, trade"),
        (["gephi"], "'graphml', 'gexf', 'cytoscape', 'neo4j'"),
    ],
)
def test_a_slip_is_answered_with_the_mend(
    call: Tradegraph, built: Path, arguments: list[str], problem: str
) -> None:
    result = call("export", *arguments, "--from", built)
    assert result.code == 2
    assert problem in result.err
