"""Links told by where they lead."""

from __future__ import annotations

import pytest

from tests.extract.links.reading import links_in


@pytest.mark.parametrize(
    ("text", "name", "stops"),
    [
        ("They want a ferry to Mombasa.", "ferry to Mombasa", ("Mombasa",)),
        ("A rail link onward to Mombasa is planned.", "rail link onward to Mombasa", ("Mombasa",)),
        ("A feeder to Berbera and Djibouti is back.", None, ("Berbera", "Djibouti")),
        ("From Lamu there are six sailings to Muscat.", "Lamu–Muscat sailings", ("Lamu", "Muscat")),
        ("A pipeline to the Kenyan port of Mombasa is due.", None, ("Mombasa",)),
        ("A road to the border at Wajaale is due.", "road to the border at Wajaale", ("Wajaale",)),
    ],
)
def test_a_link_may_be_told_by_where_it_leads(
    text: str, name: str | None, stops: tuple[str, ...]
) -> None:
    [link] = links_in(text)
    assert link.stops == stops
    assert name is None or link.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The road to Mombasa is long.",
        "The ministers took sailings to Muscat.",
        "They asked for a ferry to Ogglewick.",
        "The stretch from Mombasa was quiet.",
    ],
)
def test_a_bare_way_to_a_place_is_no_link(text: str) -> None:
    assert links_in(text) == []


def test_a_link_may_lead_to_a_country() -> None:
    [link] = links_in("They want a rail link with Bhutan.")
    assert link.parties == ("BT",)
