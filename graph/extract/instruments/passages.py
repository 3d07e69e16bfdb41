"""Where in a document the claims made so far rest on its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from graph.claims import Evidence, InstrumentClaim


class Passages:
    """The stretches of a document on which some claims rest, joined where they overlap."""

    def __init__(self, claims: Iterable[InstrumentClaim]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((e.start, e.end) for claim in claims for e in claim.evidence):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, evidence: Evidence) -> bool:
        """Whether one of the claims rests on part of a passage."""
        at = bisect_left(self._starts, evidence.end) - 1
        return at >= 0 and evidence.start < self._ends[at]

    def __contains__(self, position: int) -> bool:
        """Whether one of the claims rests on the character at a position."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and position < self._ends[at]
