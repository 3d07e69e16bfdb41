"""`tradegraph evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from graph.cli.evaluation_tables import show_calibration, show_errors, show_score
from graph.errors import UsageError
from graph.evaluate import Evaluation, evaluate
from graph.evaluate.report import to_data

#: Wide enough for the table of figures where nobody watches.
_FILE_WIDTH = 120


@click.command(
    name="evaluate",
    epilog="""\b
Examples:
  tradegraph evaluate ../shared/evaluation/gold --documents ../shared/documents
  tradegraph evaluate gold/ --errors --calibration
  tradegraph evaluate gold/ --predicted claims.jsonl --json | jq .micro""",
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--documents",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with the annotated texts; else they are looked for beside GOLD, in "
    "../documents and in ../own_words.",
)
@click.option(
    "--predicted",
    type=click.Path(path_type=Path),
    help="Judge the claims of this file in place of those that are extracted.",
)
@click.option("--errors", is_flag=True, help="Show what was missed, false or wrong.")
@click.option(
    "--calibration", is_flag=True, help="Set confidence against the share of right claims."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def evaluate_command(
    gold: tuple[Path, ...],
    folders: tuple[Path, ...],
    predicted: Path | None,
    errors: bool,
    calibration: bool,
    as_json: bool,
) -> int:
    """Score claims against annotated ones.

    GOLD are files of annotated claims, one JSON object a line, or folders of *.gold.jsonl files.
    FOUND counts claims whose identifying fields are right, FULL those with every field right;
    P is the share of claims that are right, R the share of annotated claims that are found.
    """
    done = evaluate(gold, folders, predicted)
    if calibration and not _has_confidence(done):
        raise UsageError(
            "the claims carry no confidence; leave out --predicted, or give each of its lines "
            "a 'confidence' and a 'rule'"
        )
    if as_json:
        content = to_data(done, errors=errors, calibration=calibration)
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return 0
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _FILE_WIDTH)
    show_score(done.score, console)
    if errors:
        show_errors(done, console)
    if calibration:
        show_calibration(done.score, console)
    return 0


def _has_confidence(done: Evaluation) -> bool:
    return any(
        claim.confidence is not None
        for comparison in done.score.comparisons
        for claim in (*comparison.false, *(hit.given for hit in comparison.hits))
    )
