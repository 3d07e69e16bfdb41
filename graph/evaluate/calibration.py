"""Whether claims are right as often as their confidence says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from graph.evaluate.compare import Comparison
from graph.evaluate.model import Prediction

#: Upper ends of the bins of confidence; the last holds its end as well.
_BIN_ENDS: Final = tuple(
    Decimal(end) for end in ("0.6", "0.7", "0.75", "0.8", "0.85", "0.9", "0.95", "1")
)
_UNKNOWN: Final = "unknown"
#: How many claims the share of the next larger group weighs as much as.
_PRIOR_WEIGHT: Final = 5


@dataclass(frozen=True, slots=True)
class Calibration:
    """Claims of like confidence and how many of them are right.

    Attributes:
        claims: number of claims that answer an annotation or are false; spared ones are not
            counted, since nothing is known of them.
        confidence: the mean confidence that they carry, between 0 and 1.
        found: how many answer an annotation.
        sound: how many of these state nothing wrong; a field left open is no error.
        full: how many state every field right.
    """

    claims: int
    confidence: Decimal
    found: int
    sound: int
    full: int

    @property
    def found_share(self) -> float:
        """Share of claims that answer an annotation, between 0 and 1."""
        return self.found / self.claims

    @property
    def sound_share(self) -> float:
        """Share of claims that answer one and state nothing wrong, between 0 and 1."""
        return self.sound / self.claims

    @property
    def full_share(self) -> float:
        """Share of claims that answer one with every field right, between 0 and 1."""
        return self.full / self.claims


@dataclass(frozen=True, slots=True)
class _Judged:
    given: Prediction
    confidence: Decimal
    found: bool
    sound: bool
    full: bool


def overall(comparisons: Iterable[Comparison]) -> Calibration | None:
    """Return all claims that carry a confidence as one group; None if there are none."""
    judged = list(_judged(comparisons))
    return _group(judged) if judged else None


def by_rule(comparisons: Iterable[Comparison]) -> Mapping[str, Calibration]:
    """Return the claims that carry a confidence by rule, sorted by name."""
    groups: dict[str, list[_Judged]] = {}
    for claim in _judged(comparisons):
        groups.setdefault(claim.given.rule or _UNKNOWN, []).append(claim)
    return {rule: _group(groups[rule]) for rule in sorted(groups)}


def by_family(comparisons: Iterable[Comparison]) -> Mapping[str, Calibration]:
    """Return the claims that carry a confidence by the first part of their rule, sorted."""
    groups: dict[str, list[_Judged]] = {}
    for claim in _judged(comparisons):
        groups.setdefault(family(claim.given.rule or _UNKNOWN), []).append(claim)
    return {name: _group(groups[name]) for name in sorted(groups)}


def estimates(comparisons: Iterable[Comparison]) -> Mapping[str, float]:
    """Return for each family and rule the share of sound claims that one may expect.

    A share of few claims is drawn towards another, which weighs as much as five claims: that of a
    family towards all claims, that of a rule towards the other rules of its family. A rule that
    made no claim has the estimate of its family.
    """
    comparisons = tuple(comparisons)
    whole = overall(comparisons)
    if whole is None:
        return {}
    families = by_family(comparisons)
    found = {
        name: drawn(group.sound, group.claims, whole.sound_share)
        for name, group in families.items()
    }
    for rule, group in by_rule(comparisons).items():
        kin = families[family(rule)]
        others = drawn(kin.sound - group.sound, kin.claims - group.claims, whole.sound_share)
        found[rule] = drawn(group.sound, group.claims, others)
    return found


def drawn(sound: float, claims: float, share: float) -> float:
    """Return the share of `sound` in `claims`, drawn towards another share.

    The posterior mean of a beta-binomial model whose prior has that share for its mean and the
    weight of five claims.
    """
    return (sound + _PRIOR_WEIGHT * share) / (claims + _PRIOR_WEIGHT)


def family(rule: str) -> str:
    """Return the first part of a rule's identifier: `flow` of `flow.stated`."""
    return rule.partition(".")[0]


def by_confidence(
    comparisons: Iterable[Comparison],
) -> Mapping[tuple[Decimal, Decimal], Calibration]:
    """Return the claims that carry a confidence in bins [low, high), lowest first.

    Bins without claims are left out; the highest holds a confidence of 1 as well.
    """
    judged = list(_judged(comparisons))
    bins: dict[tuple[Decimal, Decimal], Calibration] = {}
    low = Decimal(0)
    for end in _BIN_ENDS:
        last = end == _BIN_ENDS[-1]
        inside = [c for c in judged if low <= c.confidence < end or (last and c.confidence == end)]
        if inside:
            bins[low, end] = _group(inside)
        low = end
    return bins


def _group(judged: Sequence[_Judged]) -> Calibration:
    return Calibration(
        len(judged),
        sum((claim.confidence for claim in judged), Decimal(0)) / len(judged),
        sum(claim.found for claim in judged),
        sum(claim.sound for claim in judged),
        sum(claim.full for claim in judged),
    )


def _judged(comparisons: Iterable[Comparison]) -> Iterator[_Judged]:
    for comparison in comparisons:
        for hit in comparison.hits:
            if hit.given.confidence is not None:
                sound = all(hit.given.get(field) in (None, ()) for field in hit.faults)
                yield _Judged(hit.given, hit.given.confidence, True, sound, not hit.faults)
        for claim in comparison.false:
            if claim.confidence is not None:
                yield _Judged(claim, claim.confidence, False, False, False)
