import pytest

from graph.extract.organisations.described import described, unowned
from tests.extract.scenes import scene_of


def test_a_description_follows_its_country() -> None:
    (sentence,) = scene_of("Kenya's energy ministry and the Danish central bank agreed.").sentences
    found = [(name.name, name.parties) for name in described(sentence.text, sentence.base.words)]
    assert found == [
        ("Kenya's energy ministry", ("KE",)),
        ("Danish central bank", ("DK",)),
    ]


@pytest.mark.parametrize("text", ["A trade ministry aide spoke.", "Its trade ministry spoke."])
def test_a_field_alone_describes_a_ministry(text: str) -> None:
    assert [name.name for _, name in unowned(scene_of(text))] == ["trade ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "His ministry spoke.",
        "Peru's trade ministry spoke.",
        "The Ministry of Trade of Peru met. The trade ministry then spoke.",
        "The trade ministries spoke.",
        "A ministry for farm goods spoke.",
    ],
)
def test_no_other_ministry_is_described(text: str) -> None:
    assert list(unowned(scene_of(text))) == []
