"""Whose money is meant where several countries share its name: "Rs", "kroner", "dollars"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from graph.claims.quantity import is_currency
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.values.model import Money
from graph.reference import Reference

_AMERICAN: Final = re.compile(r"US|U\.S|American|States")
_OF_THE_STATES: Final = re.compile(r"\bUSD?\b|U\.S\.|\bAmerican? dollar")
#: Has the form of a code of ISO 4217, but stands for two currencies.
_CFA: Final = "CFA"


def currency_of(
    scene: Scene, unit: str, printed: str, codes: Sequence[str | None], dollar: str
) -> str:
    """Settle whose "kroner" or "rupees" are meant: those of the first of some countries.

    `unit` is what the value grammar calls the money, `printed` the words, `dollar` the currency of
    a bare "$" (see `dollar_meant`). Money that none of the countries has is left as it is.
    """
    if unit == "USD" and not _AMERICAN.search(printed):
        return dollar
    family = _families().get(unit)
    if family is None and is_currency(unit) and unit != _CFA:
        return unit
    for code in codes:
        counted = _counted_in(scene.reference, code)
        if counted is not None and counted in (family or ()):
            return counted
    return unit


def _counted_in(reference: Reference, code: str | None) -> str | None:
    """Return the currency of a country, or that which all members of a bloc share."""
    country = reference.countries.get(code or "")
    if country is not None:
        return country.currency
    group = reference.groups.get(code or "")
    members = group.members() if group is not None else ()
    shared = {reference.countries[m].currency for m in members if m in reference.countries}
    return shared.pop() if len(shared) == 1 else None


def dollar_meant(scene: Scene, home: str | None) -> str:
    """Return whose "$" or "dollars" a text means: those of its country, if that shows.

    It does where the text names some of its money in full ("HK$3 million", "Fiji dollars"), and in
    texts of the countries that print their own dollar bare, unless they name the American one.
    """
    country = scene.reference.countries.get(home or "")
    own = country.currency if country is not None else None
    if own is None or own not in _families()["dollar"]:
        return "USD"
    values = (value for sentence in scene.sentences for value in sentence.values)
    if any(isinstance(v, Money) and v.quantity.unit == own for v in values):
        return own
    bare = own in _families()["$"] and _OF_THE_STATES.search(scene.document.text) is None
    return own if bare else "USD"


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """Return the currencies that share a name, by that name."""
    families = read_yaml(DATA / "figures" / "currencies.yaml", dict[str, list[str]])
    return {name: tuple(codes) for name, codes in families.items()}
