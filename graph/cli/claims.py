"""`tradegraph claims`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.claims.format import to_json_lines
from graph.cli.console import error_console
from graph.documents.read import find_documents, read_all
from graph.errors import DocumentError
from graph.pipeline.build import silent
from graph.pipeline.extraction import extract_all


@click.command(epilog="\b\nExample:\n  tradegraph claims news/*.txt > claims.jsonl")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def claims(files: tuple[Path, ...]) -> int:
    """Print the claims of documents as JSON Lines."""
    documents, failures = read_all(find_documents(files))
    extraction = extract_all(documents, silent)
    for failure in (*failures, *extraction.failures):
        error_console().print(f"[red]skipped[/] {failure.path}: {failure.reason}", soft_wrap=True)
    if not documents:
        raise DocumentError("none of the documents could be read")
    found = [claim for each in extraction.claims.values() for claim in each]
    click.echo(to_json_lines(found), nl=False)
    return 0
