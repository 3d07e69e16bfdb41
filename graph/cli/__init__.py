"""The command line: `tradegraph COMMAND`.

Exit codes: 0 done; 1 validation found something that matters as much as --fail-on says; 2 wrong
usage or unusable input; 3 validation had nothing to check.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final, NamedTuple

import click

from graph.errors import TradeGraphError

USAGE_ERROR = 2


class Place(NamedTuple):
    """Where a command is defined, and its first sentence, which the list of commands shows."""

    module: str
    attribute: str
    summary: str


#: Each command is imported when it is used: the libraries of all take longer than most commands.
COMMANDS: Final = {
    "build": Place("build", "build", "Build graph, validation, answers and views from documents."),
    "claims": Place("claims", "claims", "Print the claims of documents as JSON Lines."),
    "docs": Place("docs", "docs", "Write the handbook of the model: offline pages on every term."),
    "evaluate": Place("evaluate", "evaluate_command", "Score claims against annotated ones."),
    "explain": Place(
        "explain", "explain", "Show sentence by sentence what was read in a document, and why."
    ),
    "export": Place(
        "export", "export", "Write a network for other tools: graphml, gexf, cytoscape or neo4j."
    ),
    "import": Place(
        "import_table",
        "import_command",
        "Turn a public TABLE into N-Quads, each row the evidence for what it states.",
    ),
    "query": Place("query", "query", "Ask a question of the library over a built graph."),
    "review": Place("review", "review", "Decide on single claims: accept, reject, replace, add."),
    "sparql": Place(
        "query",
        "sparql",
        "Run any SPARQL query over a built graph; `-` reads it from standard input.",
    ),
    "validate": Place("validate", "validate_command", "Validate RDF against the shapes."),
    "view": Place("view", "view", "Draw what a CONSTRUCT or DESCRIBE gives as a network page."),
}


class _Commands(click.Group):
    """The commands by name, each imported no sooner than it is called or explained."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        command: click.Command = getattr(
            import_module(f"graph.cli.{place.module}"), place.attribute
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in COMMANDS.items()])


@click.group(
    cls=_Commands,
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
