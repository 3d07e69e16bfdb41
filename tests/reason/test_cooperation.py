from __future__ import annotations

from collections import Counter

from graph.claims import (
    AccessClaim,
    InstrumentClaim,
    InstrumentKind,
    LinkClaim,
    LinkKind,
    SectorClaim,
    TargetClaim,
)
from graph.reason.cooperation import cooperation_links
from graph.reason.facts import CooperationLink, LinkType
from graph.reference import load_reference
from tests.rdf.sample import sample_claims
from tests.reason.claims import figure, flow
from tests.resolve.claims import PLACEHOLDER, resolved


def links(*claims: object) -> list[CooperationLink]:
    return cooperation_links(resolved(list(claims)), load_reference())  # type: ignore[arg-type]


def act(*parties: str) -> InstrumentClaim:
    return InstrumentClaim(
        evidence=PLACEHOLDER, rule="r", kind=InstrumentKind.MOU, subject="tea", parties=parties
    )


def sector(words: str) -> SectorClaim:
    return SectorClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "UG"), sector=words)


def test_each_pair_of_parties_is_linked() -> None:
    found = links(act("KE", "RW", "UG"))
    assert {link.parties for link in found} == {("KE", "RW"), ("KE", "UG"), ("RW", "UG")}
    assert {link.type for link in found} == {LinkType.INSTRUMENT}


def test_groups_are_no_country() -> None:
    assert [link.parties for link in links(act("EU", "KE", "UG"))] == [("KE", "UG")]


def test_a_flow_between_two_links_through_its_claim() -> None:
    (found,) = links(flow("100"))
    assert found.type is LinkType.FLOW
    assert found.claims == (found.claim,)


def test_flows_to_several_or_to_the_world_link_nobody() -> None:
    assert links(flow("100", partner=("RW", "UG"))) == []
    assert links(flow("100", partner=("WORLD",))) == []
    assert links(flow("100", reporter=None)) == []


def test_access_links_grantor_and_each_beneficiary() -> None:
    found = links(
        AccessClaim(
            evidence=PLACEHOLDER,
            rule="r",
            hub="Lamu",
            grantor="KE",
            beneficiaries=("Kivu Lines", "RW", "UG"),
        )
    )
    assert [link.parties for link in found] == [("KE", "RW"), ("KE", "UG")]


def test_sectors_link_once_per_concept() -> None:
    found = links(sector("tourism"), sector("the tourism sector"), sector("beekeeping"))
    assert Counter((link.sector, len(link.claims)) for link in found) == {
        ("tourism", 2): 1,
        (None, 1): 1,
    }


def test_links_and_targets() -> None:
    line = LinkClaim(
        evidence=PLACEHOLDER,
        rule="r",
        name="Lamu line",
        kind=LinkKind.RAILWAY,
        countries=("KE", "SS"),
    )
    target = TargetClaim(evidence=PLACEHOLDER, rule="r", parties=("KE", "UG"), amount=figure("9"))
    assert {(link.parties, link.type) for link in links(line, target)} == {
        (("KE", "SS"), LinkType.LINK),
        (("KE", "UG"), LinkType.TARGET),
    }


def test_the_sample_has_every_type() -> None:
    found = cooperation_links(resolved(*sample_claims().values()), load_reference())
    assert {link.type for link in found} == set(LinkType)
