"""What the mentions of a sentence were read as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.claims import Period
from graph.explain.contents import number_words, quantity_words, readable
from graph.explain.model import MentionKind, MentionTrace
from graph.extract.annotate import Annotated, Mention
from graph.extract.mentions import Name, NameType, Parties, Place
from graph.extract.scene import Scene
from graph.extract.values.model import (
    Count,
    DateMention,
    Factor,
    Measure,
    Money,
    Ordinal,
    Percent,
    PeriodMention,
    Share,
)
from graph.reference import Reference

_NAMES: Final[Mapping[NameType, MentionKind]] = {
    NameType.ORGANISATION: MentionKind.ORGANISATION,
    NameType.BODY: MentionKind.BODY,
    NameType.PERSON: MentionKind.PERSON,
    NameType.INSTRUMENT: MentionKind.INSTRUMENT,
    NameType.HUB: MentionKind.HUB,
    NameType.LINK: MentionKind.LINK,
}
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNSETTLED: Final = "not settled by these words alone"


def mentions_of(annotated: Annotated, index: int, scene: Scene) -> tuple[MentionTrace, ...]:
    """Return the mentions of sentence `index` in order; names hide the mentions within them."""
    found = []
    for _, mention in annotated.view.mentions:
        kind, reading = _read(mention, index, scene)
        rule = mention.rule if isinstance(mention, Name) else None
        text = annotated.text[mention.start : mention.end]
        found.append(MentionTrace(kind, mention.start, mention.end, text, reading, rule))
    return tuple(found)


def party_names(codes: tuple[str, ...], reference: Reference) -> str:
    """Return codes as names of countries and blocs; a code that is not known stays."""
    names = []
    for code in codes:
        known = reference.countries.get(code) or reference.groups.get(code)
        names.append(known.name if known else code)
    return ", ".join(names)


def _read(mention: Mention, index: int, scene: Scene) -> tuple[MentionKind, str]:
    match mention:
        case Name():
            return _NAMES[mention.type], _name_words(mention, scene.reference)
        case Parties():
            return _parties(mention, index, scene)
        case Place():
            country = mention.country
            where = party_names((country,), scene.reference) if country else _UNSETTLED
            return MentionKind.PLACE, f"{mention.name} ({where})"
        case Money():
            gloss = ", the amount before in another currency" if mention.gloss else ""
            return MentionKind.AMOUNT, quantity_words(mention.quantity, bounds=False) + gloss
        case Percent():
            points = " points" if mention.points else ""
            return MentionKind.PERCENTAGE, quantity_words(mention.quantity, bounds=False) + points
        case Factor():
            return MentionKind.PERCENTAGE, f"times {number_words(mention.factor)}"
        case Share():
            return MentionKind.PERCENTAGE, f"a share of {mention.fraction}"
        case Measure():
            return MentionKind.MEASURE, quantity_words(mention.quantity, bounds=False)
        case Ordinal():
            return MentionKind.NUMBER, f"number {mention.number}"
        case Count():
            return MentionKind.NUMBER, f"{mention.number:,}"
        case PeriodMention():
            return MentionKind.PERIOD, _period_words(mention, scene)
        case DateMention():
            return MentionKind.DATE, _date_words(mention)
        case _:
            raise TypeError(f"no reading for {mention!r}")


def _name_words(name: Name, reference: Reference) -> str:
    parts = [name.name or name.type.value]
    if name.kind is not None:
        parts.append(readable(name.kind))
    if name.detail:
        parts.append(name.detail)
    if name.parties:
        parts.append(party_names(name.parties, reference))
    if name.stops:
        parts.append(" – ".join(name.stops))
    if not name.proper:
        parts.append("described, not named")
    return "; ".join(parts)


def _parties(mention: Parties, index: int, scene: Scene) -> tuple[MentionKind, str]:
    codes = scene.codes(mention, index)
    names = party_names(codes, scene.reference)
    if mention.anaphor is not None:
        return MentionKind.POINTER, f"points back to {names}" if names else _UNSETTLED
    if mention.group is not None:
        group = scene.reference.groups.get(mention.group)
        title = group.name if group else mention.group
        if mention.codes not in ((), (mention.group,)):
            return MentionKind.COUNTRY, f"{title}: {names}"
        return MentionKind.COUNTRY, title
    return MentionKind.COUNTRY, names or _UNSETTLED


def _period_words(mention: PeriodMention, scene: Scene) -> str:
    """Return the days, on the calendar of the country that the document is mainly about."""
    reporter = next((c for c in scene.main_parties if c in scene.reference.countries), None)
    period: Period | None = scene.period(mention.expression, reporter)
    return readable(period) or _UNSETTLED


def _date_words(mention: DateMention) -> str:
    if mention.date is not None:
        until = f" to {mention.until}" if mention.until is not None else ""
        return f"{mention.date}{until}"
    if mention.offset is not None:
        return f"{mention.offset:+d} days from the date of the document"
    stated = []
    if mention.day is not None:
        stated.append(f"day {mention.day}")
    if mention.month is not None:
        stated.append(f"month {mention.month}")
    if mention.weekday is not None:
        stated.append(_WEEKDAYS[mention.weekday])
    return f"{', '.join(stated)}; the year is open" if stated else _UNSETTLED
