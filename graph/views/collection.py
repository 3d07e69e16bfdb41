"""All network views of a store, and one by its name, whole or about one country."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from graph.errors import ViewError
from graph.query.parameters import find_country
from graph.rdf.namespaces import TGI
from graph.rdf.store import Store
from graph.reference import load_reference
from graph.views import projection
from graph.views.about import about
from graph.views.flows import read_aims, read_trade
from graph.views.model import View
from graph.views.projection import EntityGraph, Sources
from graph.views.source import Source, read_source
from graph.views.trade import trade

_PROJECTIONS: Final[Mapping[str, Callable[[EntityGraph, Sources], View]]] = {
    "partnerships": projection.partnerships,
    "cooperation": projection.cooperation,
    "agreements": projection.agreements,
    "hubs-and-lines": projection.hubs_and_lines,
}
#: The names of the views, in the order of a reader's interest.
SLUGS: Final = ("partnerships", "trade", "cooperation", "agreements", "hubs-and-lines")


def network_views(store: Store, source: Source) -> tuple[View, ...]:
    """Return the views, laid out; `source` is what `read_source` gives for the store.

    Raises:
        ViewError: the store does not hold a whole build.
    """
    return tuple(_network_view(store, source, slug) for slug in SLUGS)


def select_view(store: Store, slug: str, country: str | None = None) -> View:
    """Return the view of that name of a store that holds a whole build.

    `country` is an ISO code or name; with it the view has only what is about the country.

    Raises:
        ViewError: there is no view of that name, or no document is about the country.
        QueryError: there is no such country.
    """
    if slug not in SLUGS:
        raise ViewError(f"there is no view named {slug!r}; known are {', '.join(SLUGS)}")
    if country is None:
        return _network_view(store, read_source(store), slug)
    reference = load_reference()
    found = reference.country(find_country(country, reference))
    state = TGI[f"country/{found.code}"].value
    source = read_source(store)
    part = replace(source, graph=about(source.graph, state))
    view = _network_view(store, part, slug, state)
    return replace(view, title=f"{view.title}: {found.name}")


def _network_view(store: Store, source: Source, slug: str, state: str | None = None) -> View:
    if slug in _PROJECTIONS:
        return _PROJECTIONS[slug](source.graph, Sources.of(source.claims, source.documents))
    flows, aims = read_trade(store), read_aims(store)
    if state is not None:
        flows = tuple(flow for flow in flows if state in (flow.way.source, flow.way.target))
        aims = tuple(aim for aim in aims if state in aim.parties)
    return trade(source.graph, source.claims, source.documents, flows, aims)
