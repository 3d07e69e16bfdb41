"""Places that own a figure by what they are said to do: "Beira could shift a million tonnes"."""

from __future__ import annotations

from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.clauses import wide_clause
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import Owner
from graph.extract.mentions import NameType

#: Properties that a place of handling has.
_HANDLED: Final = ("capacity_", "quantity_t")
_CHARGED: Final = ("tariff", "transit_time")


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
