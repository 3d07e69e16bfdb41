"""The names of hubs: how each was recognised, and how one is made."""

from __future__ import annotations

import re
from typing import Final

from graph.claims import HubKind
from graph.extract.hubs.lexicon import place_key
from graph.extract.mentions import Name, NameType
from graph.reference import PlaceKind

NAMED: Final = "hub.named"
OF: Final = "hub.of"
EXPLAINED: Final = "hub.explained"
BARE: Final = "hub.bare"
TABLE: Final = "hub.table"
PASSED: Final = "hub.passed"
BORDER: Final = "hub.border"
SEA: Final = "hub.sea-route"
WEIGHED: Final = "hub.weighed"
GRANTED: Final = "hub.granted"

#: The kinds of hub that places of the reference data are.
KINDS_OF_PLACES: Final = {
    PlaceKind.PORT: HubKind.SEAPORT,
    PlaceKind.BORDER_CROSSING: HubKind.BORDER_CROSSING,
}
#: What is not the port or crossing of its town.
APART: Final = frozenset(
    {HubKind.ECONOMIC_ZONE, HubKind.AIRPORT, HubKind.DRY_PORT, HubKind.LOGISTICS_CENTRE}
)
#: What parts the names of several hubs: " (Chile), ", " and ".
LIST: Final = re.compile(r"(?: \([^()]{1,30}\))?(?:, and | and | or |, )")
#: "-Kraké", "/Nakonde": the other side of a crossing.
TWIN: Final = re.compile(r"(?:[-–/]| – )[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?")
#: "Port of Ilo." at the end of a sentence, unlike "Port of St. Louis".
_FULL_STOP: Final = re.compile(r"(?<=\w\w)\.$")


def hub_name(
    start: int, end: int, name: str, rule: str, kind: HubKind, country: tuple[str, ...]
) -> Name:
    """Return the name of a hub at `start` to `end` of a sentence, without a full stop."""
    bare = without_stop(name)
    return Name(start, end - len(name) + len(bare), NameType.HUB, bare, rule, kind, country)


def hub_key(name: Name) -> str:
    """Return what one hub is told from another by: a zone or airport is not the port it is at."""
    key = place_key(name.name)
    return f"{name.kind} {key}" if name.kind in APART else key


def without_stop(name: str) -> str:
    """Return a name without the full stop of its sentence: "Ilo." but "St. Louis"."""
    stop = _FULL_STOP.search(name)
    return name if stop is None else name[: stop.start()]
