import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from graph.exchange.graph_files import to_cytoscape, to_gexf, to_graphml
from graph.exchange.network import network_of
from graph.views.model import View
from tests.exchange.networks import ORDINARY, hostile

Written = tuple[dict[str, Any], list[tuple[str, str, dict[str, Any]]]]


def from_graphml(data: bytes) -> Any:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


def from_gexf(data: bytes) -> Any:
    return nx.read_gexf(io.BytesIO(data))


def from_cytoscape(data: bytes) -> Any:
    return nx.cytoscape_graph(json.loads(data))


def content(graph: Any, dropped: set[str]) -> Written:
    """What a graph holds, whatever a format adds of its own."""
    nodes = {n: {k: v for k, v in d.items() if k not in dropped} for n, d in graph.nodes(data=True)}
    edges = [
        (u, v, {k: w for k, w in d.items() if k not in dropped - {"id"}})
        for u, v, d in graph.edges(data=True)
    ]
    return nodes, sorted(edges, key=lambda edge: str(edge[2]["id"]))


@pytest.mark.parametrize("view", [ORDINARY, hostile()], ids=["ordinary", "hostile"])
@pytest.mark.parametrize(
    ("write", "read", "added"),
    [
        (to_graphml, from_graphml, set()),
        (to_gexf, from_gexf, {"viz", "networkx_key"}),
        (to_cytoscape, from_cytoscape, {"id", "value", "name", "key", "source", "target"}),
    ],
)
def test_networkx_reads_back_what_was_written(
    write: Callable[[Any], bytes], read: Callable[[bytes], Any], added: set[str], view: View
) -> None:
    graph = network_of(view)
    assert content(read(write(graph)), added) == content(graph, added)


def test_gexf_has_places_with_up_as_positive() -> None:
    graph = from_gexf(to_gexf(network_of(ORDINARY)))
    assert graph.nodes["urn:a"]["viz"]["position"] == {"x": 10.0, "y": 20.0, "z": 0.0}


def test_cytoscape_has_places_and_names() -> None:
    first = json.loads(to_cytoscape(network_of(ORDINARY)))["elements"]["nodes"][0]
    assert first["position"] == {"x": 10.0, "y": -20.0}
    assert first["data"]["name"] == "Aland"


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import hashlib\n"
        "from graph.exchange.graph_files import to_cytoscape, to_gexf, to_graphml\n"
        "from graph.exchange.network import network_of\n"
        "from tests.exchange.networks import hostile\n"
        "for write in (to_graphml, to_gexf, to_cytoscape):\n"
        "    print(hashlib.sha256(write(network_of(hostile()))).hexdigest())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0].split()) == 3


def test_no_date_of_writing_is_told() -> None:
    assert b"lastmodifieddate" not in to_gexf(network_of(ORDINARY))
