"""The words of known sectors, and those that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import msgspec

from graph.claims import Status
from graph.extract.pattern import Beginnings
from graph.extract.rules import DATA, read_yaml
from graph.extract.words import alternatives
from graph.reference.sectors import sector_words

_TOKEN: Final = re.compile(r"[\w&]+")
_SHORT: Final = 3


class SectorFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `data/lexicon/sectors.yaml`, which says what its lists are for."""

    nouns: list[str]
    chances: list[str]
    fields: list[str]
    joint_verbs: list[str]
    treats: list[str]
    cues: list[str]
    dealings: list[str]
    trades: list[str]
    heads: list[str]
    goods: list[str]
    adjectives: dict[str, str]
    places: list[str]
    called_for: list[str]
    agreed: list[str]
    discussed: list[str]
    proposed: list[str]
    implemented: list[str]
    generic: frozenset[str]
    works: frozenset[str]
    no_field: frozenset[str]
    no_head: frozenset[str]
    beyond_names: frozenset[str]
    goes_on: list[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that name sectors, as tuples of folded words.

    Attributes:
        folded: phrases in words, without plural endings.
        special: those of them that are no general words ("investment").
        acronyms: single words that only count in capitals ("IT").
        telling: words, with and without their plural ending, of which a text that holds a name has
            one.
        openers: words that may begin a name, in lower case, with and without plural ending.
        longest: number of words of the longest phrase.
    """

    folded: frozenset[tuple[str, ...]]
    special: frozenset[tuple[str, ...]]
    acronyms: frozenset[str]
    telling: frozenset[str]
    openers: frozenset[str]
    longest: int

    def named_by(self, words: str) -> bool:
        """Whether the words are exactly the name of a sector."""
        return _fold(words) in self.folded or words.removesuffix("s") in self.acronyms

    def held_by(self, words: str) -> bool:
        """Whether the words hold the name of a sector that is no general one."""
        if any(word.removesuffix("s") in self.acronyms for word in _TOKEN.findall(words)):
            return True
        folded = _fold(words)
        return any(
            folded[first:last] in self.special
            for first in range(len(folded))
            for last in range(first + 1, min(len(folded), first + self.longest) + 1)
        )


@cache
def lexicon() -> SectorFile:
    """Load what introduces sectors.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    return read_yaml(DATA / "lexicon" / "sectors.yaml", SectorFile)


@cache
def phrases() -> Phrases:
    """Return the phrases that name sectors, but for those that name places."""
    places = {_fold(place) for place in lexicon().places}
    folded: set[tuple[str, ...]] = set()
    acronyms: set[str] = set()
    for phrase in (p for names in sector_words().values() for p in names):
        if len(phrase) <= _SHORT + 1 and phrase.rstrip("s").isupper():
            acronyms.add(phrase.removesuffix("s"))
        else:
            folded.add(_fold(phrase))
    folded -= places
    special = folded - {_fold(general) for general in lexicon().generic}
    short = {name.casefold() for name in acronyms}
    return Phrases(
        frozenset(folded),
        frozenset(special),
        frozenset(acronyms),
        _forms({phrase[-1] for phrase in folded} | short),
        _forms({phrase[0] for phrase in folded} | short),
        max(map(len, folded)),
    )


@cache
def _sectors() -> Mapping[tuple[str, ...], str]:
    """Return the sector that each phrase names, by its folded words."""
    return {_fold(phrase): name for name, named in sector_words().items() for phrase in named}


def sector_of(words: str) -> str:
    """Return the sector of the reference data that words begin by naming; empty if none."""
    folded = _fold(words)
    openings = (folded[:length] for length in range(len(folded), 0, -1))
    return next(filter(None, map(_sectors().get, openings)), "")


def _forms(words: Set[str]) -> frozenset[str]:
    """Return words with their plurals."""
    irregular = {word[:-1] + "ies" for word in words if word.endswith("y")}
    return frozenset({*words, *irregular, *(f"{word}s" for word in words)})


@cache
def about_ties() -> Beginnings:
    """Return how words begin that speak of something between parties."""
    return beginnings(lexicon().cues)


@cache
def dealings() -> Beginnings:
    """Return how words begin that say what parties do together, mean to or speak of."""
    return beginnings(lexicon().dealings)


@cache
def trades() -> Beginnings:
    """Return how words begin that speak of goods that are traded, or of one economy."""
    return beginnings(lexicon().trades)


def is_generic(words: str) -> bool:
    """Whether words are too general for a field by themselves: "investment"."""
    return words.casefold() in lexicon().generic


def beginnings(words: Iterable[str]) -> Beginnings:
    """Return the beginnings of words to look for; of a word with a dash, the last part."""
    return Beginnings(sorted({word.rpartition("-")[2].lower() for word in words}))


def _fold(words: str) -> tuple[str, ...]:
    """Return the words in lower case, without plural endings."""
    return tuple(map(_singular, _TOKEN.findall(words.casefold())))


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith("ss"):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > _SHORT + 1 else word[:-1]


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression that ignores case for any of the words, the longest first."""
    return alternatives(words, ignore_case=True)


@cache
def status_patterns() -> Sequence[tuple[Status, re.Pattern[str]]]:
    """Return, for each status, the words before a sector that give it."""
    words = lexicon()
    lists: Mapping[Status, Sequence[str]] = {
        Status.AGREED: words.agreed,
        Status.CALLED_FOR: words.called_for,
        Status.DISCUSSED: words.discussed,
        Status.PROPOSED: words.proposed,
        Status.IMPLEMENTED: words.implemented,
    }
    return tuple(
        (status, re.compile(rf"(?<!\w)(?:{one_of(listed)})(?!\w)", re.IGNORECASE))
        for status, listed in lists.items()
    )
