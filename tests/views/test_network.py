from __future__ import annotations

from dataclasses import replace

import pytest
from pyvis.network import Network

from graph.errors import ViewError
from graph.views.model import View, ViewEdge, ViewNode
from graph.views.network import OfflineNetwork

NAMES = ("__proto__", "constructor", "1", "n0", "href", "<b>")
NODES = tuple(
    ViewNode(name, label, "country", x=0.0, y=0.0)
    for name, label in zip(NAMES, ("", "1", "1", "1", "href", "</script>"), strict=True)
)
EDGES = (
    ViewEdge("e1", "1", "n0", "flows", ""),
    ViewEdge("e2", "1", "n0", "flows", "", weight=9.0, status="proposed", bend=0.2),
    ViewEdge("e3", "n0", "1", "flows", "", directed=True, bend=-0.2),
)
VIEW = View("test", "Test", "", NODES, EDGES)


def test_it_is_a_pyvis_network_with_every_item_and_link() -> None:
    network = OfflineNetwork(VIEW, {})
    assert isinstance(network, Network)
    assert network.num_nodes() == len(NODES)
    assert [node["label"] for node in network.nodes] == [node.label for node in NODES]
    assert len({node["id"] for node in network.nodes}) == len(NODES)
    assert [(edge["from"], edge["to"]) for edge in network.edges] == [
        ("n2", "n3"),
        ("n2", "n3"),
        ("n3", "n2"),
    ]


def test_links_carry_width_dashes_curve_and_arrow() -> None:
    plain, wide, arrow = OfflineNetwork(VIEW, {}).edges
    assert plain["dashes"] is False
    assert plain["smooth"] is False
    assert "arrows" not in plain
    assert wide["width"] > plain["width"]
    assert wide["dashes"] == [2, 5]
    assert wide["smooth"] == {"enabled": True, "type": "curvedCW", "roundness": 0.2}
    assert arrow["smooth"]["type"] == "curvedCCW"
    assert arrow["arrows"] == "to"


def test_adding_twice_or_to_nowhere_is_refused() -> None:
    network = OfflineNetwork(VIEW, {})
    with pytest.raises(ViewError, match="two items have the identifier '1'"):
        network.add_items([NODES[2]])
    with pytest.raises(ViewError, match="'away', which is not there"):
        network.add_links([ViewEdge("e9", "1", "away", "flows", "")])


def test_an_item_without_a_position_is_refused() -> None:
    unplaced = replace(VIEW, nodes=(replace(NODES[0], x=None, y=None),), edges=())
    with pytest.raises(ViewError, match="has no position; lay the view out first"):
        OfflineNetwork(unplaced, {})
