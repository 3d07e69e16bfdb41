"""`tradegraph query` and `tradegraph sparql`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from graph.errors import QueryError
from graph.pipeline.locations import GRAPH_FILE
from graph.query.isolate import Limits, run_isolated
from graph.query.parameters import bind
from graph.query.question import Question, by_topic, find_question, library
from graph.query.results import Answer, Format, cells, render
from graph.query.run import run_trusted
from graph.rdf.namespaces import PREFIXES
from graph.reference import load_reference

_OUT: Final = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Output folder of an earlier build.",
)
_FORMAT: Final = click.option(
    "--format",
    "form",
    type=click.Choice([f.value for f in Format]),
    default=Format.TABLE.value,
    show_default=True,
    help="Form of the answer.",
)
_JSON: Final = click.option("--json", "as_json", is_flag=True, help="Short for --format json.")


@click.command(
    epilog="""\b
Examples:
  tradegraph query --list
  tradegraph query claims-about --param country=KG
  tradegraph query instruments-between --param a=Pakistan --param b=KG --format csv"""
)
@click.argument("name", required=False)
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter.")
@click.option("--list", "listing", is_flag=True, help="Explain all questions.")
@_FORMAT
@_JSON
@_OUT
def query(
    name: str | None,
    params: tuple[str, ...],
    listing: bool,
    form: str,
    as_json: bool,
    out: Path,
) -> int:
    """Ask a question of the library over a built graph."""
    if listing or name is None:
        if name is None and not listing:
            raise click.UsageError("name a question, or give --list to see them all")
        _explain(tuple(library().values()) if name is None else (find_question(name),), as_json)
        return 0
    question = find_question(name)
    text = bind(question, parse_params(params), load_reference())
    answer = run_trusted(graph_file(out), text)
    _show(answer, Format.JSON if as_json else Format(form))
    return 0


@click.command(
    epilog="""\b
Example:
  tradegraph sparql 'SELECT ?c ?label WHERE { ?c a tg:TargetClaim ; rdfs:label ?label }'"""
)
@click.argument("text", metavar="QUERY")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=30.0,
    show_default=True,
    help="Seconds after which the query is stopped.",
)
@_FORMAT
@_JSON
@_OUT
def sparql(text: str, timeout: float, form: str, as_json: bool, out: Path) -> int:
    """Run any SPARQL query over a built graph; `-` reads it from standard input.

    The prefixes tg:, tgc:, tgi:, rdfs:, skos:, dcterms:, prov:, xsd: are known. A query may
    neither reach the network nor change the graph.
    """
    if text == "-":
        text = sys.stdin.read()
    answer = run_isolated(graph_file(out), text, Limits(seconds=timeout))
    _show(answer, Format.JSON if as_json else Format(form))
    return 0


def parse_params(params: Sequence[str]) -> dict[str, str]:
    """Read `name=value` pairs.

    Raises:
        QueryError: one of them has no equals sign, or a name occurs twice.
    """
    values: dict[str, str] = {}
    for text in params:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise QueryError(f"--param {text}: write it as NAME=VALUE, for example country=KG")
        if name in values:
            raise QueryError(f"--param {name} is given twice")
        values[name] = value
    return values


def graph_file(out: Path) -> Path:
    """Return the N-Quads file of a build.

    Raises:
        QueryError: there is none.
    """
    path = out / GRAPH_FILE
    if not path.is_file():
        raise QueryError(f"{path} does not exist; run 'tradegraph build --out {out}' first")
    return path


def _show(answer: Answer, form: Format) -> None:
    if form is Format.TABLE and answer.table is not None:
        rows = cells(answer.table, PREFIXES)
        _print_table(
            answer.table.columns, rows, Console(highlight=False, markup=False, emoji=False)
        )
        return
    click.echo(render(answer, form, PREFIXES), nl=False)


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    """Print rows as a table; where they are wider than the terminal, one field a line."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    natural = sum(widths) + 3 * len(widths) + 1
    if not console.is_terminal:
        console.width = max(natural, console.width)
    if natural <= console.width:
        table = Table(*columns, header_style="bold", pad_edge=True)
        for row in rows:
            table.add_row(*row)
        console.print(table)
    else:
        _print_records(columns, rows, console)
    console.print(f"{len(rows)} row{'s' * (len(rows) != 1)}")


def _print_records(columns: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    for number, row in enumerate(rows, 1):
        console.print(f"── {number}", style="dim")
        grid = Table.grid(padding=(0, 2))
        for column, cell in zip(columns, row, strict=True):
            if cell:
                grid.add_row(f"{column}", cell)
        console.print(grid)


def _explain(questions: Sequence[Question], as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "name": q.name,
                "question": q.text,
                "topic": q.topic,
                "parameters": [
                    {"name": p.name, "type": p.type, "meaning": p.meaning} for p in q.parameters
                ],
                "columns": dict(q.columns),
                "notes": list(q.notes),
            }
            for q in questions
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, markup=False, emoji=False)
    for topic, those in by_topic(questions).items():
        if len(questions) > 1:
            console.print(f"\n{topic.upper()}")
        for q in those:
            console.print(q.name, style="bold")
            console.print(f"  {q.text}")
            for p in q.parameters:
                console.print(f"  --param {p.name}=…  ({p.type}) {p.meaning}")
    if len(questions) == 1:
        for column, meaning in questions[0].columns.items():
            console.print(f"  column {column}: {meaning}")
        for note in questions[0].notes:
            console.print(f"  note: {note}")
