"""Precision, recall and F1 by type and document, over all claims and as the mean of documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.evaluate.compare import Comparison, compare
from graph.evaluate.model import Gold, Prediction
from graph.evaluate.schema import PARTIAL_TYPES, TYPES


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean, each between 0 and 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of claims.

    Attributes:
        gold: annotated claims that are required.
        predicted: claims that count: those that answer one, and the false ones.
        found: annotated claims that were found.
        full: annotated claims that were found with every field right.
    """

    gold: int = 0
    predicted: int = 0
    found: int = 0
    full: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.found + other.found,
            self.full + other.full,
        )

    def __bool__(self) -> bool:
        return bool(self.gold or self.predicted)

    @property
    def found_rates(self) -> Rates:
        """Rates of claims that were found."""
        return self._rates(self.found)

    @property
    def full_rates(self) -> Rates:
        """Rates of claims that were found with every field right."""
        return self._rates(self.full)

    def _rates(self, hits: int) -> Rates:
        """Return the rates; where there is nothing to find, finding nothing is perfect."""
        precision = hits / self.predicted if self.predicted else float(not self.gold)
        recall = hits / self.gold if self.gold else float(not self.predicted)
        both = precision + recall
        return Rates(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """How well claims answer annotations.

    Attributes:
        comparisons: by document and type, in order.
        documents: the annotated documents, sorted.
        ignored: number of claims that are not scored: in documents without annotation, or of a
            type that the document's annotation leaves out.
    """

    comparisons: tuple[Comparison, ...]
    documents: tuple[str, ...]
    ignored: int

    def by_type(self) -> Mapping[str, Tally]:
        """Return the counts of each type that occurs, in the order of the format."""
        sums = {kind: _total(c for c in self.comparisons if c.type == kind) for kind in TYPES}
        return {kind: tally for kind, tally in sums.items() if tally}

    def by_document(self) -> Mapping[str, Tally]:
        """Return the counts of each annotated document, sorted by name."""
        return {
            name: _total(c for c in self.comparisons if c.document == name)
            for name in self.documents
        }

    @property
    def micro(self) -> Tally:
        """The counts over all claims."""
        return _total(self.comparisons)

    @property
    def macro_found(self) -> Rates:
        """The mean over documents of the rates of found claims."""
        return _mean([tally.found_rates for tally in self.by_document().values()])

    @property
    def macro_full(self) -> Rates:
        """The mean over documents of the rates of claims with every field right."""
        return _mean([tally.full_rates for tally in self.by_document().values()])


def score(golds: Sequence[Gold], given: Sequence[Prediction]) -> Score:
    """Score claims against annotations; documents without annotation are left out."""
    groups: dict[tuple[str, str], tuple[list[Gold], list[Prediction]]] = {}
    for gold in golds:
        groups.setdefault((gold.document, gold.type), ([], []))[0].append(gold)
    documents = {gold.document for gold in golds}
    ignored = 0
    for claim in given:
        key = claim.document, claim.type
        if claim.document not in documents or (claim.type in PARTIAL_TYPES and key not in groups):
            ignored += 1
            continue
        groups.setdefault(key, ([], []))[1].append(claim)
    comparisons = tuple(compare(*key, *groups[key]) for key in sorted(groups))
    return Score(comparisons, tuple(sorted(documents)), ignored)


def tally(comparison: Comparison) -> Tally:
    """Return the counts of one comparison."""
    hits = len(comparison.hits)
    return Tally(
        hits + len(comparison.missed),
        hits + len(comparison.false),
        hits,
        sum(not hit.faults for hit in comparison.hits),
    )


def _total(comparisons: Iterable[Comparison]) -> Tally:
    return sum((tally(comparison) for comparison in comparisons), Tally())


def _mean(rates: Sequence[Rates]) -> Rates:
    number = len(rates) or 1
    return Rates(
        sum(r.precision for r in rates) / number,
        sum(r.recall for r in rates) / number,
        sum(r.f1 for r in rates) / number,
    )
