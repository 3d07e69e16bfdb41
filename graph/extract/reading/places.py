"""Places that the text names where a place is expected: which country each of them lies in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.scene import Scene
from graph.reference import load_reference
from graph.reference.model import PlaceKind
from graph.reference.towns import Town, load_towns

_CAP: Final = r"[A-ZÀ-ÖØ-Þ][\w'’.]*(?:-[A-Za-zÀ-þ][\w'’]*){0,3}"
_JOINTS: Final = r"(?: (?:es|de|del|da|do|dos|di|la|las|los|el|al|of|i|e|am|an der|sur|upon)){0,2}"
#: A run of capitalised words that may name a place: "Hassi R'Mel", "Rio de la Plata".
PLACE: Final = re.compile(rf"{_CAP}(?:{_JOINTS} {_CAP}){{0,3}}")
#: Where a name may begin.
_CAPITAL: Final = re.compile(r"(?<![\w'’.–-])[A-ZÀ-Þ]")
_OF_SITE: Final = re.compile(r"(?:the )?(?:[Pp]ort|[Cc]ity|[Tt]own) of |^[Pp]ort ")
#: Other spellings that the name of a place in a text has: "Hai Phong port", "Wolayta-Sodo".
_SITE: Final = re.compile(r" (?:[Pp]ort|[Hh]arbour|[Cc]ity|[Tt]own|[Tt]erminal)$")
#: "a weekly service from ": a service between two places.
_SERVICE: Final = re.compile(r"\bservices?(?: from| between| linking| connecting| joining|$)")


def runs_of_capitals(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of capitalised words that may name a place, from each such word on."""
    for capital in _CAPITAL.finditer(text):
        place = PLACE.match(text, capital.start())
        if place is not None:
            yield place


def is_capital(sentence: Annotated, start: int) -> bool:
    """Whether the name of a state's capital begins at a position of a sentence."""
    return any(g.start == start and g.form is GeoForm.CAPITAL for g in sentence.geo)


def near_countries(scene: Scene, index: int) -> Sequence[Collection[str]]:
    """Return the countries near a sentence, the closest first.

    They are those that it names, the two that the document is about, and all of the document.
    """
    return (scene.named_at(index), frozenset(scene.pair), scene.named_countries)


def town_of(
    name: str, near: Sequence[Collection[str]], kind: PlaceKind | None = None
) -> Town | None:
    """Return the town, port or crossing that a name means where a place is expected.

    With a `kind`, places of that kind go before their namesakes.
    """
    towns = load_towns()
    for spelling in (name, _SITE.sub("", _OF_SITE.sub("", name))):
        if kind is not None:
            known = [town for town in towns.named(spelling) if town.kind is kind]
            for countries in near:
                told = [town for town in known if town.country in countries]
                if len(told) == 1:
                    return told[0]
            elsewhere = not any(
                town.country in countries for countries in near for town in towns.named(spelling)
            )
            if len(known) == 1 and elsewhere:
                return known[0]
        found = towns.settled(spelling, near)
        if found is not None:
            return found
    return None


def countries_of_places(
    names: Iterable[str],
    sentence: Annotated,
    near: Sequence[Collection[str]],
    kind: PlaceKind | None = None,
) -> list[frozenset[str]]:
    """Return the countries of each place that a sentence names; an empty set where they are open.

    With a `kind`, places of that kind go before their namesakes.
    """
    known = {
        sentence.text[g.start : g.end]: frozenset(g.codes)
        for g in sentence.geo
        if g.group is None and g.form is not GeoForm.DEMONYM
    }
    found: list[frozenset[str]] = []
    for name in names:
        codes = known.get(name)
        if codes is None:
            town = town_of(name, near, kind)
            codes = frozenset() if town is None else frozenset({town.country})
        found.append(codes)
    return found


def is_port(name: str) -> bool:
    """Whether any seaport has a name."""
    return any(town.kind is PlaceKind.PORT for town in load_towns().named(name))


@lru_cache(maxsize=4096)
def hub_place(name: str) -> PlaceKind | None:
    """Return whether a name is that of any seaport or border crossing, and which."""
    kinds = {town.kind for town in load_towns().named(name)}
    return next((k for k in (PlaceKind.PORT, PlaceKind.BORDER_CROSSING) if k in kinds), None)


def is_only_crossing(name: str) -> bool:
    """Whether a name is that of a border crossing and of no town."""
    towns = load_towns().named(name)
    return bool(towns) and all(
        town.kind is PlaceKind.BORDER_CROSSING and not town.population for town in towns
    )


def sails_between(name: str, stops: Sequence[str]) -> bool:
    """Whether a link of this name is a service whose stops are all seaports."""
    return _SERVICE.search(name) is not None and bool(stops) and all(map(is_port, stops))


def is_place(name: str) -> bool:
    """Whether any town, port or crossing has a name; for words where a place is expected."""
    return bool(load_towns().named(name))


def has_capital_called(name: str, countries: Collection[str]) -> bool:
    """Whether one of some countries has the name of its capital: "Djibouti", "Kuwait"."""
    known = load_reference().countries
    capitals = (known[code].capital for code in countries if code in known)
    return any(capital is not None and capital.startswith(name) for capital in capitals)
