"""Meetings that no phrase names: a body, and words around it that tell that it met or is to meet.

"It fell to Lomé to host the Gabon-Togo Joint Commission this time, the ninth it has held" has the
number, the place and the verb in three places. The words are in `bodies.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.sessions.bodies import body_words
from graph.extract.values.model import Count, Ordinal
from graph.extract.words import whole_words

#: How far from the name of a body the words may stand that tell of its meeting.
_REACH: Final = 110
_DENIED: Final = re.compile(
    r"\b(?:not|never|yet to|failed to|n't|nor|without|unable to|refused to)(?: (?!only)\w+)? $",
    re.IGNORECASE,
)
#: Who chairs a body: "co-chair of the commission".
_CHAIRS: Final = frozenset({"co-chair", "co-chairs"})
_CLAUSE_MARK: Final = re.compile(r"[;:]|, (?:while|whereas|but)\b")
#: Who else meets, between a body and a verb: "the commission praised the ministers, who met".
_OTHERS: Final = re.compile(
    r", (?:and )?(?:who|where)\b|\b(?:ministers|officials|presidents|leaders|premiers) (?:who|to)\b"
)
_COUNTED: Final = (
    r"(?:sessions?|meetings?|rounds?|sittings?|editions?|gatherings?|get-together|plenary|time|such"
    r"|assembly|convocation|encounter|outing|of (?:its|the|their) kind|it has|in the series"
    r"|period of sessions|joint (?:session|meeting))"
)
_AFTER_NUMBER: Final = re.compile(rf" (?:[a-z][\w-]* ){{0,2}}{_COUNTED}\b")
#: "first session outside the capitals": the first of some kind only.
_OF_A_KIND: Final = re.compile(
    r" (?:[\w-]+ ){0,3}(?:outside|since|in (?:\w+ )?years|for \w+ years)\b"
)
_BEFORE_NUMBER: Final = re.compile(
    r"\b(?:session|meeting|round|sitting|edition|number|no\.?) $", re.IGNORECASE
)
_MOST: Final = 400


@cache
def _telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the words before, and those after a body, that tell of its meeting."""
    words = body_words()
    return whole_words(words.met_before), whole_words(words.met_after)


def told_to_meet(text: str, start: int, end: int) -> int | None:
    """Return where the words end that tell that a body met or is to meet; None if none does.

    That is the end of its name where they stand before it.
    """
    before, after = _telling()
    told = None
    clause = [m.end() for m in _CLAUSE_MARK.finditer(text, 0, start)]
    first = max([0, start - _REACH, *clause[-1:]])
    for found in before.finditer(text, first, start):
        chairs = found.group().lower() in _CHAIRS and text.startswith(" of", found.end())
        if not chairs and not _DENIED.search(text, 0, found.start()):
            told = end
    mark = _CLAUSE_MARK.search(text, end)
    last = min(end + _REACH, mark.start() if mark else len(text))
    for found in after.finditer(text, end, last):
        between = text[end : found.start()]
        if not _DENIED.search(between) and not _OTHERS.search(between):
            told = found.end()
    return told


def number_of(sentence: Annotated) -> int | None:
    """Return the number of the meeting that a sentence counts, if it counts one only."""
    told = set(_numbers(sentence))
    return told.pop() if len(told) == 1 else None


def _numbers(sentence: Annotated) -> Iterator[int]:
    text = sentence.text
    for value in sentence.values:
        if isinstance(value, Ordinal):
            counts = _AFTER_NUMBER.match(text, value.end)
            if counts and not _OF_A_KIND.match(text, value.end):
                yield value.number
        elif (
            isinstance(value, Count)
            and value.number <= _MOST
            and _BEFORE_NUMBER.search(text, 0, value.start)
        ):
            yield value.number
