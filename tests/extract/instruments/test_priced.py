"""Loans and grants that only their sum tells."""

import pytest

from graph.claims.model import Status
from tests.extract.instruments.reading import claims


@pytest.mark.parametrize(
    ("text", "kind", "status", "subject"),
    [
        ("The mill in Fiji leans on a €40 million loan from the same bank.", "loan", None, None),
        (
            "The Pacific Development Bank is weighing a credit of $9 million for a new jetty.",
            "loan",
            Status.PROPOSED,
            "new jetty",
        ),
        ("The plan rests on one grant of $3 million for buoys.", "other", None, "buoys"),
    ],
)
def test_one_sum_is_one_instrument(
    text: str, kind: str, status: Status | None, subject: str | None
) -> None:
    (claim,) = claims(text)
    assert (claim.kind.value, claim.status, claim.subject) == (kind, status, subject)


def test_who_lends_and_to_whom() -> None:
    (claim,) = claims("The Pacific Development Bank eyes a $7 million loan to Samoa.")
    assert claim.party_names == ("Pacific Development Bank",)
    assert claim.parties == ("WS",)


@pytest.mark.parametrize(
    "text",
    [
        "The bank lent $40 million in loans last year.",
        "Fiji put off repayment of a $40 million loan.",
        "A line of 40 million people waited.",
        "$40 million for a loan office was spent.",
    ],
)
def test_sums_of_something_else_are_none(text: str) -> None:
    assert claims(text) == []
