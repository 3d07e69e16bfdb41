"""Search for documents that break the reader or the extractor, guided by coverage.

`python -m fuzz.run CORPUS… [-max_total_time=600]`; the options are those of libFuzzer. Needs
atheris, which the optional dependencies `fuzz` install.
"""

from __future__ import annotations

import random
import sys
from typing import Final

import atheris

with atheris.instrument_imports(include=["graph"]):
    from fuzz.fragments import (
        GLUE,
        MARKS,
        MARKUP,
        MONEY,
        NUMBERS,
        ODD,
        PERIODS,
        lexicon_words,
        names,
    )
    from fuzz.target import check, name_of

_GRAPHS_EACH: Final = 16  # inputs of which one has its graphs built, which takes longer


def one_input(data: bytes) -> None:
    """Read one input."""
    check(name_of(data), data, graphs=sum(data) % _GRAPHS_EACH == 0)


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Change an input: as libFuzzer does, or by a bit that the rules know."""
    choice = random.Random(seed)
    if choice.random() < 0.3:
        return bytes(atheris.Mutate(data, max_size))
    kinds = (lexicon_words(), names(), MONEY, NUMBERS, PERIODS, MARKS, ODD, MARKUP)
    bit = choice.choice(choice.choice(kinds)) + choice.choice(GLUE)
    start = choice.randrange(len(data) + 1)
    if choice.random() < 0.5:
        start = data.find(b" ", start) + 1
    end = start
    if choice.random() < 0.3:
        end = data.find(b" ", start)
        end = len(data) if end < 0 else end
    changed = data[:start] + bit.encode("utf-8", "surrogatepass") + data[end:]
    return changed[:max_size]


def main() -> None:
    """Run libFuzzer with the arguments of the command line."""
    atheris.Setup(sys.argv, one_input, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
