"""`tradegraph docs`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph.cli.console import progress
from graph.cli.query import graph_file
from graph.pipeline.build import build_graph
from graph.pipeline.locations import DEFAULT_DOCUMENTS
from graph.rdf import Store
from graph.views.handbook import write_handbook


@click.command(
    epilog="""\b
Examples:
  tradegraph docs
  tradegraph docs --out site --graph out
  tradegraph docs --json | jq -r .pages[0]"""
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("model"),
    show_default=True,
    help="Folder to write the pages into; it is made if need be.",
)
@click.option(
    "--graph",
    type=click.Path(path_type=Path),
    help="Output folder of a build to take the examples from; else the shipped documents are read.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the paths of the pages as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def docs(out: Path, graph: Path | None, as_json: bool, quiet: bool) -> None:
    """Write the handbook of the model: offline pages on every term.

    Each term has its definition, a diagram, an example from a real graph, the shapes on it and the
    questions that use it; code lists, shapes and questions have pages of their own. A build
    writes the same pages, with examples from its own graph, into the folder model/.
    """
    with progress(quiet or as_json) as report:
        if graph is None:
            built = build_graph([DEFAULT_DOCUMENTS], report)
            store = Store.memory(built.knowledge.dataset.quads())
        else:
            store = Store.memory()
            store.load_nquads(graph_file(graph))
        pages = write_handbook(store, out)
    if as_json:
        click.echo(json.dumps({"pages": [str(page) for page in pages]}, ensure_ascii=False))
    else:
        click.echo(f"Open {pages[0]} to read about the model.")
