"""Gate 1: the quote stands in the chunk, and leads to an exact passage of the file.

Blanks and quotation marks are read as in every document (`graph.documents.normal`); beyond that the
quote must stand there letter by letter, within one paragraph, and neither begin nor end inside a
word. Where it stands several times, the first place in the chunk counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.claims import Evidence
from graph.documents.normal import Piece, normalise
from graph.extract.annotate import Annotated
from graph.extract.scene import Scene
from graph.llm.chunks import Chunk, paragraphs

LONGEST_QUOTE: Final = 800
"""Readable characters; in a longer passage nearly any number stands somewhere."""

_CONTEXT: Final = 32


@dataclass(frozen=True, slots=True)
class Part:
    """The range of a quote within one sentence, by the index of the sentence in its document."""

    at: int
    sentence: Annotated
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a range of the sentence lies within the quote."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote where it stands: its words as a reader sees them, and the passage of the file."""

    text: str
    parts: tuple[Part, ...]
    evidence: Evidence


def readable(text: str) -> str:
    """Return a text as documents are read: single blanks, straight quotes, nothing unseen."""
    return normalise(text, [Piece(0, len(text))]).text


def find_quote(words: str, chunk: Chunk, scene: Scene) -> Quote | None:
    """Return the first place of a quote in a chunk; None if it does not stand there."""
    wanted = readable(words)
    if not wanted:
        return None
    sentences = scene.sentences[chunk.first : chunk.last]
    for paragraph in paragraphs([annotated.sentence for annotated in sentences]):
        members = [(chunk.first + at, sentences[at]) for at in paragraph]
        text = " ".join(sentence.text for _, sentence in members)
        at = whole_words_at(text, wanted)
        if at is not None:
            return _quote(scene, wanted, _parts(members, at, at + len(wanted)))
    return None


def whole_words_at(text: str, wanted: str) -> int | None:
    """Return where `wanted` first stands in a text without cutting a word; None if nowhere."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        cut_before = at > 0 and text[at - 1].isalnum() and wanted[0].isalnum()
        cut_after = end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        if not cut_before and not cut_after:
            return at
        at = text.find(wanted, at + 1)
    return None


def _parts(members: Sequence[tuple[int, Annotated]], start: int, end: int) -> tuple[Part, ...]:
    """Return the ranges of the sentences, joined by blanks, that a range of all covers."""
    parts = []
    position = 0
    for at, sentence in members:
        low, high = max(start - position, 0), min(end - position, len(sentence.text))
        if low < high:
            parts.append(Part(at, sentence, low, high))
        position += len(sentence.text) + 1
    return tuple(parts)


def _quote(scene: Scene, words: str, parts: tuple[Part, ...]) -> Quote:
    document = scene.document
    start = parts[0].sentence.sentence.span(parts[0].start, parts[0].end)[0]
    end = parts[-1].sentence.sentence.span(parts[-1].start, parts[-1].end)[1]
    text = document.text
    evidence = Evidence(
        document.name,
        document.sha256,
        start,
        end,
        text[start:end],
        text[max(0, start - _CONTEXT) : start],
        text[end : end + _CONTEXT],
    )
    return Quote(words, parts, evidence)
