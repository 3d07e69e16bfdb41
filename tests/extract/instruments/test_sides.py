from __future__ import annotations

import pytest

from graph.claims.model import InstrumentClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract


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
