"""Places of the reference data by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from graph.reference import Place, PlaceKind, Reference
from graph.resolve.names import Name, content_words

_TOWNS: Final = frozenset({PlaceKind.CAPITAL, PlaceKind.CITY, PlaceKind.PROVINCE})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Finds the place that a name means within given countries, if it can mean only one."""

    places: Mapping[frozenset[str], tuple[Place, ...]]

    @classmethod
    def of(cls, reference: Reference) -> Gazetteer:
        """Index the places by the content words of their names, with and without "port"."""
        index: dict[frozenset[str], list[Place]] = defaultdict(list)
        for place in reference.places:
            for text in (place.name, *place.other_names):
                for words in {frozenset(content_words(text)), Name.of(text, "hub").words}:
                    if place not in index[words]:
                        index[words].append(place)
        return cls({words: tuple(places) for words, places in index.items()})

    def find(self, text: str, countries: Collection[str]) -> Place | None:
        """Return the place, or None if there is none or more than one.

        Without countries a name counts that only one place has. Of a town and a port of one name
        in one country the town is meant, unless the text says "port".
        """
        exact = self.places.get(frozenset(content_words(text)), ())
        found = exact or self.places.get(Name.of(text, "hub").words, ())
        fitting = [place for place in found if not countries or place.country in countries]
        if len(fitting) > 1 and len({place.country for place in fitting}) == 1:
            towns = [place for place in fitting if place.kind in _TOWNS]
            fitting = towns or fitting
        return fitting[0] if len(fitting) == 1 else None
