"""`tradegraph explain`."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from graph.cli.explanation import show_trace
from graph.documents.read import read_document
from graph.explain import Trace, to_data, to_html, trace
from graph.views.writing import write_text

#: Wide enough for a sentence in two or three lines where nobody watches.
_FILE_WIDTH = 100


@click.command(
    epilog="""\b
Examples:
  tradegraph explain communique.txt
  tradegraph explain communique.txt --html communique.html
  tradegraph explain communique.txt --json | jq '.sentences[].near_misses[]'"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    help="Write one page that works offline in place of printing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def explain(file: Path, page: Path | None, as_json: bool) -> int:
    """Show sentence by sentence what was read in a document, and why.

    What was recognised is underlined; a claim is followed by the rule that made it and its
    confidence; `?` marks words that nearly made a claim, with what was missing.
    """
    found = trace(read_document(file))
    if page is not None:
        write_text(page, to_html(found))
    if as_json:
        click.echo(json.dumps(to_data(found), ensure_ascii=False, indent=2))
    elif page is not None:
        click.echo(f"{page}: {_sums(found)}")
    else:
        console = Console(highlight=False, markup=False, emoji=False)
        if not console.is_terminal:
            console.width = max(console.width, _FILE_WIDTH)
        show_trace(found, console)
        console.print(_sums(found), style="bold")
    return 0


def _sums(found: Trace) -> str:
    misses = sum(len(sentence.near_misses) for sentence in found.sentences)
    skipped = sum(sentence.skipped is not None for sentence in found.sentences)
    return (
        f"{len(found.claims)} claims, {misses} near misses, "
        f"{len(found.sentences) - skipped} sentences read, {skipped} skipped"
    )
