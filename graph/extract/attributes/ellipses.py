"""Bare numbers that go on with the figure before: "212 trains daily, up from 82 now"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from graph.claims.quantity import SCALES, Quantity
from graph.extract.annotate import Annotated
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.model import Figure
from graph.extract.values.model import Count, Measure

#: How far from the figure before, in characters, a bare number may stand.
_REACH: Final = 130
_PARTED: Final = re.compile(r"[.?!] |\d")
#: Years and shares between two values: "in 2023 to", "by 1.8% to".
_NO_FIGURE: Final = re.compile(r"(?:19|20)\d\d(?!\d)|\d[\d.,]* ?(?:%|per ?cent|pc)")
#: "in 2023 to", "and the port of B by 2% to", without their figures.
_ON_TO: Final = re.compile(r"(?:(?: in )? to|[^.;]{0,80} by  to) (?:about |some |around |nearly )?")
#: "the 300,000 it did", "twelve it is now": told by what follows alone.
_IT_WAS: Final = re.compile(r" (?:it|they) (?:is|was|did|does|are|were|do)(?!\w)")
#: " of them grace" behind a number of years.
_OF_GRACE: Final = re.compile(
    r" (?:years )?(?:of (?:them|which|these|those)?(?:,? (?:as|a|in|being|by way of))? ?grace"
    r"|free of (?:re)?payments?|without repayment)(?!\w)"
)
#: "from about " and " to some " around the first of two values.
_FROM: Final = re.compile(
    r"(?<!\w)from (?:about |some |around |nearly |barely |just |only |a mere )?$"
)
_TO: Final = re.compile(
    r"(?: (?:now|today|at present))? to (?:about |some |around |nearly |as many as |more than )?"
)
_FROM_REACH: Final = 20
#: A number so many times smaller leaves out its scale: "five million, up from three".
_SCALED: Final = 1_000


def elliptical_figure(
    sentence: Annotated, value: Count | Measure, before: Figure | None
) -> Figure | None:
    """Return the other value that a number without a noun gives to the figure `before`, or None."""
    if before is None or before.quantity is None or before.quantity.value is None:
        return None
    text = sentence.text
    if not 0 < value.start - before.end <= _REACH:
        return None
    gap = _NO_FIGURE.sub("", text[before.end : value.start])
    if _PARTED.search(gap):
        return None
    if any(isinstance(v, Measure) and before.end <= v.start < value.start for v in sentence.values):
        return None  # "$900 by lorry; trains take two days in place of six"
    if before.name == "duration_years" and _OF_GRACE.match(text, value.end):
        return _with_number(text, replace(before, name="grace_period_years"), value)
    if lexicon().number_ends.match(text, value.end) is None:
        return None
    led = lexicon().compares.search(text, before.end, value.start) is not None
    led = led or _ON_TO.fullmatch(gap) is not None
    if not led and not _IT_WAS.match(text, value.end):
        return None
    return _with_number(text, replace(before, near=True), value)


def _with_number(text: str, before: Figure, value: Count | Measure) -> Figure | None:
    """Return the figure before with another number, counted in the same unit and scale."""
    number = Decimal(value.number) if isinstance(value, Count) else value.quantity.value
    if number is None or before.quantity is None:
        return None
    number *= _scale(before.quantity, number)
    printed = text[value.start : value.end]
    quantity = Quantity(printed, number, number, number, before.quantity.unit)
    return replace(before, start=value.start, end=value.end, quantity=quantity)


def rising_from(sentence: Annotated, figure: Figure) -> Figure | None:
    """Return the first value of "from 90 to 212 trains a day", whose unit is that of the second."""
    if figure.quantity is None or figure.quantity.value is None:
        return None
    for value in sentence.values:
        if value.end >= figure.start:
            return None
        if not isinstance(value, Count):
            continue
        bare = _TO.fullmatch(sentence.text, value.end, figure.start)
        if bare and _FROM.search(sentence.text, max(0, value.start - _FROM_REACH), value.start):
            return _with_number(sentence.text, figure, value)
    return None


def _scale(told: Quantity, number: Decimal) -> Decimal:
    """Return what a bare number is counted in, after one that is printed with its scale."""
    if told.value is None or number * _SCALED > told.value:
        return Decimal(1)
    printed = told.printed.casefold()
    return next((scale for scale, word in SCALES.items() if word in printed), Decimal(1))
