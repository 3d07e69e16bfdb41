from __future__ import annotations

import json
from pathlib import Path

from graph.views.handbook import PAGES
from tests.cli.conftest import Tradegraph


def test_the_handbook_takes_its_examples_from_a_build(call: Tradegraph, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    claim = "<https://w3id.org/tradegraph/id/claim/1>"
    type_ = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    graph = "<https://w3id.org/tradegraph/id/g>"
    (out / "graph.nq").write_text(
        f"{claim} {type_} <https://w3id.org/tradegraph/ontology/HubClaim> {graph} .\n"
    )
    site = tmp_path / "site"
    result = call("docs", "--graph", str(out), "--out", str(site), "--json")
    assert result.code == 0
    assert [Path(page).name for page in json.loads(result.out)["pages"]] == list(PAGES)
    assert "id-claim:1" in (site / "classes.html").read_text(encoding="utf-8")


def test_a_missing_build_is_named(call: Tradegraph, tmp_path: Path) -> None:
    result = call("docs", "--graph", str(tmp_path / "none"), "--out", str(tmp_path / "site"))
    assert result.code == 2
    assert "tradegraph build" in result.err
