"""The passage of a document that stands behind a range of tokens."""

from __future__ import annotations

from typing import Final

from graph.claims.evidence import Evidence
from graph.extract.annotate import Annotated
from graph.extract.figures.tokens import Words
from graph.extract.scene import Scene

_EDGE_WORDS: Final = frozenset(
    {"and", ",", ";", "but", "while", "whereas", "though", "although", "with", ":", "yet", "as"}
)


def evidence_of(scene: Scene, sentence: Annotated, words: Words, start: int, end: int) -> Evidence:
    """Return the passage of a range of tokens, without marks and conjunctions at its ends."""
    while start < end - 1 and words.words[start] in _EDGE_WORDS:
        start += 1
    while end - 1 > start and words.words[end - 1] in {*_EDGE_WORDS, ".", "(", "-", "–"}:
        end -= 1
    return scene.evidence(sentence, words.tokens[start].start, words.tokens[end - 1].end)
