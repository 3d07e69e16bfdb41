"""`tradegraph claims`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.claims.format import to_json_lines
from graph.cli.console import error_console, progress
from graph.cli.language_model import chosen_reader, language_model_options, show_model
from graph.documents.read import Failure, find_documents, read_all
from graph.errors import DocumentError
from graph.llm import Reader, read_with_model
from graph.pipeline.extraction import extract_all, stream_claims
from graph.pipeline.summary import count_readings
from graph.progress import silent


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
    reader = chosen_reader()
    return _stream(files) if reader is None else _with_model(files, reader)


def _stream(files: tuple[Path, ...]) -> int:
    """Print the claims of each document as soon as they are there."""
    read = False
    with progress(quiet=False) as report:
        for found in stream_claims(find_documents(files), report):
            if found.failure is not None:
                _tell(found.failure)
                continue
            read = True
            click.echo(to_json_lines(found.claims), nl=False)
    if not read:
        raise DocumentError("none of the documents could be read")
    return 0


def _with_model(files: tuple[Path, ...], reader: Reader) -> int:
    """Print the claims of documents together with those that a language model reads in them."""
    documents, failures = read_all(find_documents(files))
    extraction = extract_all(documents, silent)
    for failure in (*failures, *extraction.failures):
        _tell(failure)
    if not documents:
        raise DocumentError("none of the documents could be read")
    readings = read_with_model(documents, extraction.claims, reader, silent)
    show_model(count_readings(readings), None, error_console())
    found = [claim for each in readings.claims.values() for claim in each]
    click.echo(to_json_lines(found), nl=False)
    return 0


def _tell(failure: Failure) -> None:
    error_console().print(f"[red]skipped[/] {failure.path}: {failure.reason}", soft_wrap=True)
