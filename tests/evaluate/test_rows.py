import json
from pathlib import Path
from typing import Any

import pytest

from graph.claims.format import to_json_lines
from graph.documents.read import parse_document
from graph.errors import ClaimFormatError
from graph.evaluate import predictions, read_gold, read_predictions
from graph.extract.extractor import extract

ROW = {
    "document": "a.txt",
    "type": "hub",
    "start": 3,
    "end": 9,
    "fields": {"name": {"any": ["Lamu", "Port of Lamu"]}, "kind": "seaport"},
}


def write(folder: Path, *rows: Any, name: str = "a.gold.jsonl") -> Path:
    path = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_annotations_are_read_with_their_alternatives(tmp_path: Path) -> None:
    path = write(tmp_path, ROW, "", {**ROW, "optional": True})
    required, optional = read_gold(path)
    assert (required.document, required.type, required.span) == ("a.txt", "hub", (3, 9))
    assert required.options("name") == ("Lamu", "Port of Lamu")
    assert required.only("name") is None
    assert required.only("kind") == "seaport"
    assert required.options("country") == (None,)
    assert (required.optional, optional.optional) == (False, True)
    assert read_gold(tmp_path) == [required, optional]


def test_claims_may_carry_rule_and_confidence(tmp_path: Path) -> None:
    plain = {**ROW, "fields": {"name": "Lamu"}}
    path = write(tmp_path, plain, {**plain, "rule": "hub.named", "confidence": 0.9})
    bare, told = read_predictions(path)
    assert (bare.rule, bare.confidence) == (None, None)
    assert (told.rule, str(told.confidence)) == ("hub.named", "0.9")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ({**ROW, "type": "ship"}, "'ship' is unknown"),
        ({**ROW, "type": ["hub"]}, "is unknown"),
        ({**ROW, "document": None}, "'document' is missing"),
        ({**ROW, "start": "3"}, "'start' and 'end'"),
        ({**ROW, "fields": None}, "'fields' is missing"),
        ({**ROW, "fields": {"name": {"any": []}}}, "no choice"),
        ({**ROW, "fields": {"name": ["Lamu"]}}, "name is neither"),
        ({**ROW, "type": "link", "fields": {"stops": "Lamu"}}, "stops is not a list"),
    ],
)
def test_what_is_no_claim_is_told_with_its_line(tmp_path: Path, row: Any, words: str) -> None:
    path = write(tmp_path, ROW, row)
    with pytest.raises(ClaimFormatError) as caught:
        read_gold(path)
    assert f"{path}:2: " in str(caught.value)
    assert words in str(caught.value)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ClaimFormatError, match=r"holds no \*\.gold\.jsonl file"):
        read_gold(tmp_path)
    with pytest.raises(ClaimFormatError, match="cannot be read: No such file"):
        read_predictions(tmp_path / "none.jsonl")
    (tmp_path / "b.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(ClaimFormatError, match="not UTF-8"):
        read_predictions(tmp_path / "b.jsonl")


def test_extracted_claims_are_those_of_a_claims_file(tmp_path: Path) -> None:
    text = "Peru's exports to Chile rose 12.5% to $1.25 billion in 2023 from $1.11 billion in 2022."
    claims = extract(parse_document("a.txt", text.encode()))
    path = tmp_path / "claims.jsonl"
    path.write_text(to_json_lines(claims), encoding="utf-8")
    taken = predictions(claims)
    assert [(p.type, p.spans, p.fields) for p in taken] == [
        (p.type, p.spans, p.fields) for p in read_predictions(path)
    ]
    assert taken
    assert all(p.rule and p.confidence is not None for p in taken)
