"""Day and place of a meeting that a title names."""

from __future__ import annotations

import pytest

from graph.claims import SessionClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract

BELOW = "The ministers of Kenya and Uganda met. They agreed on trade."


def told(title: str, line: str) -> tuple[str | None, str | None, str | None]:
    text = f"{title}\n\n{line}\n\n{BELOW}"
    found = [c for c in extract(parse_document("t.txt", text.encode())) if c.type == "session"]
    assert len(found) == 1
    assert isinstance(found[0], SessionClaim)
    start, end = (day and day.isoformat() for day in (found[0].start, found[0].end))
    return start, end, found[0].place


def test_the_line_below_a_title_tells_day_and_place() -> None:
    title = "Joint communiqué on the Third Session of the Kenya–Uganda Joint Ministerial Commission"
    found = told(title, "Nairobi City, 11-12 November 2024")
    assert found == ("2024-11-11", "2024-11-12", "Nairobi City")


@pytest.mark.parametrize(
    "title",
    [
        "Ministers prepare for the Third Session of the Kenya–Uganda Joint Commission",
        "Kenya will host the third session of the Kenya–Uganda Joint Commission",
    ],
)
def test_a_title_may_look_ahead(title: str) -> None:
    assert told(title, "Nairobi, 11 November 2024")[0] is None
