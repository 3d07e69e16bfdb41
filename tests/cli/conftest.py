from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.cli import run, tradegraph

TEXT = """Trade picks up between Peru and Chile

Peru's exports to Chile rose 12.5% to $1.25 billion in 2023 from $1.11 billion in 2022.
Imports from Chile fell to $0.9 billion.

Peru and Chile signed a memorandum of understanding on mining in Lima on 4 March 2024.
"""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Tradegraph = Callable[..., Outcome]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Tradegraph:
    """Run the command line in this process."""

    def go(*arguments: object) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            run(tradegraph, [str(a) for a in arguments])
        shown = capsys.readouterr()
        return Outcome(int(str(stop.value.code or 0)), shown.out, shown.err)

    return go


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "peru.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, document: Path) -> Path:
    """An output folder built once from one document."""
    from graph.pipeline.build import build_output
    from graph.progress import silent

    out = tmp_path_factory.mktemp("built") / "out"
    build_output([document], out, silent)
    return out


def lines(text: str) -> Sequence[str]:
    return [line for line in text.splitlines() if line.strip()]
