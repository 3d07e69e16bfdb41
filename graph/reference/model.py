"""The values of the reference layer: countries, groups of countries and places."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from graph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Country:
    """A country or area of ISO 3166-1, or Kosovo under its user-assigned code XK.

    `code`, `alpha3` and `numeric` (three digits) are those of the standard, `currency` is of
    ISO 4217 and None where there is none, `region` and `subregion` are of UN M49. The fiscal year
    starts on `fiscal_year_start` (month, day). `latitude` and `longitude` are degrees north and
    east of the capital or, where `capital` is None, of a point within. `wikidata` is a Q number.
    """

    code: str
    alpha3: str
    numeric: str
    name: str
    official_name: str
    other_names: tuple[str, ...]
    demonyms: tuple[str, ...]
    region: str
    subregion: str
    landlocked: bool
    currency: str | None
    fiscal_year_start: tuple[int, int]
    capital: str | None
    latitude: Decimal
    longitude: Decimal
    wikidata: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A country's time in a group: first and last day, both included; None is open or not told."""

    code: str
    since: datetime.date | None = None
    until: datetime.date | None = None

    def holds(self, on: datetime.date | None = None) -> bool:
        """Tell whether the country is a member on the day `on`, or, without one, still."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class GroupKind(StrEnum):
    """Whether geography or an agreement makes the group."""

    REGION = "region"
    BLOC = "bloc"


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """A region or bloc; its code is a slug (`central-asia`) or the usual acronym (`EU`)."""

    code: str
    name: str
    other_names: tuple[str, ...]
    kind: GroupKind
    memberships: tuple[Membership, ...]
    forum: bool = False
    """Whether its members meet there, in whose margins they deal with each other."""

    def members(self, on: datetime.date | None = None) -> tuple[str, ...]:
        """Return the sorted codes of the members on the day `on`, or, without one, of today's."""
        return tuple(sorted({m.code for m in self.memberships if m.holds(on)}))


class PlaceKind(StrEnum):
    """What a place is known for in trade."""

    CAPITAL = "capital"
    CITY = "city"
    PROVINCE = "province"
    PORT = "port"
    DRY_PORT = "dry_port"
    BORDER_CROSSING = "border_crossing"
    ECONOMIC_ZONE = "economic_zone"


@dataclass(frozen=True, slots=True)
class Place:
    """A place within one country; `latitude` and `longitude` are degrees, good to about 0.01.

    A province is located by its main town. A border crossing lies in the country whose name for it
    this is; its other side may be a place of its own.
    """

    name: str
    other_names: tuple[str, ...]
    country: str
    kind: PlaceKind
    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True)
class Reference:
    """All reference data; countries and groups by code, in the order of their codes."""

    countries: Mapping[str, Country]
    groups: Mapping[str, CountryGroup]
    places: tuple[Place, ...]

    @cached_property
    def forums(self) -> frozenset[str]:
        """The codes of groups that are forums: seldom a party to what is told beside them."""
        return frozenset(code for code, group in self.groups.items() if group.forum)

    def country(self, code: str) -> Country:
        """Return the country of an alpha-2 code.

        Raises:
            UsageError: there is no such code.
        """
        try:
            return self.countries[code]
        except KeyError:
            raise UsageError(f"{code!r} is no ISO 3166-1 alpha-2 code") from None

    def group(self, code: str) -> CountryGroup:
        """Return the group of a code such as `EU` or `central-asia`.

        Raises:
            UsageError: there is no such code.
        """
        try:
            return self.groups[code]
        except KeyError:
            raise UsageError(f"{code!r} is no code of a known group of countries") from None
