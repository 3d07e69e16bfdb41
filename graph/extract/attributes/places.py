"""Places that own a load because a clause is about them: "Riga slid by 6% to 13m tonnes"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import THINGS, Owner
from graph.extract.gazetteer import GeoForm
from graph.extract.mentions import NameType

_LOADS: Final = ("quantity_t", "capacity_tonnes", "capacity_teu", "throughput")
_REACH: Final = 250
#: Where a clause begins that may have a subject of its own.
_BEGINS: Final = re.compile(
    r"(?:^|; |: |(?<!\w)(?:whereas|while|but|and) |, (?=[A-Z]))(?:at |the )?"
)
#: What follows a subject: a verb, or what is told of it aside.
_VERB: Final = re.compile(
    r", |'s (?=[a-z])| (?:[a-z]+ly )?(?!(?:and|or|of|in|to|for|on|at|by)(?!\w))[a-z]"
)
_STATE: Final = re.compile(
    r",? (?:hopes?|wants?|plans?|aims?|expects?|agreed|says?|said|undertook|promised|offer|ask"
    r"|b[ou]|sell|sold|export|import|purchas|suppl)"
)
_PLACES: Final = (GeoForm.PLACE, GeoForm.CAPITAL)


def place_of(sentence: Annotated, figure: Figure, known: Sequence[Owner]) -> Owner | None:
    """Return the town that the clause of a load begins with, if nothing is named in between.

    A town is a place of the gazetteer, or what is `known` as a hub by that name.
    """
    if not figure.name.startswith(_LOADS) or NameType.HUB not in figure.wanted:
        return None
    text = sentence.text
    low = max(0, figure.start - _REACH)
    places = [(g.start, g.end) for g in sentence.geo if g.form in _PLACES and g.is_place]
    for begin in reversed(list(_BEGINS.finditer(text, low, figure.start))):
        at = begin.end()
        end = next((e for start, e in places if start == at), None)
        hub = next((o.name for o in known if text.startswith(o.name, at)), None)
        if end is None and hub is not None:
            end = at + len(hub)
        if end is None or end > figure.start or not _VERB.match(text, end):
            continue
        if _STATE.match(text, end):
            continue  # "Tbilisi hopes for …" is said of a government
        between = any(n.type in THINGS and end <= n.start < figure.start for n in sentence.names)
        return None if between else Owner(text[at:end], NameType.HUB)
    return None
