"""Decisions as triples of the review graph, with who decided what, when and why."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Triple

from graph.rdf.iris import claim_iri, concept_iri, document_iri
from graph.rdf.namespaces import LABEL, TG, TGI, TYPE
from graph.rdf.triples import TripleSet, day
from graph.resolve import digest
from graph.review.apply import Outcome


def review_triples(outcomes: Iterable[Outcome], digests: dict[str, str]) -> tuple[Triple, ...]:
    """Return the sorted triples of all decisions; `digests` gives each document's SHA-256."""
    triples = TripleSet()
    for outcome in outcomes:
        _add(triples, outcome, digests[outcome.document])
    return triples.sorted()


def _add(triples: TripleSet, outcome: Outcome, sha256: str) -> None:
    decision = outcome.decision
    iri = _iri(outcome)
    triples.add(iri, TYPE, TG["ReviewDecision"])
    label = f"{decision.who} decided to {decision.verdict} a {decision.type} claim: {decision.why}"
    triples.add_text(iri, LABEL, label)
    triples.add(iri, TG["verdict"], concept_iri("verdict", decision.verdict))
    triples.add_text(iri, TG["reviewer"], decision.who)
    triples.add(iri, TG["decidedOn"], day(decision.when))
    triples.add_text(iri, TG["reason"], decision.why)
    triples.add(iri, TG["inDocument"], document_iri(sha256))
    triples.add_text(iri, TG["exactText"], decision.passage)
    triples.add(iri, TG["reviewEffect"], concept_iri("review-effect", outcome.effect))
    if outcome.before is not None and outcome.before is not outcome.after:
        triples.add(iri, TG["withdraws"], claim_iri(outcome.before))
    if outcome.after is not None:
        triples.add(iri, TG["confirms"], claim_iri(outcome.after))


def _iri(outcome: Outcome) -> NamedNode:
    parts = (outcome.document, outcome.decision.to_line())
    return TGI[f"review/{digest(parts, 16)}"]
