from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import OutputError, ViewError
from graph.views import render
from graph.views.model import View, ViewClaim, ViewDocument, ViewEdge, ViewNode


class Page(HTMLParser):
    """The scripts, styles, policy and outward addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.policy = ""
        self._open: tuple[str, dict[str, str | None]] | None = None
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""
        if tag in ("script", "style"):
            self._open, self._text = (tag, values), ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[0]:
            if tag == "script":
                self.scripts.append((self._open[1], self._text))
            else:
                self.styles.append(self._text)
            self._open = None

    def block(self, name: str) -> Any:
        return json.loads(next(text for tag, text in self.scripts if tag.get("id") == name))


def small(label: str = "A", text: str = "A sells.", url: str | None = None) -> View:
    return View(
        "test",
        label,
        text,
        (ViewNode("a", label, "country", x=0.0, y=0.0), ViewNode("b", "B", label, x=200.0, y=0.0)),
        (ViewEdge("e", "a", "b", "flows", label, claims=("c",), facts=((label, text),)),),
        (ViewClaim("c", text, text, "d", label),),
        (ViewDocument("d", label, url=url),),
    )


def test_the_page_is_the_same_in_every_process(demo_views: dict[str, View]) -> None:
    code = (
        "import hashlib\n"
        "from graph.views import projection, render\n"
        "from tests.views.demo import DOCUMENTS, entity_graph\n"
        "graph, claims = entity_graph()\n"
        "for view in projection.views(graph, claims, DOCUMENTS):\n"
        "    print(hashlib.sha256(render.render(view).encode()).hexdigest())\n"
    )
    root = Path(__file__).resolve().parents[2]
    other = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=root,
        env={"PYTHONHASHSEED": "4711", "PYTHONPATH": str(root), "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    ours = [
        hashlib.sha256(render.render(view).encode()).hexdigest() for view in demo_views.values()
    ]
    assert ours == other


def test_the_policy_allows_our_parts_and_nothing_else(demo_views: dict[str, View]) -> None:
    page = Page(render.render(demo_views["cooperation"]))
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))

    def hashed(text: str) -> str:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        return f"'sha256-{digest}'"

    run = [text for tag, text in page.scripts if tag.get("type") != "application/json"]
    assert len(run) == 2
    assert rules == {
        "default-src": "'none'",
        "script-src": " ".join(map(hashed, run)),
        "style-src": " ".join(map(hashed, page.styles)),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_is_loaded_and_no_markup_is_made(demo_views: dict[str, View]) -> None:
    page = Page(render.render(demo_views["cooperation"]))
    assert not [tag for tag, attrs in page.tags if "src" in attrs or tag in ("link", "iframe")]
    assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on") or a == "style"]
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|DOMParser|srcdoc",
        render.page_script(),
    )


def test_the_page_is_small(demo_views: dict[str, View]) -> None:
    for view in demo_views.values():
        assert len(render.render(view).encode()) < 750_000


def test_the_network_library_is_the_one_pyvis_brings() -> None:
    assert "vis-network" in render.drawing_library()[:200]
    assert "sourceMappingURL" not in render.drawing_library()


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_comes_back_as_it_was(label: str, text: str) -> None:
    html = render.render(small(label, text))
    page = Page(html)
    assert page.block("drawn")["nodes"][0]["label"] == label
    data = page.block("data")
    assert data["edges"][0]["label"] == label
    assert data["claims"][0]["passage"] == text
    assert len(page.scripts) == 4


@pytest.mark.parametrize(
    "text",
    ["</script><img src=x onerror=alert(1)>", "<!--<script>", "\u2028\u2029", "'\"&<>", "]]>"],
)
def test_hostile_text_ends_no_block(text: str) -> None:
    html = render.render(small(text, text))
    assert len(Page(html).scripts) == 4
    assert "<img" not in html.replace(render.page_script(), "")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org/a", False),
        ("https:///nowhere", False),
        ("http://[broken", False),
        ("https://example.org/\nx", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    data = Page(render.render(small(url=url))).block("data")
    assert data["documents"][0]["url"] == (url if kept else None)


def test_an_unplaced_view_is_refused() -> None:
    view = small()
    nodes = tuple(replace(node, x=None, y=None) for node in view.nodes)
    with pytest.raises(ViewError, match="lay the view out first"):
        render.render(replace(view, nodes=nodes))


def test_other_pages_are_linked_by_plain_names_only() -> None:
    html = render.render(small(), [("Here", "test.html"), ("Start", "index.html")])
    links = {attrs["href"]: attrs for tag, attrs in Page(html).tags if tag == "a"}
    assert links["test.html"]["aria-current"] == "page"
    assert "aria-current" not in links["index.html"]
    for name in ("../x.html", "https://example.org/x.html", "javascript:x.html", "a/b.html"):
        with pytest.raises(ViewError, match="not the name of a page"):
            render.render(small(), [("Bad", name)])


def test_the_start_page_is_linked_upwards_only() -> None:
    html = render.render(small(), home="../index.html")
    assert ("a", {"href": "../index.html"}) in Page(html).tags
    for path in ("x/../index.html", "/index.html", "https://x.org/index.html", "../index"):
        with pytest.raises(ViewError, match=r"not the (path|name) of a page"):
            render.render(small(), home=path)


def test_writing_is_utf8_and_whole(tmp_path: Path) -> None:
    path = render.write(small("Ünïcödé – 中"), tmp_path)
    assert path == tmp_path / "test.html"
    assert "Ünïcödé – 中" in path.read_bytes().decode("utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["test.html"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        render.write(small(), tmp_path / "missing")
