from pathlib import Path

import pytest

from graph.errors import OutputError
from graph.pipeline.swap import MARKER, recover, replacing, same_tree


def write(folder: Path, text: str) -> None:
    (folder / MARKER).write_text(text)
    (folder / "sub").mkdir()
    (folder / "sub" / "a").write_text(text)


def build(target: Path, text: str) -> None:
    with replacing(target) as new:
        write(new, text)


def test_a_new_folder_is_put_in_place(tmp_path: Path) -> None:
    build(tmp_path / "deep" / "out", "one")
    assert (tmp_path / "deep" / "out" / "sub" / "a").read_text() == "one"
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]


def test_an_earlier_folder_is_replaced_whole(tmp_path: Path) -> None:
    build(tmp_path / "out", "one")
    (tmp_path / "out" / "stale").write_text("x")
    build(tmp_path / "out", "two")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [MARKER, "sub"]
    assert (tmp_path / "out" / MARKER).read_text() == "two"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_same_output_leaves_the_folder_untouched(tmp_path: Path) -> None:
    build(tmp_path / "out", "one")
    before = (tmp_path / "out").stat().st_ino
    build(tmp_path / "out", "one")
    assert (tmp_path / "out").stat().st_ino == before


def test_a_failed_run_leaves_the_earlier_folder(tmp_path: Path) -> None:
    build(tmp_path / "out", "one")

    def fail() -> None:
        with replacing(tmp_path / "out") as new:
            (new / "half").write_text("x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (tmp_path / "out" / MARKER).read_text() == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("x")
    with pytest.raises(OutputError, match="did not write"), replacing(tmp_path / "home"):
        pass
    assert (tmp_path / "home" / "thesis.txt").read_text() == "x"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="not a folder"), replacing(tmp_path / "out"):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        replacing(tmp_path / "file" / "out"),
    ):
        pass


def test_without_exchange_the_two_steps_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.pipeline.swap._exchange", lambda one, other: False)
    build(tmp_path / "out", "one")
    build(tmp_path / "out", "two")
    assert (tmp_path / "out" / MARKER).read_text() == "two"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_run_killed_between_the_two_steps_is_mended(tmp_path: Path) -> None:
    build(tmp_path / "out", "one")
    (tmp_path / "out").rename(tmp_path / ".out.previous")
    (tmp_path / ".out.x.new").mkdir()
    recover(tmp_path / "out")
    assert (tmp_path / "out" / MARKER).read_text() == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_trees_differ_by_a_byte(tmp_path: Path) -> None:
    for name, text in (("a", "one"), ("b", "one"), ("c", "two")):
        (tmp_path / name).mkdir()
        write(tmp_path / name, text)
    assert same_tree(tmp_path / "a", tmp_path / "b")
    assert not same_tree(tmp_path / "a", tmp_path / "c")
