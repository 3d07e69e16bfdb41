"""Whether two mentions mean one thing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    """A decision on two mentions, named by the keys of their first claims."""

    left: str
    right: str
    judgement: Judgement
    reason: str
