"""Documents and claims for tests of the second reader."""

from __future__ import annotations

from typing import Any

from graph.claims import Claim
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.llm.chunks import chunks
from graph.llm.gates import GateError, Text, admit

TEXT = """Trade picks up between Peru and Chile

Peru's exports to Chile rose 12.5% to $1.25 billion in 2023 from $1.11 billion in 2022.
Quinoa from Peru's growers fed bakers in Chile in 2023, who parted with $3.5 million.

Peru and Chile signed a memorandum of understanding on mining in Lima on 4 March 2024.
"""

#: What the rules find as well.
KNOWN = {
    "type": "flow",
    "quote": "Peru's exports to Chile rose 12.5% to $1.25 billion in 2023",
    "fields": {
        "reporter": "PE",
        "partner": ["CL"],
        "direction": "exports",
        "value": 1250000000,
        "currency": "USD",
        "start": "2023-01-01",
        "end": "2023-12-31",
        "commodity": None,
    },
}
#: What no rule finds.
NEW = {
    "type": "flow",
    "quote": "Quinoa from Peru’s growers fed bakers in Chile in 2023, who parted with $3.5 million",
    "fields": {
        "reporter": "PE",
        "partner": ["CL"],
        "direction": "exports",
        "value": 3500000,
        "currency": "USD",
        "start": "2023-01-01",
        "end": "2023-12-31",
        "commodity": "quinoa",
    },
}


def changed(claim: dict[str, Any], quote: str | None = None, **fields: Any) -> dict[str, Any]:
    """Return a claim with another quote, or other fields."""
    merged = {**claim["fields"], **fields}
    return {"type": claim["type"], "quote": quote or claim["quote"], "fields": merged}


def document(text: str, name: str = "a.txt") -> Document:
    """Read a text as a document; the ending of the name tells its kind."""
    return parse_document(name, text.encode())


def judged(text: str, kind: str, quote: str, name: str = "a.txt", /, **fields: Any) -> Claim | str:
    """Return the claim that passes the gates, or the reason for which it does not."""
    read = document(text, name)
    (chunk,) = chunks(read)
    try:
        return admit({"type": kind, "quote": quote, "fields": fields}, chunk, Text.of(read))
    except GateError as error:
        return error.reason.value
