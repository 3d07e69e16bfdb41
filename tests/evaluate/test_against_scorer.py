"""The same figures as the scorer that stands beside the annotations, to the last digit."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.evaluate import evaluate, read_gold, read_predictions, score
from graph.evaluate.report import score_data
from graph.evaluate.schema import CODE_LISTS, LISTS, TYPES
from tests.shared import ARTICLES, EVALUATION, needs_shared

GOLD = EVALUATION / "gold"
Row = dict[str, Any]

pytestmark = needs_shared


@cache
def scorer() -> ModuleType:
    spec = spec_from_file_location("reference_scorer", EVALUATION / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def theirs(gold: Path, predicted: Path) -> Row:
    module = scorer()
    result = module.score(module.read(gold), module.read(predicted))
    return {key: result[key] for key in ("types", "micro", "macro", "documents", "ignored")}


def ours(gold: Path, predicted: Path) -> Row:
    return score_data(score(read_gold(gold), read_predictions(predicted)))


@cache
def gold_rows() -> tuple[Row, ...]:
    files = sorted(GOLD.glob("*.gold.jsonl"))
    return tuple(json.loads(line) for file in files for line in file.read_text().splitlines())


def first(value: Any) -> Any:
    """The first alternative that says something."""
    options = value["any"] if isinstance(value, Mapping) else [value]
    return next((option for option in options if option is not None), None)


def as_predicted(row: Row) -> Row:
    return {
        **{key: row[key] for key in ("document", "type", "start", "end")},
        "fields": {name: first(value) for name, value in row["fields"].items()},
    }


def write(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_extracted_claims_score_the_same(tmp_path: Path) -> None:
    done = evaluate([GOLD], [ARTICLES])
    rows = [
        {
            "document": claim.document,
            "type": claim.type,
            "start": claim.spans[0][0],
            "end": claim.spans[0][1],
            "fields": dict(claim.fields),
        }
        for claim in extracted()
    ]
    assert score_data(done.score) == theirs(GOLD, write(tmp_path / "claims.jsonl", rows))


def extracted() -> list[Any]:
    from graph.documents.read import read_document
    from graph.evaluate import predictions
    from graph.extract.extractor import extract

    folders = (ARTICLES, EVALUATION / "documents", EVALUATION / "own_words")
    names = sorted({row["document"] for row in gold_rows()})
    paths = [next(f / n for f in folders if (f / n).is_file()) for n in names]
    return [p for path in paths for p in predictions(extract(read_document(path)))]


def test_annotations_answer_themselves(tmp_path: Path) -> None:
    predicted = write(tmp_path / "claims.jsonl", [as_predicted(row) for row in gold_rows()])
    figures = ours(GOLD, predicted)
    assert figures == theirs(GOLD, predicted)
    assert figures["micro"]["FULL"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_nothing_and_single_documents(tmp_path: Path) -> None:
    empty = write(tmp_path / "none.jsonl", [])
    for gold in (GOLD, *sorted(GOLD.glob("*.gold.jsonl"))):
        assert ours(gold, empty) == theirs(gold, empty)


WORDS = st.sampled_from(
    """agreement trade and transit railway line port of Ministry Commerce the minister for energy
    electricity Gwadar Karachi co-operation centre Programme industries 500 kV's 2023-09 2024 signed
    mou contract total""".split()
)
CODES = st.lists(st.sampled_from(["PK", "KG", "UZ", "KZ", "IN", "US", "EU", "WORLD"]), max_size=3)
NUMBERS = st.one_of(
    st.integers(-3, 3),
    st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: round(x, 2)),
    st.sampled_from([0.999, 1.0005, 1.01]),
)


def values(name: str) -> st.SearchStrategy[Any]:
    if name in CODE_LISTS:
        return st.one_of(st.none(), CODES.map(lambda c: sorted(set(c))))
    if name in LISTS:
        return st.one_of(st.none(), st.lists(phrases(), max_size=3))
    return st.one_of(
        st.none(), phrases(), NUMBERS, st.sampled_from(["exports", "imports", "total"])
    )


def phrases() -> st.SearchStrategy[str]:
    return st.lists(WORDS, max_size=4).map(" ".join)


@st.composite
def damaged(draw: st.DrawFn) -> list[Row]:
    """Annotations as predictions, some dropped, repeated, moved or with other fields."""
    rows: list[Row] = []
    everything = gold_rows()
    name = draw(st.sampled_from(sorted({row["document"] for row in everything})))
    pool = [row for row in everything if row["document"] == name]
    chosen = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=40))
    for row in chosen:
        claim = as_predicted(row)
        for field in draw(st.lists(st.sampled_from(TYPES[claim["type"]].fields), max_size=3)):
            known = claim["fields"][field]
            if isinstance(known, int | float) and draw(st.booleans()):
                claim["fields"][field] = known * draw(st.sampled_from([0.9995, 1.0009, 1.05, -1]))
            else:
                claim["fields"][field] = draw(values(field))
        if draw(st.booleans()):
            shift = draw(st.integers(-60, 60))
            claim["start"] = max(0, claim["start"] + shift)
            claim["end"] = claim["start"] + draw(st.integers(1, 500))
        if draw(st.integers(0, 9)) == 0:
            claim["type"] = draw(st.sampled_from(sorted(TYPES)))
            fields = TYPES[claim["type"]].fields
            claim["fields"] = {f: draw(values(f)) for f in fields}
        if draw(st.integers(0, 19)) == 0:
            claim["document"] = "unknown.txt"
        rows += [claim] * draw(st.sampled_from([1, 1, 1, 2]))
    return rows


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_damaged_claims_score_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    predicted = write(tmp_path_factory.getbasetemp() / "damaged.jsonl", rows)
    assert ours(GOLD, predicted) == theirs(GOLD, predicted)
