"""docs/evaluation.md has a table in every place that `scripts/measure.py` fills."""

import re
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"


def test_every_place_holds_a_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    places = dict(re.findall(r"<!-- (\w+) -->\n(.*?)<!-- end -->", text, re.DOTALL))
    assert list(places) == [
        "known", "sentences", "first", "now", "paraphrases", "confidence", "rules",
    ]  # fmt: skip
    for table in places.values():
        rows = [line for line in table.splitlines() if line.strip()]
        assert len(rows) > 3
        assert len({row.count("|") for row in rows}) == 1
