"""What a run did, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.claims import CLAIM_CLASSES, Claim
from graph.documents.model import Document
from graph.documents.read import Failure
from graph.llm import ModelReadings
from graph.llm.gates import RULE_PREFIX, Reason
from graph.review.apply import Effect, Outcome


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """What a language model added.

    Attributes:
        model: its name.
        adapter: the protocol by which it was asked.
        chunks: number of chunks that it was to read.
        added: claims that no rule had found.
        agreeing: claims of rules that it found as well.
        unread: chunks whose reply was missing or could not be read to its end.
        quarantined: number of claims turned down, by reason, sorted.
    """

    model: str
    adapter: str
    chunks: int
    added: int
    agreeing: int
    unread: int
    quarantined: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read, found and written.

    Attributes:
        documents: names of the documents that were built, sorted.
        failures: path and reason of each document that could not be read.
        notes: remarks on single documents, as (document, remark).
        claims: number of claims by type, only types that occur, in the order of the model.
        findings: number of validation findings by severity (violation, warning, info).
        triples: number of triples by kind of graph.
        answers: number of rows of each answered question.
        views: file names of the views.
        model: what a language model added, if one was asked.
    """

    documents: tuple[str, ...]
    failures: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    claims: Mapping[str, int]
    findings: Mapping[str, int]
    triples: int
    answers: Mapping[str, int]
    views: tuple[str, ...]
    model: ModelSummary | None = None

    @property
    def conforms(self) -> bool:
        """Whether validation found no violation."""
        return not self.findings.get("violation", 0)

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as JSON-ready values."""
        return {
            "documents": list(self.documents),
            "skipped": [{"path": path, "reason": reason} for path, reason in self.failures],
            "notes": [{"document": name, "note": note} for name, note in self.notes],
            "claims": dict(self.claims),
            "findings": dict(self.findings),
            "triples": self.triples,
            "answers": dict(self.answers),
            "views": list(self.views),
            "conforms": self.conforms,
            **({} if self.model is None else {"language_model": asdict(self.model)}),
        }


def count_claims(claims: Mapping[str, Sequence[Claim]]) -> dict[str, int]:
    """Count claims by type, in the order of the model."""
    counts = Counter(claim.type for found in claims.values() for claim in found)
    return {c.type: counts[c.type] for c in CLAIM_CLASSES if counts[c.type]}


def count_readings(readings: ModelReadings) -> ModelSummary:
    """Count what a language model made of the documents."""
    reasons = Counter(item.reason for item in readings.quarantine)
    claims = (claim for found in readings.claims.values() for claim in found)
    return ModelSummary(
        model=readings.source.model,
        adapter=readings.source.adapter,
        chunks=readings.chunks,
        added=sum(claim.rule.startswith(RULE_PREFIX) for claim in claims),
        agreeing=len({id(claim) for reading in readings.readings for claim in reading.agreeing}),
        unread=reasons.pop(Reason.REPLY, 0),
        quarantined={reason.value: count for reason, count in sorted(reasons.items())},
    )


def describe_failures(failures: Sequence[Failure]) -> tuple[tuple[str, str], ...]:
    """Return path and reason of each failure."""
    return tuple((str(failure.path), failure.reason) for failure in failures)


def collect_notes(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Return the remarks that reading left on single documents."""
    return tuple((document.name, note) for document in documents for note in document.notes)


def review_notes(outcomes: Sequence[Outcome]) -> tuple[tuple[str, str], ...]:
    """Return a remark on each decision that could not be followed."""
    return tuple(
        (
            outcome.document,
            f"the passage of a decision by {outcome.decision.who} of {outcome.decision.when} has "
            f"changed; look again at: {' '.join(outcome.decision.passage.split())[:120]}",
        )
        for outcome in outcomes
        if outcome.effect is Effect.PASSAGE_CHANGED
    )
