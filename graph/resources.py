"""Where the shipped data lies: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

from graph.errors import DataFileError

_PACKAGE: Final = Path(__file__).resolve().parent


def data_folder(name: Literal["ontology", "queries"]) -> Path:
    """Return the folder of shipped data called `name`.

    Raises:
        DataFileError: the installation lacks the folder.
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise DataFileError(f"{name}/ is missing from this installation; install tradegraph again")
