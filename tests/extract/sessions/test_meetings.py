"""Meetings as whole texts tell of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import SessionClaim
from graph.documents.read import parse_document
from graph.extract.extractor import set_scene
from graph.extract.sessions import claims


def sessions(text: str, day: date | None = None) -> list[SessionClaim]:
    document = parse_document("text.md", text.encode())
    document = replace(document, metadata=replace(document.metadata, date=day))
    return [c for c in claims(set_scene(document)) if isinstance(c, SessionClaim)]


def test_a_row_of_rounds_shares_its_talks_but_not_its_days() -> None:
    fourth, fifth = sessions(
        "Talks between Togo and Peru go on: the fourth round took place in Lima on 3 May 2022, "
        "and the fifth is scheduled for June."
    )
    assert (fourth.ordinal, fourth.start, fourth.place) == (4, date(2022, 5, 3), "Lima")
    assert (fifth.ordinal, fifth.start, fifth.place) == (5, None, None)
    assert fourth.parties == fifth.parties == ("PE", "TG")
    assert fifth.evidence[0].exact.startswith("the fifth")


def test_a_bare_round_belongs_to_the_talks_of_its_own_paragraph() -> None:
    told = "# Togo and Peru\n\nTogo and Peru are negotiating a trade agreement.{}A second round {}"
    [round_] = sessions(told.format(" ", "was held in Lomé."))
    assert (round_.ordinal, round_.parties, round_.place) == (2, ("PE", "TG"), "Lomé")
    assert sessions(told.format(" Cotton is dear. ", "of bids was held in Lomé.")) == []


def test_the_country_of_the_headline_takes_part_in_talks_with_another() -> None:
    [round_] = sessions(
        "# Togo's exports grow\n\nTogo sold more cotton. Trade talks with Peru drag on; a third "
        "round was hosted in Lomé."
    )
    assert round_.parties == ("PE", "TG")


def test_a_short_name_in_brackets_is_the_name() -> None:
    [meeting] = sessions(
        "The 4th Consultations between the SADC Ministers and the Minister for Trade of Norway "
        "(SADC-Norway Consultations) were held on 5 May 2021 in Maseru."
    )
    assert meeting.body == "SADC-Norway Consultations"
    assert meeting.parties == ("NO", "SADC")


def test_ministers_of_several_states_hold_a_meeting() -> None:
    [meeting] = sessions("The trade ministers of Togo and Peru met in Lomé on 3 May 2022.")
    assert (meeting.ordinal, meeting.parties, meeting.place) == (None, ("PE", "TG"), "Lomé")


def test_its_next_session_is_that_of_the_body_named_before() -> None:
    [meeting] = sessions(
        "The Togo-Peru Joint Commission is old; its seventh session will be hosted by Lomé."
    )
    assert (meeting.body, meeting.ordinal) == ("Togo-Peru Joint Commission", 7)
    assert meeting.place == "Lomé"


@pytest.mark.parametrize(
    "text",
    [
        "The third summit was higher than the second.",
        "The second round took place in Lima on 3 May 2022.",
        "The trade ministers of Togo and Peru met in May.",
        "EU ministers met in Lomé on 3 May 2022 and discussed cotton from Togo.",
        "Togo's trade minister met farmers in Lomé on 3 May 2022.",
        "The 7th World Water Forum was held in Lomé.",
    ],
)
def test_what_is_no_meeting_of_states(text: str) -> None:
    assert sessions(text) == []


@given(st.integers(1, 30), st.sampled_from(["Consultations", "Dialogue", "Joint Committee"]))
def test_the_number_is_kept(number: int, noun: str) -> None:
    ordinal = f"{number}{'th' if number % 10 > 3 or 10 < number < 14 else _END[number % 10]}"
    [meeting] = sessions(f"The {ordinal} Togo-Peru {noun} took place on 3 May 2022 in Lomé.")
    assert meeting.ordinal == number


_END = {0: "th", 1: "st", 2: "nd", 3: "rd"}


def test_a_numbered_session_is_of_the_one_body_named_just_before() -> None:
    told = "{} named the Gabon-Togo Joint Commission{}. The fourth session met in Lomé in 2017."
    [fourth] = sessions(told.format("They", ""))
    assert (fourth.body, fourth.ordinal) == ("Gabon-Togo Joint Commission", 4)
    assert sessions(told.format("They", " and the Benin-Togo Joint Committee")) == []


def test_initials_stand_for_a_body() -> None:
    [sixth] = sessions("The Gabon-Togo Joint Commission rests. JC-6 was held in Lomé in 2017.")
    assert (sixth.body, sixth.ordinal) == ("Gabon-Togo Joint Commission", 6)
    assert sessions("The Gabon-Togo Joint Commission rests. JD-6 was held in Lomé.") == []


@pytest.mark.parametrize(
    ("text", "start", "place"),
    [
        (
            "The 4th Togo-Peru Joint Commission (JC), which Mr Kofi, minister of trade, and his"
            " colleague chaired by videoconference on 19 May 2021, took note of rice.",
            date(2021, 5, 19),
            None,
        ),
        (
            "Figures were given in May 2021 at the 4th session of the Togo-Peru Joint Commission.",
            date(2021, 5, 1),
            None,
        ),
        (
            "The minister paid a visit to Lima on 3 May 2021, in the course of which the Togo-Peru"
            " Joint Commission convened for the fourth time.",
            date(2021, 5, 3),
            "Lima",
        ),
        (
            "The 4th Togo-Peru Joint Commission is pencilled in for Lima in May 2021.",
            date(2021, 5, 1),
            "Lima",
        ),
    ],
)
def test_day_and_place_may_stand_in_another_clause(
    text: str, start: date, place: str | None
) -> None:
    (meeting,) = sessions(text)
    assert (meeting.ordinal, meeting.start, meeting.place) == (4, start, place)
