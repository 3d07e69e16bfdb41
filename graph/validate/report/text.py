"""The report for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from graph.validate.findings import Finding, Report
from graph.validate.report.wording import advice, place, reason_lines, verdict

_WIDTH: Final = 100


def to_text(report: Report) -> str:
    """Return the report for a terminal, grouped by severity and shape, at most 100 columns."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield verdict(report)
    if advice(report):
        yield from _wrapped("", advice(report))
    for group in report.groups():
        first = group[0]
        yield ""
        yield from _wrapped(f"{first.severity.upper()}: ", f"{_title(first)} ({len(group):,})")
        for finding in group:
            yield from _finding(finding)
        if first.mend:
            yield from _wrapped("  To mend: ", first.mend)
        yield from _wrapped("  Shape: ", first.shape)


def _finding(finding: Finding) -> Iterator[str]:
    yield from _wrapped("- ", finding.message)
    yield from _wrapped("  at: ", finding.focus)
    for passage in finding.passages:
        yield from _wrapped("  says: ", f"“{passage.text}”")
        document = passage.document or "document unknown"
        yield from _wrapped("    in: ", f"{document} ({place(passage)})")
    if not finding.passages and finding.documents:
        yield from _wrapped("  in: ", "; ".join(finding.documents))
    if finding.rules:
        yield from _wrapped("  rule: ", ", ".join(finding.rules))
    for depth, line in reason_lines(finding.reasons):
        yield from _wrapped(f"       {'  ' * depth}" if depth else "  why: ", line)


def _title(finding: Finding) -> str:
    return finding.title or finding.shape


def _wrapped(lead: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * min(len(lead), 12),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead.rstrip()]
