"""A page as a value of a notebook: what it gives, and what its frame does in a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter

from graph.errors import OutputError
from graph.views.model import View, ViewNode
from graph.views.notebook import NetworkPage
from tests.views.conftest import Listener


@pytest.fixture
def page(demo_views: dict[str, View]) -> NetworkPage:
    return NetworkPage(demo_views["partnerships"])


def test_a_notebook_gets_a_frame_with_the_whole_page(page: NetworkPage) -> None:
    bundle, _ = DisplayFormatter().format(page)
    frame = bundle["text/html"]
    assert frame.startswith("<iframe ")
    assert frame.endswith('"></iframe>')
    assert re.findall("[<>]", frame) == ["<", ">", "<", ">"]
    srcdoc = re.search(r'srcdoc="([^"]*)"', frame)
    assert srcdoc is not None
    assert unescape(srcdoc[1]) == page.html
    assert bundle["text/plain"].startswith("<NetworkPage 'Partnerships': ")


def test_the_frame_has_neither_the_origin_nor_the_window_of_the_notebook(
    page: NetworkPage,
) -> None:
    sandbox = re.search(r'sandbox="([^"]*)"', page._repr_html_())
    assert sandbox is not None
    assert set(sandbox[1].split()) == {
        "allow-scripts",
        "allow-downloads",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    }


def test_a_title_cannot_leave_the_frame() -> None:
    title = '" onload="alert(1)"><script>alert(1)</script>'
    view = View("test", title, "", (ViewNode("a", title, "country", x=0, y=0),), ())
    frame = NetworkPage(view)._repr_html_()
    assert re.findall("[<>]", frame) == ["<", ">", "<", ">"]
    assert frame.count(' onload="') == 0


def test_the_page_works_in_its_frame_and_asks_for_nothing(
    browser: Any, page: NetworkPage, listener: Listener, tmp_path: Path
) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(
        f"<!DOCTYPE html><title>Notebook</title><body>{page._repr_html_()}", encoding="utf-8"
    )
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    try:
        window = context.new_page()
        errors: list[str] = []
        asked: list[str] = []
        window.on(
            "console", lambda m: errors.append(m.text) if m.type in ("error", "warning") else None
        )
        window.on("pageerror", lambda error: errors.append(str(error)))
        window.on("request", lambda request: asked.append(request.url))
        window.goto(notebook.as_uri())
        frame = window.frame_locator("iframe")
        frame.locator("html[data-ready]").wait_for(state="attached")
        frame.locator("#search").fill(page.view.nodes[0].label)
        frame.locator("#search").press("Enter")
        assert frame.locator("#details h2").inner_text() == page.view.nodes[0].label
        assert errors == []
        assert asked == [notebook.as_uri()]
        assert listener.asked == []
        assert frame.locator("html").evaluate("() => origin") == "null"
    finally:
        context.close()


def test_save_writes_the_page(page: NetworkPage, tmp_path: Path) -> None:
    assert page.save(tmp_path / "a.html").read_text(encoding="utf-8") == page.html
    with pytest.raises(OutputError, match="cannot be written"):
        page.save(tmp_path / "none" / "a.html")
