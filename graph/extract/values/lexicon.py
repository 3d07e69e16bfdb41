"""The lexicon of the value grammar, read from the YAML files in `graph/extract/data/values/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec
from msgspec import Struct

from graph.errors import DataFileError
from graph.extract.rules import read_yaml
from graph.extract.values.expression import Bound
from graph.extract.values.expression import Unit as UnitOfTime
from graph.extract.values.phrases import Phrases
from graph.extract.values.tokens import KINDS, MARKS, Vocabulary, Word, split
from graph.extract.values.units import DATA, Family, UnitTable, read_units

_RUPEE: Final = "Rs"


class Unit(Struct, frozen=True):
    """A unit beside a number.

    Attributes:
        code: its code, as `Quantity.unit` gives it.
        times: what one printed unit is in that code: 0.01 for cents, 1,000,000 for mtpa.
        weak: the form is also an everyday word, and means the unit only after a scale word.
    """

    family: Family
    code: str
    times: Decimal = Decimal(1)
    weak: bool = False


class Role(StrEnum):
    """What words around a number do to it."""

    HEDGE = "hedge"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the grammar knows of words.

    Attributes:
        vocabulary: single words of the grammar.
        before: currencies that stand before a number.
        after: units, percent signs and currencies that stand after a number.
        prices: what a price can be quoted per, with its code.
        prefixes: hedging and bounding words before a number.
        verbs: verbs that bound a number and are not part of it.
        suffixes: hedging and bounding words after a number.
        intensifiers: words that may precede those of `prefixes`.
        change_verbs: words after which "5 to 12 per cent" is two figures, not a range.
        over_verbs: words after which "over" is said of an extent, not of a bound.
        up_verbs: words after which "up to" is a direction, not a bound.
        rates: units of time as a rate is counted per.
        rate_adverbs: phrases that stand for such a rate.
        comparisons: phrases such as "year on year", with what they count back by.
        bounds: words before a period that say "by", "since" or "until".
    """

    vocabulary: Vocabulary
    before: Phrases[Unit]
    after: Phrases[Unit]
    prices: Phrases[str]
    prefixes: Phrases[Role]
    verbs: Phrases[Role]
    suffixes: Phrases[Role]
    intensifiers: Phrases[bool]
    change_verbs: frozenset[str]
    over_verbs: frozenset[str]
    up_verbs: frozenset[str]
    rates: Mapping[str, str]
    rate_adverbs: Phrases[str]
    comparisons: Phrases[UnitOfTime]
    bounds: Phrases[Bound]


