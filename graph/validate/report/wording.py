"""What all forms of the report say in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graph.validate.findings import Passage, Reason, Report, Severity

_PLURALS: Final = {
    Severity.VIOLATION: "violations",
    Severity.WARNING: "warnings",
    Severity.INFO: "info",
}
MEANINGS: Final = {
    Severity.VIOLATION: "The graph cannot be right as it stands.",
    Severity.WARNING: "A person should look at these.",
    Severity.INFO: "Good to know; nothing needs to be done.",
}


def counted(number: int, severity: Severity) -> str:
    """Return a number with its noun: "1 violation", "2 info"."""
    return f"{number:,} {severity.value if number == 1 else _PLURALS[severity]}"


def heading(severity: Severity) -> str:
    """Return the heading over all findings of one severity."""
    return _PLURALS[severity].capitalize()


def verdict(report: Report) -> str:
    """Return the outcome in one sentence; that nothing was checked is an outcome of its own."""
    if not report.checked:
        return (
            f"Nothing was checked: the {report.triples:,} triples hold nothing that a shape "
            "looks at."
        )
    outcome = "The graph conforms" if report.conforms else "The graph does not conform"
    counts = ", ".join(counted(report.count(severity), severity) for severity in Severity)
    things = "thing" if report.checked == 1 else "things"
    return (
        f"{outcome}: {counts} about {report.checked:,} {things} checked in "
        f"{report.triples:,} triples."
    )


def advice(report: Report) -> str:
    """Return what to do where nothing was checked; else nothing."""
    if report.checked:
        return ""
    return (
        "Give shapes that fit the data with --shapes, or data in the terms of the shapes: "
        "sh:targetClass and the other targets say what they look at."
    )


def place(passage: Passage) -> str:
    """Return where a passage stands, by file and offsets."""
    offsets = f"{passage.start}–{passage.end}"
    return f"{passage.file}, {offsets}" if passage.file else offsets


def is_link(address: str) -> bool:
    """Return whether an address may become a link: documents can hold `javascript:` and worse."""
    return address.startswith(("https://", "http://"))


def reason_lines(reasons: tuple[Reason, ...], depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield each reason with how deep it lies, outermost first."""
    for reason in reasons:
        if depth % 2:
            yield depth, reason.text
        else:
            yield depth, f"{'met' if reason.met else 'not met'}: {reason.text.rstrip('.')}"
        yield from reason_lines(reason.reasons, depth + 1)
