"""A view as a networkx graph whose attributes have a name, a type and a meaning.

Every value is a text, a whole number, a float or a truth value, since no exchange format knows
more; what a view does not state is absent. Lists become one text with a separator. Texts hold no
control characters, which XML forbids, and no line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import networkx as nx

from graph.views.model import View, ViewClaim, ViewEdge, ViewNode

if TYPE_CHECKING:
    ExchangeGraph: TypeAlias = "nx.MultiDiGraph[str]"

Value: TypeAlias = str | int | float | bool

_UNFIT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TOLD: Final = re.compile(f"{_UNFIT.pattern}|\ufffd")  # the mark of such a number too


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of items or links: its name, its Python type, and what it says."""

    name: str
    type: type[str] | type[int] | type[float] | type[bool]
    meaning: str


_EVIDENCE: Final = (
    Attribute("facts", str, "what is told of it, as `name: value` with ` · ` between"),
    Attribute("claims", int, "number of claims it rests on"),
    Attribute("claim_iris", str, "the IRIs of those claims, with blanks between"),
    Attribute("passages", str, "the sentences that say so, with ` ¶ ` between"),
    Attribute("documents", str, "the titles of the documents they stand in, with ` ; ` between"),
)

#: Attributes of the items, in the order in which they are written; the key of an item is its IRI.
NODE_ATTRIBUTES: Final = (
    Attribute("label", str, "the name for readers"),
    Attribute("kind", str, "country, group, instrument, body, session, hub, link, …"),
    Attribute("group", str, "a finer word, such as the kind of instrument"),
    Attribute("status", str, "furthest status of an undertaking, as in the status scheme"),
    Attribute("code", str, "ISO 3166-1 alpha-2 code of a country, acronym of a bloc"),
    Attribute("names", str, "other names, with ` | ` between"),
    Attribute("weight", float, "importance, at least 0: as a rule the number of links"),
    Attribute("latitude", float, "degrees north, -90 to 90"),
    Attribute("longitude", float, "degrees east, -180 to 180"),
    Attribute("x", float, "place in the layout of the page, in pixels to the right"),
    Attribute("y", float, "place in the layout of the page, in pixels downwards"),
    *_EVIDENCE,
)

#: Attributes of the links, in the order in which they are written; the key of a link is its `id`.
EDGE_ATTRIBUTES: Final = (
    Attribute("id", str, "the same in every export of the same graph"),
    Attribute("kind", str, "flows, agreements, party, member, located-in, …"),
    Attribute("label", str, "the link in words"),
    Attribute("badge", str, "number or amount as the page prints it"),
    Attribute("status", str, "status of the undertaking, as in the status scheme"),
    Attribute("weight", float, "strength, at least 0; comparable among links of one kind"),
    Attribute("directed", bool, "whether the way from source to target means something"),
    *_EVIDENCE,
)


def network_of(view: View) -> ExchangeGraph:
    """Return the view as a graph, in the order of the view.

    Links keep the direction in which they are told; `directed` says whether it means anything.
    """
    claims = {claim.id: claim for claim in view.claims}
    graph: ExchangeGraph = nx.MultiDiGraph(title=plain(view.title), view=view.slug)
    for node in view.nodes:
        graph.add_node(key(node.id), **_chosen(NODE_ATTRIBUTES, _node(node, claims)))
    for edge in view.edges:
        source, target, name = key(edge.source), key(edge.target), key(edge.id)
        graph.add_edge(source, target, key=name, **_chosen(EDGE_ATTRIBUTES, _edge(edge, claims)))
    return graph


def plain(text: str) -> str:
    """Return a text on one line, without characters that XML forbids."""
    return _UNFIT.sub("\ufffd", " ".join(text.split()))


def key(identifier: str) -> str:
    """Return an identifier in which each character that XML forbids is told by its number.

    An IRI holds none, and stays as it is; two identifiers never become one.
    """
    return _TOLD.sub(lambda found: f"\ufffd{ord(found[0]):04x}", identifier)


def _node(node: ViewNode, claims: Mapping[str, ViewClaim]) -> dict[str, Value | None]:
    return {
        "label": node.label,
        "kind": node.kind,
        "group": node.group,
        "status": node.status,
        "code": node.code,
        "names": " | ".join(node.names),
        "weight": node.weight,
        "latitude": node.latitude,
        "longitude": node.longitude,
        "x": node.x,
        "y": node.y,
        **_evidence(node, claims),
    }


def _edge(edge: ViewEdge, claims: Mapping[str, ViewClaim]) -> dict[str, Value | None]:
    return {
        "id": key(edge.id),
        "kind": edge.kind,
        "label": edge.label,
        "badge": edge.badge,
        "status": edge.status,
        "weight": edge.weight,
        "directed": edge.directed,
        **_evidence(edge, claims),
    }


def _evidence(thing: ViewNode | ViewEdge, claims: Mapping[str, ViewClaim]) -> dict[str, Value]:
    told = [claims[identifier] for identifier in thing.claims]
    return {
        "facts": " · ".join(f"{name}: {value}" for name, value in thing.facts),
        "claims": len(told),
        "claim_iris": " ".join(claim.id for claim in told),
        "passages": " ¶ ".join(_once(claim.passage for claim in told)),
        "documents": " ; ".join(_once(claim.document_title for claim in told)),
    }


def _once(texts: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(text for text in texts if text)


def _chosen(
    attributes: Iterable[Attribute], values: Mapping[str, Value | None]
) -> dict[str, Value]:
    """Return what is stated, each value in the type of its attribute."""
    chosen: dict[str, Value] = {}
    for attribute in attributes:
        value = values[attribute.name]
        if value is None or value == "":
            continue
        chosen[attribute.name] = plain(value) if isinstance(value, str) else attribute.type(value)
    return chosen
