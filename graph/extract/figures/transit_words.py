"""The words of trade in transit, from `data/lexicon/transit.yaml`, found among the tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from graph.extract.annotate import Mention
from graph.extract.pattern import telling_words
from graph.extract.reading.tokens import Token
from graph.extract.rules import DATA, read_yaml

Tokens = Sequence[Token[Mention]]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    through: list[str]
    moves: list[str]
    crosses: list[str]
    leans: list[str]
    way: list[str]
    changes: list[str]
    route: list[str]
    handles: list[str]
    trade: list[str]
    same: list[str]
    mutual: list[str]
    nouns: list[str]
    unreal: list[str]
    clause: list[str]
    toward: list[str]
    other: list[str]
    lines: list[str]
    buyers: list[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as sequences of words, by their first and by their last word."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    by_last: Mapping[str, tuple[tuple[str, ...], ...]]

    def begins(self, tokens: Tokens, at: int) -> int:
        """Return how many tokens the longest phrase that begins at one takes; 0 for none."""
        for words in self.by_first.get(tokens[at].word, ()) if 0 <= at < len(tokens) else ():
            if tuple(t.word for t in tokens[at : at + len(words)]) == words:
                return len(words)
        return 0

    def ends(self, tokens: Tokens, at: int) -> int:
        """Return how many tokens the longest phrase that ends with one takes; 0 for none."""
        for words in self.by_last.get(tokens[at].word, ()) if 0 <= at < len(tokens) else ():
            first = at + 1 - len(words)
            if first >= 0 and tuple(t.word for t in tokens[first : at + 1]) == words:
                return len(words)
        return 0

    def within(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether a phrase begins within a range of tokens."""
        return any(self.begins(tokens, at) for at in range(max(0, start), end))


@dataclass(frozen=True, slots=True)
class TransitWords:
    """The lists of the file; `telling` are words without which nothing is in transit."""

    through: Phrases
    moves: Phrases
    crosses: Phrases
    leans: Phrases
    way: Phrases
    changes: Phrases
    route: Phrases
    handles: Phrases
    trade: Phrases
    same: Phrases
    mutual: Phrases
    nouns: frozenset[str]
    unreal: Phrases
    clause: frozenset[str]
    sides: frozenset[str]
    toward: frozenset[str]
    lines: frozenset[str]
    buyers: frozenset[str]
    telling: frozenset[str]


@cache
def transit_words() -> TransitWords:
    """Return the words of trade in transit.

    Raises:
        DataFileError: the file does not fit its schema.
    """
    file = read_yaml(DATA / "lexicon" / "transit.yaml", _File)
    telling = [*file.through, *file.crosses, *file.changes, *file.route, *file.handles]
    return TransitWords(
        through=_phrases(file.through),
        moves=_phrases(file.moves),
        crosses=_phrases(file.crosses),
        leans=_phrases(file.leans),
        way=_phrases(file.way),
        changes=_phrases(file.changes),
        route=_phrases(file.route),
        handles=_phrases(file.handles),
        trade=_phrases(file.trade),
        same=_phrases(file.same),
        mutual=_phrases(file.mutual),
        nouns=frozenset(file.nouns),
        unreal=_phrases(file.unreal),
        clause=frozenset(file.clause),
        sides=frozenset([*file.toward, *file.other]),
        toward=frozenset(file.toward),
        lines=frozenset(file.lines),
        buyers=frozenset(file.buyers),
        telling=telling_words(telling) | {"through", "via", "across", "way"},
    )


def _phrases(entries: Iterable[str]) -> Phrases:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted({tuple(e.split()) for e in entries}, key=lambda w: (-len(w), w)):
        by_first.setdefault(words[0], []).append(words)
        by_last.setdefault(words[-1], []).append(words)
    return Phrases(
        {word: tuple(found) for word, found in by_first.items()},
        {word: tuple(found) for word, found in by_last.items()},
    )
