"""Amounts of trade behind or below a label: "Exports: 279 m", "of which imports: EUR 4 bn"."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from graph.claims.model import Direction
from graph.extract.gazetteer import GeoForm, GeoMention
from graph.extract.sheets.context import Context
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.wording import Piece, Pieces, printed, said
from graph.extract.values.model import Money, PeriodMention
from graph.reference import Reference

_BRACKET: Final = re.compile(r" ?\([^()]*\)")
_OF_WHICH: Final = re.compile(r"(?:of which|thereof|including|incl\.)[:,]? ", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
#: Characters between the beginning of a value and its amount; hedges belong to the amount.
_HEDGE: Final = 2
#: A part of the amount: "(exports: 402 m; imports 445 m)", ", of which exports 279 m".
_INNER: Final = re.compile(
    r"(?P<open>[(;,] ?)(?:and )?(?:of which:? |thereof:? )?(?P<what>exports?|imports?)"
    r"(?: from \w+| to \w+)?:? (?P<figure>(?:[A-Z]{2,4}\$? ?|[$€£¥])?\d[\d.,]*\d?"
    r"(?: ?(?:m|mn|bn|million|billion|thousand|k|b|tn))\b)",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"[^\d]*")
_ONE_WAY: Final = {Direction.EXPORTS: "to", Direction.IMPORTS: "from"}
#: Words of a label that are left over where its parties and period are taken out.
_JOINING: Final = frozenset("s with to from between and in by the into of".split())
_PAIR: Final = 2
_OTHER_WORDS: Final = 5  # parties, goods and months in the label of an amount


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


def spelled(entry: Entry, context: Context, reference: Reference) -> list[Pieces]:
    """Return the sentences of a line that gives amounts of trade; empty if it gives none.

    A line of which neither headings nor label tell more than is printed stays as it is.
    """
    amount = _amount(entry)
    label = read_label(entry, reference) if amount is not None else None
    if label is None or amount is None:
        return []
    subject = _subject(label, context)
    if subject is None:
        return []
    line, end = entry.line, len(entry.line.text.rstrip("."))
    parts = list(_INNER.finditer(line.text, amount.end))
    stop = parts[0].start() if parts else end
    whole = (*said(f"{subject} "), *printed(line, entry.start, stop))
    sign = _SIGN.match(line.text, amount.start, amount.end)
    made = [whole]
    for part in parts:
        way = Direction.EXPORTS if part["what"].casefold().startswith("ex") else Direction.IMPORTS
        inner = Label(way, way.value, label.reporter, label.partner, label.period)
        told = _subject(inner, context)
        if told is not None and sign is not None:
            lead = "" if not part["figure"][0].isdigit() else sign.group()
            figure = Piece(part["figure"], part.start("figure"))
            made.append((*said(f"{told} {lead}"), figure))
    return made


def is_part(entry: Entry) -> bool:
    """Whether a line gives a part of what the line above it gives: "of which exports: …"."""
    return _OF_WHICH.match(entry.label) is not None


def period_of(entry: Entry) -> str | None:
    """Return the words of the period that the label of a line names."""
    end = entry.start if entry.line is entry.labelled else 0
    told = (v for v in entry.line.values if isinstance(v, PeriodMention) and v.end <= end)
    return next((entry.line.text[v.start : v.end] for v in told), None)


def read_label(entry: Entry, reference: Reference) -> Label | None:
    """Return what the label of an amount tells; None if it does not speak of trade."""
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


def _names_trade(words: list[str]) -> bool:
    """Whether the words of a label are those of a trade and few others, and no sentence."""
    known = lexicon()
    others = [w for w in words if w not in known.directions and w not in known.all_goods]
    return len(others) <= _OTHER_WORDS and known.verbs.isdisjoint(others)


def _amount(entry: Entry) -> Money | None:
    """Return the amount with which the value of an entry begins."""
    for value in entry.line.values:
        if isinstance(value, Money) and entry.start <= value.start <= entry.start + _HEDGE:
            return value
    return None


def _named_sides(
    text: str, states: list[GeoMention], direction: Direction, reference: Reference
) -> tuple[str | None, str | None]:
    """Return whose trade with whom a label names: "Polish exports", "imports from Chad"."""
    reporter = partner = None
    for mention in states:
        name = _name(mention, reference)
        before = text[: mention.start].casefold().split()[-1:]
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


def _subject(label: Label, context: Context) -> str | None:
    """Return "In 2023, Chile's exports to Peru were" as far as label and headings tell it."""
    reporter, partner = _sides(label, context)
    told = context.period is not None and label.period is None
    if partner is None and not told:
        return None
    if reporter is None or (label.direction is Direction.TOTAL and partner is None):
        return None
    period = label.period or context.period
    lead = f"In {period}, " if period is not None else ""
    words = label.words or "trade"
    if label.direction in _ONE_WAY:
        whom = f" {_ONE_WAY[label.direction]} {partner}" if partner is not None else ""
        return f"{lead}{reporter}'s {words}{whom} were"
    if label.direction is Direction.BALANCE:
        whom = f" with {partner}" if partner is not None else ""
        return f"{lead}{reporter}'s {words}{whom} was"
    plain = set(words.split()) <= lexicon().all_goods
    return f"{lead}{'trade' if plain else words} between {reporter} and {partner} was"


def _sides(label: Label, context: Context) -> tuple[str | None, str | None]:
    """Return whose trade with whom it is; what the label leaves out, the headings tell."""
    pair = context.parties if len(context.parties) == _PAIR else ()
    home = context.parties[0] if len(context.parties) in (1, _PAIR) else None
    reporter, partner = label.reporter, label.partner
    if reporter is None:
        reporter = next((p for p in pair if p != partner), home) if partner else home
    if partner is None and reporter in pair:
        partner = next(p for p in pair if p != reporter)
    return reporter, partner if partner != reporter else None
