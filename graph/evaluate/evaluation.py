"""From files to a score: annotations, the texts they belong to, and the claims to judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.documents.model import Document
from graph.documents.read import read_document
from graph.errors import DocumentError
from graph.evaluate.rows import predictions, read_gold, read_predictions
from graph.evaluate.score import Score, score
from graph.extract.extractor import extract

#: Where texts lie if they are not in a folder that is named, seen from the annotation.
_BESIDE: Final = (".", "../documents", "../own_words")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A score, and the texts to quote from: by name, those that were found."""

    score: Score
    documents: Mapping[str, Document]


def evaluate(
    annotations: Sequence[Path], folders: Sequence[Path] = (), predicted: Path | None = None
) -> Evaluation:
    """Score the claims of annotated documents.

    `annotations` are files or folders of annotated claims. The texts are looked for in `folders`,
    then beside each annotation, in `../documents` and in `../own_words`. The claims are those of
    the file `predicted`, which needs no text, or what is extracted.

    Raises:
        ClaimFormatError: an annotation or claim does not fit the format.
        DocumentError: a text is missing, and claims are to be extracted; or cannot be read.
    """
    golds = [gold for path in annotations for gold in read_gold(path)]
    places = _places(folders, annotations)
    documents: dict[str, Document] = {}
    for name in dict.fromkeys(gold.document for gold in golds):
        document = _read(name, places)
        if document is not None:
            documents[name] = document
        elif predicted is None:
            searched = ", ".join(map(str, places))
            raise DocumentError(
                f"{name} is annotated, but it is in none of {searched}; "
                "name the folder that holds it with --documents"
            )
    if predicted is not None:
        given = read_predictions(predicted)
    else:
        given = [p for document in documents.values() for p in predictions(extract(document))]
    return Evaluation(score(golds, given), documents)


def _places(folders: Sequence[Path], annotations: Sequence[Path]) -> list[Path]:
    homes = [path if path.is_dir() else path.parent for path in annotations]
    beside = [(home / step).resolve() for home in homes for step in _BESIDE]
    return list(dict.fromkeys((*folders, *beside)))


def _read(name: str, places: Sequence[Path]) -> Document | None:
    for folder in places:
        if (folder / name).is_file():
            return read_document(folder / name, root=folder)
    return None
