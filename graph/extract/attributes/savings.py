"""What a link or hub saves: "cuts 400 km off the haul", "shortens the voyage by two days"."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import MEASURE
from graph.extract.attributes.model import Figure
from graph.extract.attributes.owner import THINGS
from graph.extract.values.model import Measure

#: What is saved of a unit, and what is left of a time that is cut "to" so much.
_SAVED: Final = {
    "km": "distance_saved_km",
    "mi": "distance_saved_miles",
    "days": "time_saved_days",
    "hours": "time_saved_hours",
    "minutes": "time_saved_minutes",
}
_LEFT: Final = {unit: f"transit_time_{unit}" for unit in ("days", "hours", "minutes")}
_REACH: Final = 110
_HEDGE: Final = r"(?:about|some|around|nearly|almost|up to|as much as|roughly|over|more than|just)"
#: " the haul to the coast by " between a verb of saving and what is saved, or " to " what is left.
_BY: Final = re.compile(rf"(?: [^.;:\d]{{1,80}})?(?: by| of)? (?:{_HEDGE} )*")
_TO: Final = re.compile(rf" [^.;:]{{1,80}} to (?:{_HEDGE} )*")
#: A clause of its own between them.
_PARTED: Final = re.compile(r"(?<!\w)(?:once|when|if|while|as|but|which|because|after)(?!\w)")
#: " from " right before the first of two times: what it was before.
_FROM: Final = re.compile(r"(?<!\w)from $")


def saving_figure(sentence: Annotated, value: Measure) -> Figure | None:
    """Return what of a way or time is saved, or to what a time is cut; None if nothing is."""
    unit = value.quantity.unit or ""
    if unit not in _SAVED or lexicon().saving_words.isdisjoint(sentence.wording):
        return None
    text = sentence.text
    low = max(0, value.start - _REACH)
    if _FROM.search(text, low, value.start):
        return None
    verbs = list(lexicon().saving.finditer(text, low, value.start))
    if not verbs or _PARTED.search(text, verbs[-1].end(), value.start):
        return None
    saved = verbs[-1].end()
    name = None
    if unit in _LEFT and _TO.fullmatch(text, saved, value.start):
        name = _LEFT[unit]
    elif _BY.fullmatch(text, saved, value.start):
        name = _SAVED[unit]
    if name is None:
        return None
    return Figure(value.start, value.end, name, MEASURE, value.quantity, wanted=THINGS)
