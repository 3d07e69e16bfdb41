"""The report as JSON of our own."""

from __future__ import annotations

import json
from dataclasses import asdict

from graph.validate.findings import Report, Severity
from graph.validate.report.wording import verdict


def to_json(report: Report) -> str:
    """Return the report as JSON, with all that a `Finding` holds."""
    content = {
        "conforms": report.conforms,
        "verdict": verdict(report),
        "triples": report.triples,
        "checked": report.checked,
        "counts": {severity.value: report.count(severity) for severity in Severity},
        "findings": [asdict(finding) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
