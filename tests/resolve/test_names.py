import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.names import Name, content_words, fold, singular, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joint Commission for Economic Co-operation", "joint commission for economic cooperation"),
        ("São Tomé – Libreville line", "Sao Tome-Libreville line"),
        ("Kenya’s central bank", "Kenya central bank"),
        ("the Ministries' fund", "the Ministries fund"),
        ("Trans-Saharan road", "TransSaharan  road"),
        ("U.S. agency", "US agency"),
    ],
)
def test_names_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("studies", "study"),
        ("boxes", "box"),
        ("textiles", "textile"),
        ("business", "business"),
        ("gas", "gas"),
        ("status", "status"),
        ("basis", "basis"),
        ("branches", "branch"),
    ],
)
def test_plural_endings(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_spelling_stop_words_and_measures_are_set_aside() -> None:
    assert content_words("the 400kV Center of Programs") == ("centre", "programme")


def test_a_name_of_stop_words_is_kept() -> None:
    assert content_words("The A") == ("the", "a")


def test_generic_words_go_unless_nothing_would_remain() -> None:
    assert Name.of("Port of Mombasa", "hub").words == {"mombasa"}
    assert Name.of("Special Economic Zones", "hub").words == {"special", "economic", "zone"}


def test_acronym_in_parentheses() -> None:
    name = Name.of("Lake Basin Water Board (LBWB)")
    assert name.text == "Lake Basin Water Board"
    assert name.shortened_by(Name.of("LBWB"))
    assert not name.shortened_by(Name.of("LBW"))


def test_acronym_by_initials() -> None:
    assert Name.of("Rift Power Authority").shortened_by(Name.of("RPA"))
    assert not Name.of("Rift").shortened_by(Name.of("R.A."))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text())
def test_a_slug_is_short_and_has_no_blank(text: str) -> None:
    made = slug(text)
    assert len(made) <= 80
    assert not any(c.isspace() or c in '<>"{}|\\^`/?#' for c in made)