class _Currency(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    before: list[str] = []
    names: list[str] = []
    minor: list[str] = []
    after: list[str] = []


class _Generic(msgspec.Struct, forbid_unknown_fields=True):
    unit: str
    before: list[str] = []
    names: list[str] = []


class _Currencies(msgspec.Struct, forbid_unknown_fields=True):
    currencies: list[_Currency]
    generic: list[_Generic]
    english: list[str]


class _Calendar(msgspec.Struct, forbid_unknown_fields=True):
    comparison: dict[UnitOfTime, list[str]]
    by: list[str]
    since: list[str]
    until: list[str]


class _Prefixes(msgspec.Struct, forbid_unknown_fields=True):
    hedge: list[str]
    above: list[str]
    below: list[str]
    above_verb: list[str]
    below_verb: list[str]
    over_verbs: list[str]
    up_verbs: list[str]
    intensifier: list[str]
    after_above: list[str]
    after_below: list[str]
    after_hedge: list[str]
    change_verbs: list[str]


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon once.

    Raises:
        DataFileError: a file does not fit its schema, or a word has two parts in the grammar.
    """
    currencies = read_yaml(DATA / "currencies.yaml", _Currencies)
    units = read_units(DATA)
    prefixes = read_yaml(DATA / "prefixes.yaml", _Prefixes)
    calendar = read_yaml(DATA / "calendar.yaml", _Calendar)
    measures = list(_measures(units))
    roles = (
        (Role.HEDGE, prefixes.hedge),
        (Role.ABOVE, prefixes.above),
        (Role.BELOW, prefixes.below),
    )
    verbs = ((Role.ABOVE, prefixes.above_verb), (Role.BELOW, prefixes.below_verb))
    suffixes = (
        (Role.HEDGE, prefixes.after_hedge),
        (Role.ABOVE, prefixes.after_above),
        (Role.BELOW, prefixes.after_below),
    )
    return Lexicon(
        vocabulary=_vocabulary(
            read_yaml(DATA / "words.yaml", dict[str, dict[str, int] | list[str]])
        ),
        before=Phrases((split(form), unit) for form, unit in _before(currencies)),
        after=Phrases((split(form), unit) for form, unit in [*_after(currencies), *measures]),
        prices=Phrases(
            [
                *(
                    (split(f), u.code)
                    for f, u in measures
                    if u.family is Family.MEASURE and u.times == 1
                ),
                *((split(noun), noun) for noun in units.prices),
            ]
        ),
        prefixes=Phrases(
            (split(f), r) for r, forms in roles for form in forms for f in _cased(form)
        ),
        verbs=Phrases((split(f), r) for r, forms in verbs for f in forms),
        suffixes=Phrases((split(f), r) for r, forms in suffixes for f in forms),
        intensifiers=Phrases(
            (split(f), True) for form in prefixes.intensifier for f in _cased(form)
        ),
        change_verbs=frozenset(prefixes.change_verbs),
        over_verbs=frozenset(prefixes.over_verbs),
        up_verbs=frozenset(prefixes.up_verbs) | frozenset(prefixes.change_verbs),
        rates={form: code for code, forms in units.rates.items() for form in forms},
        rate_adverbs=Phrases((split(form), code) for form, code in units.adverbs.items()),
        comparisons=Phrases(
            (split(form), unit)
            for unit, forms in calendar.comparison.items()
            for phrase in forms
            for form in _cased(phrase)
        ),
        bounds=Phrases(
            (split(form), bound)
            for bound, forms in (
                (Bound.BY, calendar.by),
                (Bound.SINCE, calendar.since),
                (Bound.UNTIL, calendar.until),
            )
            for phrase in forms
            for form in _cased(phrase)
        ),
    )


def rupee_unit(code: str | None) -> str:
    """Return the unit of "Rs" where the country of the rupee is known or not."""
    return code or _RUPEE


def _vocabulary(file: Mapping[str, Mapping[str, int] | Sequence[str]]) -> Vocabulary:
    vocabulary = dict(MARKS)
    for kind, forms in file.items():
        if kind not in KINDS:
            raise DataFileError(f"words.yaml: {kind!r} is no kind of word; see Kind in tokens.py")
        numbers = forms if isinstance(forms, Mapping) else dict.fromkeys(forms, -1)
        for form, number in numbers.items():
            word = Word(kind, number)
            for written in _cased(form):
                known = vocabulary.setdefault(written, word)
                if known != word:
                    raise DataFileError(
                        f"words.yaml: {form!r} is listed as {known.kind} and as {kind}; keep one"
                    )
    return vocabulary


def _cased(form: str) -> Iterator[str]:
    """Yield a form as it stands, in capitals and, if it is in small letters, capitalised."""
    yield form
    if len(form) > 1:
        yield form.upper()
    if form.islower():
        yield form[0].upper() + form[1:]


def _plurals(name: str) -> Iterator[str]:
    yield name
    if not name.endswith("s"):
        yield f"{name}s"


def _before(file: _Currencies) -> Iterator[tuple[str, Unit]]:
    for entry in file.currencies:
        for form in (entry.code, *entry.before):
            yield form, Unit(Family.MONEY, entry.code, weak=form in file.english)
        for name in entry.names:
            if " " in name:  # "Indian rupees 50 crore"
                yield f"{name}s", Unit(Family.MONEY, entry.code)
    for generic in file.generic:
        for form in generic.before:
            yield form, Unit(Family.MONEY, generic.unit, weak=form in file.english)


def _after(file: _Currencies) -> Iterator[tuple[str, Unit]]:
    """Yield what stands after a number; a generic noun never replaces that of a country."""
    for generic in file.generic:
        for form in (*generic.before, *generic.names):
            for written in _plurals(form):
                yield written, Unit(Family.MONEY, generic.unit, weak=form in file.english)
    for entry in file.currencies:
        unit = Unit(Family.MONEY, entry.code)
        symbols = [form for form in entry.before if not form.isalnum()]
        for form in (entry.code, *entry.after, *symbols):
            yield form, Unit(Family.MONEY, entry.code, weak=form in file.english)
        for name in entry.names:
            for form in _plurals(name):
                weak = name in file.english
                yield form, Unit(Family.MONEY, entry.code, weak=weak)
                if form.islower():
                    yield form.title(), Unit(Family.MONEY, entry.code, weak=weak)
        for name in entry.minor:
            for form in _plurals(name):
                yield form, Unit(unit.family, unit.code, Decimal("0.01"))


def _measures(file: UnitTable) -> Iterator[tuple[str, Unit]]:
    for entry in file.units:
        unit = Unit(entry.family, entry.code, Decimal(entry.times))
        for form in entry.forms:
            yield form, unit
            if form.islower() and len(form) >= 4:
                yield form[0].upper() + form[1:], unit
