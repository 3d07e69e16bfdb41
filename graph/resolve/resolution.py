"""Put the claims of all documents together into entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from graph.claims import Claim
from graph.reference import Reference
from graph.resolve.attributes import resolve_attributes
from graph.resolve.bodies import resolve_bodies, resolve_sessions
from graph.resolve.context import Context, Countries, Keyed, keyed_claims
from graph.resolve.entities import (
    AccessGrant,
    Body,
    Entity,
    Hub,
    Instrument,
    Link,
    Organisation,
    Person,
    Ref,
    SectorConcept,
    Session,
    Target,
)
from graph.resolve.gazetteer import Gazetteer
from graph.resolve.hubs import resolve_hubs
from graph.resolve.instruments import resolve_instruments
from graph.resolve.judgement import Decision
from graph.resolve.links import resolve_links
from graph.resolve.organisations import resolve_organisations
from graph.resolve.persons import resolve_persons
from graph.resolve.sectors import resolve_sectors
from graph.resolve.targets import resolve_targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The entities, and how claims lead to them. All tuples are sorted.

    Attributes:
        claims: each claim once, with its key.
        of_claim: the thing that a claim describes, by claim key; claims on flows and the like,
            and attributes of a thing that no claim names, have none.
        of_name: the organisation that a name in a claim means, by claim key and name.
        sector_notations: the notation of the concept that a sector claim names; sector claims
            without one lead to a concept of their own through `of_claim`.
        decisions: which mentions were put together or left apart in doubt, and why.
    """

    claims: tuple[Keyed, ...]
    instruments: tuple[Instrument, ...]
    bodies: tuple[Body, ...]
    sessions: tuple[Session, ...]
    hubs: tuple[Hub, ...]
    grants: tuple[AccessGrant, ...]
    links: tuple[Link, ...]
    organisations: tuple[Organisation, ...]
    persons: tuple[Person, ...]
    targets: tuple[Target, ...]
    sectors: tuple[SectorConcept, ...]
    of_claim: Mapping[str, Ref]
    of_name: Mapping[tuple[str, str], Ref]
    sector_notations: Mapping[str, str]
    decisions: tuple[Decision, ...]

    def entities(self) -> Iterator[Entity]:
        """Yield all entities; status events, stops and roles are reached through theirs."""
        return chain(
            self.instruments,
            self.bodies,
            self.sessions,
            self.hubs,
            self.grants,
            self.links,
            self.organisations,
            self.persons,
            self.targets,
            self.sectors,
        )


def resolve(claims: Iterable[Claim], reference: Reference) -> Resolution:
    """Put claims together into entities; the result does not depend on their order."""
    context = Context(keyed_claims(claims), Countries.of(reference), Gazetteer.of(reference))
    bodies = resolve_bodies(context)
    sessions = resolve_sessions(context, bodies)
    organisations = resolve_organisations(context, bodies.of_claim)
    instruments = resolve_instruments(context, organisations, bodies.of_claim)
    hubs = resolve_hubs(context, organisations)
    links = resolve_links(context)
    persons = resolve_persons(context)
    targets = resolve_targets(context)
    sectors = resolve_sectors(context)
    things: tuple[Entity, ...] = (
        *links.entities,
        *hubs.entities,
        *instruments.entities,
        *bodies.entities,
        *organisations.entities,
    )
    attributes = resolve_attributes(context, things)
    own = {key: ref for (key, _), ref in organisations.of_name.items()}
    of_claim = {
        item.key: ref
        for item in context.claims
        if item.claim.type == "organisation" and (ref := own.get(item.key)) is not None
    }
    # A session claim is about its session, not about the body that it names as well.
    for found in (bodies, sessions, instruments, hubs, links, persons, targets, attributes):
        of_claim |= found.of_claim
    of_claim |= sectors.own
    made = chain.from_iterable(
        found.decisions
        for found in (bodies, sessions, organisations, instruments, hubs, links, persons)
    )
    return Resolution(
        claims=context.claims,
        instruments=instruments.entities,
        bodies=bodies.entities,
        sessions=sessions.entities,
        hubs=hubs.entities,
        grants=hubs.grants,
        links=links.entities,
        organisations=organisations.entities,
        persons=persons.entities,
        targets=targets.entities,
        sectors=sectors.entities,
        of_claim=of_claim,
        of_name=organisations.of_name,
        sector_notations=sectors.concepts,
        decisions=tuple(sorted(made)),
    )
