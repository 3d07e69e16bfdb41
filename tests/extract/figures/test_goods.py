"""Goods that clauses are about."""

from __future__ import annotations

import pytest

from graph.claims import Claim, FlowClaim
from graph.extract import figures
from tests.extract.scenes import scene_of


def told(text: str) -> list[Claim]:
    return list(figures.claims(scene_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Peru's exports rose to $9 million in 2011, while sugar fell to $2 million.",
        "Peru's exports rose to $9 million in 2011, whereas sugar, a staple, fell to $2 million.",
        "Peru's exports rose to $9 million in 2011. Sugar fetched $2 million.",
        "Peru's exports rose to $9 million in 2011. Sugar, a staple, was flat at $2 million.",
    ],
)
def test_the_flow_goes_on_for_the_goods(text: str) -> None:
    last = [c for c in told(text) if isinstance(c, FlowClaim)][-1]
    assert (last.reporter, (last.commodity or "").casefold()) == ("PE", "sugar")
    assert last.amount.value == 2_000_000
    assert last.period is not None
    assert last.period.start.year == 2011


@pytest.mark.parametrize(
    "text",
    [
        "Peru's output rose to $9 million in 2011, while sugar fell to $2 million.",
        "Sugar fell to $2 million.",
        "Peru's exports rose to $9 million in 2011, while sugar prices fell to $2,000.",
    ],
)
def test_goods_alone_are_no_trade(text: str) -> None:
    assert not [c for c in told(text) if isinstance(c, FlowClaim) and c.commodity]


def test_a_name_of_goods_that_is_cut_off() -> None:
    text = "Peru's exports rose by 4 per cent to $5 million, sugar oil and"
    (flow,) = (c for c in told(text) if isinstance(c, FlowClaim))
    assert flow.amount.value == 5_000_000
