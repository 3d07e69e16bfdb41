"""Links told by how many and how long they are."""

from __future__ import annotations

import pytest

from tests.extract.links.reading import links_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It will upgrade two trunk roads totalling 90 km in Bagmati.", "trunk roads in Bagmati"),
        ("A rural road of some 40 km will be built in Koshi.", "rural road in Koshi"),
        ("It pays for state highways measuring 70km in Assam.", "state highways in Assam"),
    ],
)
def test_a_length_and_a_place_tell_which_links_are_meant(text: str, name: str) -> None:
    assert [link.name for link in links_in(text)] == [name]


def test_a_link_goes_on_to_where_it_extends() -> None:
    [link] = links_in("It pays for two roads totalling 90 km in Nepal, extending to India.")
    assert link.parties == ("IN", "NP")


@pytest.mark.parametrize(
    "text",
    [
        "The roads of 300 km in Kenya are bad.",
        "It has roads of 9,000 km in all.",
        "It will upgrade two trunk roads totalling 90 km.",
    ],
)
def test_what_is_known_or_lies_nowhere_is_none(text: str) -> None:
    assert links_in(text) == []
