"""What follows from claims: disagreements, distances to targets, implied changes, links."""

from graph.reason.facts import (
    CooperationLink,
    DerivedFact,
    Disagreement,
    ImpliedChange,
    LinkType,
    TargetDistance,
)
from graph.reason.knowledge import Knowledge, build_knowledge, derive

__all__ = [
    "CooperationLink",
    "DerivedFact",
    "Disagreement",
    "ImpliedChange",
    "Knowledge",
    "LinkType",
    "TargetDistance",
    "build_knowledge",
    "derive",
]
