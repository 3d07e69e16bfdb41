"""A pyvis network that is safe to fill with strangers' text and keeps every link.

pyvis 0.3.2 as it ships drops parallel links, compares every new item with all others, takes an
empty label for a missing one, and writes its data into a script unescaped, with parts loaded
from the network. This subclass adds in bulk, gives items identifiers of its own (a name such as
`__proto__` would otherwise be lost in the drawing library), and renders our template with
escaping on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final

import jinja2
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from graph.errors import ViewError
from graph.views.model import View, ViewEdge, ViewGroup, ViewNode
from graph.views.room import node_radius
from graph.views.style import style

# Positions are given, so nothing moves on load; the page draws items and labels itself.
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"borderWidth": 0, "chosen": False},
    "edges": {
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.55}},
        "arrowStrikethrough": False,
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "keyboard": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 600000,
    },
}


def environment() -> jinja2.Environment:
    """Return the template environment: escaping on, an unknown name is an error, no NaN."""
    result = jinja2.Environment(
        loader=jinja2.PackageLoader("graph.views", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    result.policies["json.dumps_kwargs"] = {
        "allow_nan": False,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    return result


class OfflineNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis `Network` of a view; `generate_html` gives a page that needs nothing else.

    Items become `n0`, `n1`, … and links `e0`, `e1`, … in the order of the view. Of a view with
    groups only these are drawn, as `g0`, `g1`, …; their items become drawn ones when the reader
    opens a group.
    """

    def __init__(self, view: View, page: Mapping[str, object]) -> None:
        super().__init__(directed=False, cdn_resources="in_line")
        self.path = "page.html.jinja"
        self.templateEnv = environment()
        self.templateEnv.globals["page"] = page
        self.options = dict(_OPTIONS)
        self._marks = view.marks
        self._short: dict[str, str] = {}
        if view.groups:
            self.add_groups(view.groups)
        else:
            self.add_items(view.nodes)
            self.add_links(view.edges)

    def add_groups(self, groups: Iterable[ViewGroup]) -> None:
        """Add groups as they are drawn while closed."""
        for group in groups:
            drawn = Node(
                f"g{len(self.nodes)}",
                "custom",
                group.label,
                x=group.x,
                y=group.y,
                size=group.radius,
            ).options
            self.nodes.append(drawn)
            self.node_ids.append(drawn["id"])
            self.node_map[drawn["id"]] = drawn

    def add_items(self, nodes: Iterable[ViewNode]) -> None:
        """Add all items at once.

        Raises:
            ViewError: two have the same identifier, or one has no position.
        """
        for node in nodes:
            if node.id in self._short:
                raise ViewError(f"two items have the identifier {node.id!r}; give each its own")
            if node.x is None or node.y is None:
                raise ViewError(f"the item {node.id!r} has no position; lay the view out first")
            short = f"n{len(self._short)}"
            self._short[node.id] = short
            drawn = Node(
                short,
                "custom",
                node.label,
                x=node.x,
                y=node.y,
                size=round(node_radius(node) * self._marks, 1),
            ).options
            self.nodes.append(drawn)
            self.node_ids.append(short)
            self.node_map[short] = drawn

    def add_links(self, edges: Iterable[ViewEdge]) -> None:
        """Add all links at once, parallel ones too.

        Raises:
            ViewError: a link has an end that was not added.
        """
        for edge in edges:
            for end in (edge.source, edge.target):
                if end not in self._short:
                    raise ViewError(
                        f"the link {edge.id!r} refers to the item {end!r}, which is not there"
                    )
            look: dict[str, object] = {
                "id": f"e{len(self.edges)}",
                "width": edge_width(edge),
                "dashes": list(style().status(edge.status).dash) if edge.status else False,
                "smooth": _smooth(edge.bend),
            }
            if not look["dashes"]:
                look["dashes"] = False
            drawn = Edge(self._short[edge.source], self._short[edge.target], edge.directed, **look)
            self.edges.append(drawn.options)


def edge_width(edge: ViewEdge) -> float:
    """Return the width in pixels, from 1.4 to 7; the root keeps large values in bounds."""
    return round(min(7.0, 1.4 + 0.9 * max(0.0, math.sqrt(edge.weight) - 1)), 2)


def _smooth(bend: float) -> object:
    if not bend:
        return False
    return {
        "enabled": True,
        "type": "curvedCW" if bend > 0 else "curvedCCW",
        "roundness": abs(bend),
    }
