"""The value of a label as part of a sentence."""

from __future__ import annotations

import re
from typing import Final

from graph.extract.annotate import Annotated
from graph.extract.gazetteer import GeoForm
from graph.extract.sheets.entries import Entry
from graph.extract.sheets.lexicon import Form, Role
from graph.extract.sheets.people import sided
from graph.extract.sheets.times import dated, timed
from graph.extract.sheets.wording import Piece, Pieces, begun_small, printed, said
from graph.extract.values.model import (
    Count,
    Measure,
    Money,
    Percent,
    Value,
)

_STATE: Final = re.compile(
    r"(?:in|under|not|being|still|yet|operational|open|active|complete|closed|built|signed|[a-z]+ed)\b",
    re.IGNORECASE,
)
_STATE_WORDS: Final = 14
_SPACED_DASH: Final = re.compile(r" (?:[-–—→>]|->|=>|to|via|and on to) |, (?:and )?")
_DASH: Final = re.compile(r"[–—→]")
_LEAST_STOPS: Final = 2
_HEDGES: Final = 16
_PART: Final = re.compile(r"; (?:and )?")
_LISTED: Final = re.compile(r"(?<=[^\d]), (?:and )?|(?<=\)),? and ")
_FROM: Final = re.compile(r" (?:grant |loan |credit )?(?:from|by) ")
#: Words beside an amount that do not name who pays it.
_NOT_PAYER: Final = re.compile(
    r"(?i)\b(?:grant|loan|credit|equity|contribution)\b|[()]|^\W*(?:from|by|of|the)\b"
    r"|\b(?:from|by|of|the)\W*$"
)
_HEDGED: Final = re.compile(
    r"(?:An?|About|Around|Over|Nearly|Some|Almost|Approximately|More|Up|Roughly|Just|Under) "
)
_LONGEST_ITEM: Final = 120
_VALUES: Final[dict[Form, tuple[type[Value], ...]]] = {
    Form.DURATION: (Measure,),
    Form.MONEY: (Money,),
    Form.PERCENT: (Percent,),
    Form.FIGURE: (Count, Measure),
}


def worded(entry: Entry, role: Role) -> Pieces | None:
    """Return the value of an entry as the words that end a sentence; None if of another form."""
    line, start, form = entry.line, entry.start, role.form
    end = len(line.text.rstrip("."))
    if start >= end:
        return None
    if form is Form.TIME:
        return timed(line, start, end)
    if form is Form.STATE:
        return _state(line, start, end)
    if form is Form.ROUTE:
        return route(line, start, end)
    if form is Form.LIST:
        return _list(entry, start, end)
    if form is Form.COUNTRIES:
        return _countries(line, start)
    if form is Form.PEOPLE:
        return sided(line, start, end, role.called or "signatory")
    if form is Form.PAYERS:
        return _payers(line, start, end)
    if form in _VALUES:
        first = next((v for v in line.values if v.start >= start), None)
        near = first is not None and first.start - start <= _HEDGES
        if not near or not isinstance(first, _VALUES[form]):
            return None
    words = printed(line, start, end)
    return begun_small(words) if _HEDGED.match(words[0].text) else words


def _state(line: Annotated, start: int, end: int) -> Pieces | None:
    text = line.text[start:end]
    if not _STATE.match(text) or len(text.split()) > _STATE_WORDS:
        return None
    return dated(line, start, end)


def route(line: Annotated, start: int, end: int) -> Pieces | None:
    """Read "A - B - C" as "from A via B to C"."""
    text = line.text
    if text.startswith(("from ", "From "), start):
        return tuple(printed(line, start + len("from "), end)) or None
    parting = _SPACED_DASH if _SPACED_DASH.search(text, start, end) else _DASH
    cuts = [m.span() for m in parting.finditer(text, start, end)]
    starts, stops = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    names = [printed(line, a, b) for a, b in zip(starts, stops, strict=True)]
    if len(names) < _LEAST_STOPS or not all(n and n[0].text[0].isupper() for n in names):
        return None
    made: list[Piece] = [*names[0]]
    for number, name in enumerate(names[1:], 1):
        word = " to " if number == len(names) - 1 else " via " if number == 1 else ", "
        made += [Piece(word), *name]
    return tuple(made)


def _payers(line: Annotated, start: int, end: int) -> Pieces | None:
    """Read "World Bank, USD 57 m grant; Norway, USD 24 m" as amounts from those who pay them."""
    text = line.text
    cuts = [
        m.span() for m in (_PART if ";" in text[start:end] else _LISTED).finditer(text, start, end)
    ]
    starts, stops = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    made: list[Piece] = []
    if len(starts) == 1 and _FROM.match(text, _money_end(line, start)):
        return printed(line, start, end)
    for a, b in zip(starts, stops, strict=True):
        money = [v for v in line.values if isinstance(v, Money) and a <= v.start and v.end <= b]
        if len(money) != 1:
            return None
        payer = f"{text[a : money[0].start]} {text[money[0].end : b]}"
        payer = " ".join(_NOT_PAYER.sub(" ", payer).split()).strip(" ,:()-–—")
        if not payer[:1].isupper():
            return None
        made += [Piece(", "), *printed(line, money[0].start, money[0].end), Piece(f" from {payer}")]
    return tuple(made[1:])


def _money_end(line: Annotated, start: int) -> int:
    """Return where the amount ends with which a value begins, else where the value begins."""
    ends = (v.end for v in line.values if isinstance(v, Money) and v.start == start)
    return next(ends, start)


def _countries(line: Annotated, start: int) -> Pieces | None:
    """Return the countries of a value, joined as a sentence does."""
    names = [g.name for g in line.geo if g.start >= start and g.form is GeoForm.NAME]
    if not names:
        return None
    *others, last = names
    return said(f"{', '.join(others)} and {last}" if others else last)


def _list(entry: Entry, start: int, end: int) -> Pieces | None:
    text = entry.line.text
    short = end - start <= _LONGEST_ITEM or entry.line is entry.labelled
    if not short or text[start:end].count(". "):
        return None
    return begun_small(printed(entry.line, start, end))
