from graph.extract.organisations.usage import Usage
from tests.extract.scenes import scene_of

TEXT = (
    "Exports grew. The exports of the Guyana Rice Board went to Kunduz, said Ana Ruiz. "
    "Kunduz uses the Standard Gauge Railway (SGRL)."
)


def test_words_are_sorted_by_their_use() -> None:
    usage = Usage(scene_of(TEXT))
    assert "exports" in usage.lower
    assert usage.otherwise("Exports")
    assert usage.persons == {"Ana", "Ruiz"}
    assert usage.otherwise("Ruiz")
    assert {"Rice", "Board"} <= usage.organisations
    assert "GRB" in usage.initials
    assert {"SGR", "SGRL"} <= usage.shortened
    assert usage.counts["Exports"] == 1


def test_a_word_that_only_opens_sentences_is_not_named_elsewhere() -> None:
    usage = Usage(scene_of("Tolls fell. The tolls of Zarvel fell. Zarvel paid."))
    assert usage.named_elsewhere("Zarvel")
    assert not usage.named_elsewhere("Tolls")


def test_a_dash_parts_the_words_of_initials() -> None:
    usage = Usage(scene_of("The Fiji–Peru Tea Company met."))
    assert "FPTC" in usage.initials
