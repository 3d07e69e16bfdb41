"""Properties of links, hubs and instruments: length, voltage, capacity, cost, duration, dates.

A figure belongs to the link, hub or instrument named nearest in its clause, or to the one last
spoken of. The words are in `data/lexicon/attributes.yaml`; amounts of trade are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from graph.claims import AttributeClaim, Claim, Quantity
from graph.extract.annotate import Annotated
from graph.extract.mentions import Name, NameType
from graph.extract.rules import DATA, read_yaml
from graph.extract.scene import Scene
from graph.extract.values.model import DateMention, Measure, Money, Percent, PeriodMention

_MEASURE: Final = "attribute.measure"
_MONEY: Final = "attribute.money"
_DATE: Final = "attribute.date"
_CONFIDENCE: Final = {
    _MEASURE: Decimal("0.88"),
    _MONEY: Decimal("0.85"),
    _DATE: Decimal("0.8"),
}
_LOOK_BACK: Final = 2
_NEAR: Final = 70
_TRADE: Final = re.compile(
    r"(?<!\w)(?:exports?|imports?|trade|turnover|shipments|sales|purchases|deficit|surplus|commerce|business"
    r"|gdp|remittances|aid|revenues?|reserves|debt)(?!\w)",
    re.IGNORECASE,
)
_PLANT: Final = re.compile(r"(?P<name>[A-Z][\w-]+(?:[ -][A-Z0-9][\w-]*)?) \($")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[str, str]
    needs_cue: dict[str, list[str]]
    cost: list[str]
    amount: list[str]
    tariff: list[str]
    superseded: list[str]
    replaces: list[str]
    completion: list[str]
    construction_start: list[str]
    first_proposed: list[str]
    foreign: list[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    units: Mapping[str, str]
    needs_cue: Mapping[str, re.Pattern[str]]
    cost: re.Pattern[str]
    amount: re.Pattern[str]
    tariff: re.Pattern[str]
    superseded: re.Pattern[str]
    replaces: re.Pattern[str]
    foreign: re.Pattern[str]
    dates: Mapping[str, re.Pattern[str]]


def _any(words: Sequence[str]) -> re.Pattern[str]:
    options = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{options})(?!\w)", re.IGNORECASE)


@cache
def _lexicon() -> _Lexicon:
    file = read_yaml(DATA / "lexicon" / "attributes.yaml", _File)
    return _Lexicon(
        file.units,
        {unit: _any(words) for unit, words in file.needs_cue.items()},
        _any(file.cost),
        _any(file.amount),
        _any(file.tariff),
        _any(file.superseded),
        _any(file.replaces),
        _any(file.foreign),
        {
            "completion": _any(file.completion),
            "construction_start": _any(file.construction_start),
            "first_proposed": _any(file.first_proposed),
        },
    )


@dataclass(frozen=True, slots=True)
class _Figure:
    """A property found in a sentence, before it is known whose it is."""

    start: int
    end: int
    name: str
    rule: str
    quantity: Quantity | None = None
    text: str | None = None
    superseded: bool = False
    owner: str | None = None


def claims(scene: Scene) -> Iterator[Claim]:
    """Yield the properties of the links, hubs and instruments of a document."""
    for index, sentence in enumerate(scene.sentences):
        if scene.is_heading(sentence) or not sentence.values:
            continue
        for figure in _figures(sentence):
            owner = figure.owner or _owner(scene, index, sentence, figure)
            if owner is None:
                continue
            start, end = _passage(sentence, figure)
            yield AttributeClaim(
                evidence=(scene.evidence(sentence, start, end),),
                rule=figure.rule,
                confidence=_CONFIDENCE[figure.rule],
                claimant=scene.speakers[index],
                of=owner,
                name=figure.name,
                quantity=figure.quantity,
                text=figure.text,
                superseded=figure.superseded,
            )


def _figures(sentence: Annotated) -> Iterator[_Figure]:
    found: list[_Figure] = []
    for value in sentence.values:
        figure: _Figure | None = None
        match value:
            case Measure():
                figure = _measure(sentence.text, value)
            case Money() if not value.gloss:
                figure = _money(sentence, value)
            case DateMention() | PeriodMention():
                figure = _date(sentence.text, value)
            case Percent() if re.search(r"interest|rate of", _near(sentence.text, value.start, 30)):
                figure = _Figure(
                    value.start, value.end, "interest_rate_percent", _MEASURE, value.quantity
                )
        if figure is not None:
            found.append(figure)
    yield from _replaced(sentence.text, found)


def _measure(text: str, value: Measure) -> _Figure | None:
    unit = value.quantity.unit
    name = _lexicon().units.get(unit)
    if name is None:
        return None
    around = text[max(0, value.start - _NEAR) : value.end + 30]
    cue = _lexicon().needs_cue.get(unit)
    if cue is not None and not cue.search(around):
        return None
    if unit == "km" and _lexicon().foreign.search(text[value.end : value.end + 25]):
        return None
    plant = _PLANT.search(text[: value.start])
    owner = plant.group("name") if plant and unit in ("MW", "GW") else None
    return _Figure(value.start, value.end, name, _MEASURE, value.quantity, owner=owner)


def _money(sentence: Annotated, value: Money) -> _Figure | None:
    clause = _clause(sentence.text, value.start, value.end)
    if _TRADE.search(clause):
        return None
    if _lexicon().tariff.search(clause):
        return _Figure(value.start, value.end, "tariff", _MONEY, value.quantity)
    before = _near(sentence.text, value.start, _NEAR)
    after = sentence.text[value.end : value.end + 30]
    if _lexicon().amount.search(before) or _lexicon().amount.search(after):
        return _Figure(value.start, value.end, "amount", _MONEY, value.quantity)
    if _lexicon().cost.search(clause):
        return _Figure(value.start, value.end, "cost", _MONEY, value.quantity)
    return None


def _date(text: str, value: DateMention | PeriodMention) -> _Figure | None:
    before = _near(text, value.start, 45) + text[value.start : value.end]
    for name, pattern in _lexicon().dates.items():
        if pattern.search(before):
            words = re.sub(
                r"^(?:by|in|on|until) (?:the end of )?", "", text[value.start : value.end]
            )
            year = re.search(r"\b(?:19|20)\d\d\b", words)
            if year is not None:
                return _Figure(value.start, value.end, name, _DATE, text=year.group())
    return None


def _near(text: str, position: int, reach: int) -> str:
    return text[max(0, position - reach) : position]


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause around a figure: to the nearest mark on either side."""
    before = max(text.rfind(mark, 0, start) for mark in (";", ":", "(", ". "))
    ends = [at for mark in (";", ")", ". ") if (at := text.find(mark, end)) >= 0]
    return text[max(before + 1, start - 120) : min([*ends, len(text), end + 80])]


