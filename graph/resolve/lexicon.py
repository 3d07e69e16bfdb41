"""Data files of this package, read once and checked against their schema."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeVar

import msgspec

from graph.errors import DataFileError

T = TypeVar("T")

_FOLDER: Final = Path(__file__).parent / "data"


def load_yaml(name: str, schema: type[T]) -> T:
    """Return the data file `name` as a value of type `schema`.

    Raises:
        DataFileError: the file is missing or does not fit the schema.
    """
    path = _FOLDER / name
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=schema)
    except (OSError, msgspec.DecodeError) as error:
        raise DataFileError(f"{path} cannot be used: {error}") from error
