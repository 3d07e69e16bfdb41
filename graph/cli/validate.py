"""`tradegraph validate`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Final

import click
from rdflib import Graph

from graph.cli.bounded import run_bounded
from graph.cli.console import progress
from graph.cli.query import graph_file
from graph.errors import ShapesTimeoutError
from graph.pipeline.locations import GRAPH_FILE
from graph.resources import data_folder
from graph.validate import (
    Engine,
    Report,
    Severity,
    lint_shapes,
    load_data,
    load_rdf,
    to_html,
    to_json,
    to_junit,
    to_markdown,
    to_sarif,
    to_text,
    to_w3c,
    validate,
)

_FORMATS: Final[dict[str, Callable[[Report], str]]] = {
    "html": to_html,
    "json": to_json,
    "junit": to_junit,
    "markdown": to_markdown,
    "sarif": to_sarif,
    "text": to_text,
    "turtle": to_w3c,
}
FOUND: Final = 1
NOTHING_CHECKED: Final = 3


@click.command(
    name="validate",
    epilog="""\b
Examples:
  tradegraph validate
  tradegraph validate partners.ttl --shapes our-shapes.ttl --format markdown
  tradegraph validate out --fail-on warning --format sarif > findings.sarif
  tradegraph validate --ontology bees.ttl

\b
Exit codes: 0 nothing found that matters as much as --fail-on; 1 something found;
2 wrong usage or unusable input; 3 nothing was checked, since no shape looks at the data.""",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--shapes",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Shapes to use in place of those shipped; give it again for more files.",
)
@click.option(
    "--ontology",
    "as_ontology",
    is_flag=True,
    help="Ask whether FILES are a well-documented ontology; without FILES, whether ours is.",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.VIOLATION.value,
    show_default=True,
    help="The least severity that makes the command fail.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(_FORMATS)),
    default="text",
    show_default=True,
    help="Form of the report; turtle is the report graph of the SHACL standard.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option(
    "--explain", is_flag=True, help="Say of shapes made of others why each branch is not met."
)
@click.option(
    "--engine",
    type=click.Choice([engine.value for engine in Engine]),
    default=Engine.AUTO.value,
    show_default=True,
    help="What validates; auto takes the fast engine for large data, if it is installed.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=600.0,
    show_default=True,
    help="Seconds that shapes of others may take; a pattern or query in them can run for ever.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Output folder of an earlier build, where no FILES are named.",
)
def validate_command(
    files: tuple[Path, ...],
    shapes: tuple[Path, ...],
    as_ontology: bool,
    fail_on: str,
    form: str,
    as_json: bool,
    explain: bool,
    engine: str,
    timeout: float,
    out: Path,
) -> int:
    """Validate RDF against the shapes.

    FILES are RDF of any origin (Turtle, N-Triples, N-Quads, TriG, RDF/XML, JSON-LD), stores, or
    output folders of a build; all are taken together. Without any, the earlier build is.
    """
    if as_ontology and shapes:
        raise click.UsageError("--ontology brings shapes of its own; leave --shapes out")
    chosen = "json" if as_json else form
    job = _Job(
        _files_of(files, out, as_ontology),
        shapes,
        as_ontology,
        Severity(fail_on),
        chosen,
        explain,
        Engine(engine),
    )
    with progress(quiet=False) as step:
        step("validating", 0, 0)
        outcome = (
            run_bounded(_validated, job, timeout, _too_long(timeout)) if shapes else _validated(job)
        )
    click.echo(outcome.text, nl=False)
    if not outcome.checked:
        return NOTHING_CHECKED
    return FOUND if outcome.fails else 0


@dataclass(frozen=True, slots=True)
class _Job:
    """What to validate, against what, and the form of the report."""

    files: tuple[Path, ...]
    shapes: tuple[Path, ...]
    as_ontology: bool
    least: Severity
    form: str
    explain: bool
    engine: Engine


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The report in its form, whether anything was checked, and whether the command fails."""

    text: str
    checked: bool
    fails: bool


def _validated(job: _Job) -> _Outcome:
    data = load_data(*job.files)
    used = lint_shapes() if job.as_ontology else _read_shapes(job.shapes)
    report = validate(data, used, engine=job.engine, explain=job.explain)
    text = to_junit(report, job.least) if job.form == "junit" else _FORMATS[job.form](report)
    return _Outcome(text, bool(report.checked), report.fails(job.least))


def _too_long(seconds: float) -> ShapesTimeoutError:
    return ShapesTimeoutError(
        f"validation took longer than {seconds:g} seconds or all memory and was stopped; "
        "look for a pattern or query in the shapes that never ends, or raise --timeout"
    )


def _files_of(files: tuple[Path, ...], out: Path, as_ontology: bool) -> tuple[Path, ...]:
    if files:
        return tuple(map(_graph_in, files))
    if as_ontology:
        return tuple(sorted(data_folder("ontology").glob("*.ttl")))
    return (graph_file(out),)


def _graph_in(path: Path) -> Path:
    """Return the graph file of the output of a build, else the path itself."""
    built = path / GRAPH_FILE
    return built if built.is_file() else path


def _read_shapes(paths: Sequence[Path]) -> Graph | None:
    return reduce(Graph.__add__, map(load_rdf, paths)) if paths else None
