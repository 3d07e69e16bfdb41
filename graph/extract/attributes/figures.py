"""Find the properties that a sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from graph.extract.annotate import Annotated
from graph.extract.attributes.apart import beside, set_apart
from graph.extract.attributes.counts import count_figure
from graph.extract.attributes.dated import (
    finished,
    fronted_date,
    lasting,
    milestone_date,
    next_date,
    opening_date,
    so_far,
    told_date,
)
from graph.extract.attributes.ellipses import elliptical_figure, rising_from
from graph.extract.attributes.leftover import leftover_money
from graph.extract.attributes.lexicon import lexicon
from graph.extract.attributes.measures import measure_figure
from graph.extract.attributes.model import Figure
from graph.extract.attributes.money import money_figure, of_portfolio
from graph.extract.attributes.percents import (
    duty_free,
    freed_share,
    interest_free,
    percent_figure,
)
from graph.extract.attributes.purchases import purchase_figure
from graph.extract.attributes.rates import lanes, often, rate_figure
from graph.extract.attributes.savings import saving_figure
from graph.extract.scene import Scene
from graph.extract.values.model import (
    Count,
    DateMention,
    Measure,
    Money,
    Percent,
    PeriodMention,
    Share,
    Value,
)

_FEW_FIGURES: Final = 6
#: What may stand by itself beside what it tells of.
_MEASURED: Final = (Measure, Money, Count)
_REOPENED: Final = re.compile(r"(?<!\w)re-?open(?:s|ed|ing)?(?!\w)", re.IGNORECASE)
_REOPENED_REACH: Final = 40
#: The unit of a number that has none, such as 17.5.
_BARE: Final = "1"


def find_figures(
    scene: Scene, sentence: Annotated, earlier: Figure | None = None
) -> Iterator[Figure]:
    """Yield the properties of a sentence in order; one that it replaces itself is marked.

    `earlier` is the last one of the sentence before.
    """
    found: list[Figure] = []
    for value in sentence.values:
        apart = set_apart(sentence, value) if isinstance(value, _MEASURED) else ()
        if isinstance(value, (DateMention, PeriodMention)):
            figure = _date(scene, sentence, value, found, earlier)
        else:
            figure = _figure(sentence, value, found, earlier, alone=bool(apart))
        if figure is not None and apart:
            figure = beside(figure, apart) or figure
        if figure is None:
            continue
        first = rising_from(sentence, figure)
        found += (first, figure) if first is not None else (figure,)
        if isinstance(value, (DateMention, PeriodMention)):
            ended = finished(sentence.text, value, figure)
            found += (ended,) if ended is not None else ()
    if (free := interest_free(sentence)) is not None:
        found.append(free)
    found += duty_free(sentence)
    found += (*lanes(sentence), *often(sentence))
    yield from _replaced(sentence.text, found)


def _figure(
    sentence: Annotated,
    value: Value,
    found: Sequence[Figure],
    earlier: Figure | None,
    *,
    alone: bool,
) -> Figure | None:
    """Return the property that a number states, whatever it counts; `alone` as for its readers."""
    last = found[-1] if found else None
    figure: Figure | None = None
    match value:
        case Measure():
            figure = rate_figure(sentence, value) or saving_figure(sentence, value)
            figure = figure or measure_figure(sentence, value, alone=alone)
            if value.quantity.unit == _BARE:
                figure = figure or elliptical_figure(sentence, value, last)
        case Money() if not (value.gloss or of_portfolio(sentence, value)):
            figure = purchase_figure(sentence, value)
            figure = figure or money_figure(sentence, value, found, alone=alone)
            figure = figure or leftover_money(sentence, value)
        case Count():
            figure = rate_figure(sentence, value)
            figure = figure or count_figure(sentence, value, last, alone=alone)
            figure = figure or elliptical_figure(sentence, value, last)
        case Percent():
            figure = percent_figure(sentence, value, last, earlier)
        case Share():
            figure = freed_share(sentence, value)
    return figure


def _date(
    scene: Scene,
    sentence: Annotated,
    value: DateMention | PeriodMention,
    found: Sequence[Figure],
    earlier: Figure | None,
) -> Figure | None:
    """Return the property that a date or period states, by the surest way of telling first."""
    if so_far(sentence.text, value):
        return None
    done = any(f.name == "completion" for f in found)
    figure = (
        next_date(scene, sentence.text, value, found[-1] if found else None)
        or fronted_date(scene, sentence, value)
        or lasting(sentence.text, value)
        or opening_date(scene, sentence, value, found, earlier)
        or told_date(scene, sentence, value, again=done)
        or milestone_date(scene, sentence, value)
    )
    if figure is not None and figure.name == "completion" and _reopened(sentence, value):
        return replace(figure, name="reopening")
    return figure


def _reopened(sentence: Annotated, value: Value) -> bool:
    """Whether a date is that of an opening after a closure: "was reopened in March 2019"."""
    low, high = max(0, value.start - _REOPENED_REACH), value.end + _REOPENED_REACH
    return _REOPENED.search(sentence.text, low, high) is not None


def _replaced(text: str, found: Sequence[Figure]) -> Iterator[Figure]:
    """Mark the earlier of two figures for one property where the sentence replaces it."""
    for number, figure in enumerate(found):
        later = next((f for f in found[number + 1 :][:_FEW_FIGURES] if f.name == figure.name), None)
        between = text[figure.end : later.start] if later else ""
        old = lexicon().superseded.search(text, max(0, figure.start - 60), figure.start)
        superseded = bool(later and (old or lexicon().replaces.search(between)))
        yield replace(figure, superseded=True) if superseded else figure
