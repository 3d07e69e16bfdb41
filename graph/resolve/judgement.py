"""Whether two mentions mean one thing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.resolve.entities import Ref


class Judgement(StrEnum):
    """The outcome of comparing two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Verdict(StrEnum):
    """What a single comparison says before all candidates are known.

    `LIKELY` becomes `Judgement.SAME` if there is no second candidate, else `Judgement.UNSURE`.
    """

    SAME = "same"
    LIKELY = "likely"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict with its reason, a clause that completes "… because"."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Whether two mentions are one thing, and why.

    Attributes:
        entities: the things that they became part of; twice the same if they were put together.
        claims: the keys of the first claim of each mention, in the same order.
        judgement: the outcome.
        reason: a clause that completes "… because".
    """

    entities: tuple[Ref, Ref]
    claims: tuple[str, str]
    judgement: Judgement
    reason: str
