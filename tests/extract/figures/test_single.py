"""Documents about the trade in one kind of goods."""

from __future__ import annotations

import pytest

from graph.claims import FlowClaim
from graph.extract.extractor import claims_of
from tests.extract.scenes import scene_of

TITLE = "A Year of Kenyan Tea Exports\n\n"
FIRST = "Kenya exported tea worth $1,061 million in 2024. "


def goods(text: str) -> list[str | None]:
    found = claims_of(scene_of(text))
    return [claim.commodity for claim in found if isinstance(claim, FlowClaim)]


def test_exports_below_are_of_the_goods_of_the_title() -> None:
    text = f"{TITLE}{FIRST}Exports to Egypt were $300 million."
    assert goods(text) == ["tea", "tea"]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}Exports to Egypt were $300 million.",  # no title
        f"Kenya's Exports Rise\n\n{FIRST}Exports to Egypt were $300 million.",
        f"{TITLE}{FIRST}Merchandise exports were $7,300 million.",
        f"{TITLE}{FIRST}Imports from Egypt were $300 million.",
    ],
)
def test_other_trade_is_of_all_goods(text: str) -> None:
    assert goods(text) == ["tea", None]
