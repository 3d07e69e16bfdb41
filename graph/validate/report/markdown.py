"""The report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.validate.findings import Finding, Report, Severity
from graph.validate.report.wording import (
    MEANINGS,
    advice,
    heading,
    is_link,
    place,
    reason_lines,
    verdict,
)

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_markdown(report: Report) -> str:
    """Return the report as Markdown; text from documents stays text."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# Validation"
    yield ""
    yield verdict(report)
    if advice(report):
        yield ""
        yield advice(report)
    for severity in Severity:
        groups = [group for group in report.groups() if group[0].severity == severity]
        if not groups:
            continue
        yield ""
        yield f"## {heading(severity)} ({report.count(severity):,})"
        yield ""
        yield MEANINGS[severity]
        for group in groups:
            yield from _group(group)


def _group(group: tuple[Finding, ...]) -> Iterator[str]:
    first = group[0]
    yield ""
    yield f"### {_escaped(first.title or first.shape)} ({len(group):,})"
    yield ""
    mend = f"To mend: {_escaped(first.mend)} " if first.mend else ""
    yield f"{mend}(Shape: {_escaped(first.shape)})"
    yield ""
    for finding in group:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- {_escaped(finding.message)}"
    for passage in finding.passages:
        yield f"  - > {_escaped(passage.text)}"
        title = _escaped(passage.document)
        linked = f"[{title}](<{passage.source}>)" if _fits(passage.source) else title
        yield f"    {linked} ({_escaped(place(passage))})"
    if not finding.passages and finding.documents:
        yield f"  - In: {_escaped('; '.join(finding.documents))}"
    if finding.rules:
        yield f"  - Rule: {_escaped(', '.join(finding.rules))}"
    for depth, line in reason_lines(finding.reasons):
        yield f"  {'  ' * depth}- Why: {_escaped(line)}"
    yield f"  - Thing: {_escaped(finding.focus)}"


def _fits(address: str) -> bool:
    return is_link(address) and not set(address) & set("<> \n")


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
