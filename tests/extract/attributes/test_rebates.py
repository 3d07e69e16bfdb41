"""Rebates on tolls, dues and taxes."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "owner", "value"),
    [
        ("Traders enjoy a 40% rebate on port dues at the Lamu port.", "Lamu port", 40),
        ("Kenya will cut rail tariffs on the Naivasha line by 15%.", "Naivasha line", 15),
        ("A discount of 5 per cent on tolls applies on the Thika road.", "Thika road", 5),
    ],
)
def test_a_rebate_is_one_of_the_place(text: str, owner: str, value: int) -> None:
    assert told(text) == [(owner, "discount_percent", value)]


@pytest.mark.parametrize(
    "text",
    ["Fees cut exports through the Lamu port by 20%.", "The Lamu port was cut off; dues rose 5%."],
)
def test_a_fall_beside_a_charge_is_no_rebate(text: str) -> None:
    assert told(text) == []
