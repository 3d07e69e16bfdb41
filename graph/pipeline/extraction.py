"""The claims of many documents, on all cores, each document by itself.

`extract_all` takes documents that were read and keeps everything, as building a graph needs it;
`stream_claims` reads the files as well, and keeps no document longer than it takes to hand over its
claims, so that their number does not matter.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.claims import Claim
from graph.documents.files import read_bytes
from graph.documents.model import Document
from graph.documents.read import MOST_BYTES, Failure, named_files, parse_document
from graph.errors import DataFileError, DocumentError
from graph.extract.extractor import extract
from graph.progress import Progress

#: Fewer documents are read faster in this process than others start.
_PARALLEL_FROM: Final = 64
_CHUNK: Final = 16
#: Chunks that may be waited for at a time, by worker.
_AHEAD: Final = 3
_SAMPLE: Final = b"Kenya exported tea worth $7 million to Uganda in 2021."


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of each document by its name, and the documents on which a reader broke down."""

    claims: Mapping[str, tuple[Claim, ...]]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class FileClaims:
    """The claims of one file, or why it gave none."""

    path: Path
    claims: tuple[Claim, ...]
    failure: Failure | None


def prepare() -> None:
    """Load all words and rules, and take them out of the sight of the garbage collector.

    It would otherwise look through them again and again, though they are never freed. For processes
    that do nothing but extract.
    """
    extract(parse_document("sample.txt", _SAMPLE))
    gc.collect()
    gc.freeze()


def stream_claims(
    paths: Sequence[Path], progress: Progress, workers: int | None = None
) -> Iterator[FileClaims]:
    """Yield the claims of the documents at some paths, in the order of the documents' names.

    The files are read on all cores; a file that fails, or on which the extractor breaks down, does
    not affect the others. Paths that lead to no document come first.

    Raises:
        DataFileError: a rule or lexicon cannot be read.
    """
    workers = workers or os.cpu_count() or 1
    names, failures = named_files(paths)
    yield from (FileClaims(failure.path, (), failure) for failure in failures)
    files = sorted(names.items(), key=lambda file: file[1])
    alone = workers == 1 or len(files) < _PARALLEL_FROM
    read = _one_by_one(files) if alone else _side_by_side(files, workers)
    for number, found in enumerate(read, 1):
        progress("reading claims", number, len(files))
        yield found


def _one_by_one(files: Sequence[tuple[Path, str]]) -> Iterator[FileClaims]:
    for path, name in files:
        yield file_claims(path, name)


def _side_by_side(files: Sequence[tuple[Path, str]], workers: int) -> Iterator[FileClaims]:
    """Yield what workers find, in order; only so many chunks are under way at a time."""
    chunks = (files[at : at + _CHUNK] for at in range(0, len(files), _CHUNK))
    waiting: deque[Future[list[FileClaims]]] = deque()
    with ProcessPoolExecutor(workers, initializer=prepare) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_claims_of_chunk, chunk))
            if len(waiting) > _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _claims_of_chunk(files: Sequence[tuple[Path, str]]) -> list[FileClaims]:
    return [file_claims(path, name) for path, name in files]


def file_claims(path: Path, name: str) -> FileClaims:
    """Read a file as the document of a name, and return its claims.

    Raises:
        DataFileError: a rule or lexicon cannot be read; that concerns all documents.
    """
    try:
        document = parse_document(name, read_bytes(path, MOST_BYTES))
    except DocumentError as error:
        return FileClaims(path, (), Failure(path, str(error)))
    found = claims_or_reason(document)
    if isinstance(found, str):
        return FileClaims(path, (), Failure(path, found))
    return FileClaims(path, found, None)


def extract_all(
    documents: Sequence[Document], progress: Progress, workers: int | None = None
) -> Extraction:
    """Return the claims of each document; the order of completion has no influence.

    A document on which the extractor breaks down has no claims and is reported; the others are
    not affected.

    Raises:
        DataFileError: a rule or lexicon cannot be read.
    """
    workers = workers or os.cpu_count() or 1
    claims: dict[str, tuple[Claim, ...]] = {}
    failures: list[Failure] = []

    def take(document: Document, result: tuple[Claim, ...] | str) -> None:
        if isinstance(result, str):
            failures.append(Failure(Path(document.name), result))
        claims[document.name] = () if isinstance(result, str) else result
        progress("reading claims", len(claims), len(documents))

    if workers == 1 or len(documents) < _PARALLEL_FROM:
        for document in documents:
            take(document, claims_or_reason(document))
    else:
        with ProcessPoolExecutor(workers, initializer=prepare) as pool:
            results = pool.map(claims_or_reason, documents, chunksize=_CHUNK)
            for document, result in zip(documents, results, strict=True):
                take(document, result)
    return Extraction(claims, tuple(failures))


def claims_or_reason(document: Document) -> tuple[Claim, ...] | str:
    """Return the claims of a document, or why there are none.

    Raises:
        DataFileError: a rule or lexicon cannot be read; that concerns all documents.
    """
    try:
        return extract(document)
    except DataFileError:
        raise
    except Exception as error:  # noqa: BLE001 - a defect that one text meets must not end the run
        return f"its claims could not be read ({type(error).__name__}: {error}); please report it"
