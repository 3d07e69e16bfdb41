"""`tradegraph view`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import click

from graph.cli.query import graph_file
from graph.errors import QueryError
from graph.query.isolate import Limits, run_isolated
from graph.rdf import Store
from graph.views.constructed import constructed
from graph.views.render import render
from graph.views.source import read_source
from graph.views.writing import write_text


@click.command(
    epilog="""\b
Examples:
  tradegraph view network.rq
  tradegraph view network.rq --to page.html --title "Who signs with whom"
  echo 'CONSTRUCT WHERE { ?a a tg:Agreement ; tg:party ?b }' | tradegraph view -"""
)
@click.argument("query", metavar="QUERY.rq")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page to write.  [default: the name of the query file with .html]",
)
@click.option("--title", help="Heading of the page.  [default: the name of the query file]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Output folder of an earlier build.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1, max=3600),
    default=30.0,
    show_default=True,
    help="Seconds after which the query is stopped.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def view(
    query: str, target: Path | None, title: str | None, out: Path, timeout: float, as_json: bool
) -> int:
    """Draw what a CONSTRUCT or DESCRIBE gives as a network page; `-` reads it from standard input.

    The query runs apart, may neither reach the network nor change the graph, and knows the
    prefixes of `tradegraph sparql`.
    """
    name = "query" if query == "-" else Path(query).stem
    data = graph_file(out)
    answer = run_isolated(data, _text(query), Limits(seconds=timeout))
    if answer.triples is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give triples to draw; see tradegraph sparql")
    store = Store.memory()
    store.load_nquads(data)
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    page = constructed(
        answer.triples,
        store,
        read_source(store),
        slug=slug if slug[:1].isalpha() else f"query-{slug}".rstrip("-"),
        title=title or name,
    )
    path = target or Path(f"{name}.html")
    write_text(path, render(page))
    found = {"page": str(path), "items": len(page.nodes), "links": len(page.edges)}
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        click.echo(f"{path}: {len(page.nodes)} items, {len(page.edges)} links")
    return 0


def _text(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    try:
        return Path(query).read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{query} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{query} is not UTF-8 text at byte {error.start}") from error
