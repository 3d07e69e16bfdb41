"""Instruments that are items of a list: "Agreement on customs;", "05. Signing of the pact"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.instruments.clauses import Event
from graph.extract.instruments.structure import Structure
from graph.extract.reading.grammar import finite_words

_ITEM: Final = re.compile(r"\(?(?:[ivx]{1,5}|\d{1,2}|[a-z])[.)] |[-–•*] ")
#: Letters that the number of an item takes.
_MARKER: Final = 5


def opens_as_label(event: Event, sentence: Annotated) -> bool:
    """Whether a line without a stop begins with an act: "05. Signing of the agreement with …"."""
    return event.start <= _MARKER and not sentence.text.endswith((".", "!", "?", ";", '"'))


def is_item(sentence: Annotated, structure: Structure) -> bool:
    """Whether a paragraph is no sentence but an item: "Agreement on customs;"."""
    first = structure.instruments[0] if structure.instruments else None
    if first != 0 and not (first is not None and sentence.text.endswith(";")):
        return False
    return sentence.text.endswith((";", ".", ",")) and finite_words().isdisjoint(
        token.word for token in structure.tokens
    )


def opens_item(text: str) -> bool:
    """Whether a line begins like the item of a list: "(ii) …", "3. …", "- …"."""
    return bool(_ITEM.match(text))


def listed_after(structure: Structure, start: int) -> Iterator[int]:
    """Yield the instruments after a position that are items of a list themselves."""
    for at in structure.instruments:
        if structure.phrase(at).start >= start and not (
            structure.depends(at) or structure.inside(at)
        ):
            yield at
