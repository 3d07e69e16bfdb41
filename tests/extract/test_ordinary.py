import pytest

from graph.extract.ordinary import is_ordinary, ordinary_words
from graph.extract.words import split_words
from scripts import build_common_words


def test_ordinary_words_are_lower_case_words() -> None:
    assert all(word.isalpha() and word.islower() for word in ordinary_words())
    assert {"exports", "loan", "agreement"} <= ordinary_words()


@pytest.mark.parametrize("text", ["Agreements", "Tariff", "Separately", "Duty-free", "Policies"])
def test_a_form_of_an_ordinary_word_is_ordinary(text: str) -> None:
    (word,) = split_words(text, ())
    assert is_ordinary(word)


@pytest.mark.parametrize("text", ["Veltrano", "INS", "Kov-Tarr"])
def test_a_name_is_not(text: str) -> None:
    (word,) = split_words(text, ())
    assert not is_ordinary(word)


def test_the_list_is_about_what_its_script_builds() -> None:
    built = frozenset(build_common_words.common_words())
    assert len(built ^ ordinary_words()) < len(built) / 10
