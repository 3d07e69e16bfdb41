"""Whom "the two countries" and their like mean."""

from __future__ import annotations

import pytest

from graph.documents.read import parse_document
from graph.extract.extractor import set_scene
from graph.extract.mentions import Anaphor


def meant(text: str) -> tuple[str, ...]:
    """Return whom the last "the two", "the three" … of a text means."""
    scene = set_scene(parse_document("text.md", text.encode()))
    return [
        scene.codes(mention, index)
        for index, sentence in enumerate(scene.sentences)
        for mention in sentence.parties
        if mention.anaphor is Anaphor.THE_TWO
    ][-1]


TITLE = "# Kenya and Uganda open border market\n\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya and Uganda met. The two countries agreed.", ("KE", "UG")),
        ("Kenya met Uganda. Both sides agreed.", ("KE", "UG")),
        (TITLE + "Peru, Chile and Brazil sent notes. The two sides agreed.", ("KE", "UG")),
        (TITLE + "Peru and Chile sent notes. The two countries hope for more.", ("CL", "PE")),
        (TITLE + "Peru and Chile sent notes.\n\nThe two sides agreed.", ("KE", "UG")),
        (TITLE + "Peru, Chile and Brazil met. The three countries agreed.", ("BR", "CL", "PE")),
        ("The two countries, Togo and Benin, agreed.", ("BJ", "TG")),
        ("The EU and Togo held talks. The two sides agreed.", ("EU", "TG")),
    ],
)
def test_the_two_are_those_named_together_nearby_or_the_pair_of_the_document(
    text: str, codes: tuple[str, ...]
) -> None:
    assert meant(text) == codes


def test_the_three_are_not_guessed_from_two() -> None:
    assert meant("Togo met Benin. The three countries agreed.") == ()


def test_countries_named_one_by_one_are_not_members_of_a_region() -> None:
    scene = set_scene(parse_document("a.txt", b"East African and Kenyan ministers met in Paris."))
    assert scene.named_countries == {"KE"}


def test_the_countries_of_a_sentence_are_those_named_and_those_of_its_places() -> None:
    scene = set_scene(parse_document("t.md", b"Peru met Chile. The country sells tin to Lagos."))
    assert scene.named_at(0) == {"CL", "PE"}
    assert "NG" in scene.named_at(1)
