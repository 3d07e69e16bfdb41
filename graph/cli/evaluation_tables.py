"""The outcome of an evaluation on a terminal: figures, errors with their passages, calibration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.evaluate import Evaluation, Rates, Score, Tally
from graph.evaluate.calibration import (
    Calibration,
    by_confidence,
    by_family,
    by_rule,
    estimates,
    overall,
)
from graph.evaluate.confusion import confusions
from graph.evaluate.report import FALSE, MISSED, WRONG, error_data

_COUNTS: Final = ("gold", "predicted", "found", "full")
_RATES: Final = ("FOUND P", "R", "F1", "FULL P", "R", "F1")
_STYLES: Final = {MISSED: "yellow", FALSE: "red", WRONG: "magenta"}
#: Shares of fewer claims than this tell little.
_FEW: Final = 10


def show_score(score: Score, console: Console) -> None:
    """Print counts and rates by type, in all, and by document."""
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("")
    for column in (*_COUNTS, *_RATES):
        table.add_column(column, justify="right")
    for kind, tally in score.by_type().items():
        table.add_row(kind, *_cells(tally))
    table.add_row()
    table.add_row("all claims (micro)", *_cells(score.micro), style="bold")
    macro = (*_rates(score.macro_found), *_rates(score.macro_full))
    table.add_row("mean of documents (macro)", *("",) * len(_COUNTS), *macro, style="bold")
    table.add_row()
    for name, tally in score.by_document().items():
        table.add_row(name, *_cells(tally))
    console.print(table)
    if score.ignored:
        console.print(f"{score.ignored} claims are not scored: nothing is annotated for them.")


def show_errors(done: Evaluation, console: Console) -> None:
    """Print every missed, false and partly wrong claim with its passage, then the confusions."""
    errors = list(error_data(done.score.comparisons, done.documents))
    console.print()
    console.print(f"Errors ({len(errors)})", style="bold")
    for error in errors:
        _show_error(error, console)
    found = confusions(done.score.comparisons)
    if not found:
        return
    console.print()
    console.print("Confusions", style="bold")
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("times", justify="right")
    for column in ("type", "field", "annotated", "given", "in"):
        table.add_column(column, overflow="fold")
    for c in found:
        options = c.gold[0] if len(c.gold) == 1 else {"any": c.gold}
        table.add_row(
            str(c.count), c.type, c.field, _words(options), _words(c.given), ", ".join(c.documents)
        )
    console.print(table)


def show_calibration(score: Score, console: Console) -> None:
    """Print the confidence of claims against the share of them that is right."""
    comparisons = score.comparisons
    whole = overall(comparisons)
    expected = estimates(comparisons)
    bins = {
        f"{low:.2f} up to {high:.2f}": group
        for (low, high), group in by_confidence(comparisons).items()
    }
    _show_groups("confidence", {**bins, **({"all claims": whole} if whole else {})}, {}, console)
    _show_groups("family", by_family(comparisons), expected, console)
    _show_groups("rule", by_rule(comparisons), expected, console)
    console.print(
        "SOUND: found, and nothing that the claim states is wrong. Expected: that share, drawn to "
        "that of its kin where claims are few; confidence is to be this."
        f"\nShares of fewer than {_FEW} claims are in brackets: they tell little.",
        style="dim",
    )


def _show_error(error: Mapping[str, Any], console: Console) -> None:
    kind = str(error["error"])
    title = Text(f"\n{kind} ", style=f"bold {_STYLES[kind]}")
    title.append(f"{error['type']} in {error['document']}", style="default not bold")
    if kind == WRONG:
        title.append(f": {', '.join(error['fields'])}", style="default not bold")
    console.print(title)
    sides = [side for side in ("gold", "predicted") if side in error]
    for side in sides:
        _show_passage(side, error[side], console)
    wrong = set(error.get("fields", ()))
    names = dict.fromkeys(name for side in sides for name in error[side]["fields"])
    table = Table(box=None, padding=(0, 1), show_header=len(sides) > 1, header_style="dim")
    table.add_column("")
    table.add_column("")
    for side in sides:
        table.add_column(side, overflow="fold")
    for name in names:
        values = [_words(error[side]["fields"].get(name)) for side in sides]
        mark = "✗" if name in wrong else ""
        table.add_row(mark, name, *values, style=_STYLES[kind] if name in wrong else "")
    console.print(table)


def _show_passage(side: str, claim: Mapping[str, Any], console: Console) -> None:
    quoted = f"“{claim['passage']}”" if claim["passage"] else "(text not at hand)"
    rule = f" by {claim['rule']}" if claim.get("rule") else ""
    console.print(Text(f"  {quoted}", style="italic"), soft_wrap=True)
    console.print(Text(f"  {side}, {claim['start']}–{claim['end']}{rule}", style="dim"))


def _show_groups(
    title: str,
    groups: Mapping[str, Calibration],
    expected: Mapping[str, float],
    console: Console,
) -> None:
    console.print()
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column(title)
    for column in ("claims", "confidence", "FOUND", "SOUND", "FULL"):
        table.add_column(column, justify="right")
    if expected:
        table.add_column("expected", justify="right")
    for name, group in groups.items():
        shares = (group.found_share, group.sound_share, group.full_share)
        few = group.claims < _FEW
        table.add_row(
            name,
            str(group.claims),
            f"{group.confidence:.3f}",
            *(f"({share:.3f})" if few else f"{share:.3f} " for share in shares),
            *([f"{expected[name]:.3f}"] if expected else []),
        )
    console.print(table)


def _cells(tally: Tally) -> Sequence[str]:
    counts = (tally.gold, tally.predicted, tally.found, tally.full)
    return (*map(str, counts), *_rates(tally.found_rates), *_rates(tally.full_rates))


def _rates(rates: Rates) -> Iterable[str]:
    return (f"{rates.precision:.3f}", f"{rates.recall:.3f}", f"{rates.f1:.3f}")


def _words(value: Any) -> str:
    """Return a field's value for a reader."""
    match value:
        case None:
            return "–"
        case {"any": options}:
            return " | ".join(_words(option) for option in options)
        case list() | tuple():
            return ", ".join(map(str, value))
        case float() | int() if not isinstance(value, bool):
            return f"{value:,}"
        case _:
            return str(value)
