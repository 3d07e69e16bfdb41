"""Whose side a passage tells of."""

from __future__ import annotations

import pytest

from graph.extract.reading.delegations import side_at
from tests.extract.scenes import scene_of


def side_of(text: str, passage: str) -> str | None:
    """Return the side of the first passage of a text that reads so."""
    scene = scene_of(text)
    for index, sentence in enumerate(scene.sentences):
        if (start := sentence.text.find(passage)) >= 0:
            return side_at(scene, index, start, start + len(passage))
    raise AssertionError(f"{passage!r} is in no sentence")


@pytest.mark.parametrize(
    ("text", "passage", "side"),
    [
        (
            "The Omani delegation was led by Mr. A. Said, Ministry of Ports, while the Kenyan side"
            " was headed by Ms. B. Otieno, State Department for Ports.",
            "Ministry of Ports",
            "OM",
        ),
        (
            "The Omani delegation was led by Mr. A. Said, Ministry of Ports, while the Kenyan side"
            " was headed by Ms. B. Otieno, State Department for Ports.",
            "State Department",
            "KE",
        ),
        ("On the Senegalese side, the Ports Authority adds a ramp.", "Ports Authority", "SN"),
        ("The Tea Board also took part on the Indian side.", "Tea Board", "IN"),
        (
            "The delegation of the Republic of Chad met us. It also included the Cotton Board.",
            "Cotton Board",
            "TD",
        ),
        ("The Fijian side asked for a grant from the Tea Board.", "Tea Board", None),
        ("The Fijian side was thanked; the Tea Board was not.", "Tea Board", None),
        ("Fiji was represented there. The Tea Board was not.", "Tea Board", None),
    ],
)
def test_sides_named_in_sentences(text: str, passage: str, side: str | None) -> None:
    assert side_of(text, passage) == side


def test_labels_tell_whose_those_below_them_are() -> None:
    text = (
        "Participants\n\nIndian delegation:\n\n- Tea Board\n- Coffee Board\n\n"
        "Delegation of Kenya:\n\n- Sisal Board\n"
    )
    assert [side_of(text, f"{name} Board") for name in ("Tea", "Coffee", "Sisal")] == [
        "IN",
        "IN",
        "KE",
    ]


def test_columns_tell_whose_those_in_them_are() -> None:
    text = (
        "Document\tSigned for Fiji by\tSigned for Peru by\n"
        "Treaty on Fish\tMs. Ana Vula, Secretary, Tuna Board\tMr. Luis Rojas, Head, Anchovy Board\n"
    )
    assert side_of(text, "Tuna Board") == "FJ"
    assert side_of(text, "Anchovy Board") == "PE"
    assert side_of(text, "Treaty on Fish") is None
