"""Documents read side by side give what they give one by one, in whatever order they come."""

from __future__ import annotations

import random
from typing import Final

import pytest

from fuzz.fragments import paraphrases
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.pipeline.extraction import extract_all
from graph.progress import silent

#: More than are read in one process.
DOCUMENTS: Final = tuple(
    parse_document(f"{number:03d}.txt", text.encode())
    for number, text in enumerate(paraphrases()[:200])
)


def shuffled(documents: tuple[Document, ...], seed: int) -> list[Document]:
    order = list(documents)
    random.Random(seed).shuffle(order)
    return order


def test_neither_processes_nor_order_matter() -> None:
    alone = extract_all(DOCUMENTS, silent, workers=1)
    assert not alone.failures
    assert any(alone.claims.values())
    for seed in range(3):
        found = extract_all(shuffled(DOCUMENTS, seed), silent, workers=2)
        assert not found.failures
        assert dict(found.claims) == dict(alone.claims)
        assert {name: repr(found.claims[name]) for name in alone.claims} == {
            name: repr(claims) for name, claims in alone.claims.items()
        }


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told_document_by_document(workers: int) -> None:
    told: list[tuple[str, int, int]] = []
    extract_all(DOCUMENTS, lambda *step: told.append(step), workers=workers)
    total = len(DOCUMENTS)
    assert told == [("reading claims", done, total) for done in range(1, total + 1)]
