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
    "weeks": "time_saved_weeks",
    "days": "time_saved_days",
    "hours": "time_saved_hours",
    "minutes": "time_saved_minutes",
}
_LEFT: Final = {unit: f"transit_time_{unit}" for unit in ("weeks", "days", "hours", "minutes")}
_REACH: Final = 110
_HEDGE: Final = r"(?:about|some|around|nearly|almost|up to|as much as|roughly|over|more than|just)"
#: " the haul to the coast by " between a verb of saving and what is saved, or " to " what is left.
_BY: Final = re.compile(rf"(?: [^.;:\d]{{1,80}})?(?: by| of)? (?:{_HEDGE} )*")
_TO: Final = re.compile(rf"(?: [^.;:]{{1,80}})? to (?:{_HEDGE} )*")
#: " less distance", " shorter" behind what is saved, whatever the verb.
_FEWER: Final = re.compile(
    r" (?:(?:of|in) )?(?:(?:(?:travel|transit|sailing|journey|delivery) )?(?:distance|time) )?"
    r"(?:(?:shorter|faster|quicker)(?= than)"
    r"|(?:saved|spared|gained|less)(?: (?:of )?(?:distance|time|travel))?"
    r"(?= (?:than|via|by|on|to|and|in|for|over|with)(?!\w)|[.,;:)]|$))"
)
_FEWER_WORDS: Final = frozenset(
    {"saved", "spared", "gained", "less", "shorter", "faster", "quicker"}
)
#: A clause of its own between them.
_PARTED: Final = re.compile(r"(?<!\w)(?:once|when|if|while|as|but|which|because|after)(?!\w)")
#: " from " right before the first of two times, " in " before when it is so.
_FROM: Final = re.compile(r"(?<!\w)(?:from|in|within|after|every) $")


def saving_figure(sentence: Annotated, value: Measure) -> Figure | None:
    """Return what of a way or time is saved, or to what a time is cut; None if nothing is."""
    unit = value.quantity.unit or ""
    wording = sentence.wording
    if unit not in _SAVED:
        return None
    text = sentence.text
    if not _FEWER_WORDS.isdisjoint(wording) and _FEWER.match(text, value.end):
        return Figure(value.start, value.end, _SAVED[unit], MEASURE, value.quantity, wanted=THINGS)
    if lexicon().saving_words.isdisjoint(wording):
        return None
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
