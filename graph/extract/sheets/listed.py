"""Links and hubs listed below a heading or label that tells their type or how far they have come.

"Border points" above "Korala–Nechung: opened on 13 November 2023", "Under construction" above
"Butwal-Gorakhpur 400 kV, 135 km", and "Planned railway: Mtwara – Songea – Mbamba Bay, 1,000 km".
"""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.links.lexicon import lexicon as links
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.times import dated
from graph.extract.sheets.values import route
from graph.extract.sheets.wording import Pieces, printed, said
from graph.extract.values.model import Measure

#: "Butwal-Gorakhpur 400 kV, 135 km": two ends, and figures or clauses behind them.
_ITEM: Final = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’.]+(?: [\w'’.]+){0,3} ?[-–—] ?"
    r"[A-ZÀ-Þ][\w'’.]+(?: [A-ZÀ-Þ][\w'’.]+){0,3})"
    r"(?P<rest>(?:,? \d|,|$).*)"
)
_JOINT: Final = re.compile(r", (?:and )?|; ")
_END: Final = re.compile(r"[,;(]| \(")
_LABEL_WORDS: Final = 4
_LINE: Final = "line"


def spelled(entry: Entry, context: Context) -> list[Pieces]:
    """Return what a line of such a list says, as sentences; empty for other lines."""
    if entry.line is entry.labelled:
        return _routed(entry) or _typed(entry, context.noun)
    return _staged(entry, context)


def _typed(entry: Entry, noun: str | None) -> list[Pieces]:
    """Return "The Korala–Nechung border point was opened on 13 November 2023"."""
    verb = lexicon().verb_of(entry.line.text, entry.start)
    if noun is None or verb is None or len(entry.label.split()) > _LABEL_WORDS:
        return []
    told = dated(entry.line, entry.start, len(entry.line.text.rstrip(".")))
    name = entry.label if noun in entry.label.casefold() else f"{entry.label} {noun}"
    return [(*said(f"The {name} {verb} "), *told, *said("."))]


def _routed(entry: Entry) -> list[Pieces]:
    """Return "The planned railway from A via B to C is 1,000 km long"."""
    label = entry.label
    found = links().nouns.search(label)
    if found is None or found.end() != len(label) or len(label.split()) > _LABEL_WORDS:
        return []
    line, end = entry.line, len(entry.line.text.rstrip("."))
    cut = _END.search(line.text, entry.start, end)
    stop = cut.start() if cut is not None else end
    way = route(line, entry.start, stop)
    length = next((v for v in line.values if isinstance(v, Measure) and v.start >= stop), None)
    if way is None or length is None:
        return []
    named = f"The {label[0].lower()}{label[1:]} from "
    return [(*said(named), *way, *said(" is "), *printed(line, length.start, end), *said(" long."))]


def _staged(entry: Entry, context: Context) -> list[Pieces]:
    """Return "The Butwal-Gorakhpur line (400 kV, 135 km) is under construction", part by part."""
    stage = lexicon().stage(entry.label)
    match = _ITEM.fullmatch(entry.line.text, entry.start)
    if stage is None or match is None:
        return []
    line = entry.line
    kept, clauses = _parts(line, *match.span("rest"))
    noun = context.noun or (_LINE if "kV" in match["rest"] else None)
    if noun is None:
        return []
    name = (*said("The "), *printed(line, *match.span("name")), *said(f" {noun}"))
    figures = (*said(" ("), *kept, *said(")")) if kept else ()
    return [(*name, *figures, *said(f" {stage}.")), *((*name, *clause) for clause in clauses)]


def _parts(line: Annotated, start: int, end: int) -> tuple[Pieces, list[Pieces]]:
    """Return the figures behind a name, and the clauses there with their verbs."""
    kept: Pieces = ()
    clauses: list[Pieces] = []
    cuts = [m.span() for m in _JOINT.finditer(line.text, start, end)]
    starts, stops = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    for a, b in zip(starts, stops, strict=True):
        words = printed(line, a, b)
        if not words:
            continue
        verb = lexicon().verb_of(line.text, words[0].at or a)
        if verb is None:
            kept = (*kept, *said(", " if kept else ""), *words)
        else:
            clauses.append((*said(f" {verb} "), *dated(line, words[0].at or a, b), *said(".")))
    return kept, clauses
