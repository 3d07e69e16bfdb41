"""Words of every text about trade, which a capital makes no name of: "Dispute Settlement"."""

from __future__ import annotations

from functools import cache
from typing import Final

from graph.extract.rules import DATA
from graph.extract.words import Word

_LEAST: Final = 2


@cache
def ordinary_words() -> frozenset[str]:
    """Return the words that the project's own sentences and lists write in small letters."""
    text = (DATA / "lexicon" / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_ordinary(word: Word) -> bool:
    """Whether a word, or what it is a form of, is an ordinary one; initials in capitals are not."""
    known = ordinary_words()
    folded = word.folded
    if folded in known or len(folded) < _LEAST:
        return True
    if word.text.isupper():
        return False
    if folded.endswith("ly"):
        return True
    if folded.endswith("s") and (folded[:-1] in known or f"{folded[:-3]}y" in known):
        return True
    return "-" in folded and all(part in known for part in folded.split("-") if part)
