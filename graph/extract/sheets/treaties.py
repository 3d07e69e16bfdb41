"""Agreements listed behind or below a label: "Agreements: PACER Plus (in force 2020); …"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.times import dated
from graph.extract.sheets.wording import Pieces, printed, said

_PART: Final = re.compile(r"; (?:and )?")
#: "PACER Plus (in force 13 December 2020)": a name and what is said of it.
_ITEM: Final = re.compile(r"(?P<name>[A-Z][^():;]{2,120}?),? \((?P<said>[^()]{2,80})\)\.?")
_PAIR: Final = 2


def spelled(entry: Entry, context: Context) -> list[Pieces]:
    """Return a sentence for each agreement with what its brackets say; empty if one has none."""
    line = entry.line
    if not lexicon().lists_agreements(entry.label):
        return []
    cuts = [m.span() for m in _PART.finditer(line.text, entry.start)]
    starts, stops = [entry.start, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(line.text)]
    made = [_item(line, a, b, context) for a, b in zip(starts, stops, strict=True)]
    return [pieces for pieces in made if pieces] if all(made) else []


def _item(line: Annotated, start: int, end: int, context: Context) -> Pieces:
    match = _ITEM.fullmatch(line.text, start, end)
    verb = lexicon().verb_of(line.text, match.start("said")) if match is not None else None
    if match is None or verb is None:
        return ()
    between = ""
    if len(context.parties) == _PAIR and not any(p in match["name"] for p in context.parties):
        between = f" between {' and '.join(context.parties)}"
    known = lexicon().names_agreement(match["name"])
    called = (*printed(line, *match.span("name")), *said("" if known else " agreement"))
    told = dated(line, *match.span("said"))
    return (*said("The "), *called, *said(f"{between} {verb} "), *told, *said("."))
