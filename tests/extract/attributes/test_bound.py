"""Figures that the words beside them bind to a thing."""

from __future__ import annotations

import pytest

from tests.extract.attributes.telling import told

BRIDGE = "The Kazungula bridge is open. "


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Chad is paving 90 km of route RN7.", "route RN7"),
        ("Chad is paving 90 km of the Northern Railway.", "Northern Railway"),
        ("Two roads remain: Doba-Sarh (90 km) and another.", "Doba-Sarh"),
        ("Chad is paving the last 90 km, Doba-Sarh, by night.", "Doba-Sarh"),
        ("The refinery at Doba, a venture of two firms, cost $90 million.", "refinery at Doba"),
        ("A warehouse and cold store were built for $90 million.", "warehouse and cold store"),
        ("There a grain terminal with a capacity of 9 million tonnes is rising.", "grain terminal"),
        ("They praised the Doba crossing, whose cost of $90 million is known.", "Doba crossing"),
        ("Chad holds 900 square metres there under a lease.", "lease"),
        ("Chad Rail Company will join Doba with Sarh over 90 km.", "Chad Rail Company"),
        ("A wider quota of 900 tonnes for Chadian beef was agreed.", "beef quota"),
        ("Chad gave a 'Special Trade Package' of $90 million.", "Special Trade Package"),
        ("They praised the 13 MoUs, estimated at $90 million.", "13 MoUs"),
    ],
)
def test_what_stands_beside_a_figure_owns_it(text: str, owner: str) -> None:
    assert [of for of, *_ in told(BRIDGE + text)] == [owner]


def test_kilometres_of_something_else_stay_with_what_was_spoken_of() -> None:
    assert [of for of, *_ in told("The Kazungula road has 90 km of Chinese asphalt.")] == [
        "Kazungula road"
    ]


def test_money_is_that_of_the_country_spoken_of() -> None:
    from graph.claims import AttributeClaim
    from graph.extract.attributes import claims
    from tests.extract.scenes import scene_of

    [claim] = claims(scene_of("Benin took up a loan of 9 billion CFA francs."))
    assert isinstance(claim, AttributeClaim)
    assert claim.quantity is not None
    assert claim.quantity.unit == "XOF"
