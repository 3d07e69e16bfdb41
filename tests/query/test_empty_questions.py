"""Questions that no shipped document has a row for, over documents and reviews written here."""

from pathlib import Path

import pytest

from graph.pipeline.build import build_graph
from graph.progress import silent
from graph.query.parameters import bind
from graph.query.question import find_question
from graph.query.run import run_on
from graph.rdf import Store
from graph.reference import load_reference

ONE = """Accra, 4 March 2024

Exports from Ghana to Togo reached $310 million in 2023.

"We will open the border to all lorries with a customs seal," said Ama Boateng, a trade minister.
"""
OTHER = """Lome, 9 May 2024

Exports from Ghana to Togo came to $295 million in 2023.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("two")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    build = build_graph([folder], silent, Path(folder / "none"))
    return Store.memory(build.knowledge.dataset.quads())


def ask(store: Store, name: str) -> list[dict[str, object]]:
    answer = run_on(store, bind(find_question(name), {}, load_reference()))
    assert answer.table is not None
    return [
        {
            c: str(getattr(cell, "value", cell))
            for c, cell in zip(answer.table.columns, row, strict=True)
        }
        for row in answer.table.rows
    ]


def test_two_documents_that_contradict_each_other_are_found(store: Store) -> None:
    (row,) = ask(store, "disagreements")
    assert {row["printed_one"], row["printed_other"]} == {"$310 million", "$295 million"}
    assert row["document_one"] != row["document_other"]


def test_a_quoted_statement_is_found_with_its_speaker(store: Store) -> None:
    (row,) = ask(store, "statements")
    assert row["claimant"] == "Ama Boateng"
    assert "customs seal" in str(row["statement"])
