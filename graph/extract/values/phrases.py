"""Phrases of several tokens, looked up at a place in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with a value each; of several that fit, the longest is found.

    A phrase is a sequence of tokens; blanks between them do not count.
    """

    __slots__ = ("_lengths_by_first", "_lengths_by_last", "_values")

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        self._values = {tuple(tokens): value for tokens, value in entries}
        self._lengths_by_first = _lengths(self._values, 0)
        self._lengths_by_last = _lengths(self._values, -1)

    def at(self, texts: Sequence[str], i: int) -> tuple[T, int] | None:
        """Return the value of the phrase that begins at `i`, and the index after it."""
        for length in self._lengths_by_first.get(texts[i], ()):
            end = i + length
            value = self._values.get(tuple(texts[i:end]))
            if value is not None:
                return value, end
        return None

    def before(self, texts: Sequence[str], end: int, floor: int) -> tuple[T, int] | None:
        """Return the value of the phrase that ends before `end`, and the index of its start.

        The phrase does not reach below `floor`.
        """
        if end <= floor:
            return None
        for length in self._lengths_by_last.get(texts[end - 1], ()):
            start = end - length
            if start >= floor:
                value = self._values.get(tuple(texts[start:end]))
                if value is not None:
                    return value, start
        return None


def _lengths(phrases: Iterable[tuple[str, ...]], position: int) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the phrases with a token at a position, longest first."""
    found: dict[str, set[int]] = {}
    for tokens in phrases:
        found.setdefault(tokens[position], set()).add(len(tokens))
    return {token: tuple(sorted(lengths, reverse=True)) for token, lengths in found.items()}
