"""What claims are about: things put together from the claims of all documents.

Entities name each other, and are named in RDF, by `Ref`: a class and a slug that is unique in it.
Each lists the keys of the claims that it rests on, sorted. Countries and groups are the codes of
the claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.claims import (
    HubKind,
    InstrumentKind,
    LinkKind,
    OrganisationKind,
    PartialDate,
    Quantity,
    Status,
)
from graph.reference import Place


class EntityClass(StrEnum):
    """The classes of entities, by the word that their IRIs have."""

    INSTRUMENT = "instrument"
    STATUS_EVENT = "status-event"
    BODY = "body"
    SESSION = "session"
    HUB = "hub"
    ACCESS = "access"
    LINK = "link"
    STOP = "stop"
    ORGANISATION = "organisation"
    PERSON = "person"
    ROLE = "role"
    TARGET = "target"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """An entity by its class and slug."""

    of: EntityClass
    slug: str

    @property
    def path(self) -> str:
        """The last two parts of the entity's IRI."""
        return f"{self.of}/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What all entities share.

    Attributes:
        ref: the class and slug.
        label: the name to show; made up of what is known where the thing has no name.
        claims: keys of the claims that establish it.
    """

    ref: Ref
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEvent(Entity):
    """A stage that a thing reached, or is to reach.

    Attributes:
        readings: the status; several where the text can be read in several ways.
        date: when, with the precision that is stated.
        planned: whether it lies ahead.
        party: code of the one side that reached it, if it is not all of them.
    """

    readings: tuple[Status, ...]
    date: PartialDate | None
    planned: bool
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Entity):
    """An agreement or other formal act, with the history of its status.

    `signatories` are organisations that act for the parties, `sectors` the concepts that its
    subjects name.
    """

    kind: InstrumentKind
    title: str | None
    parties: tuple[str, ...]
    signatories: tuple[Ref, ...]
    subjects: tuple[str, ...]
    sectors: tuple[str, ...]
    events: tuple[StatusEvent, ...]
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Entity):
    """A commission, council or group in which countries meet."""

    parties: tuple[str, ...]
    kind: OrganisationKind | None
    events: tuple[StatusEvent, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Entity):
    """A meeting; `body` is None where it is one of no named body."""

    body: Ref | None
    ordinal: int | None
    parties: tuple[str, ...]
    start: date | None
    end: date | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub(Entity):
    """A place of trade; `kind` is None where only its name is known.

    `place` is the place of the reference data that has its name.
    """

    kind: HubKind | None
    country: str | None
    names: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGrant(Entity):
    """The use of a hub by others: countries by code, organisations by reference."""

    hub: Ref
    grantor: str | None
    beneficiaries: tuple[str, ...]
    organisations: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop(Entity):
    """A place on a link; `position` counts from 1, `place` is that of the reference data."""

    position: int
    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Entity):
    """A connection between places."""

    kind: LinkKind | None
    countries: tuple[str, ...]
    stops: tuple[Stop, ...]
    statuses: tuple[Status, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entity):
    """A body other than a state; `kind` and `country` are None where no claim states them."""

    kind: OrganisationKind | None
    country: str | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Entity):
    """A post that a person holds."""

    title: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """A person, with the roles that documents give."""

    roles: tuple[Role, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Entity):
    """An amount of trade that parties aim at."""

    parties: tuple[str, ...]
    amount: Quantity
    deadline: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorConcept(Entity):
    """A field of cooperation that the code list lacks; `label` is the word of the documents."""
