"""Ports and crossings that are named without a noun, where cargo is said to pass or be handled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.claims import HubKind
from graph.extract.hubs.lexicon import known_hubs, lexicon
from graph.extract.hubs.named import BARE, LIST, TWIN, hub_name
from graph.extract.mentions import Name
from graph.extract.words import Word

_OTHER_END: Final = re.compile(r"[A-ZÀ-Þ][\w'’]+[-–]\Z")
_END_REACH: Final = 30
#: "the corridor from A through " before a town that is only passed, " and B to C" behind it.
_FROM: Final = re.compile(
    r"(?:corridor|road|highway|railway|line|route)[^.;,]{0,20}? from [A-ZÀ-Þ][\w'’-]+"
    r"(?: [A-ZÀ-Þ][\w'’-]+)?,? (?:through|via) (?:[A-ZÀ-Þ][\w'’-]+(?:, | and )){0,4}\Z"
)
_ON_TO: Final = re.compile(r"(?:(?:, | and |, and )[A-ZÀ-Þ][\w'’-]+){0,4},? to [A-ZÀ-Þ]")
#: " cross-border railway" behind two ends.
_WAY: Final = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:road|line|railway|railroad|route|highway|motorway|tunnel|corridor"
    r"|pipeline)\b"
)


def find_bare(text: str, words: Sequence[Word], taken: Sequence[tuple[int, int]]) -> Iterator[Name]:
    """Yield ports and crossings of the reference data that cargo is said to pass.

    Where a hub already found is said to lie ("the Friendship Gate crossing at Chaman") is none.
    """
    last_end: int | None = None
    for word in words:
        if word.geo is None or len(word.geo.codes) != 1:
            continue
        kind = known_hubs().get((word.geo.name, word.geo.codes[0]))
        if kind is None or any(text[end : word.start] in (" at ", " in ") for _, end in taken):
            continue
        if kind is HubKind.BORDER_CROSSING and _is_of_way(text, word):
            continue
        listed = last_end is not None and LIST.fullmatch(text[last_end : word.start])
        led = lexicon().passage.search(text, max(0, word.start - 60), word.start)
        if listed or led or _is_handling(text, word, kind):
            yield hub_name(word.start, word.end, word.text, BARE, kind, word.geo.codes)
            last_end = word.end


def _is_of_way(text: str, word: Word) -> bool:
    """Whether a crossing is only an end or stop of a way: "the A-B railway", "via B to C"."""
    if _ON_TO.match(text, word.end) and _FROM.search(text, 0, word.start):
        return True
    before = _OTHER_END.search(text, max(0, word.start - _END_REACH), word.start)
    behind = TWIN.match(text, word.end)
    end = behind.end() if behind is not None else word.end
    return bool(before or behind) and _WAY.match(text, end) is not None


def _is_handling(text: str, word: Word, kind: HubKind) -> bool:
    """Whether a sentence speaks of what is done at a port or crossing, not of a meeting there."""
    words = lexicon()
    if kind is HubKind.BORDER_CROSSING:
        told = words.crossing.search(text)
    else:
        told = words.handling.search(text) if text[: word.start].endswith(" at ") else None
    return told is not None and words.meetings.search(text) is None
