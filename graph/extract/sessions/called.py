"""Meetings called by a name of their own: "the Trans-Gabon Summit", "BRICS Ministers Meeting"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from graph.extract.annotate import Annotated, Mention
from graph.extract.pattern import Match
from graph.extract.reading.parties import own_codes
from graph.extract.scene import Scene
from graph.extract.sessions.bodies import body_words
from graph.extract.sessions.reading import Reading
from graph.extract.values.model import Ordinal
from graph.extract.words import alternatives

_UPPER_NAME: Final = re.compile(
    r"[A-Z][A-Za-z]+[-–][A-Z]|C5\+1|\b[A-Z]\d[A-Z]\d\b|\bG\d{1,2}\b|\b[A-Z]{2,}\b"
    r"|(?i:conference of the parties)"
)
#: Those who meet, in the name of a meeting: "Trade and Economic Officials' Meeting".
_WHO_MEET: Final = frozenset(
    "ministers ministers' ministerial leaders leaders' officials officials' presidents".split()
)
#: Meetings of companies and for the press.
_NOT_OF_STATES: Final = frozenset(
    "board shareholders shareholders' members' press parents spring annual".split()
)
_FEWEST: Final = 2
#: "LXIII Summit", whose figures are its number.
_ROMAN: Final = re.compile(r"[IVXLC]+ ")
_TITLE: Final = "session.titled"
CALLED: Final = frozenset({"session.called", "session.beside-called", _TITLE})
"""Rules that read meetings by their names."""


@cache
def _name() -> re.Pattern[str]:
    """Return the pattern of a name that ends with a noun for an event."""
    nouns = alternatives({*body_words().events, "meeting"}, ignore_case=True)
    return re.compile(rf".*?\b({nouns})(?= (?:in|at|on|of|for|to|and)\b|$)", re.IGNORECASE)


def called_event(scene: Scene, index: int, match: Match[Mention], rule: str) -> Reading | None:
    """Read a meeting that is called after states or a part of the world.

    The last word of its name is a noun for an event, or a plain "Meeting" of ministers or of a
    bloc. A title counts only if it stands above a text.
    """
    sentence = scene.sentences[index]
    if rule == _TITLE and not scene.is_heading(sentence):
        return None
    start = match.spans.get("lead", match.spans["body"])[0]
    found = _name().match(sentence.text[start : match.spans["body"][1]])
    if found is None or _ROMAN.match(found.group()):
        return None
    body, end = found.group(), start + found.end()
    words = body.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()
    if len(words) < _FEWEST or not _NOT_OF_STATES.isdisjoint(words):
        return None
    told = states_in(sentence, start, end)
    if words[-1] == "meeting" and not told and _WHO_MEET.isdisjoint(words):
        return None
    if words[-1] != "meeting" and not naming_states(sentence, start, end):
        return None
    number = match.mention("number")
    ordinal = number.number if isinstance(number, Ordinal) else None
    return Reading(body, ordinal, start, end, end, open=not told)


def naming_states(sentence: Annotated, start: int, end: int) -> bool:
    """Whether an event is called after states, blocs or parts of the world."""
    return states_in(sentence, start, end) or bool(_UPPER_NAME.search(sentence.text, start, end))


def states_in(sentence: Annotated, start: int, end: int) -> bool:
    """Whether a stretch of a sentence names states or blocs."""
    return any(start <= p.start and p.end <= end and own_codes(p) for p in sentence.parties)
