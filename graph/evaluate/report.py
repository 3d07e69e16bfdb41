"""The outcome of an evaluation as plain data, the same for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from graph.documents.model import Document
from graph.evaluate.calibration import (
    Calibration,
    by_confidence,
    by_family,
    by_rule,
    estimates,
    overall,
)
from graph.evaluate.compare import Comparison
from graph.evaluate.confusion import Confusion, confusions
from graph.evaluate.evaluation import Evaluation
from graph.evaluate.model import Gold, Prediction, Span, Value
from graph.evaluate.score import Score, Tally

MISSED: Final = "missed"
FALSE: Final = "false"
WRONG: Final = "wrong"


def to_data(
    evaluation: Evaluation, *, errors: bool = False, calibration: bool = False
) -> dict[str, Any]:
    """Return an evaluation as JSON-ready data: the score, and what is asked for beside it."""
    outcome = score_data(evaluation.score)
    comparisons = evaluation.score.comparisons
    if errors:
        outcome["errors"] = list(error_data(comparisons, evaluation.documents))
        outcome["confusions"] = [_confusion_data(c) for c in confusions(comparisons)]
    if calibration:
        outcome["calibration"] = calibration_data(comparisons)
    return outcome


def score_data(score: Score) -> dict[str, Any]:
    """Return counts and rates by type, over all claims, by document and as their mean."""
    return {
        "types": {kind: _tally_data(tally) for kind, tally in score.by_type().items()},
        "micro": _tally_data(score.micro),
        "macro": {"FOUND": asdict(score.macro_found), "FULL": asdict(score.macro_full)},
        "documents": {name: _tally_data(tally) for name, tally in score.by_document().items()},
        "ignored": score.ignored,
    }


def error_data(
    comparisons: Iterable[Comparison], documents: Mapping[str, Document]
) -> Iterator[dict[str, Any]]:
    """Yield what went wrong, in the order of the documents and types, with the passages."""
    for comparison in comparisons:
        place = {"document": comparison.document, "type": comparison.type}
        document = documents.get(comparison.document)
        for gold in comparison.missed:
            yield {"error": MISSED, **place, "gold": _gold_data(gold, document)}
        for claim in comparison.false:
            yield {"error": FALSE, **place, "predicted": _prediction_data(claim, document)}
        for hit in comparison.hits:
            if hit.faults:
                yield {
                    "error": WRONG,
                    **place,
                    "fields": list(hit.faults),
                    "gold": _gold_data(hit.gold, document),
                    "predicted": _prediction_data(hit.given, document),
                }


def calibration_data(comparisons: Iterable[Comparison]) -> dict[str, Any]:
    """Return confidence against the share of right claims: in all, by bins, family and rule."""
    comparisons = tuple(comparisons)
    whole = overall(comparisons)
    expected = estimates(comparisons)
    return {
        "overall": _calibration_data(whole) if whole else None,
        "bins": [
            {"from": float(low), "to": float(high), **_calibration_data(group)}
            for (low, high), group in by_confidence(comparisons).items()
        ],
        "families": {
            name: {**_calibration_data(group), "estimate": expected[name]}
            for name, group in by_family(comparisons).items()
        },
        "rules": {
            rule: {**_calibration_data(group), "estimate": expected[rule]}
            for rule, group in by_rule(comparisons).items()
        },
    }


def passage(document: Document | None, span: Span) -> str | None:
    """Return a passage as a reader sees it; None where the text is not at hand."""
    if document is None:
        return None
    start, end = span
    return document.passage(start, end) or " ".join(document.text[start:end].split())


def _tally_data(tally: Tally) -> dict[str, Any]:
    return {
        **asdict(tally),
        "FOUND": asdict(tally.found_rates),
        "FULL": asdict(tally.full_rates),
    }


def _gold_data(gold: Gold, document: Document | None) -> dict[str, Any]:
    stated = {name: options for name, options in gold.fields.items() if options != (None,)}
    return {
        "start": gold.span[0],
        "end": gold.span[1],
        "passage": passage(document, gold.span),
        "fields": {name: _choice(options) for name, options in stated.items()},
    }


def _prediction_data(claim: Prediction, document: Document | None) -> dict[str, Any]:
    start, end = claim.spans[0]
    return {
        "start": start,
        "end": end,
        "passage": passage(document, claim.spans[0]),
        "fields": {name: _plain(v) for name, v in claim.fields.items() if v is not None},
        "rule": claim.rule,
        "confidence": None if claim.confidence is None else float(claim.confidence),
    }


def _confusion_data(confusion: Confusion) -> dict[str, Any]:
    return {
        "type": confusion.type,
        "field": confusion.field,
        "gold": _choice(confusion.gold),
        "given": _plain(confusion.given),
        "count": confusion.count,
        "documents": list(confusion.documents),
    }


def _calibration_data(group: Calibration) -> dict[str, Any]:
    return {
        "claims": group.claims,
        "confidence": float(round(group.confidence, 4)),
        "found": group.found,
        "sound": group.sound,
        "full": group.full,
        "found_share": group.found_share,
        "sound_share": group.sound_share,
        "full_share": group.full_share,
    }


def _choice(options: tuple[Value, ...]) -> Any:
    plain = [_plain(option) for option in options]
    return plain[0] if len(plain) == 1 else {"any": plain}


def _plain(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value
