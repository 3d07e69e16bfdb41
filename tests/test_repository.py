"""What holds for the repository as a whole."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.shared import ARTICLES, EVALUATION, needs_shared

ROOT = Path(__file__).resolve().parents[1]
#: A run of words that two writers do not share by chance.
RUN = 8
TEXTS = {".csv", ".jinja", ".jsonl", ".md", ".py", ".rq", ".ttl", ".txt", ".yaml"}
#: The title that our version cites, names of offices, and the like.
CITED = (
    "pakistan and kyrgyzstan target 100 million trade boost",
    "5th session of the inter governmental commission on trade economic"
    " and scientific technical cooperation",
    "the government of the democratic socialist republic of sri lanka",
)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


@needs_shared
def test_no_sentence_of_others_is_in_the_project() -> None:
    folders = (ARTICLES, EVALUATION / "documents", EVALUATION / "reading")
    theirs = set().union(*(runs(p.read_text("utf-8")) for f in folders for p in f.glob("*.txt")))
    theirs -= set().union(*(runs(text) for text in CITED))
    copied = {}
    for path in tracked():
        if path.suffix in TEXTS:
            shared = runs(path.read_text("utf-8")) & theirs
            if shared:
                copied[str(path.relative_to(ROOT))] = sorted(" ".join(run) for run in shared)
    assert copied == {}


def test_the_readme_names_files_that_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    assert linked
    assert [name for name in linked if "://" not in name and not (ROOT / name).exists()] == []


def test_no_trace_of_a_machine_is_committed() -> None:
    trace = re.compile(r"/(?:home|root|Users|work)/\w|/tmp/\w+/|localhost:\d")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:80]}"
        for path in tracked()
        if path.suffix in {".py", ".md", ".yaml", ".toml", ".ttl", ".js"}
        and path.name != "test_repository.py"
        for line in path.read_text("utf-8").splitlines()
        if trace.search(line)
    ]
    assert found == []
