"""Links between two countries: one for each thing that both are parties to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.claims import FlowClaim, SectorClaim
from graph.reason.facts import CooperationLink, LinkType
from graph.reference import Reference
from graph.resolve import Ref, Resolution


def cooperation_links(resolution: Resolution, reference: Reference) -> list[CooperationLink]:
    """Return a link for each pair of countries and each thing that ties them.

    Things of more than two parties tie each pair of them. Groups of countries are no party here,
    and neither is a figure on trade with several partners a tie to each of them.
    """
    return list(_links(resolution, frozenset(reference.countries)))


def _links(resolution: Resolution, countries: frozenset[str]) -> Iterator[CooperationLink]:
    ties: list[tuple[LinkType, Ref, Iterable[str], tuple[str, ...]]] = [
        (LinkType.INSTRUMENT, item.ref, item.parties, item.claims)
        for item in resolution.instruments
    ]
    ties += ((LinkType.BODY, item.ref, item.parties, item.claims) for item in resolution.bodies)
    ties += (
        (LinkType.SESSION, item.ref, item.parties, item.claims) for item in resolution.sessions
    )
    ties += ((LinkType.LINK, item.ref, item.countries, item.claims) for item in resolution.links)
    ties += ((LinkType.TARGET, item.ref, item.parties, item.claims) for item in resolution.targets)
    for kind, ref, parties, claims in ties:
        for pair in _pairs(parties, countries):
            yield CooperationLink(parties=pair, type=kind, entity=ref, claims=claims)
    for grant in resolution.grants:
        for code in grant.beneficiaries:
            for pair in _pairs((grant.grantor or "", code), countries):
                yield CooperationLink(
                    parties=pair, type=LinkType.HUB_ACCESS, entity=grant.ref, claims=grant.claims
                )
    sectors: dict[tuple[tuple[str, str], str | None, Ref | None], list[str]] = defaultdict(list)
    for key, claim in resolution.claims:
        if isinstance(claim, FlowClaim) and claim.reporter is not None and len(claim.partner) == 1:
            for pair in _pairs((claim.reporter, *claim.partner), countries):
                yield CooperationLink(parties=pair, type=LinkType.FLOW, claim=key, claims=(key,))
        elif isinstance(claim, SectorClaim):
            notation = resolution.sector_notations.get(key)
            own = None if notation is not None else resolution.of_claim[key]
            for pair in _pairs(claim.parties, countries):
                sectors[pair, notation, own].append(key)
    for (pair, notation, own), keys in sectors.items():
        yield CooperationLink(
            parties=pair,
            type=LinkType.SECTOR,
            sector=notation,
            entity=own,
            claims=tuple(sorted(keys)),
        )


def _pairs(parties: Iterable[str], countries: frozenset[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted({code for code in parties if code in countries}), 2)
