"""From a thing in the graph to the sentences, documents and rules behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from rdflib import DCTERMS, RDF
from rdflib.term import Node

from graph.validate.data import Lookup
from graph.validate.findings import Passage
from graph.validate.names import TG, name_of, plain

# A figure or stage that many documents repeat needs no more to be checked.
_MOST_PASSAGES: Final = 6
# What more things refer to, such as a currency or a country, is shared: their sources are not its.
_MOST_REFERRERS: Final = 20


def evidence_behind(graph: Lookup, things: Iterable[Node]) -> frozenset[Node]:
    """Return the passages behind things, by `tg:evidence` and `tg:basedOn`.

    A thing without sources of its own, such as a stop or a period, has those of what refers to
    it, unless too many do.
    """
    found: set[Node] = set()
    for thing in things:
        if (thing, RDF.type, TG.Evidence) in graph:
            found.add(thing)
            continue
        for claim in claims_behind(graph, (thing,)):
            found.update(graph.objects(claim, TG.evidence))
    return frozenset(found)


def claims_behind(graph: Lookup, things: Iterable[Node]) -> frozenset[Node]:
    """Return the claims that things are, rest on, or are referred to by."""
    found: set[Node] = set()
    for thing in things:
        own = set(_own_claims(graph, thing))
        if not own and not _is_document(graph, thing):
            referrers = tuple(islice(graph.subjects(None, thing), _MOST_REFERRERS + 1))
            if len(referrers) <= _MOST_REFERRERS:
                for referrer in referrers:
                    own.update(_own_claims(graph, referrer))
        found |= own
    return frozenset(found)


def passages(graph: Lookup, things: Iterable[Node]) -> tuple[Passage, ...]:
    """Return the first sentences behind things, by document and place."""
    read = {_passage(graph, node) for node in evidence_behind(graph, things)}
    return tuple(sorted(passage for passage in read if passage is not None)[:_MOST_PASSAGES])


def documents(graph: Lookup, things: Iterable[Node]) -> tuple[str, ...]:
    """Return the titles of the documents that things stand in or are."""
    nodes = tuple(things)
    found = {node for node in nodes if _is_document(graph, node)}
    for node in evidence_behind(graph, nodes):
        found.update(graph.objects(node, TG.inDocument))
    for claim in claims_behind(graph, nodes):
        found.update(graph.objects(claim, TG.statedIn))
    return tuple(sorted({name_of(graph, document) for document in found}))


def rules(graph: Lookup, things: Iterable[Node]) -> tuple[str, ...]:
    """Return the names of the rules that found the claims behind things."""
    claims = claims_behind(graph, things)
    found = {plain(str(rule)) for claim in claims for rule in graph.objects(claim, TG.extractedBy)}
    return tuple(sorted(found - {""}))


def _own_claims(graph: Lookup, thing: Node) -> Iterator[Node]:
    if (thing, TG.evidence, None) in graph or (thing, TG.statedIn, None) in graph:
        yield thing
    yield from graph.objects(thing, TG.basedOn)


def _is_document(graph: Lookup, thing: Node) -> bool:
    return (thing, RDF.type, TG.Document) in graph


def _passage(graph: Lookup, node: Node) -> Passage | None:
    document = graph.value(node, TG.inDocument)
    start, end = graph.value(node, TG.startOffset), graph.value(node, TG.endOffset)
    text = graph.value(node, TG.passage) or graph.value(node, TG.exactText)
    if text is None:
        return None
    return Passage(
        document=name_of(graph, document) if document is not None else "",
        file=str(graph.value(document, TG.fileName) or "") if document is not None else "",
        start=_offset(start),
        end=_offset(end),
        text=plain(str(text)),
        source=str(graph.value(document, DCTERMS.source) or "") if document is not None else "",
    )


def _offset(node: Node | None) -> int:
    return int(str(node)) if node is not None and str(node).isdecimal() else 0
