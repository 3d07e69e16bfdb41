from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.claims.model import OrganisationKind, SessionClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract, set_scene
from graph.extract.sessions import names


def sessions(text: str, day: date | None = None) -> list[SessionClaim]:
    document = parse_document("text.txt", text.encode())
    if day is not None:
        document = replace(document, metadata=replace(document.metadata, date=day))
    return [claim for claim in extract(document) if isinstance(claim, SessionClaim)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "parties"),
    [
        (
            "The Gabon-Togo Joint Commission on Trade, Ports and Energy met.",
            "Gabon-Togo Joint Commission on Trade, Ports and Energy",
            OrganisationKind.COMMISSION,
            ("GA", "TG"),
        ),
        (
            "They revived the joint business council.",
            "joint business council",
            OrganisationKind.COUNCIL,
            (),
        ),
        (
            "The Gabon-Togo Working Group (WG) met.",
            "Gabon-Togo Working Group",
            OrganisationKind.OTHER,
            ("GA", "TG"),
        ),
    ],
)
def test_bodies(text: str, name: str, kind: OrganisationKind, parties: tuple[str, ...]) -> None:
    document = parse_document("text.txt", text.encode())
    (found,) = names(set_scene(document).sentences[0].base)
    assert (found.name, found.kind, found.parties) == (name, kind, parties)


@pytest.mark.parametrize(
    "text",
    [
        "The European Commission adopted rules.",
        "The city council met traders.",
        "A commission of 2 per cent is due.",
    ],
)
def test_other_commissions_are_no_bodies(text: str) -> None:
    document = parse_document("text.txt", text.encode())
    assert list(names(set_scene(document).sentences[0].base)) == []


def test_headline_and_text_give_one_session() -> None:
    text = (
        "Sixth Gabon-Togo Joint Commission held in Lomé\n\n"
        "The sixth session of the Gabon-Togo Joint Commission was held on 2-3 May 2017.\n"
    )
    (claim,) = sessions(text)
    assert (claim.ordinal, claim.start, claim.end, claim.place) == (
        6,
        date(2017, 5, 2),
        date(2017, 5, 3),
        "Lomé",
    )


def test_a_session_that_opened_has_no_last_day() -> None:
    (claim,) = sessions("The 2nd Gabon-Togo Joint Commission opened in Lomé on 2 May 2017.")
    assert (claim.start, claim.end) == (date(2017, 5, 2), None)


def test_the_parties_of_the_document_stand_in() -> None:
    text = (
        "Gabon and Togo meet\n\nThe minister addressed the fifth session of the Joint Commission.\n"
    )
    (claim,) = sessions(text)
    assert claim.parties == ("GA", "TG")


def test_a_round_is_called_by_its_talks() -> None:
    (claim,) = sessions("The third round of trade talks between Gabon and Togo was held in Lomé.")
    assert (claim.body, claim.ordinal, claim.parties) == ("trade talks", 3, ("GA", "TG"))


def test_a_next_meeting_without_a_date_is_no_session() -> None:
    assert sessions("The next meeting of the Gabon-Togo Joint Commission will be held later.") == []


@pytest.mark.parametrize(("figures", "number"), [("IV", 4), ("IX", 9), ("XXVIII", 28)])
def test_roman_figures(figures: str, number: int) -> None:
    (claim,) = sessions(f"They met for the {figures} session of the Gabon-Togo Joint Commission.")
    assert claim.ordinal == number


def test_a_body_has_met_and_will_meet() -> None:
    past, coming = sessions(
        "Yams occupied the Gabon-Togo Joint Commission, whose previous session took place in Lomé. "
        "The Gabon-Togo Joint Commission will meet again in Libreville on 3 May 2019."
    )
    assert (past.place, past.start) == ("Lomé", None)
    assert (coming.place, coming.start) == ("Libreville", date(2019, 5, 3))


def test_the_number_of_a_meeting_before_needs_a_day_or_place() -> None:
    text = "The fifth session of the Gabon-Togo Joint Commission was held in Lomé. The fourth "
    assert [c.ordinal for c in sessions(text + "had taken place in Libreville.")] == [5, 4]
    assert [c.ordinal for c in sessions(text + "was long.")] == [5]


def test_in_the_capital_and_in_the_town_visited() -> None:
    (claim,) = sessions(
        "The fifth session of the Gabon-Togo Joint Commission was held in the Togolese capital."
    )
    assert claim.place == "Lomé"
    (claim,) = sessions(
        "The minister paid a visit to Lomé in May. He addressed the fifth session of the "
        "Gabon-Togo Joint Commission."
    )
    assert claim.place == "Lomé"


def test_for_the_first_time_since_is_no_number() -> None:
    (claim,) = sessions(
        "The Gabon-Togo Joint Commission met in Lomé for the first time since 2011."
    )
    assert claim.ordinal is None
