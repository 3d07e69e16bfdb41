"""Finding the phrases of a word list in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’./&][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence, in lower case, and where it stands."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases, each a tuple of lower-case words, by first word and the longest first."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Return the places of the longest phrases in a sentence, without overlaps."""
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(tokens):
            length = self._length(tokens, at)
            if length:
                found.append((tokens[at].start, tokens[at + length - 1].end))
            at += length or 1
        return found

    def _length(self, tokens: Sequence[Token], at: int) -> int:
        for phrase in self.by_first.get(tokens[at].word, ()):
            if tuple(t.word for t in tokens[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0


def phrases(listed: Iterable[str | Sequence[str]]) -> Phrases:
    """Return a list of phrases, given as text or as words, ready to be found."""
    index: dict[str, set[tuple[str, ...]]] = {}
    for phrase in listed:
        text = phrase if isinstance(phrase, str) else " ".join(phrase)
        words = tuple(token.word for token in tokens_of(text))
        if words:
            index.setdefault(words[0], set()).add(words)
    return Phrases(
        {
            first: tuple(sorted(group, key=lambda words: (-len(words), words)))
            for first, group in index.items()
        }
    )


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words and marks of a text; a possessive 's is left out."""
    found = []
    for match in _WORD.finditer(text):
        word, end = match.group().casefold(), match.end()
        if word.endswith(("'s", "’s")):
            word, end = word[:-2], end - 2
        found.append(Token(match.start(), end, word))
    return tuple(found)
