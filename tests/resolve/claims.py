"""Claims for tests, each with evidence of its own in a document of the given name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count
from typing import TypeVar

from graph.claims import Claim, Evidence
from graph.reference import load_reference
from graph.resolve import Resolution, resolve

C = TypeVar("C", bound=Claim)


def evidence(document: str = "a.txt", start: int = 0, words: str = "words") -> tuple[Evidence, ...]:
    digest = sha256(document.encode()).hexdigest()
    return (Evidence(document, digest, start, start + len(words), words),)


PLACEHOLDER = evidence()


def placed(claims: Sequence[Claim], document: str = "a.txt") -> list[Claim]:
    """Return the claims with evidence one after the other in one document."""
    places = count(0, 10)
    return [replace(claim, evidence=evidence(document, next(places))) for claim in claims]


def resolved(*documents: Sequence[Claim]) -> Resolution:
    """Resolve the claims of several documents."""
    claims = [
        claim for number, given in enumerate(documents) for claim in placed(given, f"{number}.txt")
    ]
    return resolve(claims, load_reference())
