"""Whom a document means that names only one party of an instrument, or none.

"A pact with Peru" is one of whom the document is about; "an agreement with the said Bank" is one
with the bank named last before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.reading.pair import party_counts
from graph.extract.scene import Scene

#: How often a party is named at least that a document is about.
_OFTEN: Final = 3
_CODE: Final = 2
#: A body that is only pointed to; its last word is what the named one ends with.
_POINTED: Final = re.compile(
    r"\b(?:the|this|that)(?: said| same)? "
    r"(Bank|Fund|Company|Corporation|Authority|Agency|Group|Consortium)\b(?! of| for)",
    re.IGNORECASE,
)


def other_side(scene: Scene, pair: Sequence[str], code: str, *, owned: bool) -> str | None:
    """Return who has an instrument "with" a party, where no sentence says so.

    Of a pair it is the other one; with a bloc it is the one that is no member of it; else it is
    the party that the document is mainly about, if it is about no pair or "its" says whose it is.
    """
    if code in pair:
        return next((other for other in pair if other != code), None)
    group = scene.reference.groups.get(code) if len(code) > _CODE else None
    if group is not None:
        outside = [each for each in pair if each not in group.members(scene.date)]
        return outside[0] if len(outside) == 1 else None
    main = next(iter(scene.main_parties), None)
    if (pair and not owned) or main is None or main == code:
        return None
    counts = party_counts(scene)
    return main if counts[main] >= _OFTEN and counts[main] > counts[code] else None


def pointed_at(scene: Scene, index: int, start: int, end: int) -> Name | None:
    """Return the organisation that "the said Bank" in a stretch of a sentence means."""
    sentence = scene.sentences[index]
    found = _POINTED.search(sentence.text, start, end)
    if found is None:
        return None
    noun = found[1].casefold()
    before = [n for n in sentence.names if n.end <= found.start()]
    return _last_of(before, noun) or next(
        (name for each in scene.before(index) if (name := _last_of(each.names, noun))), None
    )


def _last_of(names: Sequence[Name], noun: str) -> Name | None:
    for name in reversed(names):
        if name.type is NameType.ORGANISATION and noun in name.name.casefold().split():
            return name
    return None


def unresolved_person(sentence: Annotated, start: int, end: int) -> bool:
    """Whether a person whose state is not named acts in a stretch of a sentence."""
    return any(
        name.type is NameType.PERSON and not name.parties and start <= name.start < end
        for name in sentence.names
    )
