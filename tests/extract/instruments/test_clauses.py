"""Stages and dates as single sentences tell them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.instruments.reading import claims, stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile signed a copper treaty on 5 March 2024.", [("signed", "2024-03-05")]),
        ("A copper treaty was signed by Peru and Chile in 2024.", [("signed", "2024")]),
        ("The copper treaty Peru and Chile signed in 2024 is short.", [("signed", "2024")]),
        ("Peru will sign a copper treaty with Chile.", [("proposed", None)]),
        ("Peru and Chile are to sign a copper treaty.", [("proposed", None)]),
        ("Peru has not signed the copper treaty with Chile.", [(None, None)]),
        ("Peru has not signed a copper treaty with Chile.", []),
        ("Peru urged Chile to sign a copper treaty.", [("called_for", None)]),
        ("Peru and Chile agreed to sign a copper treaty.", [("agreed", None)]),
        ("Peru's cabinet approved the copper treaty with Chile.", [("approved", None)]),
        ("Peru and Chile are negotiating a copper treaty.", [("under_negotiation", None)]),
        ("Peru and Chile are finalising a copper treaty.", [("under_negotiation", None)]),
        ("Peru and Chile discussed a copper treaty.", [("discussed", None)]),
        ("Peru put its copper treaty with Chile on hold in 2016.", [("suspended", "2016")]),
        ("Peru and Chile put their names also to a copper treaty.", [("signed", None)]),
        ("Peru and Chile put their names as well to a copper treaty.", [("signed", None)]),
        ("Peru let its copper treaty with Chile expire.", [("expired", None)]),
        ("Peru's copper treaty with Chile will expire in 2030.", [(None, None)]),
        ("Peru denied that it had signed a copper treaty with Chile.", []),
        (
            "Signed in 2010 and in force since 2012, the Peru-Chile copper treaty is short.",
            [("signed", "2010"), ("in_force", "2012")],
        ),
        (
            "The Peru-Chile treaty was signed in 2010, took effect in 2012 and lapsed in 2019.",
            [("signed", "2010"), ("in_force", "2012"), ("expired", "2019")],
        ),
    ],
)
def test_stage(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert sorted(stages(text), key=str) == sorted(expected, key=str)


def test_early_signing_keeps_both_readings() -> None:
    text = "For Peru and Chile one step was the early signing of a copper treaty."
    (claim,) = claims(text)
    assert [reading.value for reading in claim.readings] == ["called_for", "signed"]
    assert claim.status == claim.readings[0]


def test_a_weekday_is_the_last_one_before_the_document() -> None:
    text = "Peru and Chile signed a copper treaty on Thursday."
    assert stages(text, date(2024, 10, 7)) == [("signed", "2024-10-03")]
    assert stages(text) == [("signed", None)]


def test_a_deadline_is_no_date_of_signature() -> None:
    text = "Peru and Chile signed a copper treaty that ends all duties by 2030."
    assert stages(text) == [("signed", None)]


def test_a_plan_is_marked() -> None:
    (claim,) = claims("Peru and Chile will sign a copper treaty.")
    assert claim.planned


def test_evidence_is_the_clause() -> None:
    text = "Prices rose, and on 5 March 2024 Peru and Chile signed a copper treaty in Lima."
    (claim,) = claims(text)
    assert "Peru and Chile signed a copper treaty" in claim.evidence[0].exact
    assert text[claim.evidence[0].start : claim.evidence[0].end] == claim.evidence[0].exact


def test_some_of_several_share_the_stage() -> None:
    text = "Peru and Chile signed six agreements in 2020, among them a treaty on copper."
    found = {(c.kind.value, c.count, str(c.date)) for c in claims(text)}
    assert ("agreement", 6, "2020") in found
    assert ("treaty", None, "2020") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Chile have had a copper treaty since 2004.", [("in_force", "2004")]),
        ("Since 2004 a copper treaty has bound Peru and Chile.", [("in_force", "2004")]),
        (
            "The copper treaty (Lima, 4 May 2002) between Peru and Chile, in force since 2004.",
            [("signed", "2002-05-04"), ("in_force", "2004")],
        ),
        (
            "The copper treaty between Peru and Chile, first signed in 2002, helps.",
            [("signed", "2002")],
        ),
        (
            "The copper treaty between Peru and Chile, effective 4 May 2004, helps.",
            [("in_force", "2004-05-04")],
        ),
        ("Still under negotiation is a copper treaty with Chile.", [("under_negotiation", None)]),
        (
            "A protocol extending the copper treaty to tin was initialled by Peru and Chile.",
            [("initialled", None), (None, None)],
        ),
        (
            "Peru and Chile would, the minister said, sign a copper treaty.",
            [("proposed", None)],
        ),
        (
            "Miners recommended that Peru and Chile sign a copper treaty.",
            [("called_for", None)],
        ),
        (
            "Peru and Chile signed a copper treaty when they met in Lima on 4 May 2004.",
            [("signed", "2004-05-04")],
        ),
        ("Peru and Chile lack a copper treaty.", []),
        (
            "Peru and Chile completed the text of a copper treaty on 4 May 2004.",
            [("agreed", "2004-05-04")],
        ),
    ],
)
def test_stages_by_other_turns_of_phrase(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert sorted(stages(text), key=str) == sorted(expected, key=str)


def test_what_is_named_among_those_signed_was_signed() -> None:
    text = "Among papers signed by Peru and Chile on 4 May 2004 were a pact on tin and a treaty."
    assert {(c.kind.value, str(c.date)) for c in claims(text)} == {
        ("agreement", "2004-05-04"),
        ("treaty", "2004-05-04"),
    }


def test_what_is_given_to_it_is_no_deed_on_the_treaty() -> None:
    text = "Peru and Chile have a copper treaty. The port offered it 20 hectares on a lease."
    assert (None, None) in stages(text)
    assert "proposed" not in {status for status, _ in stages(text)}


def test_nouns_that_look_like_verbs_tell_nothing() -> None:
    assert stages("Student exchanges strengthen the tin agreement of Peru and Chile.") == [
        (None, None)
    ]
    assert all(
        status != "agreed"
        for status, _ in stages("Peru must reach the Tin Agreement goals of Chile and Oman.")
    )


def test_the_signing_of_what_is_only_proposed_lies_ahead() -> None:
    text = "The tariffs hold until the conclusion of any future tin deal of Peru with Chile."
    assert [status for status, _ in stages(text)] in ([], ["proposed"])


def test_a_close_partnership_is_no_instrument() -> None:
    assert stages("Peru and Chile agreed to meet again to advance their close partnership.") == []


def test_what_a_verb_is_applied_to_join_is_not_applied() -> None:
    assert "in_force" not in [s for s, _ in stages("Peru applied to join the tin pact of Chile.")]


def test_joined_infinitives_share_who_decides() -> None:
    text = "The Cabinet of Peru decided to open a port, to sign a tin pact with Chile and to rest."
    (claim,) = claims(text)
    assert claim.parties == ("CL", "PE")
    assert claim.status is not None
    assert claim.status.value == "approved"
