from __future__ import annotations

from graph.claims import OrganisationClaim, SectorClaim, SessionClaim
from graph.documents.read import parse_document
from graph.extract.extractor import extract


def test_a_body_whose_session_is_claimed_is_no_organisation_besides() -> None:
    text = "The sixth session of the Gabon-Togo Joint Commission was held in Lomé on 2 May 2017."
    claims = extract(parse_document("text.txt", text.encode()))
    assert [c.body for c in claims if isinstance(c, SessionClaim)] == [
        "Gabon-Togo Joint Commission"
    ]
    assert not any(isinstance(claim, OrganisationClaim) for claim in claims)


def test_a_body_without_a_session_is_an_organisation() -> None:
    text = "Gabon and Togo plan to revive the Gabon-Togo Joint Business Council."
    claims = extract(parse_document("text.txt", text.encode()))
    names = [c.name for c in claims if isinstance(c, OrganisationClaim)]
    assert names == ["Gabon-Togo Joint Business Council"]


def test_what_an_agreement_is_about_is_no_sector_besides() -> None:
    text = "Peru and Cuba signed a framework agreement on mining cooperation in May 2021."
    claims = extract(parse_document("text.txt", text.encode()))
    assert not any(isinstance(claim, SectorClaim) for claim in claims)
