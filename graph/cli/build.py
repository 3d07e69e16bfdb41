"""`tradegraph build`, and `python build.py`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from graph.cli.console import error_console, progress
from graph.cli.language_model import chosen_reader, language_model_options, show_model
from graph.pipeline.build import build_output
from graph.pipeline.locations import DEFAULT_DOCUMENTS, DEFAULT_REVIEWS, QUARANTINE_FILE
from graph.pipeline.summary import Summary

_SEVERITIES: Final = {"violation": "red", "warning": "yellow", "info": "cyan"}


@click.command(
    epilog="""\b
Examples:
  tradegraph build
  tradegraph build press-releases/ communique.html --out june
  tradegraph build --json news/ | jq .claims
  tradegraph build news/ --llm ollama --llm-model llama3.1"""
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder to write; an earlier build in it is replaced whole.",
)
@click.option(
    "--reviews",
    type=click.Path(path_type=Path),
    default=DEFAULT_REVIEWS,
    show_default=True,
    help="Folder of review files, whose decisions are followed.",
)
@language_model_options
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def build(paths: tuple[Path, ...], out: Path, reviews: Path, as_json: bool, quiet: bool) -> int:
    """Build graph, validation, answers and views from documents.

    PATHS are files or folders of text, Markdown or HTML; without any, the documents/ folder.
    """
    with progress(quiet or as_json) as report:
        chosen = paths or (DEFAULT_DOCUMENTS,)
        summary = build_output(chosen, out, report, reviews, chosen_reader())
    for path, reason in summary.failures:
        error_console().print(f"[red]skipped[/] {path}: {reason}", soft_wrap=True, markup=True)
    if as_json:
        click.echo(json.dumps({**summary.to_dict(), "out": str(out)}, ensure_ascii=False, indent=2))
    else:
        show(summary, out, Console(highlight=False))
    if not summary.documents:
        return 2
    return 0 if summary.conforms else 1


def show(summary: Summary, out: Path, console: Console) -> None:
    """Print the summary that a person wants to read."""
    console.print(
        f"{_counted(len(summary.documents), 'document')}, "
        f"{_counted(sum(summary.claims.values()), 'claim')}, {_counted(summary.triples, 'triple')}"
    )
    table = Table(box=None, padding=(0, 2), show_header=False)
    for kind, count in summary.claims.items():
        table.add_row(f"  {kind}", str(count))
    console.print(table)
    found = [
        f"[{colour}]{number} {word}{'s' * (word != 'info' and number != 1)}[/]"
        for word, colour in _SEVERITIES.items()
        for number in [summary.findings.get(word, 0)]
    ]
    console.print("Validation: " + ", ".join(found))
    for name, note in summary.notes:
        console.print(f"[yellow]note[/] {name}: {note}", soft_wrap=True)
    if summary.model is not None:
        show_model(summary.model, out / QUARANTINE_FILE, console)
    if summary.failures:
        console.print(f"[red]{len(summary.failures)} skipped[/] (see above)")
    console.print(f"Open [bold]{out / 'index.html'}[/] to look around.", soft_wrap=True)


def _counted(number: int, noun: str) -> str:
    return f"[bold]{number:,}[/] {noun}{'s' * (number != 1)}"


def main() -> None:
    """Run `python build.py`."""
    from graph.cli import run

    run(build, sys.argv[1:])
