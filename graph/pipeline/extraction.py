"""The claims of many documents, on all cores, each document by itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.claims import Claim
from graph.documents.model import Document
from graph.documents.read import Failure
from graph.errors import DataFileError
from graph.extract.extractor import extract

Progress = Callable[[str, int, int], None]

#: Fewer documents are read faster in this process than others start.
_PARALLEL_FROM: Final = 64
_CHUNK: Final = 16


@dataclass(frozen=True, slots=True)
class Extraction:
    """The claims of each document by its name, and the documents on which a reader broke down."""

    claims: Mapping[str, tuple[Claim, ...]]
    failures: tuple[Failure, ...]


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
        with ProcessPoolExecutor(workers) as pool:
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
