"""Our versions of the two articles give the same claims as the originals."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.claims import Claim
from graph.claims.format import claim_to_row
from graph.documents.read import read_document
from graph.extract.extractor import extract
from graph.pipeline.locations import DEFAULT_DOCUMENTS
from tests.shared import ARTICLES, needs_shared

pytestmark = needs_shared

PAIRS = {
    "000_cf2ec5a0a81a63b4.txt": "pakistan-central-asia-fy26.md",
    "002_105494471a122943.txt": "pakistan-kyrgyzstan-commission.md",
}
#: Causes are told in each text's own words; statements are quotations, which ours has none of.
WORDED_FREELY = {"cause", "statement"}
#: Where one text leaves the stage of a field of work open, the other may tell it.
MAY_BE_OPEN = {"status"}


@cache
def claims(path: Path) -> tuple[Claim, ...]:
    return extract(read_document(path))


def content(claim: Claim) -> tuple[str, tuple[tuple[str, str], ...]]:
    row = claim_to_row(claim)
    fields: dict[str, Any] = row["fields"] if row else {}
    kept = {k: v for k, v in fields.items() if v is not None and k not in MAY_BE_OPEN}
    return claim.type, tuple(sorted((k, str(v).casefold()) for k, v in kept.items()))


@pytest.mark.parametrize("original", sorted(PAIRS))
def test_the_same_claims(original: str) -> None:
    told = [
        {content(c) for c in claims(path) if c.type not in WORDED_FREELY}
        for path in (ARTICLES / original, DEFAULT_DOCUMENTS / PAIRS[original])
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("original", sorted(PAIRS))
def test_as_many_causes_of_each_kind(original: str) -> None:
    numbers = [
        Counter(c.type for c in claims(path) if c.type == "cause")
        for path in (ARTICLES / original, DEFAULT_DOCUMENTS / PAIRS[original])
    ]
    assert numbers[0] == numbers[1]


@pytest.mark.parametrize("original", sorted(PAIRS))
def test_no_stage_contradicts_the_other(original: str) -> None:
    stages: list[dict[Any, set[str]]] = []
    for path in (ARTICLES / original, DEFAULT_DOCUMENTS / PAIRS[original]):
        found: dict[Any, set[str]] = {}
        for claim in claims(path):
            status = getattr(claim, "status", None)
            if status is not None:
                found.setdefault(content(claim), set()).add(status.value)
        stages.append(found)
    common = stages[0].keys() & stages[1].keys()
    assert {c: stages[0][c] for c in common} == {c: stages[1][c] for c in common}
