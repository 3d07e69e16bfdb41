"""What is done under an instrument is what it is about."""

import pytest

from tests.extract.instruments.reading import claims


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Under a memorandum signed in Lomé last year, Togo buys 40,000 tonnes of maize a year"
            " from Benin.",
            "maize",
        ),
        (
            "Under a pact dating from 1999 Togo grants Benin a warehouse in its free zone.",
            "warehouse in its free zone",
        ),
        (
            "Togo and Benin signed an agreement under which Benin may use the quays of Kpémé.",
            "quays of Kpémé",
        ),
        (
            "Togo and Benin signed an agreement that lets Benin share the power station.",
            "power station",
        ),
        ("Togo and Benin signed an agreement under which they are friends.", None),
        ("Togo and Benin signed an agreement under which a joint dam will be built.", "joint dam"),
    ],
)
def test_the_deed_tells_the_subject(text: str, subject: str | None) -> None:
    assert [claim.subject for claim in claims(text)] == [subject]


def test_those_who_do_it_are_the_parties() -> None:
    (claim,) = claims(
        "The ferry runs under a pact by which Togo, Benin and Ghana pool their ships."
    )
    assert claim.parties == ("BJ", "GH", "TG")


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Togo sells lime to Benin. A standing MoU caps the volume at 900 tons.", ["in_force"]),
        ("Togo Lime supplies Benin under a ten-year contract with Benin Cement.", ["in_force"]),
    ],
)
def test_what_works_is_in_force(text: str, statuses: list[str]) -> None:
    assert [claim.status and claim.status.value for claim in claims(text)] == statuses


@pytest.mark.parametrize(
    "text",
    [
        "Togo and Benin signed an agreement that allows Benin to use",
        "Togo and Benin signed an agreement under which Benin will also",
    ],
)
def test_a_line_that_breaks_off_is_read(text: str) -> None:
    assert [claim.parties for claim in claims(text)] == [("BJ", "TG")]
