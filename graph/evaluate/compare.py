"""The claims of one type in one document, set against the annotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.evaluate.faults import faults
from graph.evaluate.model import Gold, Prediction, cover
from graph.evaluate.pairing import pair, with_shared_words, without_repetitions

#: Least cover of an optional claim's passage that spares a claim.
_COVERED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Hit:
    """An annotated claim that was found, with the fields that are wrong."""

    gold: Gold
    given: Prediction
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the claims of one type in one document.

    Attributes:
        hits: what was found, in the order of the annotation.
        missed: what was not.
        false: claims that answer nothing in the annotation.
        spared: claims that answer an optional annotation; they do not count.
    """

    document: str
    type: str
    hits: tuple[Hit, ...]
    missed: tuple[Gold, ...]
    false: tuple[Prediction, ...]
    spared: tuple[Prediction, ...]


def compare(
    document: str, kind: str, golds: Sequence[Gold], given: Sequence[Prediction]
) -> Comparison:
    """Pair claims with annotations, required ones before optional ones."""
    told = with_shared_words(golds)
    required = [gold for gold in told if not gold.optional]
    optional = [gold for gold in told if gold.optional]
    claims = without_repetitions(given)
    pairs = pair(required, claims)
    answers = set(pairs.values())
    rest = [claim for at, claim in enumerate(claims) if at not in answers]
    covering = set(pair(optional, rest).values())
    spare = [
        at in covering or any(cover(gold, claim) >= _COVERED for gold in optional)
        for at, claim in enumerate(rest)
    ]
    return Comparison(
        document,
        kind,
        tuple(
            Hit(required[i], claims[j], faults(required[i], claims[j]))
            for i, j in sorted(pairs.items())
        ),
        tuple(gold for at, gold in enumerate(required) if at not in pairs),
        tuple(claim for claim, spared in zip(rest, spare, strict=True) if not spared),
        tuple(claim for claim, spared in zip(rest, spare, strict=True) if spared),
    )
