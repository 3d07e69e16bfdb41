"""Persons who sign a paper: a line with a name, and the next line with the role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.persons.lexicon import lexicon
from graph.extract.persons.personal import name_at
from graph.extract.scene import Scene
from graph.extract.words import split_words

SIGNED: Final = "person.signed"

#: A line of capitalised words, with joints and a field in brackets between and after them.
_TITLE_LINE: Final = re.compile(
    r"(?:[A-Z][\w&'/.-]*|\([\w &-]{1,30}\)),?"
    r"(?: (?:[A-Z][\w&'/.-]*|of|OF|the|and|for|to|&|\([\w &-]{1,30}\)),?){0,9}"
)
_WORD: Final = re.compile(r"[\w-]+")
_JOINTS: Final = frozenset({"Of", "The", "And", "For", "To"})
_MAX_LINE: Final = 90


@dataclass(frozen=True, slots=True)
class Signature:
    """A person, the index of the line with the name, and the index of that with the role."""

    name: Name
    line: int
    role_line: int


def signatures(scene: Scene) -> Iterator[Signature]:
    """Yield the persons whose role stands on a line of its own below the name."""
    for line, (upper, lower) in enumerate(pairwise(scene.sentences)):
        if len(lower.text) > _MAX_LINE or len(upper.text) > _MAX_LINE or not _is_role(lower.text):
            continue
        name = _name_line(upper)
        if name is not None:
            yield Signature(
                Name(
                    *name,
                    NameType.PERSON,
                    upper.text[slice(*name)],
                    SIGNED,
                    parties=_country(lower),
                    detail=_in_small_letters(lower.text),
                ),
                line,
                line + 1,
            )


def _is_role(text: str) -> bool:
    if _TITLE_LINE.fullmatch(text) is None:
        return False
    return any(word.casefold() in lexicon().role_ends for word in _WORD.findall(text))


def _name_line(sentence: Annotated) -> tuple[int, int] | None:
    """Return the place of the name that, with titles before it, is the whole of a line."""
    words = split_words(sentence.text, sentence.geo)
    span = name_at(words, 0) if words else None
    if span is None or span[1] != len(words) - 1:
        return None
    return words[span[0]].start, words[span[1]].end


def _country(line: Annotated) -> tuple[str, ...]:
    codes = {code for mention in line.parties for code in mention.codes}
    return tuple(codes) if len(codes) == 1 else ()


def _in_small_letters(role: str) -> str:
    """Return a role in capitals as it is otherwise written."""
    if not role.isupper():
        return role
    return " ".join(w.lower() if w in _JOINTS else w for w in role.title().split())
