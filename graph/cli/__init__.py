"""The command line: `tradegraph COMMAND`.

Exit codes: 0 done; 1 validation found something that matters as much as --fail-on says; 2 wrong
usage or unusable input; 3 validation had nothing to check.
"""

from __future__ import annotations

import sys

import click

from graph.cli.build import build
from graph.cli.claims import claims
from graph.cli.docs import docs
from graph.cli.evaluate import evaluate_command
from graph.cli.explain import explain
from graph.cli.export import export
from graph.cli.import_table import import_command
from graph.cli.query import query, sparql
from graph.cli.review import review
from graph.cli.validate import validate_command
from graph.cli.view import view
from graph.errors import TradeGraphError

USAGE_ERROR = 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 validation found something; 2 wrong usage or unusable input; "
    "3 validation had nothing to check.",
)
@click.version_option(package_name="tradegraph")
def tradegraph() -> None:
    """A knowledge graph of regional trade relations, with the passage behind every claim.

    \b
    Begin with:   tradegraph build
    Then:         tradegraph query --list
    """


for command in (
    build,
    claims,
    explain,
    query,
    sparql,
    view,
    validate_command,
    export,
    import_command,
    review,
    evaluate_command,
    docs,
):
    tradegraph.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit the process."""
    run(tradegraph, arguments)


def run(command: click.Command, arguments: list[str] | None = None) -> None:
    """Run one command as the whole program: errors become one sentence and exit code 2."""
    try:
        code = command.main(arguments, prog_name=command.name, standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE_ERROR)
    except TradeGraphError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(USAGE_ERROR)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)
