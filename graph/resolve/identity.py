"""Identity by content: keys that are the same in every run, on every machine.

A key is a hash over parts, each preceded by its length, so that no two lists of parts run together
into the same text (`["ab", "c"]` and `["a", "bc"]` differ).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Final

from graph.claims import CLAIM_CLASSES, Claim, Claimant, PartialDate, Period, Quantity

KEY_LENGTH: Final = 16
"""Hexadecimal digits of a claim key: 64 bits, a collision in a million claims has odds 1 : 10⁷."""

_CONTENT: Final = {
    claim_class.type: tuple(
        sorted({f.name for f in fields(claim_class)} - {"evidence", "rule", "confidence"})
    )
    for claim_class in CLAIM_CLASSES
}
"""The names of the fields that make the content of a claim, by its type."""


def digest(parts: Iterable[str], length: int = KEY_LENGTH) -> str:
    """Return the first `length` hexadecimal digits of the hash of `parts` in their order."""
    hasher = sha256()
    for part in parts:
        data = part.encode()
        hasher.update(b"%d:" % len(data))
        hasher.update(data)
    return hasher.hexdigest()[:length]


def claim_key(claim: Claim) -> str:
    """Return the key of a claim: its document, passages, kind and normalised content.

    The rule that found it and its confidence are left out, so that a better rule finds the same
    claim again.
    """
    parts = [claim.type]
    for evidence in sorted(claim.evidence):
        parts += (evidence.sha256, str(evidence.start), str(evidence.end))
    for name in _CONTENT[claim.type]:
        parts += (name, *_flat(getattr(claim, name)))
    return digest(parts)


def _flat(value: object) -> tuple[str, ...]:
    """Return the parts of a field; a marker keeps values of different types apart."""
    match value:
        case None:
            return ("0",)
        case str():
            return ("s", " ".join(unicodedata.normalize("NFC", value).split()))
        case Decimal():
            return ("n", plain_decimal(value))
        case bool() | int() | date() | PartialDate():
            return ("v", str(value))
        case tuple():
            parts = [part for item in value for part in _flat(item)]
            return (f"t{len(value)}", *parts)
        case Quantity():
            return ("q", *_members(value, ("printed", "value", "low", "high", "unit", "hedge")))
        case Period():
            return ("p", *_members(value, ("start", "end", "label", "calendar")))
        case Claimant():
            return ("c", *_members(value, ("name", "role", "country")))
        case _:
            raise TypeError(f"a claim has a field of type {type(value).__name__}")


def _members(value: object, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part for name in names for part in _flat(getattr(value, name)))


def plain_decimal(number: Decimal) -> str:
    """Return a number in plain digits, without exponent, trailing zeros or a sign of zero."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
