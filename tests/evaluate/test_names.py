import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evaluate.names import ALIKE, likeness, telling_words

NAMES = st.text(alphabet="abcdes Port of'é-", max_size=30)


def alike(a: str, b: str, apart: frozenset[str] = frozenset()) -> bool:
    return likeness((a,), b, apart) >= ALIKE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Port of Mombasa", "mombasa seaport"),
        ("Córdoba Logistics Centre", "the Cordoba logistics center"),
        ("Joint Co-operation Committees", "Joint Cooperation Committee"),
        ("Ministry of Trade", "Ministry of Trade and Industry of Ghana"),
        ("Ghana's Ministry of Trade", "Ministry of Trade, Ghana"),
        ("capacity_mw", "capacity mw"),
    ],
)
def test_spellings_and_small_words_do_not_matter(a: str, b: str) -> None:
    assert alike(a, b)
    assert alike(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Port of Mombasa", "Port of Lamu"),
        ("Ghana", "Ghana Cocoa Marketing Board"),
        ("Ministry of Trade", "Ministry of Health"),
        ("", "Lamu"),
    ],
)
def test_other_names_are_not_alike(a: str, b: str) -> None:
    assert not alike(a, b)


def test_generic_words_tell_only_where_there_are_no_others() -> None:
    assert telling_words("Trade Cooperation Agreement") == {"trade"}
    assert telling_words("Cooperation Agreement") == {"cooperation", "agreement"}


def test_words_that_are_set_aside_do_not_count() -> None:
    assert alike("Transit trade of tea", "Transit trade of iron")
    assert not alike(
        "Transit trade of tea", "Transit trade of iron", frozenset({"transit", "trade"})
    )


def test_the_nearest_alternative_counts_and_what_is_no_text_does_not() -> None:
    assert likeness(("Lamu", None, "Mombasa"), "Mombasa") == 1
    assert likeness((5,), "5") == 0
    assert likeness(("5",), 5) == 0


@given(NAMES, NAMES)
def test_likeness_is_a_share_and_has_no_direction(a: str, b: str) -> None:
    assert 0 <= likeness((a,), b) <= 1
    assert likeness((a,), b) == likeness((b,), a)
    assert not telling_words(a) or likeness((a,), a) == 1
