"""Follow the decisions on a document's claims, and say what became of each.

A decision is found again by the words of its passage and the fields of its claim, so it holds
when the document moves them, and when the extractor improves: an accepted claim that is no longer
extracted stays, a rejected one stays out. Where the passage itself is gone, the decision cannot be
followed; it is reported, never dropped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from graph.claims import Claim, Evidence
from graph.claims.format import claim_to_row
from graph.claims.parse import Origin, claim_from_row
from graph.documents.model import Document
from graph.review.decision import Decision, Verdict

_CONTEXT: Final = 32
_UNCOMPARED: Final = frozenset({"low", "high"})


class Effect(StrEnum):
    """What became of a decision."""

    FOLLOWED = "followed"
    PASSAGE_CHANGED = "passage_changed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision, what became of it, and the claim it was about as it now stands.

    `before` is the claim that was judged, `after` the one that stands in its place; each is None
    where there is none.
    """

    document: str
    decision: Decision
    effect: Effect
    before: Claim | None = None
    after: Claim | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The claims of a document after review, and the outcome of each decision in its order."""

    claims: tuple[Claim, ...]
    outcomes: tuple[Outcome, ...]


def apply_reviews(
    document: Document, claims: Sequence[Claim], decisions: Sequence[Decision]
) -> Reviewed:
    """Follow the decisions on a document; of several on one claim the last counts.

    Raises:
        ClaimFormatError: an added or replacing claim has fields that do not fit its type.
    """
    standing = list(claims)
    last = {_about(decision): number for number, decision in enumerate(decisions)}
    outcomes = []
    for number, decision in enumerate(decisions):
        if last[_about(decision)] != number:
            outcomes.append(Outcome(document.name, decision, Effect.SUPERSEDED))
            continue
        at = _find_passage(document.text, decision)
        if at is None:
            outcomes.append(Outcome(document.name, decision, Effect.PASSAGE_CHANGED))
            continue
        outcomes.append(_follow(document, standing, decision, at))
    return Reviewed(tuple(standing), tuple(outcomes))


def _about(decision: Decision) -> tuple[str, str, str]:
    return decision.type, decision.passage, _content(decision.fields)


def _content(fields: Mapping[str, Any]) -> str:
    """Return the fields in one form: what is null or only bounds a figure does not count."""
    kept = {k: v for k, v in fields.items() if v is not None and k not in _UNCOMPARED}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def _find_passage(text: str, decision: Decision) -> int | None:
    """Return where the passage of a decision now stands; None if it is gone or not unique."""
    passage = decision.passage
    if text.startswith(passage, decision.start):
        return decision.start
    at = text.find(passage)
    return at if at >= 0 and text.find(passage, at + 1) < 0 else None


def _follow(document: Document, standing: list[Claim], decision: Decision, at: int) -> Outcome:
    judged = next((c for c in standing if _is(c, decision.type, decision.fields)), None)
    after: Claim | None = judged
    if decision.verdict is Verdict.REJECT:
        after = None
    elif judged is None or decision.verdict is Verdict.REPLACE:
        known = next((c for c in standing if _is(c, decision.type, decision.right_fields)), None)
        after = known or _made(document, decision, at)
    if judged is not None and after is not judged:
        standing.remove(judged)
    if after is not None and after not in standing:
        standing.append(after)
    return Outcome(document.name, decision, Effect.FOLLOWED, judged, after)


def _is(claim: Claim, kind: str, fields: Mapping[str, Any]) -> bool:
    if claim.type != kind:
        return False
    row = claim_to_row(claim)
    return row is not None and _content(row["fields"]) == _content(fields)


def _made(document: Document, decision: Decision, at: int) -> Claim:
    text, end = document.text, at + len(decision.passage)
    evidence = Evidence(
        document.name,
        document.sha256,
        at,
        end,
        text[at:end],
        text[max(0, at - _CONTEXT) : at],
        text[end : end + _CONTEXT],
    )
    origin = Origin((evidence,), f"review.{decision.verdict}", Decimal(1))
    return claim_from_row(decision.type, decision.right_fields, origin)
