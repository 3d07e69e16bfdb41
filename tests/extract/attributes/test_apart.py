"""Values in brackets, or after a comma at the end of a line."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "owner", "names"),
    [
        (
            "They praised the Lobito Corridor Highway (700 km; six lanes; $4 billion).",
            "Lobito Corridor Highway",
            ["length_km", "lanes", "cost"],
        ),
        ("Western bypass round Kasane, 3.1 km", "Western bypass", ["length_km"]),
        (
            "The Kazungula bridge across the Zambezi (923 m) is open.",
            "Kazungula bridge",
            ["length_m"],
        ),
    ],
)
def test_what_is_set_apart_is_told_of_what_stands_before_it(
    text: str, owner: str, names: list[str]
) -> None:
    assert [(of, name) for of, name, _ in told(text)] == [(owner, name) for name in names]


def test_a_bracket_after_goods_tells_of_nothing() -> None:
    assert told("Chad sold sesame (70 tonnes) and cattle.") == []
