"""Reports of a validation as a page, Markdown, JSON or plain text, the same for the same input."""

from __future__ import annotations

import json
import re
import textwrap
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.validate.findings import Finding, Passage, Report, Severity

_NOUNS: Final = {
    Severity.VIOLATION: ("violation", "violations"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}
_MEANINGS: Final = {
    Severity.VIOLATION: "The graph cannot be right as it stands.",
    Severity.WARNING: "A person should look at these.",
    Severity.INFO: "Good to know; nothing needs to be done.",
}
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")
_WIDTH: Final = 100
_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("graph.validate"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def counted(number: int, severity: Severity) -> str:
    """Return a number with its noun: "1 violation", "2 notes"."""
    return f"{number:,} {_NOUNS[severity][number != 1]}"


def verdict(report: Report) -> str:
    """Return the outcome in one sentence."""
    outcome = "The graph conforms" if report.conforms else "The graph does not conform"
    counts = ", ".join(counted(report.count(severity), severity) for severity in Severity)
    return f"{outcome}: {counts} in {report.triples:,} triples."


def to_json(report: Report) -> str:
    """Return the report as JSON, with all that a `Finding` holds."""
    content = {
        "conforms": report.conforms,
        "triples": report.triples,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [asdict(finding) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_text(report: Report) -> str:
    """Return the report for a terminal, grouped by severity and shape, at most 100 columns."""
    return "\n".join(_text_lines(report)) + "\n"


def to_markdown(report: Report) -> str:
    """Return the report as Markdown; text from documents stays text."""
    return "\n".join(_markdown_lines(report)) + "\n"


def to_html(report: Report) -> str:
    """Return the report as one page that loads nothing, runs no script and prints well."""
    style = _source("report.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return _ENVIRONMENT.get_template("report.html").render(
        report=report,
        verdict=verdict(report),
        severities=[
            {
                "code": severity,
                "title": _NOUNS[severity][1].capitalize(),
                "meaning": _MEANINGS[severity],
                "count": report.count(severity),
                "groups": [group for group in report.groups() if group[0].severity == severity],
            }
            for severity in Severity
        ],
        # Our own file, which needs to stay as it is for its digest to hold.
        style=Markup(style),
        digest=digest,
        is_link=is_link,
        place=place,
    )


def is_link(address: str) -> bool:
    """Return whether an address may become a link: documents can hold `javascript:` and worse."""
    return address.startswith(("https://", "http://"))


def place(passage: Passage) -> str:
    """Return where a passage stands, by file and offsets."""
    offsets = f"{passage.start}–{passage.end}"
    return f"{passage.file}, {offsets}" if passage.file else offsets


def _source(name: str) -> str:
    loader = _ENVIRONMENT.loader
    assert loader is not None
    return loader.get_source(_ENVIRONMENT, name)[0]


def _text_lines(report: Report) -> Iterator[str]:
    yield verdict(report)
    for group in report.groups():
        first = group[0]
        yield ""
        yield f"{first.severity.upper()} {first.shape} ({len(group):,})"
        for finding in group:
            yield from _wrapped("- ", finding.message)
            yield from _wrapped("  at: ", finding.focus)
            for passage in finding.passages:
                yield from _wrapped("  says: ", f"“{passage.text}”")
                yield from _wrapped(
                    "    in: ", f"{passage.document or 'document unknown'} ({place(passage)})"
                )
            if not finding.passages and finding.documents:
                yield from _wrapped("  in: ", "; ".join(finding.documents))
            if finding.rules:
                yield from _wrapped("  rule: ", ", ".join(finding.rules))
        if first.mend:
            yield from _wrapped("  To mend: ", first.mend)


def _wrapped(lead: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [lead.rstrip()]


def _markdown_lines(report: Report) -> Iterator[str]:
    yield "# Validation"
    yield ""
    yield verdict(report)
    for severity in Severity:
        groups = [group for group in report.groups() if group[0].severity == severity]
        if not groups:
            continue
        yield ""
        yield f"## {_NOUNS[severity][1].capitalize()} ({report.count(severity):,})"
        yield ""
        yield _MEANINGS[severity]
        for group in groups:
            yield ""
            yield f"### {_escaped(group[0].shape)} ({len(group):,})"
            if group[0].mend:
                yield ""
                yield f"To mend: {_escaped(group[0].mend)}"
            yield ""
            for finding in group:
                yield from _markdown_finding(finding)


def _markdown_finding(finding: Finding) -> Iterator[str]:
    yield f"- {_escaped(finding.message)}"
    for passage in finding.passages:
        yield f"  - > {_escaped(passage.text)}"
        title = _escaped(passage.document)
        linked = f"[{title}](<{passage.source}>)" if _fits_markdown(passage.source) else title
        yield f"    {linked} ({_escaped(place(passage))})"
    if not finding.passages and finding.documents:
        yield f"  - In: {_escaped('; '.join(finding.documents))}"
    if finding.rules:
        yield f"  - Rule: {_escaped(', '.join(finding.rules))}"
    yield f"  - Thing: {_escaped(finding.focus)}"


def _fits_markdown(address: str) -> bool:
    return is_link(address) and not set(address) & set("<> \n")


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
