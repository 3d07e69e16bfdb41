"""Whether a balance of trade is a deficit or a surplus, by the words it is called with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.figures.statements import Statement
from graph.extract.scene import Scene

_WORD: Final = re.compile(r"[a-z]+")
_ADVERSE: Final = frozenset({"unfavourable", "unfavorable", "adverse"})
#: After an amount these make it a balance, and tell whether it is a deficit.
LEDGER: Final[dict[tuple[str, ...], bool]] = {
    ("in", "the", "red"): True,
    ("in", "the", "black"): False,
}
#: Before a word for a balance these make it a deficit: "a negative trade balance".
_NEGATIVE: Final = frozenset({"negative", "passive", "minus"})
_BALANCES: Final = frozenset({"balance", "balances"})
_NEAR: Final = 4
_AGAINST: Final = frozenset({"deficit", "deficits", "gap", "shortfall", "imbalance"})


def is_deficit(scene: Scene, index: int, statement: Statement) -> bool:
    """Whether the balance of the statement is against its reporter."""
    spoken = statement.words.words
    told = _against(spoken[statement.start : statement.end])
    if told is None and statement.topics[0].pronoun:
        told = _against(spoken[: statement.start])
    if told is None and statement.topics[0].pronoun and index:
        earlier = scene.sentences[index - 1].text.casefold()
        told = _against(_WORD.findall(earlier))
    return told or False


def calls_deficit(text: str) -> bool:
    """Whether the heading of a column or the label of a row calls a balance a deficit."""
    return _against(_WORD.findall(text.casefold())) or False


def _against(spoken: Sequence[str]) -> bool | None:
    """Whether words call a balance a deficit; None if they call it nothing."""
    for at, word in enumerate(spoken):
        if word == "in" and (told := LEDGER.get(tuple(spoken[at : at + 3]))) is not None:
            return told
    if any(
        w in _ADVERSE or (w in _NEGATIVE and _BALANCES & set(spoken[at : at + _NEAR]))
        for at, w in enumerate(spoken)
    ):
        return True
    if any(w.startswith(("surplus", "favour", "favor")) for w in spoken):
        return False
    return True if any(w in _AGAINST for w in spoken) else None
