"""A trace as plain data, the same for the same document."""

from __future__ import annotations

from typing import Any

from graph.explain.model import ClaimTrace, SentenceTrace, Trace


def to_data(trace: Trace) -> dict[str, Any]:
    """Return a trace as JSON-ready data.

    `start` and `end` of sentences and passages are positions in the document's text, those of
    mentions and near misses indices in the sentence's readable text.
    """
    return {
        "document": trace.name,
        "title": trace.title,
        "publisher": trace.publisher,
        "date": trace.date,
        "notes": list(trace.notes),
        "sentences": [_sentence(sentence) for sentence in trace.sentences],
        "claims": [_claim(claim) for claim in trace.claims],
    }


def _sentence(sentence: SentenceTrace) -> dict[str, Any]:
    return {
        "number": sentence.number,
        "kind": sentence.kind.value,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "skipped": sentence.skipped,
        "put_as": list(sentence.put_as),
        "mentions": [
            {
                "kind": mention.kind.value,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "reading": mention.reading,
                "rule": mention.rule,
            }
            for mention in sentence.mentions
        ],
        "claims": list(sentence.claims),
        "near_misses": [
            {
                "type": miss.type,
                "start": miss.start,
                "end": miss.end,
                "text": miss.text,
                "trigger": miss.trigger,
                "missing": list(miss.missing),
            }
            for miss in sentence.near_misses
        ],
    }


def _claim(claim: ClaimTrace) -> dict[str, Any]:
    return {
        "number": claim.number,
        "type": claim.type,
        "label": claim.label,
        "rule": claim.rule,
        "confidence": float(claim.confidence),
        "claimant": claim.claimant,
        "fields": dict(claim.fields),
        "passages": [{"start": start, "end": end} for start, end in claim.passages],
    }
