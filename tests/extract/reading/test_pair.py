from __future__ import annotations

from graph.extract.reading.pair import main_group, main_pair, opening_group
from tests.extract.instruments.reading import scene


def test_the_pair_of_the_headline() -> None:
    text = "Togo and Gabon talk fish\n\nTrade with Benin grew. Ghana looked on.\n"
    assert main_pair(scene(text)) == ("GA", "TG")


def test_the_pair_of_the_opening() -> None:
    text = "Shrimps sell well\n\nTogo sells shrimps to Gabon. Benin looks on.\n"
    assert main_pair(scene(text)) == ("GA", "TG")


def test_no_pair_among_many() -> None:
    text = "Shrimps sell well\n\nTogo, Gabon and Benin sell shrimps.\n"
    assert main_pair(scene(text)) == ()
    assert opening_group(scene(text)) == ("BJ", "GA", "TG")
    assert main_group(scene(text), 3) == ("BJ", "GA", "TG")


def test_an_agreement_is_no_party() -> None:
    assert main_pair(scene("Ghana trades under the AfCFTA with Kenya.")) == ("GH", "KE")
