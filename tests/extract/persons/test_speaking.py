import pytest

from graph.extract.persons.speaking import speakers, told_as
from tests.extract.scenes import scene_of


def read(text: str) -> list[tuple[str, str | None]]:
    (sentence,) = scene_of(text).sentences
    words = sentence.base.words
    found = []
    for (first, last), _ in speakers(sentence.text, words):
        role = told_as(sentence.text, words, last)
        name = sentence.text[words[first].start : words[last].end]
        found.append((name, role.text if role else None))
    return found


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"It is dear," sighs Jas Omondi, a rice miller.', "Jas Omondi", "rice miller"),
        ('"We pay twice," laughed Velda Torr, who left.', "Velda Torr", None),
        ("Pek Lemmin said the road was shut.", "Pek Lemmin", None),
        ("Finland's Pek Lemmin said the road was shut.", "Pek Lemmin", None),
        ("Pek Lemmin, who exports tea, agreed.", "Pek Lemmin", None),
    ],
)
def test_who_speaks_is_a_person(text: str, name: str, role: str | None) -> None:
    assert read(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Trade Brokers said the road was shut.",
        "Tovar Foods said the road was shut.",
        "Lower Tolls and NKTX Loans said so.",
        'The "Pek Lemmin" ships Velda Torr tea.',
        "Pek Lemmin, the highest of the hills, is shut.",
    ],
)
def test_what_only_looks_like_a_speaker_is_none(text: str) -> None:
    assert read(text) == []
