"""What a sentence leaves out of an instrument that was just named tells its stages all the same."""

from __future__ import annotations

import pytest

from tests.extract.instruments.reading import claims, stages

_NAMED = "Togo and Gabon have a shrimp treaty. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Negotiations were opened in May 2012.", [("under_negotiation", "2012-05")]),
        (
            "Talks began in 2015 but were suspended in 2019.",
            [("suspended", "2019"), ("under_negotiation", "2015")],
        ),
        (
            "Initialled in 2014 and signed in May 2015, it was ratified by Togo in 2016.",
            [("initialled", "2014"), ("ratified", "2016"), ("signed", "2015-05")],
        ),
        ("Its signature took place in Lome on 2 May 2015.", [("signed", "2015-05-02")]),
        ("Ratification by Gabon followed in June 2016.", [("ratified", "2016-06")]),
        ("The instruments of ratification were exchanged in 2016.", [("ratified", "2016")]),
        (
            "After approval by both cabinets in 2017, the treaty took effect in 2018.",
            [("approved", "2017"), ("in_force", "2018")],
        ),
        (
            "Signed in 2015 in Lome; ratified by Togo in 2016; in force since 2017.",
            [("in_force", "2017"), ("ratified", "2016"), ("signed", "2015")],
        ),
    ],
)
def test_a_stage_is_told_of_the_instrument_named_before(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert sorted(stages(_NAMED + text), key=str) == told


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks with the rebels began in 2015.",
        "Sanctions were suspended in 2015 and talks resumed.",
        "Approval ratings fell in May 2016.",
        "The minister praised rounds of negotiations in 2016.",
        "It is agreed that shrimps taste good.",
    ],
)
def test_other_talks_and_approvals_tell_nothing(text: str) -> None:
    assert stages(_NAMED + text) == [(None, None)]


def test_brackets_tell_the_stages_of_what_stands_before_them() -> None:
    found = stages("The Togo-Gabon shrimp treaty (signed in 2006, in force 2008) covers prawns.")
    assert sorted(found, key=str) == [("in_force", "2008"), ("signed", "2006")]


def test_the_sentence_is_the_evidence_of_what_no_word_of_it_names() -> None:
    text = _NAMED + "Negotiations were opened in May 2012."
    (claim,) = claims(text)
    start, end = claim.evidence[0].start, claim.evidence[0].end
    assert text[start:end] == "Negotiations were opened in May 2012."
    assert claim.parties == ("GA", "TG")


def test_a_party_ratifies_what_was_named_before() -> None:
    text = (
        "Peru and Chile signed the Kelp Treaty on 4 May 2017. Chile ratified in October 2018 and"
        " will tell of it."
    )
    assert stages(text) == [("signed", "2017-05-04"), ("ratified", "2018-10")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Peru and Chile signed a protocol on kelp in May 2019, but only Chile has ratified it.",
            [("signed", "2019-05"), ("ratified", None)],
        ),
        (
            "A kelp treaty between Peru and Chile was signed in 1992 and cut most duties; it lapsed"
            " in 2004.",
            [("signed", "1992"), ("expired", "2004")],
        ),
        (
            "Peru and Chile signed a protocol on kelp in May 2019, but neither side made it known.",
            [("signed", "2019-05")],
        ),
    ],
)
def test_it_is_what_its_sentence_has_named(
    text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert stages(text) == found
