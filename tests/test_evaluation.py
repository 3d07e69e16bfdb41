"""The annotated documents, scored by the scorer that stands beside them."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.claims.format import to_json_lines
from graph.documents.read import read_document
from graph.extract.extractor import extract
from tests.shared import ARTICLES, EVALUATION, needs_shared

FOLDERS = (ARTICLES, EVALUATION / "documents", EVALUATION / "own_words")
TWO_ARTICLES = ("000_cf2ec5a0a81a63b4.txt", "002_105494471a122943.txt")

pytestmark = needs_shared


@cache
def score(folder: Path) -> dict[str, Any]:
    gold = sorted((EVALUATION / "gold").glob("*.gold.jsonl"))
    names = [path.name.removesuffix(".gold.jsonl") + ".txt" for path in gold]
    paths = [next(f / n for f in FOLDERS if (f / n).is_file()) for n in names]
    predicted = folder / "predicted.jsonl"
    predicted.write_text(
        "".join(to_json_lines(extract(read_document(path))) for path in paths), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, EVALUATION / "score.py", *gold, predicted, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return score(tmp_path_factory.mktemp("score"))


@pytest.mark.parametrize("article", TWO_ARTICLES)
def test_the_two_articles_are_read_almost_whole(scored: dict[str, Any], article: str) -> None:
    row = scored["documents"][article]
    assert row["FOUND"]["precision"] >= 0.95
    assert row["FOUND"]["recall"] >= 0.95
    assert row["FULL"]["precision"] >= 0.90
    assert row["FULL"]["recall"] >= 0.90


def test_all_annotated_documents_together(scored: dict[str, Any]) -> None:
    assert scored["macro"]["FOUND"]["f1"] >= 0.90
    assert scored["macro"]["FULL"]["f1"] >= 0.80
    assert scored["macro"]["FOUND"]["precision"] >= 0.90


@pytest.mark.parametrize("kind", ["flow", "change"])
def test_flows_and_changes_are_right_in_every_field(scored: dict[str, Any], kind: str) -> None:
    assert scored["types"][kind]["FULL"]["f1"] >= 0.90


def test_no_document_has_many_false_claims(scored: dict[str, Any]) -> None:
    assert {d: r["FOUND"]["precision"] for d, r in scored["documents"].items()} == {
        d: pytest.approx(1.0, abs=0.10) for d in scored["documents"]
    }
