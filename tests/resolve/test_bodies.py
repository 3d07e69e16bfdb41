from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.claims import (
    InstrumentClaim,
    InstrumentKind,
    OrganisationClaim,
    OrganisationKind,
    SessionClaim,
    Status,
)
from graph.reference import load_reference
from graph.resolve import Countries
from graph.resolve.bodies import is_named_body, ordinal_word
from tests.resolve.claims import PLACEHOLDER, resolved

COMMISSION = "Joint Trade Commission"


def session(
    body: str = COMMISSION, parties: tuple[str, ...] = ("KE", "UG"), **fields: Any
) -> SessionClaim:
    return SessionClaim(evidence=PLACEHOLDER, rule="r", body=body, parties=parties, **fields)


def council(title: str, **fields: Any) -> InstrumentClaim:
    return InstrumentClaim(
        evidence=PLACEHOLDER, rule="r", kind=InstrumentKind.OTHER, title=title, **fields
    )


def organisation(name: str) -> OrganisationClaim:
    return OrganisationClaim(
        evidence=PLACEHOLDER, rule="r", name=name, kind=OrganisationKind.COMMISSION
    )


def test_body_and_number_make_a_session() -> None:
    result = resolved(
        [session(ordinal=5)],
        [
            session("Kenya-Uganda Joint Trade Commission", ordinal=5, place="Kisumu"),
            session(ordinal=6),
        ],
    )
    assert len(result.bodies) == 1
    assert [s.ordinal for s in result.sessions] == [5, 6]
    assert result.sessions[0].place == "Kisumu"
    assert result.sessions[0].body == result.bodies[0].ref


def test_bodies_of_other_parties_are_others() -> None:
    result = resolved([session(ordinal=5), session(parties=("KE", "RW"), ordinal=5)])
    assert len(result.bodies) == len(result.sessions) == 2


def test_a_second_mention_in_the_document_is_the_same_session() -> None:
    result = resolved([session(ordinal=5), session()])
    assert len(result.sessions) == 1


def test_sessions_on_far_days_are_others() -> None:
    days = date(2020, 3, 1), date(2024, 3, 1)
    result = resolved([session(start=days[0])], [session(start=days[1])])
    assert len(result.sessions) == 2


def test_a_session_told_with_its_month_is_the_one_told_with_its_day() -> None:
    month = session(start=date(2024, 3, 1), end=date(2024, 3, 31))
    day = session(start=date(2024, 3, 14), end=date(2024, 3, 15))
    result = resolved([month], [day])
    assert [(s.start, s.end) for s in result.sessions] == [(date(2024, 3, 14), date(2024, 3, 15))]


def test_a_session_of_a_month_is_called_after_it() -> None:
    result = resolved([session(start=date(2024, 3, 1), end=date(2024, 3, 31))])
    assert [s.label for s in result.sessions] == ["Joint Trade Commission, 2024-03"]


def test_a_meeting_has_no_named_body() -> None:
    result = resolved([session("ministers' meeting", start=date(2024, 3, 1))])
    assert result.bodies == ()
    assert result.sessions[0].body is None


def test_a_revived_council_is_a_body_with_an_event() -> None:
    title = "Kenya-Uganda Business Council"
    claims = [
        council(title, parties=("KE", "UG"), status=Status.REACTIVATED),
        organisation("Kenya-Ugandan Business Council"),
    ]
    result = resolved(claims)
    (body,) = result.bodies
    assert result.instruments == result.organisations == ()
    assert [event.readings for event in body.events] == [(Status.REACTIVATED,)]
    assert len(body.claims) == 2
    assert set(result.of_claim.values()) == {body.ref}


def test_a_commission_of_one_country_is_an_organisation() -> None:
    result = resolved([organisation("Planning Commission"), session(ordinal=1)])
    assert [o.label for o in result.organisations] == ["Planning Commission"]


def test_an_organisation_that_meets_is_the_body() -> None:
    result = resolved([organisation(COMMISSION), session(ordinal=1)])
    assert result.organisations == ()
    assert len(result.bodies[0].claims) == 2


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Joint Trade Commission", True),
        ("Nile Basin Initiative", True),
        ("meeting of ministers", False),
        ("Kenya-Uganda talks", False),
        ("high-level trade dialogue", False),
    ],
)
def test_named_bodies(text: str, named: bool) -> None:
    assert is_named_body(text, Countries.of(load_reference())) is named


def test_ordinal_words() -> None:
    words = [ordinal_word(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)]
    assert words == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]
