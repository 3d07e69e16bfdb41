"""Review files: one per document, one decision a line, only ever appended to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.errors import ClaimFormatError, OutputError
from graph.review.decision import Decision, parse_decision


def review_path(folder: Path, document: str) -> Path:
    """Return the review file of a document in a folder of reviews.

    Raises:
        ClaimFormatError: the name of the document leads out of the folder.
    """
    path = folder / f"{document}.review.jsonl"
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ClaimFormatError(f"{document} does not name a document below {folder}")
    return path


def read_reviews(folder: Path, documents: Iterable[str]) -> Mapping[str, tuple[Decision, ...]]:
    """Return the decisions on each document that has a review file, in the order made.

    Raises:
        ClaimFormatError: a file cannot be read or a line is no decision; names file and line.
    """
    reviews = {}
    for name in documents:
        path = review_path(folder, name)
        if path.is_file():
            reviews[name] = _read(path)
    return reviews


def _read(path: Path) -> tuple[Decision, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimFormatError(f"{path} cannot be read as UTF-8: {error}") from error
    decisions = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                decisions.append(parse_decision(line))
            except ClaimFormatError as error:
                raise ClaimFormatError(f"{path}:{number}: not a decision: {error}") from error
    return tuple(decisions)


def append_decision(folder: Path, document: str, decision: Decision) -> Path:
    """Append a decision to a document's review file and return its path.

    Raises:
        OutputError: the file cannot be written.
    """
    path = review_path(folder, document)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(decision.to_line() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error
    return path
