"""The report as JUnit XML for build servers: a suite for each shape, a case for each finding."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from graph.validate.findings import Finding, Report, Severity
from graph.validate.report.wording import advice, place, verdict

# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(report: Report, fail_on: Severity = Severity.VIOLATION) -> str:
    """Return the report as JUnit XML.

    Args:
        report: what validation found.
        fail_on: the least severity that makes a case fail; what matters less passes, with its
            message as output.
    """
    root = Element("testsuites", name="tradegraph validate")
    suites = [_overview(root, report)]
    for group in report.groups():
        first = group[0]
        suite = SubElement(root, "testsuite", name=_clean(first.title or first.shape))
        for finding in group:
            _case(suite, finding, fail_on)
        suites.append(suite)
    for suite in (*suites, root):
        suite.set("tests", str(len(suite.findall(".//testcase"))))
        suite.set("failures", str(len(suite.findall(".//failure"))))
        suite.set("errors", str(len(suite.findall(".//error"))))
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _overview(root: Element, report: Report) -> Element:
    """Add a suite that says what was checked, so that a report without findings is not empty."""
    suite = SubElement(root, "testsuite", name="Validation")
    case = SubElement(suite, "testcase", classname="tradegraph.validate", name="something checked")
    if report.checked:
        SubElement(case, "system-out").text = verdict(report)
    else:
        error = SubElement(case, "error", message=verdict(report), type="nothing-checked")
        error.text = advice(report)
    return suite


def _case(suite: Element, finding: Finding, fail_on: Severity) -> None:
    case = SubElement(
        suite,
        "testcase",
        classname=_clean(finding.shape),
        name=_clean(finding.name),
    )
    if finding.severity.reaches(fail_on):
        told = SubElement(
            case, "failure", message=_clean(finding.message), type=finding.severity.value
        )
    else:
        told = SubElement(case, "system-out")
    told.text = _clean("\n".join(_details(finding)))


def _details(finding: Finding) -> list[str]:
    lines = [finding.message, f"at: {finding.focus}"]
    for passage in finding.passages:
        lines += [f"says: “{passage.text}”", f"in: {passage.document} ({place(passage)})"]
    lines += [f"rule: {', '.join(finding.rules)}"] * bool(finding.rules)
    lines += [f"to mend: {finding.mend}"] * bool(finding.mend)
    return lines


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("�", text)
