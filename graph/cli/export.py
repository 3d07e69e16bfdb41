"""`tradegraph export`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph.cli.query import graph_file
from graph.errors import QueryError, RdfError
from graph.exchange.export import ENDINGS, NetworkFormat, write_network
from graph.exchange.network import network_of
from graph.rdf import Store
from graph.views.collection import select_view


@click.command(
    epilog="""\b
Examples:
  tradegraph export gexf --out trade.gexf
  tradegraph export graphml --view partnerships --country KG
  tradegraph export neo4j --out import"""
)
@click.argument("form", metavar="FORMAT", type=click.Choice([f.value for f in NetworkFormat]))
@click.option("--view", "slug", default="cooperation", show_default=True, help="Which network.")
@click.option("--country", help="Only what is about this country; an ISO code or a name.")
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path),
    help="File to write, for neo4j a folder.  [default: the view's name with the usual ending]",
)
@click.option(
    "--from",
    "built",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Output folder of an earlier build.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def export(
    form: str,
    slug: str,
    country: str | None,
    target: Path | None,
    built: Path,
    as_json: bool,
) -> int:
    """Write a network for other tools: graphml, gexf, cytoscape or neo4j.

    docs/export.md explains the attributes and how to open the files in Gephi, Cytoscape and Neo4j.
    """
    chosen = NetworkFormat(form)
    store = Store.memory()
    try:
        store.load_nquads(graph_file(built))
    except RdfError as error:
        raise QueryError(str(error)) from error
    graph = network_of(select_view(store, slug, country))
    files = write_network(graph, chosen, target or Path(f"{slug}{ENDINGS[chosen]}"))
    items, links = graph.number_of_nodes(), graph.number_of_edges()
    if as_json:
        told = {"files": [str(path) for path in files], "items": items, "links": links}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo(f"{items:,} items and {links:,} links: {', '.join(map(str, files))}")
    return 0
