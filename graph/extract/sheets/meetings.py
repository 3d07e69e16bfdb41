"""Meetings that a label tells: "Joint Committee: third meeting, Tbilisi, 14 May 2023"."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from graph.extract.mentions import Name, NameType
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.lexicon import Form, lexicon
from graph.extract.sheets.values import worded
from graph.extract.sheets.wording import Pieces, said
from graph.extract.values.model import Ordinal

_WORD: Final = re.compile(r"[^\W\d_]+")
_NEXT: Final = frozenset({"next", "forthcoming", "upcoming", "following"})
_LAST: Final = frozenset({"last", "latest", "previous", "recent", "most", "first"})
#: What parts the meeting from its place and time: "third meeting held in Tbilisi".
_JOINT: Final = re.compile(r"(?:,| [-–—])? (?:was held |held |took place |convened )?|: ?")
_ORDINAL: Final = re.compile(r"\((\d+(?:st|nd|rd|th))\)")
_PAIR: Final = 2


def spelled(entry: Entry, context: Context) -> list[Pieces]:
    """Return the sentence of a line that tells when and where a body meets; empty for others."""
    label = entry.label.casefold().split()
    noun = next((word for word in label if word in lexicon().meetings), None)
    body = _body_in(entry)
    if body is not None:
        return _of_body(entry, body.name, context)
    if noun is None or NameType.BODY not in context.things:
        return []
    ahead = not _NEXT.isdisjoint(label)
    if not ahead and _LAST.isdisjoint(label) and len(label) > 1:
        return []
    value = worded(entry, Form.TIME)
    if value is None:
        return []
    numbered = _ORDINAL.search(entry.value)
    which = numbered[1] if numbered is not None else "next" if ahead else "last"
    name = _with_sides(context.things[NameType.BODY], context)
    verb = "will be held" if ahead else "was held"
    return [(*said(f"The {which} {noun} of the {name} {verb} "), *value)]


def _body_in(entry: Entry) -> Name | None:
    """Return the body that a label is."""
    if entry.line is not entry.labelled:
        return None
    inside = [n for n in entry.line.names if n.end <= entry.start and n.type is NameType.BODY]
    return inside[0] if inside else None


def _of_body(entry: Entry, body: str, context: Context) -> list[Pieces]:
    """Return "The third meeting of the Joint Committee was held in Tbilisi on 14 May"."""
    text = entry.line.text
    first = next((v for v in entry.line.values if v.start >= entry.start), None)
    if not isinstance(first, Ordinal) or first.start != entry.start:
        return []
    noun = _WORD.match(text, first.end + 1)
    if noun is None or noun.group().casefold() not in lexicon().meetings:
        return []
    joint = _JOINT.match(text, noun.end())
    at = joint.end() if joint is not None else noun.end()
    value = worded(replace(entry, start=at), Form.TIME)
    if value is None:
        return []
    number, name = text[first.start : first.end], _with_sides(body, context)
    return [(*said(f"The {number} {noun.group()} of the {name} was held "), *value)]


def _with_sides(body: str, context: Context) -> str:
    """Put the two sides before the name of their body, if it does not hold them."""
    named = any(party in body for party in context.parties)
    return body if named or len(context.parties) != _PAIR else f"{'-'.join(context.parties)} {body}"
