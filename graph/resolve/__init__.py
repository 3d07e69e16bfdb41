"""Claims of many documents to the things they are about: same, different or unsure, and why."""

from graph.resolve.context import Countries, Keyed, keyed_claims
from graph.resolve.entities import (
    AccessGrant,
    Body,
    Entity,
    EntityClass,
    Hub,
    Instrument,
    Link,
    Organisation,
    Person,
    Ref,
    Role,
    SectorConcept,
    Session,
    StatusEvent,
    Stop,
    Target,
)
from graph.resolve.identity import claim_key, digest, plain_decimal
from graph.resolve.judgement import Decision, Judgement
from graph.resolve.resolution import Resolution, resolve
from graph.resolve.sectors import concept_of
from graph.resolve.subjects import countries_of

__all__ = [
    "AccessGrant",
    "Body",
    "Countries",
    "Decision",
    "Entity",
    "EntityClass",
    "Hub",
    "Instrument",
    "Judgement",
    "Keyed",
    "Link",
    "Organisation",
    "Person",
    "Ref",
    "Resolution",
    "Role",
    "SectorConcept",
    "Session",
    "StatusEvent",
    "Stop",
    "Target",
    "claim_key",
    "concept_of",
    "countries_of",
    "digest",
    "keyed_claims",
    "plain_decimal",
    "resolve",
]
