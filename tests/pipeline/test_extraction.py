import pytest

import graph.pipeline.extraction as extraction
from graph.documents.model import Document
from graph.documents.read import parse_document
from graph.errors import DataFileError
from graph.pipeline.build import silent
from graph.pipeline.extraction import extract_all

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
