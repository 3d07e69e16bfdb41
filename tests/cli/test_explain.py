import json
from pathlib import Path

from tests.cli.conftest import Tradegraph


def test_each_sentence_with_its_claims(call: Tradegraph, document: Path) -> None:
    done = call("explain", document)
    assert done.code == 0
    assert "read: “Peru” (country: Peru)" in done.out
    assert "flow Peru's exports to Chile were $1.25 billion in 2023" in " ".join(done.out.split())
    assert "flow.stated, 0." in done.out
    assert "claims," in done.out.splitlines()[-1]


def test_near_misses_and_skipped_parts_are_told(call: Tradegraph, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("By Ana Torres\n\nInsurers paid $40 million.\n", encoding="utf-8")
    out = call("explain", path).out
    assert "skipped (byline): tells who wrote it and when" in out
    assert "? no flow  an amount, “$40 million”; missing: a word for trade" in out


def test_json(call: Tradegraph, document: Path) -> None:
    data = json.loads(call("explain", document, "--json").out)
    assert data["document"] == "peru.txt"
    assert data["claims"]
    assert {"text", "mentions", "claims", "near_misses"} <= set(data["sentences"][0])


def test_the_page_is_written_and_named(call: Tradegraph, document: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = call("explain", document, "--html", page)
    assert done.code == 0
    assert done.out.startswith(f"{page}: ")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    both = call("explain", document, "--html", page, "--json")
    assert json.loads(both.out)["claims"]


def test_unusable_input_ends_with_2(call: Tradegraph, document: Path, tmp_path: Path) -> None:
    missing = call("explain", tmp_path / "none.txt")
    assert (missing.code, "does not exist" in missing.err) == (2, True)
    nowhere = call("explain", document, "--html", tmp_path / "none" / "page.html")
    assert (nowhere.code, "cannot be written" in nowhere.err) == (2, True)
