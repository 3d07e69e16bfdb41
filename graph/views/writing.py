"""Write a page or a table so that it is whole or not there."""

from __future__ import annotations

from pathlib import Path

from graph.errors import OutputError


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with the line ends as they are; a reader never sees half a file.

    Raises:
        OutputError: the file cannot be written.
    """
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(text.encode("utf-8"))
        half.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
