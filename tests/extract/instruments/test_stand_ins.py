"""Pronouns for one more instrument: "that with Chile", "one with Curaçao"."""

import pytest

from tests.extract.instruments.reading import claims


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        ("-".join(claim.parties), claim.subject, claim.status.value if claim.status else None)
        for claim in claims(text)
    ]


def test_a_pronoun_stands_for_an_instrument_of_the_same_kind() -> None:
    text = (
        "Peru's free trade agreement with Japan is in force since 2012; that with Chile was"
        " initialled in May, and one with Curaçao is being discussed."
    )
    assert told(text) == [
        ("JP-PE", "free trade", "in_force"),
        ("CL-PE", "free trade", "initialled"),
        ("CW-PE", "free trade", "discussed"),
    ]


def test_a_pronoun_that_opens_a_sentence_looks_back() -> None:
    text = (
        "Peru's customs agreement with Japan was signed in 2010. Another with Oman is under"
        " negotiation. Peru is pleased."
    )
    assert told(text) == [
        ("JP-PE", "customs", "signed"),
        ("OM-PE", "customs", "under_negotiation"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's customs agreement with Japan was signed in 2010. That with Oman is large.",
        "Peru signed a customs agreement with Japan; its trade grew, that with Oman fell.",
        "Peru signed a customs agreement with Japan, one that customs officers like.",
    ],
)
def test_a_pronoun_for_something_else_is_no_instrument(text: str) -> None:
    assert told(text) == [("JP-PE", "customs", "signed")]


def test_what_it_is_about_may_tell_one_more() -> None:
    text = "Peru and Chile signed a memorandum on tea in May 2012 and one on salt in June 2013."
    assert told(text) == [("CL-PE", "tea", "signed"), ("CL-PE", "salt", "signed")]


def test_one_more_may_be_added_to_several() -> None:
    text = "Peru has 80 tax treaties; the latest, with Chile, was ratified on 5 May 2021."
    assert ("CL-PE", "tax", "ratified") in told(text)


def test_a_pronoun_before_a_relative_clause_is_none() -> None:
    text = "Peru and Chile signed a pact on tea, one on which growers agree."
    assert told(text) == [("CL-PE", "tea", "signed")]


def test_one_more_partner_with_a_stage_of_its_own_stands_for_one_more() -> None:
    text = "Peru has a tax treaty with Japan, in force since 2012, and with Chile, signed in 2015."
    assert told(text) == [("JP-PE", "tax", "in_force"), ("CL-PE", "tax", "signed")]
    text = "Peru has a tax treaty with Japan, signed in 2012, and with Chile."
    assert ("JP-PE", "tax", "signed") in told(text)


def test_those_are_of_the_country_that_their_sentence_names() -> None:
    text = (
        "A tea pact between Oman and Peru took effect on 4 May 2021. It is the third trade pact of"
        " Peru, after those with Japan, in force since 2007, and with Chile, in force since 2009."
    )
    assert [*told(text)][-2:] == [("JP-PE", "trade", "in_force"), ("CL-PE", "trade", "in_force")]
