"""`tradegraph validate`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.pipeline.build import GRAPH_FILE
from graph.validate import load_rdf, to_html, to_json, to_markdown, to_text, validate

_FORMATS = {"text": to_text, "markdown": to_markdown, "html": to_html, "json": to_json}


@click.command(
    name="validate",
    epilog="""\b
Examples:
  tradegraph validate
  tradegraph validate partners.ttl --shapes our-shapes.ttl --format markdown""",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--shapes", type=click.Path(path_type=Path), help="Shapes to use in place of those shipped."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(_FORMATS)),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Output folder of an earlier build, where no FILES are named.",
)
def validate_command(
    files: tuple[Path, ...], shapes: Path | None, form: str, as_json: bool, out: Path
) -> int:
    """Validate RDF against the shapes: FILES of any origin, or an earlier build."""
    data = load_rdf(files[0] if files else out / GRAPH_FILE)
    for path in files[1:]:
        data += load_rdf(path)
    report = validate(data, load_rdf(shapes) if shapes else None)
    click.echo(_FORMATS["json" if as_json else form](report), nl=False)
    return 0 if report.conforms else 1
