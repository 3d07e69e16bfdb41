"""What those who speak undertake to further, one member of a list after the other."""

import pytest

from graph.extract.sectors.undertakings import speaks, undertaken_items
from tests.extract.scenes import scene_of


def read(text: str) -> list[str]:
    """Return the fields that a sentence says are to be furthered."""
    return [item.words for item in undertaken_items(scene_of(text).sentences[0])]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("We commit to strengthening food security.", ["food security"]),
        ("We are determined to promote and improve rail freight.", ["rail freight"]),
        (
            "They agreed on the development of solar power and mine safety.",
            ["solar power", "mine safety"],
        ),
        ("The sides reaffirmed their support for forest conservation.", ["forest conservation"]),
        (
            "We intend to modernise border posts; lay subsea cables to reach islands; and"
            " protect coral reefs.",
            ["border posts", "subsea cables", "coral reefs"],
        ),
        (
            "We seek to integrate power grids to lower bills and widen markets,"
            " developing fish farming.",
            ["power grids"],
        ),
    ],
)
def test_members_of_a_list(text: str, fields: list[str]) -> None:
    assert read(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "We agreed to meet again in Suva.",
        "We commit to continue our dialogue on reefs.",
        "We will enhance bilateral exchanges and increase demand.",
        "We remain committed to improving access.",
        "They plan to build a bridge.",
        "The corridor will promote the mobility of citizens.",
    ],
)
def test_what_is_no_field(text: str) -> None:
    assert read(text) == []


def test_several_speak() -> None:
    assert speaks(scene_of("We agreed to promote tourism.").sentences[0])
    assert not speaks(scene_of("Peru promotes tourism.").sentences[0])
