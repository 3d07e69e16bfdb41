from __future__ import annotations

from graph.rdf import GRAPH_DERIVED
from graph.reason import (
    CooperationLink,
    Disagreement,
    ImpliedChange,
    TargetDistance,
    build_knowledge,
)
from graph.reference import load_reference
from tests.rdf.sample import documents, sample_claims


def test_all_kinds_of_facts() -> None:
    known = build_knowledge(documents(), sample_claims(), load_reference())
    kinds = {type(fact) for fact in known.facts}
    assert kinds == {CooperationLink, Disagreement, ImpliedChange, TargetDistance}
    assert GRAPH_DERIVED in known.dataset.graphs


def test_without_claims_there_is_nothing_derived() -> None:
    known = build_knowledge(documents(), {}, load_reference())
    assert known.facts == ()
    assert GRAPH_DERIVED not in known.dataset.graphs
