"""All network views of a store, in the order of a reader's interest."""

from __future__ import annotations

from graph.rdf.store import Store
from graph.views import projection
from graph.views.flows import read_aims, read_trade
from graph.views.model import View
from graph.views.source import Source
from graph.views.trade import trade


def network_views(store: Store, source: Source) -> tuple[View, ...]:
    """Return the views, laid out; `source` is what `read_source` gives for the store.

    Raises:
        ViewError: the store does not hold a whole build.
    """
    first, *rest = projection.views(source.graph, source.claims, source.documents)
    flows, aims = read_trade(store), read_aims(store)
    traded = trade(source.graph, source.claims, source.documents, flows, aims)
    return (first, traded, *rest)
