"""A text and its trace."""

from __future__ import annotations

from graph.documents.read import parse_document
from graph.explain import SentenceTrace, Trace, trace

TEXT = """By Ana Torres

Peru's exports to Chile rose 12.5% to $1.25 billion in 2023 from $1.11 billion in 2022.

Trade rose sharply. Mining equipment worth $40 million was insured.

Peru and Chile signed a memorandum of understanding on mining in Lima on 4 March 2024.
The minister, Luis Vega, hopes for a port on the border.
"""


def traced(text: str = TEXT, name: str = "a.txt") -> Trace:
    return trace(parse_document(name, text.encode()))


def only(text: str) -> SentenceTrace:
    """The trace of a text of one sentence."""
    (sentence,) = traced(text).sentences
    return sentence
