"""Things that are called by a name and a noun, and hubs called by their place."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Gambella road needs repair. The road is 71 km long.", "Gambella road"),
        ("They will fund the Kafue hydropower plant. The plant is to yield 750 MW.", "Kafue"),
        ('He toured the Jizzakh "Orient" free zone. The zone covers 480 ha.', "Jizzakh Orient"),
        ("Poti is a port in Georgia. Last year Poti handled 480,000 TEU.", "Poti"),
    ],
)
def test_what_a_name_and_a_noun_call_has_the_figure(text: str, owner: str) -> None:
    assert [of.startswith(owner) for of, _, _ in told(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "A Chinese firm works here. Another 40 km were added to the Serbian section.",
        "Construction of the road began in May. The May road is unknown.",
    ],
)
def test_a_nationality_or_a_month_names_nothing(text: str) -> None:
    assert not any(of.startswith(("Chinese", "May", "Construction")) for of, _, _ in told(text))
