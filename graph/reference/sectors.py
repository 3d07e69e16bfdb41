"""Words for fields of cooperation, by the notation of their concept in the scheme `sector`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from graph.errors import DataFileError


@cache
def sector_words() -> Mapping[str, tuple[str, ...]]:
    """Return the phrases of each sector; the first is its notation in words.

    Raises:
        DataFileError: the file does not fit its form.
    """
    path = Path(__file__).resolve().parent / "data" / "sectors.yaml"
    try:
        table = msgspec.yaml.decode(path.read_bytes(), type=dict[str, list[str]])
    except (OSError, msgspec.DecodeError) as error:
        raise DataFileError(f"{path.name} cannot be read: {error}") from error
    return {name: (name.replace("_", " "), *phrases) for name, phrases in table.items()}
