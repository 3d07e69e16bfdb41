"""Sentences made from the words of a line and words put between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from graph.documents.model import Offsets, Run, Sentence
from graph.extract.annotate import Annotated
from graph.extract.sheets.lexicon import Template

Annotate = Callable[[Sentence], Annotated]
#: Words that stay small in a title.
_SMALL: Final = frozenset("a an and at by for from in of on or the to via with".split())
_CAPITALS: Final = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")


class Piece(Struct, frozen=True):
    """Some words; `at` is the index where they stand in the line, None if they do not."""

    text: str
    at: int | None = None


Pieces = tuple[Piece, ...]


def recased(heading: Annotated, annotate: Annotate) -> Annotated:
    """Return a heading in capitals with capitals only at the beginning of its words.

    A heading in which something is named as it is printed stays as it is.
    """
    text = heading.text
    if heading.names or not text.isupper():
        return heading
    lowered = _CAPITALS.sub(
        lambda m: m[0].lower() if m[0].lower() in _SMALL and m.start() else m[0].capitalize(), text
    )
    if len(lowered) != len(text):
        return heading
    return annotate(Sentence(lowered, heading.sentence.offsets, heading.sentence.segment))


def said(text: str) -> Pieces:
    """Return words that do not stand in the line."""
    return (Piece(text),)


def printed(line: Annotated, start: int, end: int) -> Pieces:
    """Return the words of a line between two indices, without blanks at their ends."""
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return (Piece(text, start),) if text else ()


def begun_small(pieces: Pieces) -> Pieces:
    """Return pieces whose first word does not begin with a capital."""
    first = pieces[0]
    if first.text[1:2].isupper():
        return pieces  # an acronym
    lowered = first.text[:1].lower() + first.text[1:]
    return (Piece(lowered, first.at), *pieces[1:])


def filled(template: Template, slots: Mapping[str, Pieces]) -> Pieces | None:
    """Return the words of a template; None if a slot that it needs is not filled."""
    made: list[Piece] = []
    for words, optional in template.parts:
        names = [word[1:-1] for word in words if word.startswith("{")]
        if not all(slots.get(name) is not None for name in names):
            if optional:
                continue
            return None
        for word in words:
            made += slots[word[1:-1]] if word.startswith("{") else said(word)
    return tuple(made)


def sentence_of(line: Annotated, pieces: Iterable[Piece]) -> Sentence:
    """Return the sentence that pieces make; what does not stand in the line points to all of it.

    The words of the line keep their places as long as they come in its order.
    """
    sentence = line.sentence
    start, end = sentence.start, sentence.end
    text = ""
    runs: list[Run] = []
    last = 0
    for piece in pieces:
        if piece.at is not None and piece.at >= last:
            last = piece.at + len(piece.text)
            runs += _shifted(sentence.offsets.slice(piece.at, last).runs, len(text))
        else:
            runs += [Run(len(text) + i, start, end - start) for i in range(len(piece.text))]
        text += piece.text
    return Sentence(text, Offsets(tuple(runs), len(text)), sentence.segment)


def _shifted(runs: Sequence[Run], by: int) -> list[Run]:
    return [Run(run.at + by, run.source, run.width) for run in runs]
