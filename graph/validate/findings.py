"""What validation found, told so that a reader can act: where, what, which sentence, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.validate.results import Result


class Severity(StrEnum):
    """How much a finding matters.

    A violation means that the graph cannot be right as it stands, a warning that a person should
    look, an info that a reader may want to know.
    """

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    def reaches(self, least: Severity) -> bool:
        """Return whether this matters as much as `least`, or more."""
        weights = list(Severity)
        return weights.index(self) <= weights.index(least)


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
class Reason:
    """Why a nested shape is met or not.

    Attributes:
        text: what was asked, of which thing.
        met: whether it is so.
        reasons: why it is not, where that can be taken apart further.
    """

    text: str
    met: bool
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a shape objects to.

    Attributes:
        severity: how much it matters.
        shape: prefixed IRI of the shape.
        message: one sentence, with names in place of IRIs.
        focus: IRI of the thing looked at; "(unnamed)" for a blank node.
        name: what a reader calls it.
        title: what the finding is about, in the words of a reader; the same for all of a shape.
        path: the property, or the path of properties, by prefixed IRIs; empty if the finding is
            about the thing as a whole.
        value: what was found there, as text; empty if nothing was.
        mend: what to do about it; empty if the shape does not say.
        passages: the sentences that state the data, by document and place.
        documents: titles of the documents concerned, sorted.
        rules: names of the rules that produced the data, sorted.
        reasons: why a shape made of others is not met; empty unless asked for.
    """

    severity: Severity
    shape: str
    message: str
    focus: str
    name: str
    title: str = ""
    path: str = ""
    value: str = ""
    mend: str = ""
    passages: tuple[Passage, ...] = ()
    documents: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

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
        checked: how many things some shape looked at; where it is 0, nothing was checked.
        results: what SHACL says, sorted; each finding tells one of them.
    """

    findings: tuple[Finding, ...]
    triples: int
    checked: int = 1
    results: tuple[Result, ...] = ()

    @classmethod
    def of(
        cls,
        findings: Iterable[Finding],
        triples: int,
        checked: int = 1,
        results: Iterable[Result] = (),
    ) -> Report:
        """Collect findings, each once, in the fixed order."""
        return cls(
            findings=tuple(sorted(set(findings), key=Finding.sort_key)),
            triples=triples,
            checked=checked,
            results=tuple(sorted(results, key=Result.sort_key)),
        )

    @property
    def conforms(self) -> bool:
        """Whether something was checked and there is no violation.

        Warnings and infos do not count.
        """
        return self.checked > 0 and self.count(Severity.VIOLATION) == 0

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def fails(self, least: Severity) -> bool:
        """Return whether there is a finding that matters as much as `least`, or more."""
        return any(finding.severity.reaches(least) for finding in self.findings)

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
