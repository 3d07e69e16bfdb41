"""Amounts of trade that are aimed at, not reached."""

from __future__ import annotations

import pytest

from graph.extract.figures.roles import read_figures
from graph.extract.figures.targets import is_target
from tests.extract.figures.reading import statements_of


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("Trade is far from the $5 million that the two presidents want to reach by 2030.", True),
        ("Trade is short of the $5 million they had aimed for.", True),
        ("Doubling of bilateral trade to $5 million by 2030", True),
        ("Raising bilateral trade to $5 million by 2030", True),
        ("Trade grew to $5 million by 2020.", False),
        ("The two eye more bilateral trade after crossing $5 million in 2020.", False),
        ("Trade is far from the $5 million that it reached in 2019.", False),
    ],
)
def test_an_aim_is_told_from_what_is_reached(text: str, aimed: bool) -> None:
    (statement, *_) = statements_of(text)
    assert [is_target(statement, f) for f in read_figures(statement)][-1:] == [aimed]
