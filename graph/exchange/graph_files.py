"""GraphML, GEXF and Cytoscape JSON of a network, by networkx's own writers.

The same network gives the same bytes on any day: the date that GEXF carries is left out.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

if TYPE_CHECKING:
    from graph.exchange.network import ExchangeGraph


def to_graphml(graph: ExchangeGraph) -> bytes:
    """Return GraphML, for Gephi, yEd, Cytoscape, igraph and others."""
    out = io.BytesIO()
    # Not write_graphml, which writes other bytes where lxml is installed.
    nx.write_graphml_xml(graph, out, encoding="utf-8", prettyprint=True)
    return out.getvalue() + b"\n"


def to_gexf(graph: ExchangeGraph) -> bytes:
    """Return GEXF 1.2 with positions, for Gephi. Upwards is positive there, unlike on a page."""
    placed: ExchangeGraph = graph.copy()
    for _, data in placed.nodes(data=True):
        if "x" in data:
            data["viz"] = {"position": {"x": data["x"], "y": -data["y"], "z": 0.0}}
    writer: Any = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(placed)
    meta = writer.xml.find("meta")
    del meta.attrib["lastmodifieddate"]
    meta.find("creator").text = "tradegraph"
    out = io.BytesIO()
    writer.indent(writer.xml)
    ElementTree.ElementTree(writer.xml).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"


def to_cytoscape(graph: ExchangeGraph) -> bytes:
    """Return Cytoscape JSON (.cyjs) with positions, for Cytoscape desktop and Cytoscape.js."""
    data: dict[str, Any] = nx.cytoscape_data(graph)
    for element in data["elements"]["nodes"]:
        stated = element["data"]
        stated["name"] = stated.get("label", "")  # what Cytoscape writes on an item
        if "x" in stated:
            element["position"] = {"x": stated["x"], "y": stated["y"]}
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode("utf-8")
