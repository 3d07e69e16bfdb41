from datetime import date
from decimal import Decimal

import pytest

from graph.claims import Claimant, Evidence, FlowClaim, PartialDate, Period, Quantity
from graph.claims.model import Direction
from graph.explain.contents import (
    claimant_words,
    quantities,
    quantity_words,
    readable,
    stated_fields,
)


def quantity(value: str | None, low: str | None, high: str | None) -> Quantity:
    value_, low_, high_ = (None if x is None else Decimal(x) for x in (value, low, high))
    return Quantity("as printed", value_, low_, high_, "USD")


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (
            quantity("1250000", "1245000", "1255000"),
            "1,250,000 USD (between 1,245,000 and 1,255,000)",
        ),
        (quantity("2.50", "2.5", "2.5"), "2.5 USD"),
        (quantity(None, "400", "500"), "400 to 500 USD"),
        (quantity("400", "400", None), "at least 400 USD"),
        (quantity("400", None, "400"), "at most 400 USD"),
        (quantity(None, "400", None), "from 400 USD"),
        (quantity(None, None, "400"), "up to 400 USD"),
    ],
)
def test_figures(figure: Quantity, words: str) -> None:
    assert quantity_words(figure) == words


def test_bounds_are_left_out_where_they_are_not_wanted() -> None:
    assert quantity_words(quantity("5", "4.5", "5.5"), bounds=False) == "5 USD"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (False, ""),
        (True, "yes"),
        (("CL", "PE"), "CL, PE"),
        ((), ""),
        (Direction.EXPORTS, "exports"),
        (PartialDate(2024, 3), "2024-03"),
        (date(2024, 3, 4), "2024-03-04"),
        (Period(date(2023, 1, 1), date(2023, 12, 31), "2023"), "2023-01-01 to 2023-12-31 (2023)"),
        (0, "0"),
    ],
)
def test_values(value: object, words: str) -> None:
    assert readable(value) == words


def test_a_claim_states_what_is_not_left_open() -> None:
    figure = quantity("5", "4.5", "5.5")
    claim = FlowClaim(
        evidence=(Evidence("a.txt", "0" * 64, 0, 4, "five"),),
        rule="flow.stated",
        reporter="PE",
        partner=("CL",),
        direction=Direction.EXPORTS,
        amount=figure,
    )
    assert [name for name, _ in stated_fields(claim)] == [
        "reporter",
        "partner",
        "direction",
        "amount",
        "modality",
    ]
    assert list(quantities(claim)) == [figure]


def test_claimants() -> None:
    assert claimant_words(None) is None
    assert claimant_words(Claimant(None)) == "unnamed"
    assert claimant_words(Claimant("Luis Vega", "minister", "PE")) == "Luis Vega, minister, PE"
