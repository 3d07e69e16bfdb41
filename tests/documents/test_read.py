from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from graph.documents import find_documents, parse_document, read_all, read_document
from graph.errors import DocumentError
from tests.documents.reading import PROSE, read


def write(root: Path, *names: str, text: str = PROSE) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def names(root: Path, paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_a_document_keeps_its_file(tmp_path: Path) -> None:
    text = "Fiji sells fish.\r\nTonga\u2019s sales grew.\r\n"
    write(tmp_path, "deep/er/a.txt", text=text)
    document = read_document(tmp_path / "deep/er/a.txt", root=tmp_path)
    assert document.name == "deep/er/a.txt"
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.media_type == "text/plain"
    assert document == read_document(tmp_path / "deep/er/a.txt", root=tmp_path)
    assert read_document(tmp_path / "deep/er/a.txt").name == "a.txt"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.TXT", "text/plain"), ("a.markdown", "text/markdown"), ("b.a.htm", "text/html")],
)
def test_the_ending_tells_the_kind(name: str, media_type: str) -> None:
    assert parse_document(name, PROSE.encode()).media_type == media_type


def test_a_document_may_be_hashed_and_put_in_sets() -> None:
    assert len({read(PROSE), read(PROSE), read(PROSE + "!")}) == 2


def test_dates_are_those_that_the_document_states() -> None:
    assert read(PROSE).metadata.date is None
    assert str(read("LIMA, Feb 28, 2019: Peru has signed.").metadata.date) == "2019-02-28"
    assert str(read(f"Lorries roll\n28 February 2019\n\n{PROSE}").metadata.date) == "2019-02-28"
    front = f"---\ndate: 2020-01-01\n---\nLIMA, Feb 28, 2019: {PROSE}"
    assert str(read(front, "a.md").metadata.date) == "2020-01-01"
    assert read(f"{PROSE}\n\nLIMA, Feb 28, 2019: Peru has signed.").metadata.date is None


def test_a_revision_is_not_the_date_of_a_document_but_tells_of_what_year_it_speaks() -> None:
    metadata = read(f"Lorries roll\nLast updated: 28 February 2019\n\n{PROSE}").metadata
    assert (metadata.date, str(metadata.as_of)) == (None, "2019-02-28")
    assert read(f"Lorries roll\n\n{PROSE}").metadata.as_of is None


def test_the_dateline_stays_in_the_sentence() -> None:
    assert next(read("LIMA, Feb 28, 2019: Peru has signed.").sentences()).text == (
        "LIMA, Feb 28, 2019: Peru has signed."
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "****\n"),
        ("a.txt", "Share this\n\n2 min read\n"),
        ("a.md", "---\ntitle: a\n---\n"),
        ("a.md", "```\ncode\n```\n"),
        ("a.html", "<title>T</title><p hidden>x</p><script>y</script>"),
    ],
)
def test_a_document_without_a_sentence_is_refused(name: str, text: str) -> None:
    with pytest.raises(DocumentError, match=f"{name} has no sentence"):
        read(text, name)


def test_unknown_front_matter_is_noted_and_the_text_is_read() -> None:
    document = read(f"---\nlayout: post\n---\n{PROSE}", "a.md")
    assert document.notes == ("line 2: the unknown key 'layout' was left out",)
    assert next(document.sentences()).text == PROSE


def test_large_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1_200_000)
    with pytest.raises(DocumentError, match=r"is 1\.2 MB; the limit is 1 MB; split it or raise"):
        read_document(path, max_bytes=1_000_000)
    assert read_document(path, max_bytes=1_200_000).text.startswith("x")


@pytest.mark.parametrize("name", ["a.pdf", "a", ".txt"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    with pytest.raises(DocumentError, match="none of the endings"):
        read_document(tmp_path / name)


def test_files_that_are_missing_or_not_below_the_root(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist; check the path"):
        read_document(tmp_path / "a.txt")
    write(tmp_path, "a.txt")
    with pytest.raises(DocumentError, match="is not below"):
        read_document(tmp_path / "a.txt", root=tmp_path / "b")


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(DocumentError, match="not a regular file"):
        read_document(tmp_path / "a.txt")


def test_folders_are_searched_to_the_bottom(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.html", "a/b/c.text", "x.pdf", ".h.txt", ".git/a.txt", "a/.b/c.md")
    assert names(tmp_path, find_documents([tmp_path])) == ["a/b/c.text", "a/z.html", "b.md"]
    assert names(tmp_path, find_documents([tmp_path / "b.md", tmp_path])) == [
        "a/b/c.text",
        "a/z.html",
        "b.md",
    ]


def test_links_are_followed_only_when_named(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, "outside/o.txt", "root/a.txt")
    (root / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "file.txt").symlink_to(tmp_path / "outside/o.txt")
    (root / "again.txt").symlink_to(root / "a.txt")
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "broken.txt").symlink_to(root / "nothing.txt")
    assert len(find_documents([root])) == 1
    assert find_documents([root / "file.txt"]) == (root / "file.txt",)
    assert names(root, find_documents([root / "folder"])) == ["folder/o.txt"]


def test_paths_that_hold_nothing_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "empty/a.pdf")
    with pytest.raises(DocumentError, match=r"holds no document; put files with the endings \.txt"):
        find_documents([tmp_path / "empty"])
    with pytest.raises(DocumentError, match="does not exist; check the path"):
        find_documents([tmp_path / "missing"])


def test_a_file_that_fails_does_not_take_others_with_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "c.txt")
    (tmp_path / "b.txt").write_bytes(b"\xff\xff")
    (tmp_path / "d.md").write_bytes(b"---\na: [\n---\nText.")
    documents, failures = read_all([tmp_path, tmp_path / "missing.txt"])
    assert [document.name for document in documents] == ["a.txt", "c.txt"]
    assert sorted(failure.path.name for failure in failures) == ["b.txt", "d.md", "missing.txt"]
    reasons = " ".join(failure.reason for failure in failures)
    assert "b.txt is not UTF-8 at byte offset 0" in reasons
    assert "d.md, line 2" in reasons or "d.md, line 3" in reasons


def test_names_are_unique(tmp_path: Path) -> None:
    write(tmp_path, "one/a.txt", "two/a.txt", "two/deep/b.txt", "three/deep/b.txt")
    documents, failures = read_all([tmp_path / "one", tmp_path / "two", tmp_path / "three"])
    assert failures == []
    assert [document.name for document in documents] == [
        "one/a.txt",
        "three/deep/b.txt",
        "two/a.txt",
        "two/deep/b.txt",
    ]


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    documents, _ = read_all([tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt"])
    assert [document.name for document in documents] == ["a.txt"]
