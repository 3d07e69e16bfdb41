import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Tradegraph

ROOT = Path(__file__).resolve().parents[2]


def test_the_whole_output_is_there_and_says_what_is_in_it(
    call: Tradegraph, document: Path, tmp_path: Path
) -> None:
    result = call("build", document, "--out", tmp_path / "out", "--json")
    assert result.code == 0, result.err
    summary = json.loads(result.out)
    assert summary["documents"] == ["peru.txt"]
    assert summary["claims"]["flow"] == 3
    assert summary["claims"]["instrument"] == 1
    assert summary["findings"]["violation"] == 0
    names = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*")}
    assert names >= {
        "graph.nq",
        "graph.ttl",
        "graph.jsonld",
        "claims.jsonl",
        "validation.html",
        "validation.md",
        "validation.json",
        "index.html",
        "answers/flows.csv",
        "answers/flows.md",
        "answers/partnership-graph.ttl",
        *summary["views"],
    }
    assert len(summary["views"]) >= 4


def test_the_start_page_leads_to_every_file(built: Path) -> None:
    page = (built / "index.html").read_text(encoding="utf-8")
    files = [p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file()]
    # The pages on the model lead to each other.
    model = (built / "model" / "index.html").read_text(encoding="utf-8")
    for name in files:
        if name.startswith("model/") and name != "model/index.html":
            assert f'href="{name.removeprefix("model/")}"' in model
        elif name != "index.html":
            assert f'href="{name}"' in page


def test_a_second_run_changes_nothing(call: Tradegraph, document: Path, tmp_path: Path) -> None:
    call("build", document, "--out", tmp_path / "out")
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files(tmp_path)}
    call("build", document, "--out", tmp_path / "out")
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files(tmp_path)} == before


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_another_process_writes_the_same_bytes(built: Path, document: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    subprocess.run(
        [sys.executable, ROOT / "build.py", document, "--out", tmp_path / "out", "--quiet"],
        env=environment,
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    for path in files(built):
        assert path.read_bytes() == (tmp_path / "out" / path.relative_to(built)).read_bytes(), path


def test_a_killed_run_leaves_the_earlier_output_whole(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    script = (
        "import os, sys\n"
        "import graph.pipeline.build as build\n"
        "from graph.progress import silent\n"
        "from pathlib import Path\n"
        "build.build_output([Path(sys.argv[1])], Path(sys.argv[2]), silent)\n"
        "def die(*a, **k): os._exit(9)\n"
        "build.write_index = die\n"
        "Path(sys.argv[1]).write_text('Kenya exported goods worth $5 million to Uganda in 2022.')\n"
        "build.build_output([Path(sys.argv[1])], Path(sys.argv[2]), silent)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a.txt", out], check=False, cwd=ROOT
    )
    assert done.returncode == 9
    assert (
        "Peru" in (out / "claims.jsonl").read_text() or '"PE"' in (out / "claims.jsonl").read_text()
    )
    assert (out / "index.html").is_file()


def test_the_summary_for_people_says_where_to_look(
    call: Tradegraph, document: Path, tmp_path: Path
) -> None:
    result = call("build", document, "--out", tmp_path / "out")
    assert "1 document, " in result.out
    assert "flow" in result.out
    assert "0 violations" in result.out
    assert str(tmp_path / "out" / "index.html") in result.out.replace("\n", "")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        ("latin.txt", "Côte d'Ivoire exports cocoa to the Netherlands.".encode("latin-1"), "UTF-8"),
        ("mute.txt", b"\n\n***\n\n", "no sentence"),
        ("big.txt", b"Kenya trades with Uganda. " * 900_000, "limit"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_built(
    call: Tradegraph, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    result = call("build", folder, "--out", tmp_path / "out", "--json")
    summary = json.loads(result.out)
    assert result.code == 0
    assert summary["documents"] == ["good.txt"]
    assert [Path(s["path"]).name for s in summary["skipped"]] == [name]
    assert reason.casefold() in summary["skipped"][0]["reason"].casefold()
    assert name in result.err


@pytest.mark.parametrize("name", ["missing.txt", "nothing/here"])
def test_a_missing_path_ends_with_one_sentence(call: Tradegraph, tmp_path: Path, name: str) -> None:
    result = call("build", tmp_path / name, "--out", tmp_path / "out")
    assert result.code == 2
    assert Path(name).name in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_documents_is_named(call: Tradegraph, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.png").write_bytes(b"x")
    result = call("build", tmp_path / "in", "--out", tmp_path / "out")
    assert result.code == 2
    assert "no document" in result.err


def test_an_output_that_cannot_be_written_is_named(
    call: Tradegraph, document: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    result = call("build", document, "--out", tmp_path / "file" / "out")
    assert result.code == 2
    assert "cannot be written" in result.err
    assert "--out" in result.err


def test_a_folder_with_other_files_is_left_alone(
    call: Tradegraph, document: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("x")
    result = call("build", document, "--out", tmp_path / "home")
    assert result.code == 2
    assert (tmp_path / "home" / "thesis.txt").read_text() == "x"


def test_unknown_front_matter_is_noted_not_refused(call: Tradegraph, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: T\nmood: sunny\n---\n{TEXT}", encoding="utf-8")
    result = call("build", path, "--out", tmp_path / "out", "--json")
    assert result.code == 0
    (note,) = json.loads(result.out)["notes"]
    assert "mood" in note["note"]


def test_text_of_a_document_never_becomes_script(call: Tradegraph, tmp_path: Path) -> None:
    evil = (
        "Kenya's </script><script>alert(1)</script> exports to Uganda rose to $5 million in 2023."
    )
    (tmp_path / "a.txt").write_text(evil, encoding="utf-8")
    assert call("build", tmp_path / "a.txt", "--out", tmp_path / "out").code == 0
    for page in (tmp_path / "out").rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8"), page


def test_wrong_usage_ends_with_code_2(call: Tradegraph) -> None:
    result = call("build", "--no-such-option")
    assert result.code == 2
    assert "no-such-option" in result.err


def test_an_output_inside_the_documents_is_not_read_as_documents(
    call: Tradegraph, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    first = call("build", tmp_path, "--out", tmp_path / "out", "--json")
    second = call("build", tmp_path, "--out", tmp_path / "out", "--json")
    assert json.loads(second.out)["documents"] == ["a.txt"]
    assert second.out == first.out
