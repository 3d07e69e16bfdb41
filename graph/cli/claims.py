"""`tradegraph claims`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.claims.format import to_json_lines
from graph.cli.console import error_console
from graph.cli.language_model import chosen_reader, language_model_options, show_model
from graph.documents.read import find_documents, read_all
from graph.errors import DocumentError
from graph.llm import read_with_model
from graph.pipeline.build import silent
from graph.pipeline.extraction import extract_all
from graph.pipeline.summary import count_readings


@click.command(
    epilog="""\b
Examples:
  tradegraph claims news/*.txt > claims.jsonl
  tradegraph claims news/*.txt --llm openai --llm-model qwen3 --llm-base-url http://host/v1"""
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@language_model_options
def claims(files: tuple[Path, ...]) -> int:
    """Print the claims of documents as JSON Lines."""
    documents, failures = read_all(find_documents(files))
    extraction = extract_all(documents, silent)
    for failure in (*failures, *extraction.failures):
        error_console().print(f"[red]skipped[/] {failure.path}: {failure.reason}", soft_wrap=True)
    if not documents:
        raise DocumentError("none of the documents could be read")
    taken, reader = extraction.claims, chosen_reader()
    if reader is not None:
        readings = read_with_model(documents, taken, reader, silent)
        show_model(count_readings(readings), None, error_console())
        taken = readings.claims
    found = [claim for each in taken.values() for claim in each]
    click.echo(to_json_lines(found), nl=False)
    return 0
