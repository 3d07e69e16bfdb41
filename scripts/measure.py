"""Measure what the extractor finds, and write the tables of docs/evaluation.md.

    python -m scripts.measure [--write]

Run it from the root of the repository. It scores the annotated documents in tests/data/evaluation,
as they were read at first sight and as they are read now, and, if they are at ../shared, those that
the project does not hold; and it reads the held-out paraphrases. Without --write it prints the
tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from graph.evaluate import Rates, Score, Tally, evaluate
from graph.evaluate.calibration import (
    Calibration,
    by_confidence,
    by_family,
    by_rule,
    estimates,
)
from tests.extract.matching import Fields, full, pair
from tests.extract.test_paraphrases import FILES, rows_of
from tests.extract.test_sentences import FILES as SENTENCES
from tests.shared import ARTICLES, EVALUATION, SHARED

DOCUMENT: Final = Path("docs/evaluation.md")
ANNOTATED: Final = Path("tests/data/evaluation")
#: What was extracted from them just before they were annotated, with rules and confidences.
FIRST_SIGHT: Final = Path("tests/data/first_sight.jsonl")
_END: Final = "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Held:
    """Claims of held-out paraphrases: how many were written down, made, found and full."""

    expected: int = 0
    claims: int = 0
    found: int = 0
    full: int = 0

    def __add__(self, other: Held) -> Held:
        return Held(
            self.expected + other.expected,
            self.claims + other.claims,
            self.found + other.found,
            self.full + other.full,
        )


def main() -> None:
    """Print the tables, or write them."""
    tables = dict(_tables())
    if "--write" not in sys.argv[1:]:
        print("\n\n".join(tables.values()))
        return
    text = DOCUMENT.read_text(encoding="utf-8")
    for name, table in tables.items():
        head, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, tail = rest.partition(_END)
        if not mark or not end:
            raise SystemExit(f"{DOCUMENT} has no place for the table {name!r}")
        text = f"{head}{mark}\n{table}\n\n{end}{tail}"
    DOCUMENT.write_text(text, encoding="utf-8")


def _tables() -> Iterator[tuple[str, str]]:
    if SHARED.is_dir():
        known = evaluate([EVALUATION / "gold"], [ARTICLES]).score
        yield "known", _score_table(known)
    first = evaluate([ANNOTATED], predicted=FIRST_SIGHT).score
    yield "first", _score_table(first)
    yield "now", _score_table(evaluate([ANNOTATED]).score)
    yield "paraphrases", _held_table(_held(FILES, "held"))
    yield "sentences", _held_table(_held(SENTENCES, "later"))
    yield "confidence", _confidence_table(first)
    yield "rules", _rule_table(first)


def _score_table(score: Score) -> str:
    lines = [
        "| | annotated | claims | FOUND P | R | F1 | FULL P | R | F1 |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [_score_row(kind, tally) for kind, tally in score.by_type().items()]
    lines.append(_score_row("**all claims (micro)**", score.micro))
    macro = " | ".join(_rates(score.macro_found) + _rates(score.macro_full))
    lines.append(f"| **mean of documents (macro)** | | | {macro} |")
    lines += [_score_row(f"`{name}`", tally) for name, tally in score.by_document().items()]
    return "\n".join(lines)


def _score_row(name: str, tally: Tally) -> str:
    rates = " | ".join(_rates(tally.found_rates) + _rates(tally.full_rates))
    return f"| {name} | {tally.gold} | {tally.predicted} | {rates} |"


def _rates(rates: Rates) -> list[str]:
    return [f"{rate:.3f}" for rate in (rates.precision, rates.recall, rates.f1)]


def _held(files: Sequence[Path], split: str) -> Mapping[str, Held]:
    """Return what was found in one part of some files of texts, by type."""
    types: dict[str, Held] = {}
    for path in files:
        kind = path.stem
        types[kind] = Held()
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if entry["split"] != split:
                continue
            expected = [_fields(c) for c in entry["claims"] if c.get("type", kind) == kind]
            given = [fields for name, fields in rows_of(entry) if name == kind]
            pairs = pair(kind, expected, given)
            complete = sum(full(expected[i], given[j]) for i, j in pairs)
            outcome = Held(len(expected), len(given), len(pairs), complete)
            types[kind] = types[kind] + outcome
    return {kind: held for kind, held in types.items() if held.expected}


def _fields(claim: Mapping[str, object]) -> Fields:
    return {name: value for name, value in claim.items() if name != "type"}


def _held_table(types: Mapping[str, Held]) -> str:
    lines = [
        "| | expected | claims | FOUND P | FOUND R | FULL R |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    whole = sum(types.values(), Held())
    for name, held in {**types, "**all**": whole}.items():
        precision, recall = held.found / held.claims, held.found / held.expected
        lines.append(
            f"| {name} | {held.expected} | {held.claims} | {precision:.3f} | {recall:.3f} "
            f"| {held.full / held.expected:.3f} |"
        )
    return "\n".join(lines)


def _confidence_table(score: Score) -> str:
    lines = [
        "| confidence | claims | mean confidence | FOUND | SOUND | FULL |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for (low, high), group in by_confidence(score.comparisons).items():
        lines.append(
            f"| {low:.2f} up to {high:.2f} | {group.claims} | {group.confidence:.3f} "
            f"| {group.found_share:.3f} | {group.sound_share:.3f} | {group.full_share:.3f} |"
        )
    return "\n".join(lines)


def _rule_table(score: Score) -> str:
    lines = [
        "| family or rule | claims | FOUND | SOUND | FULL | expected |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    expected = estimates(score.comparisons)
    rules = by_rule(score.comparisons)
    for name, group in by_family(score.comparisons).items():
        lines.append(_rule_row(f"**{name}**", group, expected[name]))
        lines += [
            _rule_row(f"`{rule}`", rules[rule], expected[rule])
            for rule in rules
            if rule.startswith(f"{name}.")
        ]
    return "\n".join(lines)


def _rule_row(name: str, group: Calibration, expected: float) -> str:
    shares = " | ".join(
        f"{share:.2f}" for share in (group.found_share, group.sound_share, group.full_share)
    )
    return f"| {name} | {group.claims} | {shares} | {expected:.2f} |"


if __name__ == "__main__":
    main()
