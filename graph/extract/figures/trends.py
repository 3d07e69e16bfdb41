"""How trade moved, where a statement tells so in words only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.claims.model import Direction, Trend
from graph.extract.figures.changes import factor_change, real_change, trend_named
from graph.extract.figures.lexicon import Kind
from graph.extract.figures.roles import Figure, Role, figures_in
from graph.extract.figures.statements import Statement
from graph.extract.figures.times import Times
from graph.extract.figures.tokens import Mark

_COUPLE: Final = 2
_NEAR: Final = 7
#: What those do who take growth for a fact.
_NOTING: Final = frozenset(
    {"welcomed", "noted", "noting", "welcoming", "hailed", "praised", "appreciated", "observed"}
    | {"acknowledged", "highlighted", "commended", "satisfaction", "deplored", "regretted"}
)
_TURNING: Final = frozenset({"before", "then", "but", "and", "later", "subsequently"})
AGAINST: Final = ("against", "from")
"""What sets an amount beside an earlier one, where no word says that it grew or fell."""

_STILL: Final = frozenset({"was", "were", "remained", "stayed", "remains", "held", "is", "are"})


def trend_in_words(
    statement: Statement, figures: Sequence[Figure], *, deficit: bool
) -> tuple[Trend, str] | None:
    """Return the trend that a statement tells without a percentage, with its words.

    `deficit` says that the balance it speaks of is one.
    """
    factor = factor_change(statement)
    if factor is not None:
        return factor
    if (went := _went(statement, figures)) is not None:
        return went
    mark = real_change(statement)
    if mark is not None and mark.trend is not None:
        trend = _as_called(statement, mark, deficit=deficit)
        return trend, statement.words.slice(mark.start, mark.end)
    if (named := trend_named(statement)) is not None:
        return named
    head = statement.topics[0].head_end
    for still in statement.words.of((Kind.COMPARATIVE,), head, statement.end):
        before = statement.words.words[max(0, still.start - 3) : still.start]
        beside = before[-1:] == (",",) and bool(figures_in(figures, Role.CURRENT))
        if still.trend is Trend.FLAT and (beside or any(w in _STILL for w in before)):
            return Trend.FLAT, statement.words.slice(still.start, still.end)
    return _noted(statement, figures) or _set_against(statement, figures)


def _noted(statement: Statement, figures: Sequence[Figure]) -> tuple[Trend, str] | None:
    """Return the trend of "welcomed the growth of trade": who notes growth takes it for a fact."""
    words, topic = statement.words, statement.topics[0]
    first = topic.start
    named = topic.partnered or topic.owner is not None or bool(figures_in(figures, Role.CURRENT))
    if first < _COUPLE or words.words[first - 1] not in {"of", "in"} or not named:
        return None
    nouns = words.of((Kind.NOUN,), max(0, first - _COUPLE), first)
    mark = nouns[-1] if nouns else None
    if mark is None or mark.end != first - 1 or mark.trend is None:
        return None
    if _NOTING.isdisjoint(words.words[max(0, mark.start - _NEAR) : mark.start]):
        return None
    return mark.trend, words.slice(mark.start, mark.end)


def _set_against(statement: Statement, figures: Sequence[Figure]) -> tuple[Trend, str] | None:
    """Return the trend of "came to $5 million, against $4 million a year before"."""
    before, after = figures_in(figures, Role.PRIOR), figures_in(figures, Role.CURRENT)
    if len(before) != 1 or len(after) != 1 or before[0].at < after[0].at:
        return None
    trend = way_between(before[0], after[0])
    words = statement.words
    cue = words.lead(before[0].at, after[0].at)
    if trend is None or words.words[cue] not in AGAINST:
        return None
    return trend, words.slice(cue, before[0].at)


def way_between(first: Figure, last: Figure) -> Trend | None:
    """Return which way it is from one amount to another; None if that is open."""
    one, other = first.value.quantity, last.value.quantity
    if one.unit != other.unit or one.value is None or other.value is None:
        return None
    rise = other.value - one.value
    if max(one.value, other.value) < 0:
        rise = -rise  # of two deficits the one nearer to zero is the smaller
    return Trend.UP if rise > 0 else Trend.DOWN if rise < 0 else None


def turn(
    statement: Statement, times: Times, amounts: Sequence[Figure]
) -> tuple[Figure, Figure, Trend, str] | None:
    """Read "fell from $5 m to $3 m in 2018, before rebounding to $4 m in 2019".

    Returns the two amounts, and the trend of the second with its words.
    """
    if len(amounts) != 2 or any(f.at not in times.own for f in amounts):
        return None
    first, second = amounts
    for mark in statement.words.of((Kind.ING, Kind.PAST), first.at, second.at):
        led = statement.words.words[max(first.at, mark.start - 2) : mark.start]
        if mark.trend is not None and any(w in _TURNING for w in led):
            return first, second, mark.trend, statement.words.slice(mark.start, mark.end)
    return None


def _as_called(statement: Statement, mark: Mark, *, deficit: bool) -> Trend:
    """Return which way a balance moved as it is called: a deficit that worsens goes up."""
    word = statement.words.words[mark.start]
    trend = mark.trend or Trend.FLAT
    if not deficit or statement.topics[0].direction is not Direction.BALANCE:
        return trend
    if word.startswith(("worsen", "deteriorat")):
        return Trend.UP
    return Trend.DOWN if word.startswith(("improv", "recover", "strengthen")) else trend


def _went(statement: Statement, figures: Sequence[Figure]) -> tuple[Trend, str] | None:
    """Return the trend of "went from $5 billion to $1 billion"."""
    start, end = statement.start, statement.end
    spoken = statement.words.words[start:end]
    at = next((i for i, w in enumerate(spoken) if w in {"went", "moved"}), None)
    before = figures_in(figures, Role.PRIOR)
    after = figures_in(figures, Role.CURRENT)
    if at is None or spoken[at + 1 : at + 2] != ("from",) or not before or not after:
        return None
    trend = way_between(before[0], after[0])
    return (trend, spoken[at]) if trend is not None else None
