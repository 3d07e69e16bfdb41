from pathlib import Path

import pytest

import graph.pipeline.extraction as extraction
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.errors import DataFileError
from graph.pipeline.extraction import extract_all, stream_claims
from graph.progress import silent

TEXT = "Kenya exported goods worth ${} million to Uganda in 2022."


def documents(count: int) -> list[Document]:
    return [parse_document(f"{n}.txt", TEXT.format(n + 2).encode()) for n in range(count)]


def test_all_cores_give_what_one_gives() -> None:
    many = documents(70)
    seen: list[tuple[str, int, int]] = []
    alone = extract_all(many, silent, workers=1)
    together = extract_all(many, lambda *at: seen.append(at), workers=2)
    assert together == alone
    assert list(together.claims) == [d.name for d in many]
    assert seen[-1] == ("reading claims", 70, 70)


def test_a_text_on_which_a_reader_breaks_down_does_not_end_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = extraction.extract

    def extract(document: Document) -> object:
        if document.name == "1.txt":
            raise ZeroDivisionError("division by zero")
        return real(document)

    monkeypatch.setattr(extraction, "extract", extract)
    done = extract_all(documents(3), silent)
    assert [str(f.path) for f in done.failures] == ["1.txt"]
    assert "ZeroDivisionError" in done.failures[0].reason
    assert [bool(claims) for claims in done.claims.values()] == [True, False, True]


def test_a_broken_rule_file_is_not_blamed_on_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(document: Document) -> object:
        raise DataFileError("rules.yaml:3: no pattern")

    monkeypatch.setattr(extraction, "extract", extract)
    with pytest.raises(DataFileError):
        extract_all(documents(1), silent)


@pytest.mark.parametrize("workers", [1, 2])
def test_files_are_read_in_the_order_of_their_names(tmp_path: Path, workers: int) -> None:
    for n in range(70):
        (tmp_path / f"{n:02d}.txt").write_text(TEXT.format(n + 2))
    (tmp_path / "33.txt").write_bytes(b"\0")
    seen: list[tuple[str, int, int]] = []
    missing = tmp_path / "none"
    found = list(stream_claims([missing, tmp_path], lambda *at: seen.append(at), workers))
    assert [f.path.name for f in found] == ["none", *(f"{n:02d}.txt" for n in range(70))]
    assert [f.path.name for f in found if f.failure is not None] == ["none", "33.txt"]
    assert all(bool(f.claims) is (f.failure is None) for f in found)
    assert seen == [("reading claims", n, 70) for n in range(1, 71)]


def test_a_stream_gives_what_reading_all_gives(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(TEXT.format(n + 2))
    streamed = [claim for found in stream_claims([tmp_path], silent) for claim in found.claims]
    assert streamed == [
        claim for c in extract_all(documents(5), silent).claims.values() for claim in c
    ]
