from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.errors import ViewError
from graph.views.index import IndexAnswer, IndexFile, IndexModel, IndexTopic, render_index
from graph.views.model import ViewDocument
from tests.views.demo import DOCUMENTS

MODEL = IndexModel(
    title="East African trade",
    documents=DOCUMENTS,
    claims_by_kind=(("Flow", 10), ("Instrument", 1234)),
    findings_by_severity=(("Violation", 0), ("Warning", 2)),
    views=(IndexFile("partnerships.html", "Partnerships", "Who is tied to whom"),),
    answers=(
        IndexTopic(
            "Instruments",
            (IndexAnswer("What is stalled?", 3, "answers/stalled.csv", "answers/stalled.md"),),
        ),
    ),
    report=IndexFile("validation.md", "Validation report"),
    files=(IndexFile("graph.nq", "The graph", "N-Quads"),),
    version="0.1.0",
    failed_documents=(("scan.pdf", "the file is not text"),),
)


def test_it_says_what_was_built_and_links_to_it() -> None:
    html = render_index(MODEL)
    for words in ("1,244", "1,234", "What is stalled?", "scan.pdf", "no date stated", "0.1.0"):
        assert words in html
    for path in (
        "partnerships.html",
        "answers/stalled.csv",
        "answers/stalled.md",
        "validation.md",
        "graph.nq",
    ):
        assert f'href="{path}"' in html
    assert html == render_index(MODEL)


def test_it_says_so_when_there_is_nothing() -> None:
    html = render_index(IndexModel("Empty", (), (), (), (), (), None, (), "0.1.0"))
    assert "No claims were found." in html
    assert "No document was read." in html


def test_hostile_text_stays_text() -> None:
    evil = "</title><script>alert(1)</script>"
    html = render_index(
        replace(MODEL, title=evil, documents=(ViewDocument("d", evil, url="javascript:alert(1)"),))
    )
    assert "<script" not in html
    assert "javascript:" not in html


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "javascript:alert(1)", "a//b", "https://x.org/a", ""]
)
def test_paths_that_lead_out_are_refused(path: str) -> None:
    with pytest.raises(ViewError, match="below the start page"):
        render_index(replace(MODEL, files=(IndexFile(path, "x"),)))


def test_names_with_spaces_and_marks_become_addresses() -> None:
    html = render_index(replace(MODEL, files=(IndexFile("out put/100%.csv", "x"),)))
    assert 'href="out%20put/100%25.csv"' in html


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_it_fits_the_screen_and_loads_nothing(
    browser: Any, tmp_path: Path, size: tuple[int, int], open_errors: Callable[..., list[str]]
) -> None:
    path = tmp_path / "index.html"
    path.write_text(render_index(MODEL), encoding="utf-8")
    width, errors = open_errors(path, size)
    assert errors == []
    assert width <= size[0]


@pytest.fixture
def open_errors(browser: Any) -> Any:
    def opener(path: Path, size: tuple[int, int]) -> tuple[float, list[str]]:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text))
        page.goto(path.as_uri())
        metrics = context.new_cdp_session(page).send("Page.getLayoutMetrics")
        context.close()
        return metrics["cssContentSize"]["width"], errors

    return opener
