"""Which value stands where another would be right, counted over all found claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.evaluate.compare import Comparison
from graph.evaluate.model import Value


@dataclass(frozen=True, slots=True)
class Confusion:
    """One value taken for another, `count` times.

    Attributes:
        gold: the values that would be right.
        given: the value in its place.
        documents: the documents in which that happens, sorted.
    """

    type: str
    field: str
    gold: tuple[Value, ...]
    given: Value
    count: int
    documents: tuple[str, ...]


def confusions(comparisons: Iterable[Comparison]) -> tuple[Confusion, ...]:
    """Return the wrong fields of found claims, the most frequent first."""
    counts: Counter[tuple[str, str, tuple[Value, ...], Value]] = Counter()
    documents: dict[tuple[str, str, tuple[Value, ...], Value], set[str]] = {}
    for comparison in comparisons:
        for hit in comparison.hits:
            for field in hit.faults:
                key = (comparison.type, field, hit.gold.options(field), hit.given.get(field))
                counts[key] += 1
                documents.setdefault(key, set()).add(comparison.document)
    ordered = sorted(counts, key=lambda key: (-counts[key], key[0], key[1], repr(key)))
    return tuple(Confusion(*key, counts[key], tuple(sorted(documents[key]))) for key in ordered)
