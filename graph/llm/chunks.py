"""A document in pieces that a model reads one by one.

A chunk is a run of whole sentences of the document's own content, as a reader sees them. Paragraphs
stay together as far as they fit. Rules and models read the same sentences, so a quote of a model
leads back to the file by the offsets that the sentences carry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from graph.documents.model import Document, Sentence
from graph.llm.prompt import ask

#: Readable characters in a chunk; about a thousand tokens of English.
LONGEST: Final = 4_000
#: Characters between two sentences, at most.
_JOINT: Final = 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """Sentences `first` up to, not including, `last` of a document's content.

    Attributes:
        document: the name of the document.
        sha256: digest of its bytes.
        first, last: indices into the sentences of `Document.sentences`.
        start, end: the range of the chunk in the document's own text.
        question: what a model is told.
    """

    document: str
    sha256: str
    first: int
    last: int
    start: int
    end: int
    question: str


def chunks(document: Document, longest: int = LONGEST) -> tuple[Chunk, ...]:
    """Return the chunks of a document, in order; together they hold every content sentence.

    A chunk has at most `longest` characters, unless a single sentence has more.
    """
    sentences = tuple(document.sentences())
    if not sentences:
        return ()
    cuts = [0]
    size = 0
    for unit in _units(sentences, longest):
        length = sum(len(sentences[at].text) + _JOINT for at in unit)
        if size and size + length > longest:
            cuts.append(unit.start)
            size = 0
        size += length
    cuts.append(len(sentences))
    return tuple(_chunk(document, sentences, *ends) for ends in pairwise(cuts))


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[range]:
    """Yield the indices of the sentences of each segment, in order."""
    for _, group in groupby(range(len(sentences)), key=lambda at: sentences[at].segment):
        members = list(group)
        yield range(members[0], members[-1] + 1)


def _units(sentences: Sequence[Sentence], longest: int) -> Iterator[range]:
    """Yield what stays together: paragraphs, or the sentences of one that is too long."""
    for paragraph in paragraphs(sentences):
        if sum(len(sentences[at].text) + _JOINT for at in paragraph) <= longest:
            yield paragraph
        else:
            yield from (range(at, at + 1) for at in paragraph)


def _chunk(document: Document, sentences: Sequence[Sentence], first: int, last: int) -> Chunk:
    held = sentences[first:last]
    text = "\n\n".join(
        " ".join(held[at].text for at in paragraph) for paragraph in paragraphs(held)
    )
    metadata = document.metadata
    return Chunk(
        document.name,
        document.sha256,
        first,
        last,
        held[0].start,
        held[-1].end,
        ask(metadata.title, metadata.date, text),
    )
