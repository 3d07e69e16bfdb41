"""Leaders whom the press names without their country, by full name and by last name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from graph.extract.organisations.lexicon import bare
from graph.extract.persons.personal import Span
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import Word

#: Words of the longest name.
_LONGEST: Final = 7
_PART: Final = re.compile(r"\w+")


class _Leaders(NamedTuple):
    """The countries that leaders served, by the parts of their names, and by their last names.

    `first` holds the first parts of all names.
    """

    full: Mapping[tuple[str, ...], str]
    last: Mapping[str, str]
    first: frozenset[str]


@cache
def _leaders() -> _Leaders:
    listed = read_yaml(DATA / "lexicon" / "leaders.yaml", dict[str, list[str]])
    full = {_parts(name): code for code, names in listed.items() for name in names}
    owners: dict[str, set[str]] = {}
    for parts, code in full.items():
        owners.setdefault(parts[-1], set()).add(code)
    last = {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}
    return _Leaders(full, last, frozenset(parts[0] for parts in full))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(_PART.findall(bare(name).casefold()))


def led_by(name: str) -> str | None:
    """Return the country that a leader of this full name served; titles may stand before it."""
    return _leaders().full.get(_parts(name))


def presided_by(last_name: str) -> str | None:
    """Return the country that the only leader of a last name served."""
    return _leaders().last.get(bare(last_name).casefold())


def known_leaders(words: Sequence[Word]) -> Iterator[Span]:
    """Yield where leaders are named in full."""
    known = _leaders()
    at = 0
    while at < len(words) - 1:
        word = words[at]
        parts = _parts(word.text) if word.text[0].isupper() else ()
        found = None if not parts or parts[0] not in known.first else _longest(words, at)
        if found is not None:
            yield at, found
            at = found
        at += 1


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
