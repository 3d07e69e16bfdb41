"""The documents that ship with the project, and the files they were made from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.documents import SegmentKind, read_all, read_document
from graph.documents.front_matter import read_front_matter

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "documents"
SHARED = ROOT.parent / "shared"
OWN_WORDS = SHARED / "evaluation" / "own_words"
ARTICLES = {
    "pakistan-central-asia-fy26.md": "000_cf2ec5a0a81a63b4.txt",
    "pakistan-kyrgyzstan-commission.md": "002_105494471a122943.txt",
}
_WORD = re.compile(r"\w+(?:[-–'’.,]\w+)*")


def words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def shingles(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[k : k + length]) for k in range(len(found) - length + 1)}


def body(name: str) -> str:
    text = (CORPUS / name).read_bytes().decode()
    return text[read_front_matter(name, text).end :]


def test_all_are_read_without_warning() -> None:
    documents, failures = read_all([CORPUS])
    assert failures == []
    assert len(documents) == 12
    for document in documents:
        assert document.notes == ()
        assert document.segments[0].kind is SegmentKind.HEADLINE
        assert document.segments[0].sentences[0].text == document.metadata.title
        assert document.metadata.publisher == "tradegraph"
        assert document.metadata.language == "en"
        assert document.metadata.facts_from


@pytest.mark.parametrize(("ours", "article"), ARTICLES.items())
def test_no_sentence_of_the_articles_is_repeated(ours: str, article: str) -> None:
    path = SHARED / "documents" / article
    if not path.is_file():
        pytest.skip(f"the article {article} is not beside the project (../shared/documents)")
    shared = shingles(body(ours), 8) & shingles(path.read_text(encoding="utf-8"), 8)
    assert shared == set()


@pytest.mark.parametrize(("ours", "article"), ARTICLES.items())
def test_every_figure_of_the_articles_is_kept(ours: str, article: str) -> None:
    path = SHARED / "documents" / article
    if not path.is_file():
        pytest.skip(f"the article {article} is not beside the project (../shared/documents)")
    figure = re.compile(r"\d+(?:\.\d+)?")
    original = " ".join(sentence.text for sentence in read_document(path).sentences())
    assert set(figure.findall(original)) <= set(figure.findall(body(ours)))


def test_texts_of_our_own_are_unchanged() -> None:
    if not OWN_WORDS.is_dir():
        pytest.skip("the texts are not beside the project (../shared/evaluation/own_words)")
    shipped = {body(path.name) for path in CORPUS.glob("*.md")}
    originals = {path.read_bytes().decode() for path in OWN_WORDS.glob("*.txt")}
    assert len(originals) == 10
    assert originals <= shipped
