"""Links that a text only brings up by their noun."""

from __future__ import annotations

import pytest

from graph.claims import LinkClaim
from graph.extract.links import claims
from tests.extract.scenes import scene_of


def names_of(text: str) -> list[str]:
    return [c.name for c in claims(scene_of(text)) if isinstance(c, LinkClaim)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mali wants a railway beside the river.", "railway beside the river"),
        ("Chad asked for a 600-kilometre railway of its own.", "600-kilometre railway"),
        ("They spoke of a land bridge across Jordan.", "land bridge across Jordan"),
        ("Togo pays for a gas line, among others.", "gas line"),
        ("Nobody in Benin needs another pipeline.", None),
        ("Peru has a ferry under the accord of May.", "ferry"),
    ],
)
def test_a_noun_alone_brings_up_a_link(text: str, name: str | None) -> None:
    assert names_of(text) == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    [
        "A railway worker from Mali was hurt.",
        "He called trade a bridge.",
        "Malta would serve as an economic bridge between Libya and Italy.",
        "Togo has a pipeline.",
        "A separate line of talks concerns Mali.",
        "Mali wants railways beside the rivers.",
        "The loan is for a road project in Benin.",
        "Elering pays for a third power cable, NordSea 3 (700 MW), this year.",
    ],
)
def test_other_uses_of_such_nouns_are_none(text: str) -> None:
    assert "NordSea 3" not in text or names_of(text) in ([], ["NordSea 3"])
    assert "NordSea 3" in text or names_of(text) == []


def test_none_is_brought_up_where_one_of_its_kind_is_named() -> None:
    named = "The Tanga-Moshi railway was closed in 2009. Tanzania wants a railway beside the lake."
    assert names_of(named) == ["Tanga-Moshi railway"]
    second = named.replace("a railway", "a second railway")
    assert names_of(second) == ["Tanga-Moshi railway", "second railway beside the lake"]


def test_a_pipeline_of_which_nothing_tells_what_flows_is_a_figure_of_speech() -> None:
    assert names_of("The centre is to build a leadership pipeline.") == []
    assert names_of("They want a cross-country pipeline for crude.") != []
