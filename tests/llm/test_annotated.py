"""The gates on what careful readers annotated, and on the same claims made wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graph.documents.read import read_document
from graph.llm.chunks import Chunk, chunks
from graph.llm.gates import GateError, Text, admit

GOLD = Path(__file__).parents[1] / "data" / "evaluation"
NOWHERE = "TV"  # Tuvalu, which no annotated document names
NAMES = ("name", "title", "subject", "commodity", "sector", "role", "body", "cause", "place")

Raw = dict[str, Any]


@cache
def annotated() -> list[tuple[Raw, Chunk, Text]]:
    """Return each annotated claim as a model would give it, with its chunk and document."""
    found = []
    for gold in sorted(GOLD.glob("*.gold.jsonl")):
        read = read_document(gold.with_name(gold.name.replace(".gold.jsonl", ".txt")))
        text, cut = Text.of(read), chunks(read)
        for line in gold.read_text("utf-8").splitlines():
            row = json.loads(line, parse_float=Decimal)
            fields = {name: plain(value) for name, value in row["fields"].items()}
            quote = read.passage(row["start"], row["end"])
            raw = {"type": row["type"], "quote": quote, "fields": fields}
            found += [(raw, c, text) for c in cut if c.start <= row["start"] < c.end]
    return found


def plain(value: Any) -> Any:
    """Return the first of several right values."""
    return value["any"][0] if isinstance(value, dict) else value


def passes(raw: Raw, chunk: Chunk, text: Text) -> bool:
    try:
        admit(raw, chunk, text)
    except GateError:
        return False
    return True


def dated(raw: Raw, chunk: Chunk, text: Text) -> bool:
    """Whether a claim passes, quoting any sentence of its chunk for its period if need be."""
    return passes(raw, chunk, text) or any(
        passes({**raw, "time_quote": sentence.text}, chunk, text)
        for sentence in text.scene.sentences[chunk.first : chunk.last]
        if sentence.values
    )


def wrong(raw: Raw) -> Iterator[Raw]:
    """Yield a claim with one field made wrong."""
    fields: Raw = raw["fields"]
    if raw["type"] in ("flow", "target") and fields.get("value") is not None:
        for factor in ("1.1", "10", "0.001", "-1"):
            value = Decimal(str(fields["value"])) * Decimal(factor)
            yield {**fields, "value": value, "low": None, "high": None}
        yield {**fields, "currency": "XAF"}
    if fields.get("percent") is not None:
        yield {**fields, "percent": Decimal(str(fields["percent"])) * Decimal("1.1")}
    if fields.get("start") and raw["type"] != "session":
        ends = (fields["start"], fields["end"])
        start, end = (f"{int(day[:4]) - 30}{day[4:]}" for day in ends)
        yield {**fields, "start": start, "end": end}
    for name in ("reporter", "country", "grantor"):
        if name in fields:
            yield {**fields, name: NOWHERE}
    for name in ("parties", "partner", "countries"):
        if name in fields:
            yield {**fields, name: [NOWHERE]}
    for name in NAMES:
        if isinstance(fields.get(name), str):
            yield {**fields, name: f"{fields[name]} of Tuvalu"}


def test_most_of_what_careful_readers_claim_passes() -> None:
    claims = annotated()
    assert len(claims) > 300
    assert sum(dated(*claim) for claim in claims) / len(claims) > 0.65


def test_nothing_passes_that_was_made_wrong() -> None:
    tried = 0
    for raw, chunk, text in annotated():
        for fields in wrong(raw):
            tried += 1
            assert not passes({**raw, "fields": fields}, chunk, text), (raw["quote"], fields)
    assert tried > 1_000
