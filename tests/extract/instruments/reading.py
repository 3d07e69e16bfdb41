"""Helpers: read a short text, and say what it claims about instruments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.claims.model import InstrumentClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract, set_scene
from graph.extract.instruments.phrases import Phrase, find_phrases
from graph.extract.reading.tokens import tokenize
from graph.extract.scene import Scene


def scene(text: str, day: date | None = None) -> Scene:
    document = parse_document("text.txt", text.encode())
    if day is not None:
        document = replace(document, metadata=replace(document.metadata, date=day))
    return set_scene(document)


def claims(text: str, day: date | None = None) -> list[InstrumentClaim]:
    return [
        claim for claim in extract(scene(text, day).document) if isinstance(claim, InstrumentClaim)
    ]


def phrases(text: str) -> tuple[Phrase, ...]:
    view = scene(text).sentences[0].base
    return find_phrases(view, tokenize(view.text, view.mentions))


def told(text: str, day: date | None = None) -> list[tuple[str | None, str | None, str | None]]:
    """Return subject, status and date of each instrument of a text, in order."""
    return [
        (
            claim.subject,
            claim.status.value if claim.status else None,
            str(claim.date) if claim.date else None,
        )
        for claim in claims(text, day)
    ]


def stages(text: str, day: date | None = None) -> list[tuple[str | None, str | None]]:
    return [(status, when) for _, status, when in told(text, day)]
