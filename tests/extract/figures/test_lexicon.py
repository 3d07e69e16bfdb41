import pytest

from graph.claims.model import Direction, Trend
from graph.extract.figures.lexicon import Kind, Reading, load_lexicon


@pytest.mark.parametrize(
    ("word", "kind", "trend"),
    [
        ("rose", Kind.PAST, Trend.UP),
        ("dropped", Kind.PAST, Trend.DOWN),
        ("slipping", Kind.ING, Trend.DOWN),
        ("advances", Kind.PRESENT, Trend.UP),
        ("growth", Kind.NOUN, Trend.UP),
        ("higher", Kind.COMPARATIVE, Trend.UP),
        ("stagnated", Kind.PAST, Trend.FLAT),
    ],
)
def test_words_of_change_are_known_in_all_forms(word: str, kind: Kind, trend: Trend) -> None:
    _, readings = load_lexicon().at((word,), 0)
    assert Reading(kind, trend=trend) in readings


def test_a_word_may_be_verb_and_noun() -> None:
    _, readings = load_lexicon().at(("fall",), 0)
    assert {r.kind for r in readings} == {Kind.BASE, Kind.NOUN}


def test_the_longest_phrase_is_read() -> None:
    length, readings = load_lexicon().at(("trade", "deficit", "with"), 0)
    assert length == 2
    assert [(r.kind, r.direction) for r in readings] == [(Kind.STRONG, Direction.BALANCE)]


def test_a_deficit_of_the_budget_is_not_one_of_trade() -> None:
    _, readings = load_lexicon().at(("budget", "deficit"), 0)
    assert [r.kind for r in readings] == [Kind.OTHER]


def test_phrasal_verbs_keep_their_particle() -> None:
    assert load_lexicon().at(("edged", "down"), 0)[0] == 2


def test_the_end_of_words_is_matched_by_the_longest_entry() -> None:
    assert load_lexicon().ends("prior", ("rose", "up", "from")) == 2
    assert load_lexicon().ends("prior", ("was", "up")) == 0
