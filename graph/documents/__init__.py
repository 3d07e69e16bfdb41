"""Documents: read a file once, cut it into segments and sentences, and lead back to the file."""

from __future__ import annotations

from graph.documents.model import (
    Document,
    Metadata,
    Offsets,
    Origin,
    Segment,
    SegmentKind,
    Sentence,
)
from graph.documents.read import (
    MEDIA_TYPES,
    MOST_BYTES,
    Failure,
    find_documents,
    parse_document,
    read_all,
    read_document,
)

__all__ = [
    "MEDIA_TYPES",
    "MOST_BYTES",
    "Document",
    "Failure",
    "Metadata",
    "Offsets",
    "Origin",
    "Segment",
    "SegmentKind",
    "Sentence",
    "find_documents",
    "parse_document",
    "read_all",
    "read_document",
]
