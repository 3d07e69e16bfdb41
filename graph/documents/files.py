"""Finding the files that are documents, and reading their bytes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from graph.errors import DocumentError

MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}
"""File endings that are read, and what they are read as."""

#: Files by which a folder is known to be written by tradegraph.
OUTPUT_MARKS: Final = ("build.json", "graph.nq")


def find_documents(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the documents among files and in folders, sorted, each once.

    Folders are searched to the bottom for the known endings; hidden files and folders, and links
    to folders or to files outside, are passed over. A file that is named is taken as it is.

    Raises:
        DocumentError: a path is missing, or a folder holds no document.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(file for file, _ in documents_at(path)))
    return tuple(each_once(sorted(found)))


def media_type(name: str) -> str:
    """Return what a file of this name is read as.

    Raises:
        DocumentError: its ending is not one that is read.
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending not in MEDIA_TYPES:
        known = ", ".join(MEDIA_TYPES)
        raise DocumentError(f"{name} has none of the endings {known}; convert or rename it")
    return MEDIA_TYPES[ending]


def name_below(path: Path, root: Path | None) -> str:
    """Return the path of a file below a root with forward slashes, or its name without one.

    Raises:
        DocumentError: the file is not below the root.
    """
    if root is None:
        return path.name
    try:
        return path.relative_to(root).as_posix()
    except ValueError as error:
        raise DocumentError(f"{path} is not below {root}; give the folder that holds it") from error


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentError: it is missing, not a regular file, not readable, or larger than `max_bytes`.
    """
    try:
        if not path.is_file():
            what = "is not a regular file" if path.exists() else "does not exist"
            raise DocumentError(f"{path} {what}; check the path")
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(max_bytes + 1) if size <= max_bytes else b""
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise DocumentError(f"{path} cannot be read: {reason}; check its permissions") from error
    if max(size, len(data)) > max_bytes:
        raise DocumentError(
            f"{path} is {max(size, len(data)) / 1e6:.3g} MB; the limit is {max_bytes / 1e6:.3g} "
            "MB; split it or raise --max-bytes"
        )
    return data


def documents_at(path: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the documents at a path, each with the root that its name is relative to.

    Raises:
        DocumentError: the path is missing, has another ending, or is a folder without a document.
    """
    if not path.is_dir():
        if not path.exists():
            raise DocumentError(f"{path} does not exist; check the path")
        media_type(path.name)
        yield path, path.parent
        return
    found = False
    for file in _walk(path):
        found = True
        yield file, path
    if not found:
        known = ", ".join(MEDIA_TYPES)
        raise DocumentError(f"{path} holds no document; put files with the endings {known} there")


def _walk(root: Path) -> Iterator[Path]:
    inside = root.resolve()
    for folder, subfolders, files in os.walk(root):
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not name.startswith(".") and not _is_output(Path(folder, name))
        )
        for name in sorted(files):
            file = Path(folder, name)
            if name.startswith(".") or file.suffix.lower() not in MEDIA_TYPES:
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(inside):
                continue
            if file.is_file():
                yield file


def _is_output(folder: Path) -> bool:
    """Whether a folder holds a build of ours, whose pages are no documents."""
    return all((folder / name).is_file() for name in OUTPUT_MARKS)


def each_once(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield each file once, however many ways lead to it."""
    seen: set[Path] = set()
    for path in paths:
        real = path.resolve()
        if real not in seen:
            seen.add(real)
            yield path


def unique_names(roots: dict[Path, Path]) -> dict[Path, str]:
    """Return a name for each file: the path below its root, with folders above it if it needs."""
    parts = {file: file.resolve().parent.joinpath(file.name).parts for file in roots}
    depth = {file: len(file.relative_to(root).parts) for file, root in roots.items()}
    while True:
        names = {file: "/".join(parts[file][-depth[file] :]) for file in roots}
        counts = Counter(names.values())
        clashes = [file for file, name in names.items() if counts[name] > 1]
        if not clashes:
            return names
        for file in clashes:
            depth[file] += 1
