"""A figure that is told twice is one property."""

from __future__ import annotations

from graph.extract.attributes import claims
from tests.extract.scenes import scene_of


def owners(text: str) -> list[str]:
    return [claim.of for claim in claims(scene_of(text))]


def test_a_figure_is_told_of_the_fuller_name() -> None:
    text = "The EU adds a grant of €12.5 million. The investment grant of €12.5 million is new."
    assert set(owners(text)) == {"investment grant"}
