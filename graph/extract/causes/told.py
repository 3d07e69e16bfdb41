"""A cause and its effect as a sentence tells them, before they are a claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import Struct

from graph.claims import CauseKind
from graph.extract.scene import Scene

#: Words of a sentence that is an effect, or a cause, as a whole.
_MAX_TOLD: Final = 24


class Told(Struct, frozen=True):
    """An effect with one cause, the rule that found them, and the characters that tell them."""

    rule: str
    confidence: Decimal
    kind: CauseKind
    effect: str
    cause: str
    start: int
    end: int

    def repeats(self, other: Told) -> bool:
        """Whether another one says the same, in more words or fewer."""
        return _within(self.cause, other.cause) and _within(self.effect, other.effect)


def _within(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a in b or b in a


def told_before(scene: Scene, index: int) -> str | None:
    """Return what the sentence before tells, in the same paragraph, if it is short."""
    if index == 0:
        return None
    before, here = scene.sentences[index - 1], scene.sentences[index]
    told = before.text.partition(";")[0].rstrip(".")
    near = before.sentence.segment == here.sentence.segment
    return told if near and len(told.split()) <= _MAX_TOLD else None
