"""The report as SARIF 2.1.0, which code hosts and editors show beside the documents.

The standard: OASIS, Static Analysis Results Interchange Format Version 2.1.0, 2020.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote

from graph.validate.findings import Finding, Passage, Report, Severity
from graph.validate.report.wording import advice, verdict

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Final = {
    Severity.VIOLATION: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
#: What file names are relative to; the reader of the report knows the folder.
_BASE: Final = "DOCUMENTS"


def to_sarif(report: Report) -> str:
    """Return the report as SARIF: shapes are rules, passages are regions of their documents.

    Regions count code points from the beginning of the file, as evidence does.
    """
    groups = list(report.groups())
    rules = [_rule(group[0]) for group in groups]
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "tradegraph",
                "fullName": "tradegraph validate",
                "rules": rules,
            }
        },
        "invocations": [_invocation(report)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The folder that holds the documents."}}
        },
        "results": [_result(finding, places) for finding in report.findings],
    }
    content = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _invocation(report: Report) -> dict[str, Any]:
    level = "note" if report.checked else "error"
    text = f"{verdict(report)} {advice(report)}".strip()
    return {
        "executionSuccessful": report.checked > 0,
        "toolExecutionNotifications": [{"level": level, "message": {"text": text}}],
    }


def _rule(finding: Finding) -> dict[str, Any]:
    title = finding.title or finding.shape
    return {
        "id": _rule_id(finding),
        "shortDescription": {"text": title},
        "help": {"text": finding.mend or f"Look at the data and at the shape {finding.shape}."},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"severity": finding.severity.value},
    }


def _rule_id(finding: Finding) -> str:
    # One shape may give results of two severities; a rule has one level.
    return f"{finding.shape} ({finding.severity.value})"


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    locations = [_location(passage, finding) for passage in finding.passages if passage.file]
    result: dict[str, Any] = {
        "ruleId": _rule_id(finding),
        "ruleIndex": places[_rule_id(finding)],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": locations[:1] or [{"logicalLocations": [_thing(finding)]}],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
        "properties": {
            "path": finding.path,
            "value": finding.value,
            "extractionRules": list(finding.rules),
            "documents": list(finding.documents),
        },
    }
    if locations[1:]:
        result["relatedLocations"] = [
            {"id": number, **location} for number, location in enumerate(locations[1:], 1)
        ]
    return result


def _location(passage: Passage, finding: Finding) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(passage.file), "uriBaseId": _BASE},
            "region": {
                "charOffset": passage.start,
                "charLength": max(passage.end - passage.start, 0),
                "snippet": {"text": passage.text},
            },
        },
        "logicalLocations": [_thing(finding)],
    }


def _thing(finding: Finding) -> dict[str, str]:
    return {"name": finding.name, "fullyQualifiedName": finding.focus, "kind": "resource"}


def _fingerprint(finding: Finding) -> str:
    parts = (finding.shape, finding.focus, finding.path, finding.value)
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
