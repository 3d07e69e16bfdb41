"""Whose money is meant where several countries share its name: "Rs", "kroner", "dollars"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from graph.claims.format import is_currency
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.values.model import Money

_AMERICAN: Final = re.compile(r"US|U\.S|American|States")
#: Has the form of a code of ISO 4217, but stands for two currencies.
_CFA: Final = "CFA"


def currency_of(
    scene: Scene, unit: str, printed: str, codes: Sequence[str | None], home: str | None
) -> str:
    """Settle whose "kroner" or "rupees" are meant: those of the first of some countries.

    `unit` is what the value grammar calls the money, `printed` the words; the countries are those
    of `codes` and, after them, `home`. Money that none of them has is left as it is.
    """
    if unit == "USD" and not _AMERICAN.search(printed):
        return _dollar(scene, home)
    family = _families().get(unit)
    if family is None and is_currency(unit) and unit != _CFA:
        return unit
    for code in (*codes, home):
        country = scene.reference.countries.get(code or "")
        if country is not None and country.currency in (family or ()):
            return country.currency
    return unit


def _dollar(scene: Scene, home: str | None) -> str:
    """Return whose "$" or "dollars" are meant: those of the document's country, if it says so.

    It does where it names some of its money in full: "HK$3 million", "Fiji dollars".
    """
    country = scene.reference.countries.get(home or "")
    own = country.currency if country is not None else None
    if own not in _families()["dollar"]:
        return "USD"
    values = (value for sentence in scene.sentences for value in sentence.values)
    told = any(isinstance(v, Money) and v.quantity.unit == own for v in values)
    return own if told else "USD"


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """Return the currencies that share a name, by that name."""
    families = read_yaml(DATA / "figures" / "currencies.yaml", dict[str, list[str]])
    return {name: tuple(codes) for name, codes in families.items()}
