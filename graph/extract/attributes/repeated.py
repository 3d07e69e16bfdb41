"""Figures that a document tells twice of a thing, once by a short and once by a full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from graph.claims import AttributeClaim

_WORD: Final = re.compile(r"\w+")
_TWO: Final = 2
#: Properties that things share too often for an equal value to tell that they are one.
_COMMON: Final = ("duration", "grace", "tariff", "completion", "construction", "expiry", "interest")


def told_again(claims: Iterable[AttributeClaim]) -> Iterator[AttributeClaim]:
    """Yield properties, the owner called alike where a document repeats a figure of it.

    "A grant of €24.5 million" is the "investment grant of €24.5 million" told elsewhere.
    """
    found = list(claims)
    owners: dict[tuple[object, ...], _Owners] = {}
    for claim in found:
        owners.setdefault(_key(claim), _Owners()).add(claim.of)
    for claim in found:
        told = claim.quantity is not None and not claim.name.startswith(_COMMON)
        yield replace(claim, of=owners[_key(claim)].fullest(claim.of)) if told else claim


def _key(claim: AttributeClaim) -> tuple[object, ...]:
    quantity = claim.quantity
    measured = (quantity.value, quantity.unit) if quantity is not None else None
    return claim.name, measured, claim.text


class _Owners:
    """What the owners of one figure are called, by each of their words."""

    def __init__(self) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._fullest: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Take in a name."""
        if name not in self._words:
            self._words[name] = frozenset(_WORD.findall(name.casefold()))
            for word in self._words[name]:
                self._by_word.setdefault(word, []).append(name)

    def fullest(self, name: str) -> str:
        """Return the one name that holds all words of another and more; that itself if none does.

        Only names are looked at that share its rarest word.
        """
        if name not in self._fullest:
            words = self._words[name]
            sharing = min((self._by_word[word] for word in words), key=len, default=[])
            fuller = islice((n for n in sharing if words < self._words[n]), _TWO)
            only = list(fuller)
            self._fullest[name] = only[0] if len(only) == 1 else name
        return self._fullest[name]
