"""What the gazetteer finds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class GeoForm(StrEnum):
    """How a text names a country: by name, adjective, capital, group or a place within it."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    GROUP = "group"
    PLACE = "place"


class GeoMention(Struct, frozen=True):
    """A country, group or place where a text names it.

    Attributes:
        start, end: half-open offsets in the text; a possessive 's lies outside.
        codes: sorted alpha-2 codes; of a group, those of its members today.
        group: the group's code, None for a country or place.
        form: how it is named.
        name: the usual name of what is named: of the country for a name or demonym, of the group,
            or of the place itself ("Kyiv" for "Kiev").
        possessive: whether 's or a closing ' follows.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    group: str | None
    form: GeoForm
    name: str
    possessive: bool

    @property
    def is_place(self) -> bool:
        """Whether it names a capital or another place, and no state or group."""
        return self.form in (GeoForm.PLACE, GeoForm.CAPITAL)
