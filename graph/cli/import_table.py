"""`tradegraph import`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.errors import OutputError
from graph.exchange.import_table import import_table
from graph.exchange.tables import TableFormat
from graph.rdf import to_nquads
from graph.reference import load_reference


@click.command(
    name="import",
    epilog="""\b
Examples:
  tradegraph import wto_rta.csv --format wto-rta --out agreements.nq
  tradegraph validate agreements.nq""",
)
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in TableFormat]),
    required=True,
    help="Which table it is.",
)
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path),
    help="File to write.  [default: standard output]",
)
def import_command(table: Path, form: str, target: Path | None) -> int:
    """Turn a public TABLE into N-Quads, each row the evidence for what it states.

    wto-rta: agreements of the WTO's list of regional trade agreements; desta: treaties of the
    Design of Trade Agreements list; power-lines: capacities between countries of the Global
    Transmission Database.
    """
    content = to_nquads(import_table(table, TableFormat(form), load_reference()))
    if target is None:
        click.echo(content, nl=False)
        return 0
    try:
        target.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror}") from error
    return 0
