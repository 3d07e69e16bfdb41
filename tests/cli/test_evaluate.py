import json
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Tradegraph

PASSAGE = "Peru's exports to Chile rose 12.5% to $1.25 billion in 2023 from $1.11 billion in 2022"


@pytest.fixture(scope="session")
def gold(document: Path) -> Path:
    """Two annotated claims about the document, one of which is not in it."""
    start = TEXT.index(PASSAGE)
    flow = {
        "reporter": "PE",
        "partner": ["CL"],
        "direction": "exports",
        "value": 1250000000,
        "currency": "USD",
        "start": "2023-01-01",
        "end": "2023-12-31",
    }
    place = {"document": document.name, "start": start, "end": start + len(PASSAGE)}
    rows = [
        {**place, "type": "flow", "fields": flow},
        {**place, "type": "hub", "fields": {"name": "Callao", "kind": "seaport"}},
    ]
    path = document.parent / "peru.gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_figures_by_type_and_document(call: Tradegraph, gold: Path) -> None:
    done = call("evaluate", gold)
    assert done.code == 0
    flow = next(line for line in done.out.splitlines() if line.split()[:1] == ["flow"])
    assert flow.split()[1:5] == ["1", "3", "1", "1"]
    assert "peru.txt" in done.out
    assert "all claims (micro)" in done.out
    assert "Errors" not in done.out


def test_errors_quote_the_passage(call: Tradegraph, gold: Path) -> None:
    out = call("evaluate", gold, "--errors").out
    assert "missed hub in peru.txt" in out
    assert "Callao" in out
    assert "false instrument in peru.txt" in out
    assert f"“{PASSAGE}”" in out


def test_calibration_by_confidence_and_rule(call: Tradegraph, gold: Path) -> None:
    out = call("evaluate", gold, "--calibration").out
    assert "flow.stated" in out
    assert "expected" in out


def test_json_holds_what_is_asked_for(call: Tradegraph, gold: Path) -> None:
    plain = json.loads(call("evaluate", gold, "--json").out)
    assert plain["types"]["flow"]["full"] == 1
    assert "errors" not in plain
    full = json.loads(call("evaluate", gold, "--json", "--errors", "--calibration").out)
    assert {"errors", "confusions", "calibration"} <= set(full)


def test_claims_of_a_file_are_judged(call: Tradegraph, gold: Path, tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(call("claims", gold.parent / "peru.txt").out, encoding="utf-8")
    from_file = call("evaluate", gold, "--predicted", claims, "--json")
    assert from_file.out == call("evaluate", gold, "--json").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.jsonl"], "none.jsonl cannot be read"),
        ([], "Missing argument"),
    ],
)
def test_unusable_input_ends_with_2(call: Tradegraph, arguments: list[str], words: str) -> None:
    done = call("evaluate", *arguments)
    assert done.code == 2
    assert words in done.err


def test_claims_without_confidence_cannot_be_calibrated(
    call: Tradegraph, gold: Path, tmp_path: Path
) -> None:
    claims = tmp_path / "claims.jsonl"
    claims.write_text(call("claims", gold.parent / "peru.txt").out, encoding="utf-8")
    done = call("evaluate", gold, "--predicted", claims, "--calibration")
    assert done.code == 2
    assert "carry no confidence" in done.err


def test_a_missing_text_ends_with_2(call: Tradegraph, gold: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.gold.jsonl"
    alone.write_text(gold.read_text(encoding="utf-8"), encoding="utf-8")
    done = call("evaluate", alone)
    assert done.code == 2
    assert "peru.txt is annotated" in done.err
    assert call("evaluate", alone, "--documents", gold.parent).code == 0
