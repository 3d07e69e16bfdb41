"""Meetings that a label tells: "Joint Committee: third meeting, Tbilisi, 14 May 2023"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.mentions import NameType
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.times import timed
from graph.extract.sheets.wording import Pieces, printed, said
from graph.extract.values.model import Ordinal

_WORD: Final = re.compile(r"[^\W\d_]+")
_NEXT: Final = frozenset({"next", "forthcoming", "upcoming", "following"})
_LAST: Final = frozenset({"last", "latest", "previous", "recent", "most"})
#: What parts the meeting from its place and time: "third meeting held in Tbilisi".
_JOINT: Final = re.compile(r"(?:,|:| [-–—])? (?:was held |held |took place |convened )?")
_PLANNED: Final = re.compile(r"(?:to be held|planned|scheduled|expected|due|set)(?: for)? ", re.I)
_ORDINAL: Final = re.compile(r"\((\d+(?:st|nd|rd|th))\)")
_PART: Final = re.compile(r"; (?:and )?")
_PAIR: Final = 2


def spelled(entry: Entry, context: Context) -> list[Pieces]:
    """Return the sentence of a line that tells when and where a body meets; empty for others."""
    body = body_in(entry)
    if body is not None:
        return _of_body(entry, body, context)
    label = entry.label.casefold().split()
    noun = next((word for word in label if word in lexicon().meetings), None)
    which = _which(entry, label)
    if noun is None or which is None or NameType.BODY not in context.things:
        return []
    name = _with_sides(context.things[NameType.BODY], context)
    ahead = not _NEXT.isdisjoint(label)
    return _sentence(entry, entry.start, f"The {which} {noun} of the {name}", ahead=ahead)


def body_in(entry: Entry) -> str | None:
    """Return the body that a label is: a name of one, or words that end in a noun for bodies."""
    if entry.line is not entry.labelled:
        return None
    for name in entry.line.names:
        if name.type is NameType.BODY and name.end <= entry.start:
            return name.name
    words = entry.label.split()
    headed = bool(words) and words[-1].casefold() in lexicon().bodies
    return entry.label if headed and all(word[0].isupper() for word in words) else None


def _which(entry: Entry, label: list[str]) -> str | None:
    """Return which meeting a label speaks of: "third", "next", "last"."""
    numbered = _ORDINAL.search(entry.value)
    if numbered is not None:
        return numbered[1]
    for value in entry.line.values:
        if isinstance(value, Ordinal) and value.end <= entry.start:
            return entry.line.text[value.start : value.end]
    if not _NEXT.isdisjoint(label):
        return "next"
    return "last" if not _LAST.isdisjoint(label) or len(label) == 1 else None


def _of_body(entry: Entry, body: str, context: Context) -> list[Pieces]:
    """Return "The third meeting of the Joint Committee was held in Tbilisi on 14 May"."""
    text = entry.line.text
    name = _with_sides(body, context)
    numbers = {v.start: v.end for v in entry.line.values if isinstance(v, Ordinal)}
    made: list[Pieces] = []
    starts = [entry.start, *(m.end() for m in _PART.finditer(text, entry.start))]
    for start in starts:
        noun = _WORD.match(text, numbers[start] + 1) if start in numbers else None
        if noun is None or noun.group().casefold() not in lexicon().meetings:
            return [*made, printed(entry.line, start, len(text))] if made else []
        joint = _JOINT.match(text, noun.end())
        part = _PART.search(text, noun.end())
        end = part.start() if part is not None else len(text.rstrip("."))
        number = text[start : numbers[start]]
        subject = f"The {number} {noun.group()} of the {name}"
        made += _sentence(entry, (joint or noun).end(), subject, ahead=False, end=end)
    return made


def _sentence(
    entry: Entry, at: int, subject: str, *, ahead: bool, end: int | None = None
) -> list[Pieces]:
    """Return when and where a meeting was or will be, as a sentence."""
    planned = _PLANNED.match(entry.line.text, at)
    start = planned.end() if planned is not None else at
    value = timed(entry.line, start, end or len(entry.line.text.rstrip(".")))
    if value is None:
        return []
    verb = "will be held" if ahead or planned is not None else "was held"
    return [(*said(f"{subject} {verb} "), *value)]


def _with_sides(body: str, context: Context) -> str:
    """Put the two sides before the name of their body, if it does not hold them."""
    named = any(party in body for party in context.parties)
    return body if named or len(context.parties) != _PAIR else f"{'-'.join(context.parties)} {body}"
