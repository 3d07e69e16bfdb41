"""What speaks for names of fields, and against them, adds up."""

import pytest

from graph.extract.sectors.items import Item
from graph.extract.sectors.reader import claims
from graph.extract.sectors.weighed import Setting, signs, tells, weights
from graph.reference.sectors import sector_words
from tests.extract.scenes import scene_of

_LEAD = "Fiji and Tonga speak of trade\n\nFiji and Tonga met in Suva. "


def read(text: str) -> list[str]:
    """Return the sectors of a text in a document on two countries."""
    return [claim.sector for claim in claims(scene_of(_LEAD + text))]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Both pledged to push digitalisation as well as fisheries.",
            ["digitalisation", "fisheries"],
        ),
        (
            "At Nadi the town works with Neiafu in tourism, education and health.",
            ["tourism", "education", "health"],
        ),
    ],
)
def test_enough_speaks_for_fields(text: str, fields: list[str]) -> None:
    assert read(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Tonga sold coffee, fish and timber worth $3 million.",
        "The rules differ from port to port, both said.",
        "Agreements have been concluded on the avoidance of double taxation, aviation and tourism.",
        "The Minister of Industry, SMEs and Tourism came, too.",
        "Coal, copper and cement are loaded at the new pier, 400 km from the mine.",
    ],
)
def test_too_little_speaks_for_fields(text: str) -> None:
    assert read(text) == []


def test_a_plain_list_has_much_to_begin_with() -> None:
    (sentence,) = scene_of("Copper and cement are next.").sentences
    run = [Item(0, 6, "Copper"), Item(11, 17, "cement")]
    setting = Setting(pair=True, beside=False)
    assert "two" in signs(sentence, run, setting)
    assert not tells(sentence, run, setting, plain=False)
    assert tells(sentence, run, setting, plain=True)


def test_points_are_of_known_sectors() -> None:
    assert weights().fields.keys() <= sector_words().keys()
    assert weights().words.keys() <= weights().points.keys()
