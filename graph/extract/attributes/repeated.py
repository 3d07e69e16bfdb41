"""Figures that a document tells twice of a thing, once by a short and once by a full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graph.claims import AttributeClaim

_WORD: Final = re.compile(r"\w+")
#: Properties that things share too often for an equal value to tell that they are one.
_COMMON: Final = ("duration", "grace", "tariff", "completion", "construction", "expiry", "interest")


def told_again(claims: Iterable[AttributeClaim]) -> Iterator[AttributeClaim]:
    """Yield properties, the owner called alike where a document repeats a figure of it.

    "A grant of €24.5 million" is the "investment grant of €24.5 million" told elsewhere.
    """
    found = list(claims)
    owners: dict[tuple[object, ...], list[str]] = {}
    for claim in found:
        names = owners.setdefault(_key(claim), [])
        if claim.of not in names:
            names.append(claim.of)
    for claim in found:
        yield replace(claim, of=_fullest(claim, owners[_key(claim)]))


def _key(claim: AttributeClaim) -> tuple[object, ...]:
    quantity = claim.quantity
    measured = (quantity.value, quantity.unit) if quantity is not None else None
    return claim.name, measured, claim.text


def _fullest(claim: AttributeClaim, names: list[str]) -> str:
    """Return the one name that holds all words of an owner's and more; its own if none does."""
    if len(names) == 1 or claim.quantity is None or claim.name.startswith(_COMMON):
        return claim.of
    words = _words(claim.of)
    fuller = [name for name in names if words < _words(name)]
    return fuller[0] if len(fuller) == 1 else claim.of


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))
