"""From files to a score and to its report."""

import json
from pathlib import Path

import pytest

from graph.errors import DocumentError
from graph.evaluate import evaluate
from graph.evaluate.report import to_data

TEXT = "Trade news\n\nPeru's exports to Chile were $1.25 billion in 2023.\n"
PASSAGE = TEXT[TEXT.index("Peru") : TEXT.index(".\n")]


def row(**fields: object) -> dict:
    start = TEXT.index(PASSAGE)
    base = {"reporter": "PE", "partner": ["CL"], "direction": "exports", "value": 1250000000}
    stated = {**base, "currency": "USD", "start": "2023-01-01", "end": "2023-12-31", **fields}
    return {
        "document": "a.txt",
        "type": "flow",
        "start": start,
        "end": start + len(PASSAGE),
        "fields": stated,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "a.gold.jsonl").write_text(json.dumps(row()), encoding="utf-8")
    return tmp_path


def test_texts_are_found_beside_the_annotation(folder: Path) -> None:
    done = evaluate([folder / "gold"])
    assert done.score.micro.full == 1
    assert evaluate([folder / "gold" / "a.gold.jsonl"]) == done


def test_a_named_folder_goes_first(folder: Path) -> None:
    other = folder / "elsewhere"
    other.mkdir()
    (other / "a.txt").write_text("Nothing is said here about anything.", encoding="utf-8")
    assert evaluate([folder / "gold"], [other]).score.micro.found == 0


def test_a_missing_text_is_named_with_the_places_searched(folder: Path) -> None:
    (folder / "documents" / "a.txt").unlink()
    with pytest.raises(DocumentError, match=r"a\.txt is annotated.*documents.*--documents"):
        evaluate([folder / "gold"])


def test_claims_of_a_file_need_no_text(folder: Path) -> None:
    (folder / "documents" / "a.txt").unlink()
    claims = folder / "claims.jsonl"
    claims.write_text(json.dumps(row(currency="EUR")), encoding="utf-8")
    done = evaluate([folder / "gold"], predicted=claims)
    assert (done.score.micro.found, done.score.micro.full) == (1, 0)
    (error,) = to_data(done, errors=True)["errors"]
    assert error["gold"]["passage"] is None


def test_the_report_sets_both_sides_beside_each_other(folder: Path) -> None:
    claims = folder / "claims.jsonl"
    rows = [row(currency="EUR"), {**row(value=7), "start": 0, "end": 5}]
    claims.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    data = to_data(evaluate([folder / "gold"], predicted=claims), errors=True)
    false, wrong = data["errors"]
    assert (false["error"], false["predicted"]["passage"]) == ("false", "Trade")
    assert (wrong["error"], wrong["fields"]) == ("wrong", ["currency"])
    assert wrong["gold"]["passage"] == wrong["predicted"]["passage"] == PASSAGE
    assert (wrong["gold"]["fields"]["currency"], wrong["predicted"]["fields"]["currency"]) == (
        "USD",
        "EUR",
    )
    (confusion,) = data["confusions"]
    assert (confusion["field"], confusion["gold"], confusion["given"]) == ("currency", "USD", "EUR")
    assert json.loads(json.dumps(data)) == data


def test_the_report_leaves_out_what_is_not_asked_for(folder: Path) -> None:
    done = evaluate([folder / "gold"])
    assert set(to_data(done)) == {"types", "micro", "macro", "documents", "ignored"}
    calibration = to_data(done, calibration=True)["calibration"]
    assert calibration["overall"]["full"] == 1
    assert list(calibration["rules"]) == ["flow.stated"]
