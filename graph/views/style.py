"""How items, links and statuses look: the table in `style.yaml`, checked when it is read."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
import yaml

from graph.errors import DataFileError

_PATH: Final = Path(__file__).with_name("style.yaml")

Hex = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]
Colour = tuple[Hex, Hex]  # in the light and in the dark theme


class ItemStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of item: its plural and singular name, its sign, and its radius in pixels."""

    label: str
    one: str
    shape: Literal["disc", "square", "hexagon", "diamond"]
    pictogram: str
    colour: Colour
    radius: Annotated[float, msgspec.Meta(gt=0, le=40)]


class LinkStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of link: its plural and singular name, family (which gives the colour), pictogram,
    and what it says that two things are linked by it."""

    label: str
    one: str
    family: str
    pictogram: str
    meaning: str = ""


class StatusStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A status: its name and line style, as lengths of line and gap in pixels."""

    label: str
    dash: tuple[Annotated[int, msgspec.Meta(gt=0)], ...]


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table; every mapping keeps the order in which legends list it."""

    items: dict[str, ItemStyle]
    families: dict[str, Colour]
    links: dict[str, LinkStyle]
    statuses: dict[str, StatusStyle]
    pictograms: dict[str, Annotated[str, msgspec.Meta(pattern="^M[-MmLlHhVvCcSsAaZz0-9., ]+$")]]

    def item(self, kind: str) -> ItemStyle:
        """Return the look of a kind of item; a kind the table lacks gets a neutral one."""
        return self.items.get(kind) or ItemStyle(
            label=_words(kind),
            one=_words(kind),
            shape="disc",
            pictogram="dot",
            colour=self.items["sector"].colour,
            radius=11,
        )

    def link(self, kind: str) -> LinkStyle:
        """Return the look of a kind of link; a kind the table lacks joins the topics."""
        return self.links.get(kind) or LinkStyle(
            label=_words(kind), one=_words(kind), family="topics", pictogram="dot"
        )

    def status(self, key: str) -> StatusStyle:
        """Return the look of a status; one the table lacks gets a solid line."""
        return self.statuses.get(key) or StatusStyle(label=_words(key), dash=())


@cache
def style() -> Style:
    """Return the table.

    Raises:
        DataFileError: the file does not fit the schema, or names a family or a pictogram that it
            does not define.
    """
    try:
        table = msgspec.convert(
            yaml.safe_load(_PATH.read_text(encoding="utf-8")), Style, strict=False
        )
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataFileError(f"{_PATH.name} cannot be used: {error}") from error
    for kind, link in table.links.items():
        if link.family not in table.families:
            raise DataFileError(f"{_PATH.name}: link {kind!r} names no family: {link.family!r}")
    pictograms = {kind: look.pictogram for kind, look in table.items.items()}
    pictograms |= {kind: look.pictogram for kind, look in table.links.items()}
    for kind, pictogram in pictograms.items():
        if pictogram not in table.pictograms:
            raise DataFileError(f"{_PATH.name}: {kind!r} names no pictogram: {pictogram!r}")
    return table


def family_colours() -> str:
    """Return a style sheet with the colours of the families of links as variables."""
    light, dark = (
        "; ".join(f"--{key}: {colours[theme]}" for key, colours in style().families.items())
        for theme in (0, 1)
    )
    return f':root {{ {light} }}\n:root[data-theme="dark"] {{ {dark} }}\n'


def _words(key: str) -> str:
    return re.sub(r"[-_\s]+", " ", key).strip().capitalize() or "Other"
