"""Places that own a figure by what they are said to do: "Beira could shift a million tonnes"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import THINGS, Owner
from graph.extract.attributes.topics import Topics
from graph.extract.mentions import NameType

#: Properties that a place of handling has.
_HANDLED: Final = ("capacity_", "quantity_t")
_CHARGED: Final = ("tariff", "transit_time")
#: "Tema Port says it handled " before a load, at the beginning of a sentence.
_BY_BODY: Final = re.compile(
    r"(?:The )?(?P<name>[A-Z][\w&-]*(?: (?:(?:of|de) )?[A-Z][\w&-]*){0,5})"
    r"(?: (?:says?|said|reports?|reported|states?|stated) (?:that )?it| alone)?"
    r"(?: (?:has|had|also))* (?:handled|moved|processed|cleared|transhipped|transshipped|loaded"
    r"|unloaded|discharged|handles|moves|processes)"
    r"(?: (?:about|some|around|nearly|over|more than|a record))* $"
)
_TWICE: Final = 2


def handling_body(sentence: Annotated, figure: Figure, topics: Topics) -> Owner | None:
    """Return the port of a body that is said to handle a load, else that body.

    It is the hub of the document that the body is called after, or the one named most often.
    """
    if not figure.name.startswith(_HANDLED):
        return None
    body = _BY_BODY.match(sentence.text, 0, figure.start)
    if body is None or any(n.type in THINGS and n.start < body.end("name") for n in sentence.names):
        return None
    hubs = [o for o in topics.named if o.type is NameType.HUB]
    words = set(topics.spelled_out(body["name"]).split())
    own = next((hub for hub in reversed(hubs) if hub.name.split()[-1] in words), None)
    often = max(hubs, key=hubs.count, default=None)
    if own is None and often is not None and hubs.count(often) >= _TWICE:
        own = often
    known = any(n.start <= body.start("name") < n.end for n in sentence.names)
    return own or (Owner(body["name"]) if known else None)


def handler(sentence: Annotated, figure: Figure) -> Owner | None:
    """Return the place that handles a load, or at which a fee is charged."""
    if NameType.HUB not in figure.wanted:
        return None
    text = sentence.text
    first, last = wide_clause(text, figure.start, figure.end)
    if figure.name.startswith(_HANDLED):
        pattern = lexicon().handles
    elif figure.name.startswith(_CHARGED):
        pattern = lexicon().charged_at
    else:
        return None
    for found in pattern.finditer(text, first, last):
        start, end = found.span("name")
        taken = [(n.start, n.end) for n in sentence.names]
        taken += [(g.start, g.end) for g in sentence.geo]
        if not any(a < end and start < b for a, b in taken):
            return Owner(found["name"], NameType.HUB)
    return None
