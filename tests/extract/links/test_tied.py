"""Links told as what joins two places."""

from __future__ import annotations

import pytest

from tests.extract.links.reading import links_in


def ends(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(name.name, name.stops) for name in links_in(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tanga was linked to Mombasa by a coastal railway.", "coastal railway"),
        ("Tanga and Mombasa are to be joined by an IDB-paid railway.", "Tanga–Mombasa railway"),
        ("It goes to Tanga, the port of which is linked by a ferry with Mombasa.", "ferry"),
    ],
)
def test_places_stand_on_either_side_of_the_verb_or_noun(text: str, name: str) -> None:
    assert ends(text) == [(name, ("Tanga", "Mombasa"))]


def test_what_joins_no_two_known_places_is_none() -> None:
    assert ends("The towns are to be joined by a railway.") == []
    assert ends("Growth and Trust are to be joined by a railway.") == []


def test_the_verb_may_begin_the_sentence() -> None:
    text = "Linking Tanga with Mombasa by a power cable is next."
    assert ends(text) == [("power cable", ("Tanga", "Mombasa"))]
