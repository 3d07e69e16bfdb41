"""Where the clause around a figure begins and ends; a comma within a number is no mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: What ends the clause of a figure: a comma not before a digit of the same number, "and", "but".
_MARK: Final = re.compile(
    r", (?:and |but |which |who |whose |while )?|,(?!\d)|;|\.(?!\d)| (?:and|but|while) "
)
#: What ends the wider clause, in which the words that tell its meaning are looked for.
_WIDE: Final = re.compile(r"; |[()]|, but |, while | while |(?<!\d)\. ")
#: A clause that is longer to either side is cut here, so that long sentences take linear time.
_REACH: Final = 400
#: A label before a colon belongs to its figure, if it is as short as "Total length: 600 km".
_LABEL_WORDS: Final = 3
#: Joints that stay with the clause they open.
_KEPT: Final = frozenset({"and", "but", "which", "who", "whose", "while"})
#: "between Georgia" before "and Romania": no new clause.
_BETWEEN: Final = re.compile(r"(?<!\w)(?:between|both) [^,;.]{1,60}$")
#: " and general cargo" up to the next mark: a few words without a figure are no clause.
_FEW: Final = re.compile(r" and(?: [^\s\d,;.]+){1,3}(?=[,;.]|$)")


def passage(
    text: str, start: int, end: int, names: Sequence[tuple[int, int]] = ()
) -> tuple[int, int]:
    """Return the narrow clause that states a figure which stands from `start` to `end`.

    A mark within one of the `names` ("the Ministry of Roads and Railways") is none.
    """
    first = low = _low(text, start)
    for mark in _MARK.finditer(text, low, start):
        if any(a < mark.start() and mark.end() < b for a, b in names):
            continue
        joint = mark.group().strip(" ,")
        if joint == "and" and _BETWEEN.search(text, max(first, mark.start() - 70), mark.start()):
            continue
        first = mark.end() - len(joint) - 1 if joint in _KEPT else mark.end()
    while first < start and text[first] == " ":
        first += 1
    colon = text.rfind(": ", first, start)
    if colon >= 0 and len(text[first:colon].split()) > _LABEL_WORDS:
        first = colon + 2
    high = min(len(text), end + _REACH)
    last = _MARK.search(text, end, high)
    while last is not None and (few := _FEW.match(text, last.start())):
        last = _MARK.search(text, few.end(), high)
    return first, last.start() if last else high


def wide_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the wider clause around a figure."""
    first = low = _low(text, start)
    for mark in _WIDE.finditer(text, low, start):
        first = mark.end()
    high = min(len(text), end + _REACH)
    last = _WIDE.search(text, end, high)
    return first, last.start() if last else high


def _low(text: str, start: int) -> int:
    """Return how far back to look from `start`: to the sentence's beginning, if that is near."""
    return 0 if start <= _REACH else max(text.find(" ", start - _REACH, start), start - _REACH)
