"""Reports say the same in four forms, and text of documents stays text in each."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.validate import (
    Finding,
    Passage,
    Report,
    Severity,
    to_html,
    to_json,
    to_markdown,
    to_text,
)
from graph.validate.names import plain

HOSTILE = '<script>alert("x")</script> [click](javascript:alert(1)) **bold** {{ 7 * 7 }}'


def finding(severity: Severity = Severity.VIOLATION, **changes: str) -> Finding:
    texts = {"shape": "tgs:Figure-value", "message": "“Tea” needs a value.", "focus": "urn:tea"}
    return Finding(
        severity=severity,
        name="Tea",
        mend="Give the value.",
        passages=(Passage("Tea by sea", "tea.txt", 3, 9, "40 million", "https://herald.example/"),),
        documents=("Tea by sea",),
        rules=("flow.exports",),
        **(texts | changes),
    )


def hostile() -> Report:
    return Report.of(
        [
            Finding(
                severity=Severity.VIOLATION,
                shape=HOSTILE,
                message=HOSTILE,
                focus=HOSTILE,
                name=HOSTILE,
                path=HOSTILE,
                value=HOSTILE,
                mend=HOSTILE,
                passages=(Passage(HOSTILE, HOSTILE, 0, 1, HOSTILE, "javascript:alert(1)"),),
                documents=(HOSTILE,),
                rules=(HOSTILE,),
            )
        ],
        1,
    )


MIXED = Report.of(
    [
        finding(Severity.INFO, shape="tgs:Superseded-superseded"),
        finding(focus="urn:rice"),
        finding(),
        finding(),
        finding(Severity.WARNING, shape="tgs:StatusMove"),
    ],
    1234,
)
EMPTY = Report.of([], 7)


class Page(HTMLParser):
    """Collects the elements, links and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_findings_are_sorted_and_each_stands_once() -> None:
    assert [(f.severity, f.focus) for f in MIXED.findings] == [
        (Severity.VIOLATION, "urn:rice"),
        (Severity.VIOLATION, "urn:tea"),
        (Severity.WARNING, "urn:tea"),
        (Severity.INFO, "urn:tea"),
    ]
    assert [len(group) for group in MIXED.groups()] == [2, 1, 1]
    assert list(EMPTY.groups()) == []


def test_only_violations_keep_a_graph_from_conforming() -> None:
    assert not MIXED.conforms
    assert EMPTY.conforms
    assert Report.of([finding(Severity.WARNING)], 1).conforms


@pytest.mark.parametrize("form", [to_html, to_markdown, to_text])
def test_a_report_tells_all_that_a_reader_needs(form: object) -> None:
    assert callable(form)
    text = form(MIXED).replace("\\", "")
    for part in (
        "2 violations, 1 warning, 1 note in 1,234 triples",
        "“Tea” needs a value.",
        "40 million",
        "Tea by sea",
        "tea.txt, 3–9",
        "flow.exports",
        "Give the value.",
        "urn:tea",
    ):
        assert part in text


@pytest.mark.parametrize("form", [to_html, to_markdown, to_text, to_json])
def test_a_report_without_findings_is_short(form: object) -> None:
    assert callable(form)
    assert re.search(r'The graph conforms: 0 violations|"conforms": true', form(EMPTY))


def test_json_holds_every_field() -> None:
    content = json.loads(to_json(MIXED))
    assert content["counts"] == {"violation": 2, "warning": 1, "info": 1}
    assert set(content["findings"][0]) == set(Finding.__slots__)
    assert content["findings"][0]["passages"][0]["start"] == 3


def test_text_fits_the_terminal() -> None:
    report = Report.of([finding(message="tea and rice " * 40)], 1)
    assert max(map(len, to_text(report).splitlines())) <= 100


def test_the_page_runs_and_loads_nothing() -> None:
    html = to_html(hostile())
    page = Page(html)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert all(link.startswith("#") for link in page.links)
    assert HOSTILE in page.text
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_the_page_links_to_documents_on_the_web() -> None:
    assert "https://herald.example/" in Page(to_html(MIXED)).links


def test_markdown_of_documents_stays_text() -> None:
    text = to_markdown(hostile())
    assert not re.search(r"(?<!\\)(<script|\[click|\*\*bold)", text)
    assert "](<javascript" not in text
    assert "[Tea by sea](<https://herald.example/>)" in to_markdown(MIXED)


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert plain("tea\x1b[31m \u202eand\n\trice\x00") == "tea [31m and rice"


def test_the_page_is_sound_in_a_browser(browser: Any, tmp_path: Path) -> None:
    page_file = tmp_path / "validation.html"
    page_file.write_text(to_html(MIXED), encoding="utf-8")
    page = browser.new_page(color_scheme="dark", viewport={"width": 360, "height": 800})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(page_file.as_uri())
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    opened = page.locator("details[open]").count()
    page.close()
    assert complaints == []
    assert background == "rgb(13, 17, 23)"
    assert overflow == 0
    assert opened == 2
