"""Short ways to read a document in tests."""

from __future__ import annotations

from graph.documents import Document, SegmentKind, parse_document


def read(text: str, name: str = "a.txt") -> Document:
    return parse_document(name, text.encode())


def kinds(text: str, name: str = "a.txt") -> list[tuple[SegmentKind, str]]:
    """Each segment: what it is for and how it reads, its sentences parted by a bar."""
    return [
        (segment.kind, " ¦ ".join(sentence.text for sentence in segment.sentences))
        for segment in read(text, name).segments
    ]


def sentences(text: str, name: str = "a.txt") -> list[str]:
    return [sentence.text for sentence in read(text, name).sentences()]


PROSE = (
    "Ghana and Togo reopened the crossing at Aflao on Friday, and lorries that had waited for "
    "nine days were let through by the customs officers of both countries."
)
