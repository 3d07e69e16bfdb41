"""Amounts of trade behind or below a label: "Exports: 279 m", "of which imports: EUR 4 bn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from graph.claims.model import Direction
from graph.extract.annotate import Annotated
from graph.extract.sheets.context import Context, Unit
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.labels import Label
from graph.extract.sheets.lexicon import lexicon
from graph.extract.sheets.series import SCALE, SIGN, read_series
from graph.extract.sheets.wording import Pieces, printed, said
from graph.extract.values.model import Money, PeriodMention

#: Characters between the beginning of a value and its amount; hedges belong to the amount.
_HEDGE: Final = 2
_FIGURE: Final = rf"(?P<figure>{SIGN}?\d[\d.,]*\d?{SCALE})"
#: A figure whose unit the heading tells: "1,212".
_BARE: Final = re.compile(rf"[-–−]?\d[\d.,]*(?<=\d)(?:(?![\w%]| ?%)|{SCALE})")
#: A figure that says itself whether millions are meant: "563m".
_SCALED: Final = re.compile(rf"[-–−]?\d[\d.,]*\d?{SCALE}")
#: How headings say when years end.
_ENDING: Final = re.compile(r"years? (?:ended|ending|to) [A-Z][a-z]+")
_BARE_EACH_WAY: Final = re.compile(
    r"(?<=[:;,(] )(?P<what>exports?|imports?):? (?P<figure>\d[\d.,]*(?<=\d))(?![\w%])",
    re.IGNORECASE,
)
#: A part of the amount: "(exports: 402 m; imports 445 m)", ", of which exports 279 m".
_EACH_WAY: Final = re.compile(
    r"[(;,] ?(?:and )?(?:of which:? |thereof:? )?(?P<what>exports?|imports?)"
    rf"(?: from \w+| to \w+)?:? {_FIGURE}",
    re.IGNORECASE,
)
#: ", of which cocoa US$ 202m".
_GOODS: Final = re.compile(
    r"(?:[(;,] ?(?:of which|including):?| and) (?!exports|imports)(?P<goods>[a-z][a-z -]{2,30}?):? "
    rf"{_FIGURE}"
)
#: " (Q3 2022: " and "; 2023: " around a period.
_EARLIER: Final = re.compile(r"(?: \(|; )[^:();]+: ")
_SIGN: Final = re.compile(r"[^\d]*")
_ONE_WAY: Final = {Direction.EXPORTS: "to", Direction.IMPORTS: "from"}
_PAIR: Final = 2


def spelled(entry: Entry, label: Label | None, context: Context) -> list[Pieces]:
    """Return the sentences of a line that gives amounts of trade; empty if it gives none.

    A line of which neither headings nor label tell more than is printed stays as it is.
    """
    if label is None:
        return []
    if dated := _of_series(entry, label, context):
        return dated
    if context.unit is not None and (bare := _of_unit(entry, label, context, context.unit)):
        return bare
    amount = _amount(entry)
    subject = _subject(label, context)
    if amount is None or subject is None:
        return []
    line = entry.line
    parts = sorted(_parts(line, amount, label), key=lambda part: part[0])
    stop = parts[0][0] if parts else len(line.text.rstrip("."))
    whole: Pieces = (*said(f"{subject} "), *printed(line, entry.start, stop))
    earlier: list[Pieces] = []
    made: list[Pieces] = [whole]
    sign = _SIGN.match(line.text, amount.start, amount.end)
    for _, inner, (start, end) in parts:
        told = _subject(inner, context)
        if told is not None and sign is not None:
            lead = sign.group() if line.text[start].isdigit() else ""
            found = earlier if inner.period != label.period else made
            found.append((*said(f"{told} {lead}"), *printed(line, start, end)))
    return [*earlier, *made]  # so that what follows goes on about the later period


def _of_unit(entry: Entry, label: Label, context: Context, unit: Unit) -> list[Pieces]:
    """Return the sentences of a line of bare figures, with the unit that a heading tells."""
    line = entry.line
    figures = [
        (replace(label, direction=way, words=way.value), match.span("figure"))
        for match in _BARE_EACH_WAY.finditer(line.text, entry.start)
        for way in (Direction(f"{match['what'].casefold().removesuffix('s')}s"),)
    ]
    first = _BARE.match(line.text, entry.start)
    if first is not None and label.direction is not None:
        figures = [(label, first.span())]
    made: list[Pieces] = []
    for told, (start, end) in figures:
        subject = _subject(told, context)
        scale = unit.scale if unit.scale else _SCALED.match(line.text, start)
        if subject is not None and scale:
            figure = _with_unit(line, (start, end), unit)
            grown = printed(line, end, len(line.text)) if len(figures) == 1 else ()
            space = said(" ") if grown and grown[0].text[0].isalnum() else ()
            made.append((*said(f"{subject} "), *figure, *space, *grown))
    return made


def _of_series(entry: Entry, label: Label, context: Context) -> list[Pieces]:
    """Return the sentences of figures of several periods: "563m (2024), 488m (2023)"."""
    made: list[Pieces] = []
    for dated in read_series(entry.line.text, entry.start):
        period = _ended(dated.period, context)
        subject = _subject(replace(label, period=period), context)
        unit = None if dated.signed else context.unit
        scaled = dated.scaled or (unit is not None and unit.scale)
        if subject is None or not scaled or not (dated.signed or unit is not None):
            return []
        span = (dated.start, dated.end)
        figure = printed(entry.line, *span) if unit is None else _with_unit(entry.line, span, unit)
        made.append((*said(f"{subject} "), *figure))
    return made


def _ended(year: str, context: Context) -> str:
    """Return a year as the headings say when years end: "year ended June 2024"."""
    ends = _ENDING.fullmatch(context.period) if context.period is not None else None
    return f"the {ends[0]} {year}" if ends is not None and year.isdigit() else year


def _with_unit(line: Annotated, span: tuple[int, int], unit: Unit) -> Pieces:
    """Return a figure with the currency of a heading, and its scale unless it has one itself."""
    scaled = _SCALED.match(line.text, span[0]) is not None
    scale = () if scaled or not unit.scale else said(f" {unit.scale}")
    return (*said(f"{unit.currency} "), *printed(line, *span), *scale)


def _parts(
    line: Annotated, amount: Money, label: Label
) -> Iterator[tuple[int, Label, tuple[int, int]]]:
    """Yield other amounts behind the first: where each begins, what it is, and its figure.

    These are exports and imports of a whole, certain goods, and the amount of another period.
    """
    text = line.text
    for match in _EACH_WAY.finditer(text, amount.end):
        way = Direction(f"{match['what'].casefold().removesuffix('s')}s")
        inner = replace(label, direction=way, words=way.value)
        yield match.start(), inner, match.span("figure")
    for match in _GOODS.finditer(text, amount.end) if label.direction in _ONE_WAY else ():
        words = f"{match['goods']} {label.direction.value}"
        yield match.start(), replace(label, words=words), match.span("figure")
    for value in line.values:
        if isinstance(value, PeriodMention) and value.start > amount.end:
            before = _EARLIER.fullmatch(text, value.start - 2, value.end + 2)
            other = _amount_at(line, value.end + 2) if before is not None else None
            if other is not None:
                period = text[value.start : value.end]
                span = (other.start, other.end)
                yield value.start - 2, replace(label, period=period), span


def _amount(entry: Entry) -> Money | None:
    """Return the amount with which the value of an entry begins."""
    return _amount_at(entry.line, entry.start)


def _amount_at(line: Annotated, start: int) -> Money | None:
    for value in line.values:
        if isinstance(value, Money) and start <= value.start <= start + _HEDGE:
            return value
    return None


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