def _replaced(text: str, found: Sequence[_Figure]) -> Iterator[_Figure]:
    """Mark the earlier of two figures for one property where the sentence replaces it."""
    for number, figure in enumerate(found):
        later = [f for f in found[number + 1 :] if f.name == figure.name]
        between = text[figure.end : later[0].start] if later else ""
        old = _lexicon().superseded.search(_near(text, figure.start, 60))
        superseded = bool(later and (old or _lexicon().replaces.search(between)))
        yield replace(figure, superseded=superseded)


def _owner(scene: Scene, index: int, sentence: Annotated, figure: _Figure) -> str | None:
    """Return the name of what a figure is a property of; None if that is not clear."""
    wanted = _fitting(figure.name)
    here = [name for name in sentence.names if name.type in wanted]
    if here:
        return _called(min(here, key=lambda name: _distance(name, figure)))
    recent = list(scene.before(index))[: _LOOK_BACK + (figure.rule == _MEASURE)]
    for kind in wanted:
        for earlier in recent:
            names = [name for name in earlier.names if name.type is kind]
            if names:
                return _called(names[-1])
    if not _speaks_back(sentence.text):
        return None
    for kind in wanted:
        name = scene.last_name(kind, index)
        if name is not None:
            return _called(name)
    return None


def _fitting(attribute: str) -> tuple[NameType, ...]:
    """Return what can have a property, likeliest first."""
    if attribute in ("amount", "tariff", "interest_rate_percent"):
        return (NameType.INSTRUMENT,)
    if attribute in ("voltage_kv", "length_km", "gauge_mm"):
        return (NameType.LINK,)
    if attribute.startswith("energy"):
        return NameType.INSTRUMENT, NameType.LINK
    if attribute.startswith("quantity"):
        return NameType.HUB, NameType.LINK
    return NameType.LINK, NameType.INSTRUMENT, NameType.HUB


def _speaks_back(text: str) -> bool:
    return (
        re.search(r"(?<!\w)(?:the|its|it|published|costs?|lengths?)(?!\w)", text, re.I) is not None
    )


def _called(name: Name) -> str:
    if name.type is NameType.INSTRUMENT and not name.proper and name.detail:
        return (
            f"{name.detail} {name.name.split()[-1]}" if name.detail not in name.name else name.name
        )
    return name.name


def _distance(name: Name, figure: _Figure) -> int:
    if name.start <= figure.start < name.end:
        return 0
    return min(abs(name.start - figure.end), abs(figure.start - name.end))


def _passage(sentence: Annotated, figure: _Figure) -> tuple[int, int]:
    """Return the clause that states a figure."""
    text = sentence.text
    start = max(text.rfind(mark, 0, figure.start) for mark in (", ", "; ", ": ", " and "))
    start = start + 1 if start >= 0 else 0
    while start < figure.start and text[start] in " ,;:":
        start += 1
    ends = [at for mark in (",", ";", " and ", ".") if (at := text.find(mark, figure.end)) >= 0]
    return start, min([*ends, len(text)])
