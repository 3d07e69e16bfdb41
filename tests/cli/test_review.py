import json
from pathlib import Path

from tests.cli.conftest import Tradegraph


def flow(call: Tradegraph, document: Path, reviews: Path) -> list[dict[str, object]]:
    rows = json.loads(call("review", "list", document, "--reviews", reviews, "--json").out)
    return [row for row in rows if row["type"] == "flow"]


def test_a_claim_is_rejected_and_stays_out_of_the_graph(
    call: Tradegraph, document: Path, tmp_path: Path
) -> None:
    reviews = tmp_path / "reviews"
    claim, *others = flow(call, document, reviews)
    by = ("--who", "A. Mwangi", "--why", "wrong", "--reviews", reviews)
    assert call("review", "reject", document, claim["id"], *by).code == 0
    assert flow(call, document, reviews) == others
    built = call("build", document, "--out", tmp_path / "out", "--reviews", reviews, "--json")
    assert json.loads(built.out)["claims"]["flow"] == len(others)
    answer = call("query", "reviews", "--out", tmp_path / "out", "--json")
    (row,) = json.loads(answer.out)
    assert (row["verdict"], row["reviewer"], row["reason"]) == ("reject", "A. Mwangi", "wrong")
    assert (row["effect"], row["confirmed"]) == ("followed", None)


def test_a_claim_is_replaced_and_another_added(
    call: Tradegraph, document: Path, tmp_path: Path
) -> None:
    reviews = tmp_path / "reviews"
    claim = flow(call, document, reviews)[0]
    by = ("--who", "AM", "--why", "checked", "--reviews", reviews)
    changed = call("review", "replace", document, claim["id"], "--set", "commodity=copper", *by)
    assert changed.code == 0, changed.err
    added = call(
        *("review", "add", document, "--type", "hub", "--passage", "in Lima"),
        *("--set", "name=Callao", "--set", "kind=seaport", "--set", "country=PE"),
        *by,
    )
    assert added.code == 0, added.err
    rows = json.loads(call("review", "list", document, "--reviews", reviews, "--json").out)
    assert [r["fields"]["name"] for r in rows if r["type"] == "hub"] == ["Callao"]
    assert "copper" in {r["fields"].get("commodity") for r in rows if r["type"] == "flow"}


def test_slips_are_answered_with_the_mend(call: Tradegraph, document: Path, tmp_path: Path) -> None:
    by = ("--who", "AM", "--why", "x", "--reviews", tmp_path)
    unknown = call("review", "reject", document, "zzzz", *by)
    assert (unknown.code, "review list" in unknown.err) == (2, True)
    claim = flow(call, document, tmp_path)[0]
    unfit = call("review", "replace", document, claim["id"], "--set", "direction=up", *by)
    assert (unfit.code, "direction" in unfit.err) == (2, True)
    nowhere = call("review", "add", document, "--type", "hub", "--passage", "Atlantis", *by)
    assert (nowhere.code, "does not occur" in nowhere.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_changed_passage_is_noted_in_the_summary(call: Tradegraph, tmp_path: Path) -> None:
    path, reviews = tmp_path / "a.txt", tmp_path / "reviews"
    path.write_text("Kenya exported goods worth $5 million to Uganda in 2022.")
    claim = flow(call, path, reviews)[0]
    call("review", "reject", path, claim["id"], "--who", "AM", "--why", "x", "--reviews", reviews)
    path.write_text("Kenya exported goods worth $6 million to Uganda in 2022.")
    built = call("build", path, "--out", tmp_path / "out", "--reviews", reviews, "--json")
    (note,) = json.loads(built.out)["notes"]
    assert "has changed; look again" in note["note"]
