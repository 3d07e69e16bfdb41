"""Phrases of several tokens, looked up at a place in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with a value each; of several that fit, the longest is found.

    A phrase is a sequence of tokens; blanks between them do not count.
    """

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, entries: Iterable[tuple[Sequence[str], T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        unique = {tuple(tokens): value for tokens, value in entries}
        for tokens, value in sorted(unique.items(), key=lambda e: -len(e[0])):
            self._by_first.setdefault(tokens[0], []).append((tokens, value))
            self._by_last.setdefault(tokens[-1], []).append((tokens, value))

    def at(self, texts: Sequence[str], i: int) -> tuple[T, int] | None:
        """Return the value of the phrase that begins at `i`, and the index after it."""
        for tokens, value in self._by_first.get(texts[i], ()):
            end = i + len(tokens)
            if all(texts[i + k] == token for k, token in enumerate(tokens)):
                return value, end
        return None

    def before(self, texts: Sequence[str], end: int, floor: int) -> tuple[T, int] | None:
        """Return the value of the phrase that ends before `end`, and the index of its start.

        The phrase does not reach below `floor`.
        """
        if end <= floor:
            return None
        for tokens, value in self._by_last.get(texts[end - 1], ()):
            start = end - len(tokens)
            if start >= floor and tuple(texts[start:end]) == tokens:
                return value, start
        return None
