"""What was recognised in a document, which rule made which claim, and which was nearly made.

`trace` follows the extractor through a document; `to_html` and `to_data` show what it found.
"""

from graph.explain.model import (
    ClaimTrace,
    MentionKind,
    MentionTrace,
    NearMiss,
    PassageTrace,
    SentenceTrace,
    Trace,
)
from graph.explain.page import to_html
from graph.explain.report import to_data
from graph.explain.trace import trace

__all__ = [
    "ClaimTrace",
    "MentionKind",
    "MentionTrace",
    "NearMiss",
    "PassageTrace",
    "SentenceTrace",
    "Trace",
    "to_data",
    "to_html",
    "trace",
]
