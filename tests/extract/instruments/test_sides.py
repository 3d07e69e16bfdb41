from __future__ import annotations

import pytest

from graph.claims.model import InstrumentClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract
from tests.extract.instruments.reading import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The trade treaty between Malawi and Qatar was ratified by Malawi in May 2019.",
            [("ratified", "MW")],
        ),
        (
            "The European Parliament approved the fisheries agreement between the EU and Gabon.",
            [("approved", "EU")],
        ),
        (
            "Cuba and Laos exchanged the instruments of ratification of the tourism agreement.",
            [("ratified", None)],
        ),
        (
            "Togo signed the African Continental Free Trade Area Agreement in 2018.",
            [("signed", "TG")],
        ),
        ("Togo signed a transit agreement with Niger in 2018.", [("signed", None)]),
        (
            "Chile and Oman signed a trade agreement. Oman completed its procedures in June 2012.",
            [("signed", None), ("ratified", "OM")],
        ),
    ],
)
def test_what_one_side_does_is_said_of_that_side(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    claims = extract(parse_document("text.txt", text.encode()))
    acts = [claim for claim in claims if isinstance(claim, InstrumentClaim)]
    assert [(act.status, act.status_party) for act in acts] == expected


def test_the_other_side_is_where_a_text_was_written() -> None:
    text = (
        "COLOMBO, 4 May 2024. Sri Lanka's exports rose. A free trade agreement with Thailand,"
        " signed in February, has yet to be ratified by Sri Lanka. A tea pact with Oman expired."
    )
    assert {claim.parties for claim in claims(text)} == {
        ("LK", "TH"),
        ("LK", "OM"),
    }


def test_a_member_writes_of_its_trade_with_its_bloc() -> None:
    text = (
        "# Jamaica's trade with CARICOM\n\nJamaica sold more to CARICOM in 2024; CARICOM bought"
        " rum from Jamaica. A pact with Cuba on salt was signed in May."
    )
    assert [claim.parties for claim in claims(text)] == [("CU", "JM")]


def test_a_law_is_of_the_country_whose_paper_names_it() -> None:
    text = (
        "Decisions of the Cabinet of Peru\n\nThe Cabinet approved a pact with Chile on tin. It"
        " does not touch the Tin Export Act.\n"
    )
    assert [claim.parties for claim in claims(text) if claim.title] == [("PE",)]


def test_whose_agreements_with_others_are_is_enough() -> None:
    text = "Fiji welcomed Peru's tin treaties with Oman and Chile, which were signed in 2011."
    assert {claim.parties for claim in claims(text)} == {("OM", "PE"), ("CL", "PE")}


def test_agreements_with_several_others_are_of_the_country_that_the_title_tells_of() -> None:
    text = (
        "President Claudia Sheinbaum of Mexico Announces Tin Deals\n\n"
        "Progress goes on, signing Agreements on Tin with Oman and Chile.\n"
    )
    assert {claim.parties for claim in claims(text)} == {("MX", "OM"), ("CL", "MX")}
