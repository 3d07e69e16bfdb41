"""How well the extractor reads ways of wording that were written down before its rules.

Every file in `graph/extract/data/paraphrases/` holds texts with all the claims of one type that a
careful reader finds in them. `pytest -rP` prints the figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.claims import Claim, Claimant, ShareClaim, StatementClaim, TransitClaim
from graph.claims.format import claim_to_row
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.errors import DocumentError
from graph.extract.extractor import extract
from graph.extract.rules import DATA
from tests.extract.matching import full, pair

#: Least shares: FOUND precision, FOUND recall, FULL recall.
FLOORS = {
    "hub": {"dev": (0.95, 0.95, 0.9), "held": (0.9, 0.9, 0.85)},
    "access": {"dev": (0.95, 0.95, 0.9), "held": (0.95, 0.9, 0.85)},
    "link": {"dev": (0.95, 0.95, 0.9), "held": (0.92, 0.84, 0.74)},
    "attribute": {"dev": (0.95, 0.95, 0.9), "held": (0.95, 0.9, 0.85)},
    "flow": {"dev": (0.97, 0.95, 0.93), "held": (0.85, 0.8, 0.8)},
    "change": {"dev": (0.97, 0.97, 0.95), "held": (0.95, 0.95, 0.9)},
    "target": {"dev": (0.95, 0.93, 0.9), "held": (0.95, 0.8, 0.8)},
    "instrument": {"dev": (0.95, 0.95, 0.93), "held": (0.93, 0.85, 0.75)},
    "cause": {"dev": (0.95, 0.9, 0.9), "held": (0.95, 0.9, 0.85)},
    "organisation": {"dev": (0.95, 0.9, 0.9), "held": (0.95, 0.9, 0.85)},
    "person": {"dev": (0.95, 0.9, 0.9), "held": (0.95, 0.9, 0.8)},
    "sector": {"dev": (0.95, 0.95, 0.9), "held": (0.95, 0.9, 0.9)},
    "share": {"dev": (0.95, 0.9, 0.9), "held": (0.93, 0.9, 0.9)},
    "statement": {"dev": (0.95, 0.95, 0.95), "held": (0.95, 0.95, 0.95)},
    "transit": {"dev": (0.95, 0.95, 0.95), "held": (0.95, 0.95, 0.95)},
    "session": {"dev": (0.9, 0.9, 0.8), "held": (0.9, 0.75, 0.6)},
}
DEFAULT_FLOOR = (0.5, 0.4, 0.35)
FILES = sorted((DATA / "paraphrases").glob("*.yaml"))


@dataclass
class Tally:
    expected: int = 0
    extracted: int = 0
    found: int = 0
    full: int = 0


def read(text: str, day: date | None) -> Document:
    document = parse_document("text.txt", text.encode())
    return replace(document, metadata=replace(document.metadata, date=day)) if day else document


def rows(document: Document) -> list[tuple[str, dict[str, Any]]]:
    return [row for claim in extract(document) for row in row_of(claim)]


def rows_of(entry: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return what is extracted from an entry: nothing where it is a caption as a whole."""
    try:
        document = read(entry["text"], entry.get("date"))
    except DocumentError:
        return []
    return rows(document)


def row_of(claim: Claim) -> list[tuple[str, dict[str, Any]]]:
    """Return type and fields of a claim, also where the interchange format has no such type."""
    if isinstance(claim, ShareClaim):
        percent = float(claim.share.value) if claim.share and claim.share.value else None
        own = {
            "reporter": claim.reporter,
            "partner": sorted(claim.partner),
            "direction": claim.direction.value,
            "percent": percent,
        }
        return [(claim.type, own)]
    if isinstance(claim, TransitClaim):
        fields = {"parties": sorted(claim.parties), "via": claim.via, "words": claim.words}
        return [(claim.type, fields)]
    if isinstance(claim, StatementClaim):
        by = claim.claimant or Claimant(None)
        said = {"text": claim.text, "name": by.name, "role": by.role, "country": by.country}
        return [(claim.type, said)]
    row = claim_to_row(claim)
    return [(row["type"], row["fields"])] if row else []


def measure(path: Path, split: str) -> dict[str, Tally]:
    """Compare every text of a file with its expected claims, by type."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    kinds = {c.get("type", path.stem) for entry in entries for c in entry["claims"]}
    tallies = {kind: Tally() for kind in sorted(kinds)}
    for entry in entries:
        if entry["split"] != split:
            continue
        extracted = rows_of(entry)
        for kind, tally in tallies.items():
            expected = [
                {k: v for k, v in c.items() if k != "type"}
                for c in entry["claims"]
                if c.get("type", path.stem) == kind
            ]
            actual = [fields for name, fields in extracted if name == kind]
            pairs = pair(kind, expected, actual)
            tally.expected += len(expected)
            tally.extracted += len(actual)
            tally.found += len(pairs)
            tally.full += sum(full(expected[i], actual[j]) for i, j in pairs)
    return tallies


@pytest.mark.parametrize("split", ["dev", "held"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_paraphrases(path: Path, split: str) -> None:
    for kind, tally in measure(path, split).items():
        if not tally.expected:
            continue
        precision = tally.found / tally.extracted if tally.extracted else 0.0
        recall, complete = tally.found / tally.expected, tally.full / tally.expected
        print(f"{kind} {split}: FOUND P {precision:.3f} R {recall:.3f}, FULL R {complete:.3f}")
        if kind == path.stem:
            floor = FLOORS.get(kind, {}).get(split, DEFAULT_FLOOR)
            assert precision >= floor[0], f"{kind} {split}: false claims"
            assert recall >= floor[1], f"{kind} {split}: missed claims"
            assert complete >= floor[2], f"{kind} {split}: claims with wrong fields"
