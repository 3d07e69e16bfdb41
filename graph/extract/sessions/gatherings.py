"""Meetings of many states, which a text of two only mentions: "the East Asia Summit", "COP28".

Those whom the text is about may have met there or spoken of it, but are not its two sides. Its
parties are the bloc or forum that it is called after, and else are left open.
"""

from __future__ import annotations

import re
from functools import cache

from graph.extract.annotate import Annotated
from graph.extract.sessions.bodies import body_words
from graph.extract.sessions.reading import Reading
from graph.extract.words import alternatives


def is_gathering(sentence: Annotated, reading: Reading) -> bool:
    """Whether a meeting is one of many states, and no states are named in what it is called."""
    if reading.named is not None and len(reading.named.parties) > 1:
        return False
    start, end = _called(sentence.text, reading)
    if any(m.group is None and start <= m.start and m.end <= end for m in sentence.geo):
        return False
    return _of_many().search(sentence.text, start, end) is not None


def members(sentence: Annotated, reading: Reading) -> tuple[str, ...]:
    """Return the blocs and forums that such a meeting is called after; a region is none."""
    start, end = _called(sentence.text, reading)
    groups = (m.group for m in sentence.geo if start <= m.start and m.end <= end)
    return tuple(sorted({group for group in groups if group and not group.islower()}))


def _called(text: str, reading: Reading) -> tuple[int, int]:
    """Return where the name of a meeting begins and ends, with what follows it at once."""
    start = max(0, text.find(reading.body, max(0, reading.start - len(reading.body))))
    end = start + len(reading.body)
    behind = _behind().match(text, end)
    return start, end if behind is None else behind.end()


@cache
def _of_many() -> re.Pattern[str]:
    words = body_words()
    told = alternatives([*words.of_many, *words.for_many])
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf" (?:{alternatives(body_words().for_many)})(?!\w)")
