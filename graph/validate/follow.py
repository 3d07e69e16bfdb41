"""Follow a property path through data."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.validate.data import Data
from graph.validate.paths import Alternatives, Inverse, Path, Repeated, Sequence, Step
from graph.validate.terms import Term, to_oxigraph


def follow(data: Data, starts: Iterable[Term], path: Path, back: bool = False) -> frozenset[Term]:
    """Return what a path leads to from `starts`; with `back`, what leads to them by it."""
    match path:
        case Step(predicate):
            name = to_oxigraph(predicate)
            if back:
                return frozenset(
                    quad.subject
                    for start in starts
                    for quad in data.pointing_to(start)
                    if quad.predicate == name
                )
            return frozenset(
                quad.object
                for start in starts
                for quad in data.about(start)
                if quad.predicate == name
            )
        case Inverse(inner):
            return follow(data, starts, inner, not back)
        case Sequence(parts):
            reached = frozenset(starts)
            for part in reversed(parts) if back else parts:
                reached = follow(data, reached, part, back)
            return reached
        case Alternatives(parts):
            begun = frozenset(starts)
            return frozenset().union(*(follow(data, begun, part, back) for part in parts))
        case Repeated(inner, sign):
            begun = frozenset(starts)
            once = follow(data, begun, inner, back)
            if sign == "?":
                return begun | once
            further = closure(once, lambda step: follow(data, step, inner, back))
            return further if sign == "+" else begun | further


def closure(
    starts: frozenset[Term], step: Callable[[frozenset[Term]], frozenset[Term]]
) -> frozenset[Term]:
    """Return `starts` with all that repeated steps lead to."""
    found = starts
    latest = starts
    while latest:
        latest = step(latest) - found
        found |= latest
    return found
