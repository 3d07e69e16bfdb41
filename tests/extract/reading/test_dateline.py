"""Where a document was written, by its dateline."""

from __future__ import annotations

import pytest

from graph.extract.reading.dateline import dateline_country
from tests.extract.scenes import scene_of

TITLE = "Ministers meet\n\n"


@pytest.mark.parametrize(
    ("opening", "country"),
    [
        ("LIMA, 4 May 2021 - Ministers met.", "PE"),
        ("Kigali - The ministers met.", "RW"),
        ("Kingston, 5 Feb 2025 (JIS) - Ministers met.", "JM"),
        ("New Delhi, 9 July 2024\n\nMinisters of Peru met at noon. They stayed.", "IN"),
        ("ST. GEORGE'S, Grenada\n\nGood morning to all who are here.", "GD"),
        ("Kigali, Rwanda, 4 May 2025\n\nMinisters met at noon, and stayed.", "RW"),
        ("Exports of Chad, Niger\n\nMinisters met at noon, and stayed.", None),
        ("Lima is where the ministers met.", None),
        ("Ministers met in Lima - again.", None),
    ],
)
def test_a_dateline_tells_the_country(opening: str, country: str | None) -> None:
    assert dateline_country(scene_of(TITLE + opening)) == country
