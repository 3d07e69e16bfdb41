"""Measure what the extractor finds, and write the tables of docs/evaluation.md.

    python -m scripts.measure [--write]

Run it from the root of the repository. It scores the annotated documents in tests/data/evaluation
and, if they are at ../shared, those that the project does not hold; and it reads the held-out
paraphrases. Without --write it prints the tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from graph.claims import Claim
from graph.claims.format import claim_to_row
from graph.evaluate import Rates, Score, Tally, evaluate
from graph.evaluate.calibration import Calibration, by_confidence, by_rule, drawn, family
from graph.extract.extractor import extract
from tests.extract.matching import Fields, full, pair, same
from tests.extract.test_paraphrases import FILES, read
from tests.shared import ARTICLES, EVALUATION, SHARED

DOCUMENT: Final = Path("docs/evaluation.md")
BLIND: Final = Path("tests/data/evaluation")
_END: Final = "<!-- end -->"
#: A held-out paraphrase is one easy sentence: it weighs less than a claim in a whole document.
HELD_WEIGHT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Held:
    """Claims of held-out paraphrases: how many were written down, made, found, sound and full."""

    expected: int = 0
    claims: int = 0
    found: int = 0
    sound: int = 0
    full: int = 0


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
    blind = evaluate([BLIND]).score
    yield "blind", _score_table(blind)
    types, rules = _held()
    yield "paraphrases", _held_table(types)
    yield "confidence", _confidence_table(blind)
    yield "rules", _rule_table(by_rule(blind.comparisons), rules)


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


def _held() -> tuple[Mapping[str, Held], Mapping[str, Held]]:
    """Return the held-out paraphrases by type and by rule."""
    types: dict[str, Held] = {}
    rules: dict[str, Held] = {}
    for path in FILES:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if entry["split"] != "held":
                continue
            expected = [_fields(c) for c in entry["claims"] if _type(c, path) == path.stem]
            given = list(_given(extract(read(entry["text"], entry.get("date"))), path.stem))
            answers = {j: i for i, j in pair(path.stem, expected, [fields for _, fields in given])}
            outcomes = [
                (claim.rule, _judge(expected[answers[at]] if at in answers else None, fields))
                for at, (claim, fields) in enumerate(given)
            ]
            for rule, outcome in outcomes:
                rules[rule] = _sum(rules.get(rule, Held()), outcome)
            of_type = [Held(expected=len(expected)), *(outcome for _, outcome in outcomes)]
            for outcome in of_type:
                types[path.stem] = _sum(types.get(path.stem, Held()), outcome)
    return types, rules


def _type(claim: Mapping[str, object], path: Path) -> object:
    return claim.get("type", path.stem)


def _fields(claim: Mapping[str, object]) -> Fields:
    return {name: value for name, value in claim.items() if name != "type"}


def _given(claims: Sequence[Claim], kind: str) -> Iterator[tuple[Claim, Fields]]:
    for claim in claims:
        row = claim_to_row(claim)
        if row is not None and row["type"] == kind:
            yield claim, row["fields"]


def _judge(expected: Fields | None, given: Fields) -> Held:
    if expected is None:
        return Held(claims=1)
    complete = full(expected, given)
    wrong = (f for f, value in expected.items() if not same(f, value, given.get(f)))
    sound = complete or all(given.get(field) in (None, []) for field in wrong)
    return Held(claims=1, found=1, sound=int(sound), full=int(complete))


def _sum(a: Held, b: Held) -> Held:
    return Held(
        a.expected + b.expected,
        a.claims + b.claims,
        a.found + b.found,
        a.sound + b.sound,
        a.full + b.full,
    )


def _held_table(types: Mapping[str, Held]) -> str:
    lines = [
        "| | expected | claims | FOUND P | FOUND R | FULL R |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    whole = Held()
    for held in types.values():
        whole = _sum(whole, held)
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


def _rule_table(blind: Mapping[str, Calibration], held: Mapping[str, Held]) -> str:
    lines = [
        "| rule | claims in documents | FOUND | SOUND | FULL | claims in paraphrases | SOUND "
        "| expected |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    expected = _expected(blind, held)
    for rule in sorted({*blind, *held}):
        group, other = blind.get(rule), held.get(rule)
        shares = (group.found_share, group.sound_share, group.full_share) if group else ()
        cells = " | ".join([str(group.claims if group else 0), *(f"{s:.2f}" for s in shares)])
        cells += " | " * (0 if group else 3)
        rest = f"{other.claims} | {other.sound / other.claims:.2f}" if other else "0 | "
        lines.append(f"| `{rule}` | {cells} | {rest} | {expected[rule]:.2f} |")
    return "\n".join(lines)


def _expected(blind: Mapping[str, Calibration], held: Mapping[str, Held]) -> Mapping[str, float]:
    """Return the share of sound claims to expect of each rule, from both kinds of text."""
    counts: dict[str, tuple[float, float]] = {}
    for rule in {*blind, *held}:
        group, other = blind.get(rule), held.get(rule, Held())
        sound = (group.sound if group else 0) + HELD_WEIGHT * other.sound
        counts[rule] = sound, (group.claims if group else 0) + HELD_WEIGHT * other.claims
    whole = _share(counts.values())
    families = {
        name: drawn(*_total(c for rule, c in counts.items() if family(rule) == name), whole)
        for name in {family(rule) for rule in counts}
    }
    return {rule: drawn(*counts[rule], families[family(rule)]) for rule in counts}


def _total(counts: Iterable[tuple[float, float]]) -> tuple[float, float]:
    pairs = list(counts)
    return sum(sound for sound, _ in pairs), sum(claims for _, claims in pairs)


def _share(counts: Iterable[tuple[float, float]]) -> float:
    sound, claims = _total(counts)
    return sound / claims if claims else 0.0


if __name__ == "__main__":
    main()
