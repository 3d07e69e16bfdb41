"""What a sentence mentions: values, places, parties and named things, with their positions.

Positions are half-open indices into `Sentence.text`. Mentions of one view never overlap.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from graph.claims.model import (
    HubKind,
    InstrumentKind,
    LinkKind,
    OrganisationKind,
)


class Anaphor(StrEnum):
    """A party that is only pointed at; `Scene` knows whom it means."""

    THE_TWO = "the_two"
    THE_GROUP = "the_group"
    THE_COUNTRY = "the_country"
    THERE = "there"


class Parties(Struct, frozen=True):
    """One country, bloc or region, or several joined by commas, "and" or a dash.

    Attributes:
        codes: sorted codes; a region is given as its members, a bloc as its acronym; empty for
            an unresolved anaphor.
        group: code of the region or bloc, if the mention is exactly one.
        anaphor: how the text points back ("the two countries", "the country"), if it does.
        possessive: whether a possessive mark follows, which `end` leaves out.
        adjective: whether the mention is a demonym ("Kenyan").
    """

    start: int
    end: int
    codes: tuple[str, ...]
    group: str | None = None
    anaphor: Anaphor | None = None
    possessive: bool = False
    adjective: bool = False


class Place(Struct, frozen=True):
    """A place below the level of a country, known or guessed from its use.

    `country` is None where neither the text nor the reference data settles it.
    """

    start: int
    end: int
    name: str
    country: str | None


class NameType(StrEnum):
    """What a proper name or definite description names."""

    ORGANISATION = "organisation"
    BODY = "body"
    PERSON = "person"
    INSTRUMENT = "instrument"
    HUB = "hub"
    LINK = "link"


NameKind = OrganisationKind | InstrumentKind | HubKind | LinkKind


class Name(Struct, frozen=True):
    """A named thing in a sentence.

    Attributes:
        type: what it names; a body is an organisation in which parties meet (commission,
            joint council, working group).
        name: the name in the document's words, without article and honorific.
        kind: the narrower kind, where the words settle it.
        parties: codes of the states or blocs that the words themselves connect with it.
        stops: for links, places in order.
        acronym: short form in parentheses after it.
        rule: the rule that recognised it.
        proper: False for a description ("the agreement", "a tourism MoU").
        detail: for instruments the subject, for persons the role.
        plural: whether the words speak of several ("MoUs").
    """

    start: int
    end: int
    type: NameType
    name: str
    rule: str
    kind: NameKind | None = None
    parties: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    acronym: str | None = None
    proper: bool = True
    detail: str | None = None
    plural: bool = False


#: The slot names that patterns may use for each mention, narrow to wide.
SLOTS: Final = (
    "money",
    "percent",
    "factor",
    "measure",
    "ordinal",
    "count",
    "share",
    "period",
    "date",
    "parties",
    "place",
    "organisation",
    "body",
    "person",
    "instrument",
    "hub",
    "link",
)
