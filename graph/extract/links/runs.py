"""The runs of capitalised words before a noun: "Isaka-Kigali", "Trans-Kalahari", "Horn of Africa".

They are read backwards, piece by piece, so that no wording takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.extract.gazetteer import GeoMention
from graph.extract.links.lexicon import lexicon

#: The number of a road ("M-4"), a word, a dash, a blank, or any other character.
_PIECE: Final = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z]{0,11}-\d{1,4}\b|[^\W_][\w'.&/]*|[-–—]|[ ]|.", re.DOTALL
)
_DASHES: Final = frozenset("-–—")
_JOINTS: Final = frozenset({"of", "de", "da", "do", "la", "el", "al", "i", "e"})
_REACH: Final = 120
_MAX_WORDS: Final = 5
#: First parts that make one word with the next, and so no pair of places: "Trans-Kalahari",
#: "North-South", also with a word before them ("Lobito Trans-Africa").
_PREFIXES: Final = frozenset("trans inter intra pan cross multi bi euro afro sub".split())
_SIDES: Final = frozenset("north south east west".split())


@dataclass(frozen=True, slots=True)
class CapitalRun:
    """Capitalised words that end before a noun, at `start` to `end` of the text.

    `parts` are the places between dashes; a run without dashes has one part.
    """

    start: int
    end: int
    label: str
    parts: tuple[str, ...]


def capital_run(text: str, end: int, geo: Sequence[GeoMention]) -> CapitalRun | None:
    """Return the capitalised run that ends at `end`, or None; words before a name are left out."""
    near = (g for g in geo if end - _REACH <= g.start and g.end <= end)
    inside = {at: g for g in near for at in range(g.start, g.end)}
    pieces = list(_PIECE.finditer(text, max(0, end - _REACH), end))
    start, cuts, count = end, [], 0
    for piece in reversed(pieces):
        word = piece.group()
        place = inside.get(piece.start())
        if place is not None or word[0].isupper():
            count += place is None or piece.start() == place.start
            if count > _MAX_WORDS or word.endswith(("'s", "s'")):
                break
            if place is not None and place.possessive and place.end < end:
                break
            start = piece.start()
        elif word == "—" and text.startswith(" ", piece.end()):
            break  # a dateline: "GAO — A bridge"
        elif word in _DASHES:
            cuts.append(piece.start())
            count = 0
        elif word != " " and not (word in _JOINTS and start < end):
            break
    return _trimmed(text, start, end, cuts)


def _trimmed(text: str, start: int, end: int, cuts: Sequence[int]) -> CapitalRun | None:
    """Leave out words that begin no name, and cut the rest at its dashes."""
    while start < end:
        first = re.split(r"[ \-–—]", text[start:end], maxsplit=1)[0]
        if first not in lexicon().not_in_name:
            break
        start += len(first)
        while start < end and text[start] in " -–—":
            start += 1
    label = text[start:end].strip()
    if all(word in lexicon().generic for word in label.split()):
        return None
    return CapitalRun(start, end, label, _parts(text, start, end, cuts))


def _parts(text: str, start: int, end: int, cuts: Sequence[int]) -> tuple[str, ...]:
    """Cut at the dashes; where both dashes occur, the hyphen belongs to a name."""
    inner = sorted(cut for cut in cuts if start < cut < end)
    if any(text[cut] != "-" for cut in inner):
        inner = [cut for cut in inner if text[cut] != "-"]
    bounds = [start - 1, *inner, end]
    parts = [text[a + 1 : b].strip() for a, b in pairwise(bounds)]
    for part in parts[:-1]:
        *before, last = part.split(" ")
        side = last.casefold() in _SIDES and all(word in lexicon().generic for word in before)
        if last.casefold() in _PREFIXES or side:
            return (text[start:end].strip(),)
    return tuple(part for part in parts if part)
