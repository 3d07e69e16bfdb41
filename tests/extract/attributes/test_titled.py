"""Things that are called by a name and a noun, and hubs called by their place."""

from __future__ import annotations

from decimal import Decimal

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


def test_a_line_has_the_title_of_which_the_first_sentence_tells_what_it_is() -> None:
    text = (
        "Southern Pool Ring System\n\nThe Southern Pool Ring System (SPRS), usually called the"
        " Ring, is a power line that joins the grids of Namibia, Angola and Zambia."
        " The line is 910 km long."
    )
    assert told(text) == [("Southern Pool Ring System", "length_km", Decimal(910))]


def test_a_body_that_is_works_has_its_capacity() -> None:
    text = (
        "They spoke of a trade agreement. They praised the Sitra Refinery, in which Kuwait Oil"
        " Company has a share and which can process 90,000 barrels of oil a day."
    )
    assert [of for of, *_ in told(text)] == ["Sitra Refinery"]
