"""How well the extractor reads sentences by writers who had not seen its rules.

Every file in `tests/data/sentences/` holds texts with all the claims of one type that a careful
reader finds in them, each worded in another way than the rest. The rules were widened with the
part "dev"; "held" was opened when that was done and has been worked on since; "later" was written
after that, and no rule has been made with it. `pytest -rP` prints the figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.test_paraphrases import measure

SENTENCES = Path(__file__).resolve().parent.parent / "data" / "sentences"
FILES = sorted(SENTENCES.glob("*.yaml"))
#: Least FOUND precision of all together, and least FOUND recall by kind, in per cent: what was
#: reached when the sentences came in, which may only rise.
PRECISION = {"dev": 96, "held": 95, "later": 94}
RECALL = {
    "dev": {
        "access": 75,
        "attribute": 63,
        "cause": 59,
        "change": 68,
        "flow": 64,
        "hub": 25,
        "instrument": 67,
        "link": 65,
        "organisation": 89,
        "person": 90,
        "sector": 51,
        "session": 51,
        "target": 64,
    },
    "held": {
        "access": 53,
        "attribute": 36,
        "cause": 62,
        "change": 80,
        "flow": 54,
        "hub": 46,
        "instrument": 61,
        "link": 59,
        "organisation": 60,
        "person": 98,
        "sector": 19,
        "session": 73,
        "target": 42,
    },
    "later": {
        "access": 33,
        "attribute": 59,
        "cause": 18,
        "change": 38,
        "flow": 22,
        "hub": 65,
        "instrument": 94,
        "link": 60,
        "organisation": 80,
        "person": 65,
        "sector": 81,
        "session": 68,
        "target": 33,
    },
}


@pytest.mark.parametrize("split", ["dev", "held", "later"])
def test_sentences(split: str) -> None:
    found = extracted = 0
    for path in FILES:
        tally = measure(path, split)[path.stem]
        recall = 100 * tally.found / tally.expected
        print(f"{path.stem} {split}: {tally.found} of {tally.expected}, {tally.full} of them full")
        assert recall >= RECALL[split][path.stem], f"{path.stem} {split}: missed claims"
        found, extracted = found + tally.found, extracted + tally.extracted
    assert 100 * found >= PRECISION[split] * extracted, f"{split}: false claims"
