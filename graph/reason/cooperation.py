"""Links between two countries: one for each thing that both are parties to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.claims import FlowClaim, SectorClaim
from graph.reason.facts import CooperationLink, LinkType
from graph.reference import Reference
from graph.resolve import Body, Entity, Instrument, Ref, Resolution, Session, Target


def cooperation_links(resolution: Resolution, reference: Reference) -> list[CooperationLink]:
    """Return a link for each pair of countries and each thing that ties them.

    Things of more than two parties tie each pair of them. Groups of countries are no party here,
    and neither is a figure on trade with several partners a tie to each of them.
    """
    return list(_links(resolution, frozenset(reference.countries)))


def _links(resolution: Resolution, countries: frozenset[str]) -> Iterator[CooperationLink]:
    ties: list[tuple[LinkType, Iterable[Instrument | Body | Session | Target]]] = [
        (LinkType.INSTRUMENT, resolution.instruments),
        (LinkType.BODY, resolution.bodies),
        (LinkType.SESSION, resolution.sessions),
        (LinkType.TARGET, resolution.targets),
    ]
    for kind, entities in ties:
        for entity in entities:
            for pair in _pairs(entity.parties, countries):
                yield _through(entity, kind, pair)
    for link in resolution.links:
        for pair in _pairs(link.countries, countries):
            yield _through(link, LinkType.LINK, pair)
    for grant in resolution.grants:
        for code in grant.beneficiaries:
            for pair in _pairs((grant.grantor or "", code), countries):
                yield _through(grant, LinkType.HUB_ACCESS, pair)
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
            name=None if own is None else own.slug.replace("-", " "),
            sector=notation,
            entity=own,
            claims=tuple(sorted(keys)),
        )


def _through(entity: Entity, kind: LinkType, pair: tuple[str, str]) -> CooperationLink:
    return CooperationLink(
        parties=pair, type=kind, name=entity.label, entity=entity.ref, claims=entity.claims
    )


def _pairs(parties: Iterable[str], countries: frozenset[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted({code for code in parties if code in countries}), 2)
