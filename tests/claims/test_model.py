"""The values of which claims are made."""

from __future__ import annotations

import pytest

from graph.claims.model import Direction


@pytest.mark.parametrize("direction", Direction)
def test_a_direction_turned_twice_is_itself(direction: Direction) -> None:
    turned = direction.turned
    assert turned is not direction
    assert turned is None or turned.turned is direction


def test_trade_and_balance_have_no_other_way() -> None:
    ways = {direction for direction in Direction if direction.turned is None}
    assert ways == {Direction.TOTAL, Direction.BALANCE}
