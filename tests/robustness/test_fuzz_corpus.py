"""The seeds of the fuzzing run, and each of them damaged in a fixed way."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest

import fuzz
from fuzz.fragments import GLUE, MARKS, MARKUP, ODD, lexicon_words, names
from fuzz.target import check, name_of

CORPUS: Final = sorted((Path(fuzz.__file__).parent / "corpus").iterdir())
DAMAGED: Final = 25


def damaged(data: bytes, choice: random.Random) -> bytes:
    """Return a seed with a part cut out and another part, or a bit, put in."""
    first, second = sorted(choice.randrange(len(data) + 1) for _ in range(2))
    kinds = (lexicon_words(), names(), MARKS, ODD, MARKUP)
    bit = (choice.choice(choice.choice(kinds)) + choice.choice(GLUE)).encode()
    return choice.choice(
        (
            data[:first] + data[second:],
            data[:second] + data[first:],
            data[:first] + bit + data[first:],
            data[:first] + bit + data[second:],
        )
    )


@pytest.mark.parametrize("seed", CORPUS, ids=lambda path: path.name)
def test_seeds_hold(seed: Path) -> None:
    data = seed.read_bytes()
    check(name_of(data), data)


def test_seeds_reach_most_kinds_of_claim() -> None:
    kinds = {
        claim.type
        for seed in CORPUS
        for claim in check(name_of(seed.read_bytes()), seed.read_bytes(), graphs=False)
    }
    assert len(kinds) >= 12


@pytest.mark.parametrize("seed", CORPUS, ids=lambda path: path.name)
def test_damaged_seeds_hold(seed: Path) -> None:
    data = seed.read_bytes()
    choice = random.Random(seed.name)
    for _ in range(DAMAGED):
        spoilt = damaged(data, choice)
        check(name_of(spoilt), spoilt, graphs=False)
