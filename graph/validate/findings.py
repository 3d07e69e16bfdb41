"""What validation found, told so that a reader can act: where, what, which sentence, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters.

    A violation means that the graph cannot be right as it stands, a warning that a person should
    look, an info that a reader may want to know.
    """

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence behind a finding.

    Attributes:
        document: title of the document, else its file name.
        file: name of the file; empty if the graph does not tell.
        start: first code point of the passage in the file's text.
        end: one past the last code point.
        text: the passage for reading, without markup.
        source: web address of the document; empty if it has none.
    """

    document: str
    file: str
    start: int
    end: int
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a shape objects to.

    Attributes:
        severity: how much it matters.
        shape: prefixed IRI of the shape.
        message: one sentence, with names in place of IRIs.
        focus: IRI of the thing looked at; "(unnamed)" for a blank node.
        name: what a reader calls it.
        path: prefixed IRI of the property; empty if the finding is about the thing as a whole.
        value: what was found there, as text; empty if nothing was.
        mend: what to do about it; empty if the shape does not say.
        passages: the sentences that state the data, by document and place.
        documents: titles of the documents concerned, sorted.
        rules: names of the rules that produced the data, sorted.
    """

    severity: Severity
    shape: str
    message: str
    focus: str
    name: str
    path: str = ""
    value: str = ""
    mend: str = ""
    passages: tuple[Passage, ...] = ()
    documents: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def sort_key(self) -> tuple[int, str, str, str, str, str]:
        """Order by weight, then by shape and thing, so that reports do not change by the run."""
        weight = list(Severity).index(self.severity)
        return weight, self.shape, self.focus, self.path, self.value, self.message


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one graph, in a fixed order.

    Attributes:
        findings: sorted by `Finding.sort_key`, each once.
        triples: how many triples were looked at.
    """

    findings: tuple[Finding, ...]
    triples: int

    @classmethod
    def of(cls, findings: Iterable[Finding], triples: int) -> Report:
        """Collect findings, each once, in the fixed order."""
        return cls(tuple(sorted(set(findings), key=Finding.sort_key)), triples)

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings and infos do not count."""
        return self.count(Severity.VIOLATION) == 0

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def groups(self) -> Iterator[tuple[Finding, ...]]:
        """Yield the findings of each severity and shape together."""
        group: list[Finding] = []
        for finding in self.findings:
            if group and (group[0].severity, group[0].shape) != (finding.severity, finding.shape):
                yield tuple(group)
                group = []
            group.append(finding)
        if group:
            yield tuple(group)
