"""The list of commands, which is there before any of them is imported."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from graph.cli import COMMANDS, tradegraph

CONTEXT = click.Context(tradegraph)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_called_and_described_as_the_list_says(name: str) -> None:
    command = tradegraph.get_command(CONTEXT, name)
    assert command is not None
    assert command.name == name
    assert " ".join((command.help or "").split()).startswith(COMMANDS[name].summary.rstrip("."))


def test_an_unknown_command_is_none() -> None:
    assert tradegraph.get_command(CONTEXT, "trade") is None


def test_help_loads_no_library_of_a_command() -> None:
    program = (
        "import sys\n"
        "from graph.cli import main\n"
        "try:\n"
        "    main(['--help'])\n"
        "except SystemExit:\n"
        "    print(sorted({'rdflib', 'networkx', 'scipy', 'pyshacl', 'yaml'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"
