"""tradegraph: a knowledge graph of regional trade relations.

>>> from graph import TradeGraph
>>> graph = TradeGraph.from_documents("documents")          # doctest: +SKIP
>>> graph.query("flows", {"reporter": "PK"})                # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.api import TradeGraph

__all__ = ["TradeGraph"]


def __getattr__(name: str) -> object:
    """Load the interface on first use, so that a part of the package loads only what it needs."""
    if name == "TradeGraph":
        from graph.api import TradeGraph

        return TradeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
