from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

import pytest

from graph.reference import Place, PlaceKind, Reference
from graph.resolve.gazetteer import Gazetteer


def place(name: str, country: str, kind: PlaceKind, *names: str) -> Place:
    return Place(name, names, country, kind, Decimal(0), Decimal(0))


GAZETTEER = Gazetteer.of(
    Reference(
        MappingProxyType({}),
        MappingProxyType({}),
        (
            place("Lamu", "KE", PlaceKind.CITY),
            place("Port of Lamu", "KE", PlaceKind.PORT),
            place("Goma", "CD", PlaceKind.CITY),
            place("Goma", "UG", PlaceKind.CITY),
            place("Dar es Salaam", "TZ", PlaceKind.CITY, "Dar-es-Salam"),
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "countries", "found"),
    [
        ("Lamu", ("KE",), "Lamu"),
        ("Port of Lamu", ("KE",), "Port of Lamu"),
        ("lamu port", ("KE", "UG"), "Port of Lamu"),
        ("Lamu", (), "Lamu"),
        ("Lamu", ("UG",), None),
        ("Goma", (), None),
        ("Goma", ("CD", "UG"), None),
        ("Goma", ("UG",), "Goma"),
        ("Dar-es-Salam", ("TZ",), "Dar es Salaam"),
        ("Nowhere", (), None),
    ],
)
def test_find(text: str, countries: tuple[str, ...], found: str | None) -> None:
    result = GAZETTEER.find(text, countries)
    assert (result and result.name) == found
