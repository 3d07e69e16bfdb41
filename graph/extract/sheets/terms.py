"""What the labels of a sheet tell of an agreement: between whom it is and what it is about."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.mentions import NameType
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Entry

#: Labels of the two sides, the first of those that a sheet has, and what is then agreed.
_SIDES: Final = (
    ("lender", "borrower", "loan agreement"),
    ("lender", "client", "loan agreement"),
    ("client", "contractor", "contract"),
)
_ABOUT: Final = ("subject", "project", "name")
_LISTED: Final = re.compile(r"; (?:and )?|, | and | [-–—/] ")
_END: Final = re.compile(r"[,;(]|\.(?: |$)| between ")
_PAIR: Final = 2


def thing_of(context: Context) -> str | None:
    """Return what is agreed: what a heading or label names, or what its two sides tell."""
    named = context.things.get(NameType.INSTRUMENT)
    if named is not None:
        return named
    known = context.fields
    return next((kind for one, other, kind in _SIDES if one in known and other in known), None)


def terms_of(context: Context) -> str:
    """Return " between A and B on C" as far as headings and labels tell it of an agreement."""
    thing = thing_of(context) or ""
    between = "" if " between " in thing else _between(context)
    about = next((context.fields[name] for name in _ABOUT if name in context.fields), None)
    if about is None or " on " in thing:
        return between
    end = _END.search(about.value)
    words = about.value[: end.start()] if end is not None else about.value
    if words in thing:
        return between
    return f" for {words}{between}" if thing == "contract" else f"{between} on {words}"


def _between(context: Context) -> str:
    for one, other, _ in _SIDES:
        if one in context.fields and other in context.fields:
            sides = [_first(context.fields[one]), _first(context.fields[other])]
            return f" between {sides[0]} and {sides[1]}"
    if len(context.parties) >= _PAIR and _names(context):
        return ""
    if "parties" in context.fields:
        listed = _LISTED.split(context.fields["parties"].value.rstrip("."))
        return f" between {', '.join(listed[:-1])} and {listed[-1]}" if len(listed) > 1 else ""
    # The countries in the name of a railway or port are not those that agree.
    located = NameType.LINK in context.things or NameType.HUB in context.things
    pair = len(context.parties) == _PAIR and not located
    return f" between {' and '.join(context.parties)}" if pair else ""


def _names(context: Context) -> bool:
    """Whether the name of an agreement holds its parties."""
    thing = context.things.get(NameType.INSTRUMENT, "")
    return all(party in thing for party in context.parties)


def _first(entry: Entry) -> str:
    return entry.value.partition(";")[0].rstrip(".")
