"""Leaders whom the press names without their country, by full name and by last name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Final, NamedTuple

from graph.extract.ordinary import is_ordinary
from graph.extract.organisations.lexicon import bare
from graph.extract.persons.personal import Span
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import Word

#: Words of the shortest name and of the longest.
_SHORTEST: Final = 2
_LONGEST: Final = 7
_PART: Final = re.compile(r"\w+")


class _Leaders(NamedTuple):
    """The countries that leaders served, by the parts of their names, and by their last names.

    `first` holds the first parts of all names, with and without their accents.
    """

    full: Mapping[tuple[str, ...], str]
    last: Mapping[str, str]
    first: Set[str]


@cache
def _leaders() -> _Leaders:
    listed = read_yaml(DATA / "lexicon" / "leaders.yaml", dict[str, list[str]])
    full = {_parts(name): code for code, names in listed.items() for name in names}
    owners: dict[str, set[str]] = {}
    for parts, code in full.items():
        owners.setdefault(parts[-1], set()).add(code)
    last = {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}
    accented = {_PART.findall(name.casefold())[0] for names in listed.values() for name in names}
    return _Leaders(full, last, accented | {parts[0] for parts in full})


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_PART.findall(bare(name).casefold()))


def led_by(name: str) -> str | None:
    """Return the country that a leader of this full name served; titles may stand before it."""
    return _leaders().full.get(_parts(name))


def without_verb(words: Sequence[Word], span: Span) -> Span:
    """Return the name of a leader without the verb of a heading: "Nelson Mandela | Opens"."""
    first, last = span
    while last - first >= _SHORTEST and is_ordinary(words[last]):
        last -= 1
        if led_by(" ".join(word.text for word in words[first : last + 1])) is not None:
            return first, last
    return span


def presided_by(last_name: str) -> str | None:
    """Return the country that the only leader of a last name served."""
    return _leaders().last.get(bare(last_name).casefold())


def known_leaders(words: Sequence[Word], wording: Set[str]) -> Iterator[Span]:
    """Yield where leaders are named in full; `wording` is that of the words."""
    first = _leaders().first & wording
    past = 0
    for at, word in enumerate(words[:-1] if first else ()):
        begins = at >= past and word.text[0].isupper() and not first.isdisjoint(_begun(word))
        found = _longest(words, at) if begins else None
        if found is not None:
            yield at, found
            past = found + 1


def _begun(word: Word) -> Sequence[str]:
    """Return the first part of a word: "kassym" of "Kassym-Jomart"."""
    return _PART.findall(word.folded)[:1]


def _longest(words: Sequence[Word], first: int) -> int | None:
    """Return the last word of the longest name of a leader that begins at a word."""
    found: int | None = None
    parts: tuple[str, ...] = ()
    for last in range(first, min(len(words), first + _LONGEST)):
        added = _parts(words[last].text)
        parts += added
        if added and parts in _leaders().full:
            found = last
        if words[last].possessive:
            break
    return found
