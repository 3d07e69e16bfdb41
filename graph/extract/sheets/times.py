"""Places and times with which a value begins, given the prepositions that sentences need."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.sheets.wording import Piece, Pieces, begun_small, printed
from graph.extract.values.model import DateMention, PeriodMention

_BETWEEN: Final = re.compile(r"(?:,| [-–—]|;)? ")
#: What begins a value that goes on like a sentence: "in London", "signed on", "since 2019".
_GOING_ON: Final = re.compile(
    r"(?:in|on|at|by|since|from|until|during|between|after|before)\b", re.IGNORECASE
)
#: What stands between a state and its time: "signed (5 May 2020)", "in force: 2021", "opened 2017".
_BEFORE_TIME: Final = re.compile(r",? \(|[,:]? ")
_SINCE: Final = re.compile(r"(?:in|under) [a-z]+|operational|effective|suspended", re.IGNORECASE)
_NEAR: Final = 16  # characters before the place or time of a value that goes on like a sentence


def timed(line: Annotated, start: int, end: int) -> Pieces | None:
    """Return the place and time with which a value begins, and the rest; None if there is none.

    "Bern, 27 June 2016" becomes "in Bern on 27 June 2016".
    """
    if _GOING_ON.match(line.text, start) and _tells_when(line, start):
        return begun_small(printed(line, start, end))
    made, at = _run(line, start, end)
    if not made:
        return None
    return (*made, Piece(line.text[at:end], at)) if at < end else made


def dated(line: Annotated, start: int, end: int) -> Pieces:
    """Return a clause whose place and time have their prepositions.

    "signed (Jakarta, 11 August 2025)" becomes "signed in Jakarta on 11 August 2025", and
    "in force 2020" becomes "in force since 2020".
    """
    for gap in _BEFORE_TIME.finditer(line.text, start, end):
        made, at = _run(line, gap.end(), end)
        if made:
            words = begun_small(printed(line, start, gap.start()))
            if _GOING_ON.fullmatch(words[0].text.rsplit(None, 1)[-1]):
                break  # it has its preposition
            since = made[0].text and _SINCE.fullmatch(words[0].text) is not None
            made = (Piece("since "), *made[1:]) if since else made
            rest = line.text[at:end].lstrip(")")
            tail = (Piece(rest, end - len(rest)),) if rest else ()
            return (*words, Piece(" "), *made, *tail)
    return begun_small(printed(line, start, end))


def _run(line: Annotated, start: int, end: int) -> tuple[Pieces, int]:
    """Return the places and times that follow each other from an index on, and where they end."""
    made: list[Piece] = []
    at = start
    while (told := _place_or_time(line, at)) is not None and told[1] <= end:
        word, stop = told
        made += [Piece(f" {word}" if made else word), Piece(line.text[at:stop], at)]
        at = stop
        between = _BETWEEN.match(line.text, at, end)
        if between is None or _place_or_time(line, between.end()) is None:
            break
        at = between.end()
    return tuple(made), at


def _tells_when(line: Annotated, start: int) -> bool:
    """Whether a place or time stands near the beginning of a value."""
    times = (v.start for v in line.values if isinstance(v, DateMention | PeriodMention))
    return any(start <= at <= start + _NEAR for at in (*times, *(g.start for g in line.geo)))


def _place_or_time(line: Annotated, at: int) -> tuple[str, int] | None:
    """Return what begins at an index, if it is a place or time: its preposition and its end."""
    for value in line.values:
        if value.start == at and isinstance(value, DateMention | PeriodMention):
            own = _GOING_ON.match(line.text, at) is not None  # "since 2019", "until May"
            return "" if own else "on " if isinstance(value, DateMention) else "in ", value.end
    return next((("in ", g.end) for g in line.geo if g.start == at), None)
