"""Labels of amounts of trade: "Polish exports", "of which imports from Chad, 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.sheets.entries import Entry, heading_label
from graph.extract.sheets.lexicon import lexicon
from graph.extract.values.model import PeriodMention
from graph.reference import Reference

_BRACKET: Final = re.compile(r" ?\([^()]*\)")
_OF_WHICH: Final = re.compile(r"(?:of which|thereof|including|incl\.)[:,]? ", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
#: Words of a label that are left over where its parties and period are taken out.
_JOINING: Final = frozenset("s with to from between and in by the into of".split())
_OTHER_WORDS: Final = 5  # parties, goods and months in the label of an amount
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Label(Struct, frozen=True):
    """What a label of an amount tells.

    Attributes:
        direction: which trade.
        words: the label without parties and period, in small letters.
        reporter: whose trade it is; None if the label leaves it open.
        partner: with whom.
        period: the words of its period.
    """

    direction: Direction
    words: str
    reporter: str | None
    partner: str | None
    period: str | None


def read_label(entry: Entry, reference: Reference, above: Label | None) -> Label | None:
    """Return what the label of an amount tells; None if it does not speak of trade.

    A label that is but a period, "2024 (Jan-Oct)", stands for the trade of the label above it.
    """
    if above is not None and (period := _bare_period(entry)) is not None:
        return replace(above, period=period)
    if (partner := _bare_party(entry, reference)) is not None:
        if above is None and not _marked(entry):
            return None
        told = above or Label(Direction.TOTAL, "trade", None, None, None)
        return replace(told, partner=partner, words=_goods(told))
    line, text = entry.labelled, entry.label
    end = line.text.find(text) + len(text)
    words = _WORD.findall(_BRACKET.sub("", text).casefold())
    known = lexicon().directions
    ways = [known[word] for word in words if word in known]
    if not ways or not _names_trade(words):
        return None
    direction = next((w for w in ways if w is not Direction.TOTAL), Direction.TOTAL)
    if Direction.BALANCE in ways:
        direction = Direction.BALANCE
    if Direction.EXPORTS in ways and Direction.IMPORTS in ways:
        direction = Direction.TOTAL
    states = [g for g in line.geo if g.end <= end and not g.is_place]
    periods = [v for v in line.values if isinstance(v, PeriodMention) and v.end <= end]
    reporter, partner = _named_sides(line.text, states, direction, reference)
    return Label(
        direction=direction,
        words=_bare(
            text, [*((g.start, g.end) for g in states), *((p.start, p.end) for p in periods)]
        ),
        reporter=reporter,
        partner=partner,
        period=line.text[periods[0].start : periods[0].end] if periods else None,
    )


def _bare_party(entry: Entry, reference: Reference) -> str | None:
    """Return the country or bloc that a label is and nothing else."""
    if entry.line is not entry.labelled:
        return None
    for mention in entry.line.geo:
        if mention.start == 0 and mention.end == len(entry.label) and not mention.is_place:
            return _name(mention, reference)
    return None


def _marked(entry: Entry) -> bool:
    """Whether a colon stands behind a label, so that it is one without a heading too."""
    return entry.line.text.startswith(":", len(entry.label))


def _goods(label: Label) -> str:
    """Return the goods and direction of a heading above partners: "exports by country"."""
    known = lexicon()
    named = [w for w in label.words.split() if w not in known.all_goods | known.partners]
    goods = [word for word in named if word not in known.directions]
    way = "trade" if label.direction is Direction.TOTAL else label.direction.value
    return " ".join([*goods, way])


def _bare_period(entry: Entry) -> str | None:
    """Return the period that a label is: "2024", or "Jan-Oct 2024" of "2024 (Jan-Oct)"."""
    if entry.line is not entry.labelled:
        return None
    text, label = entry.line.text, entry.label
    periods = [
        text[v.start : v.end]
        for v in entry.line.values
        if isinstance(v, PeriodMention) and v.end <= len(label)
    ]
    rest = label
    for period in periods:
        rest = rest.replace(period, "", 1)
    if not periods or rest.strip(" ()"):
        return None
    if len(periods) > 1 and _YEAR.search(periods[1]) is None:
        return f"{periods[1]} {periods[0]}"
    return periods[-1]


def _names_trade(words: list[str]) -> bool:
    """Whether the words of a label are those of a trade and few others, and no sentence."""
    known = lexicon()
    others = [w for w in words if w not in known.directions and w not in known.all_goods]
    return len(others) <= _OTHER_WORDS and known.verbs.isdisjoint(others)


def of_headings(headings: Sequence[Annotated], reference: Reference) -> Label | None:
    """Return the trade that the last heading labels: "Bilateral trade" above "2021: €118m"."""
    if not headings:
        return None
    last = headings[-1]
    label = heading_label(last)
    return read_label(Entry(-1, last, last, label, len(last.text)), reference, None)


def is_part(entry: Entry) -> bool:
    """Whether a line gives a part of what the line above it gives: "of which exports: …"."""
    return _OF_WHICH.match(entry.label) is not None


def period_of(entry: Entry) -> str | None:
    """Return the words of the period that the label of a line names."""
    end = entry.start if entry.line is entry.labelled else 0
    told = (v for v in entry.line.values if isinstance(v, PeriodMention) and v.end <= end)
    return next((entry.line.text[v.start : v.end] for v in told), None)


def _named_sides(
    text: str, states: list[GeoMention], direction: Direction, reference: Reference
) -> tuple[str | None, str | None]:
    """Return whose trade with whom a label names: "Polish exports", "imports from Chad"."""
    reporter = partner = None
    for mention in states:
        name = _name(mention, reference)
        before = text[: mention.start].casefold().removesuffix("the ").split()[-1:]
        owned = mention.form is GeoForm.DEMONYM or mention.possessive
        source = before == ["from"]
        if before in (["with"], ["to"], ["into"]) or source:
            sold = direction is Direction.EXPORTS
            own = (sold and source) or (direction is Direction.IMPORTS and not source)
            own = own and before != ["with"]
            reporter, partner = (name, partner) if own else (reporter, name)
        elif owned or reporter is None:
            reporter = name
        else:
            partner = name
    return reporter, partner


def _name(mention: GeoMention, reference: Reference) -> str:
    if mention.group is not None:
        return mention.group
    country = reference.countries.get(mention.codes[0])
    return country.name if country is not None else mention.name


def _bare(label: str, mentions: list[tuple[int, int]]) -> str:
    """Return the words of a label that name goods or their trade, in small letters."""
    for start, end in sorted(mentions, reverse=True):
        label = label[:start] + label[end:]
    words = _WORD.findall(_OF_WHICH.sub("", _BRACKET.sub("", label)).casefold())
    telling = [at for at, word in enumerate(words) if word not in _JOINING]
    return " ".join(words[telling[0] : telling[-1] + 1]) if telling else ""
