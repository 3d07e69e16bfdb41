"""Which period each figure of a statement is for, and what a change is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.claims.period import Period
from graph.extract.figures.lexicon import MOVES, Kind
from graph.extract.figures.roles import Figure, Role
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words
from graph.extract.scene import Scene
from graph.extract.values.expression import PeriodExpression, SamePeriod
from graph.extract.values.periods import resolve

_YEAR_DAYS: Final = range(360, 372)
_LEAD: Final = 3


@dataclass(frozen=True, slots=True)
class Times:
    """The periods worded in a statement, by what they are for.

    Attributes:
        own: the period of single figures, by token.
        free: periods that hold for the statement, with their tokens.
        base: what a change is compared with.
        yearly: "year on year" or the like is said.
        same: a period that points back as a whole ("during the same period").
    """

    own: Mapping[int, PeriodExpression]
    free: tuple[tuple[int, PeriodExpression], ...]
    base: tuple[PeriodExpression, ...]
    yearly: bool
    same: bool

    def of(self, figure: Figure) -> PeriodExpression | None:
        """Return the worded period of a present amount: its own, or the nearest free one."""
        if (own := self.own.get(figure.at)) is not None:
            return own
        before = [e for at, e in self.free if at < figure.at]
        after = [e for at, e in self.free if at > figure.at]
        return before[-1] if before else after[0] if after else None


def read_times(statement: Statement, figures: Sequence[Figure]) -> Times:
    """Sort the periods of a statement."""
    words = statement.words
    own: dict[int, PeriodExpression] = {}
    free: list[tuple[int, PeriodExpression]] = []
    base: list[PeriodExpression] = []
    same = False
    places = {figure.at for figure in figures}
    for at in range(statement.start, statement.end):
        period = words.tokens[at].period
        if period is None:
            continue
        expression = period.expression
        if expression.deadline:
            continue
        if expression.comparison:
            base.append(expression)
        elif isinstance(expression.when, SamePeriod) and not _is_base(words, at):
            same = True
        elif (figure := _figure_before(words, at, places)) is not None and figure not in own:
            own[figure] = expression
        elif _is_base(words, at) and (free or own or figures):
            base.append(expression)
        elif (figure := _figure_after(words, at, places)) is not None:
            own[figure] = expression
        else:
            free.append((at, expression))
    yearly = bool(words.of((Kind.YEAR_ON_YEAR,), statement.start, statement.end))
    return Times(own, tuple(free), tuple(base), yearly, same)


def _is_base(words: Words, at: int) -> bool:
    before = list(words.before(at))
    while before:
        if words.lexicon.ends("base", before):
            return True
        if before[-1] not in {"the", "in", "during", "same", "figure", "of", "level", "levels"}:
            return False
        before.pop()
    return False


def _figure_before(words: Words, at: int, places: set[int]) -> int | None:
    """Return the figure that a period follows directly: "$5 million booked in 2024"."""
    nouns = {i for m in words.of(MOVES) for i in range(m.start, m.end)}
    for index in range(at - 1, max(-1, at - 6), -1):
        if index in places:
            return index
        word = words.words[index]
        if not word or not (words.lexicon.has("to_period", word) or index in nouns):
            return None
        if word in {"over"} or words.lexicon.ends("base", words.words[index : index + 1]):
            following = words.words[index + 1 : at]
            if word in {"over", "from", "against", "than", "on", "versus"} and not following:
                return None
    return None


def _figure_after(words: Words, at: int, places: set[int]) -> int | None:
    """Return the figure that a period introduces: "(2023: $5 million)"."""
    if at + 2 < len(words.tokens) and words.words[at + 1] in {":", "–", "-", "="}:
        return at + 2 if at + 2 in places and at and words.words[at - 1] in {"(", ","} else None
    return None


def worded(
    scene: Scene, expression: PeriodExpression, reporter: str | None, reference: Period | None
) -> Period | None:
    """Turn a worded period into days on the reporter's calendar."""
    return resolve(
        expression,
        fiscal_start=scene.fiscal_start(reporter),
        reference=reference,
        document_date=scene.date,
    )


def base_of(
    scene: Scene,
    times: Times,
    reporter: str | None,
    current: Period | None,
    years: int | None,
) -> Period | None:
    """Return the base period of a change over `current`.

    Stated bases come first, then the distance that the document compares over (`years`). A change
    over a whole year is measured against the year before it, as is the convention of statistics.
    """
    for expression in times.base:
        found = worded(scene, expression, reporter, current)
        if found is not None and (current is None or found.start < current.start):
            return Period(found.start, found.end, expression.label, found.calendar)
    if times.base or current is None:
        return current.year_before() if current is not None and times.yearly else None
    if times.yearly:
        return current.year_before()
    if years is not None:
        return current.year_before(years)
    return current.year_before() if is_year(current) else None


def is_year(period: Period) -> bool:
    """Whether a period is a whole year."""
    return (period.end - period.start).days + 1 in _YEAR_DAYS


def distance(current: Period | None, base: Period | None) -> int | None:
    """Return how many years a base lies before a period, if it is the same stretch of the year."""
    if current is None or base is None:
        return None
    years = current.start.year - base.start.year
    if years <= 0 or years > 20 or current.year_before(years).start != base.start:
        return None
    return years if current.year_before(years).end == base.end else None


def earlier(figures: Sequence[Figure]) -> list[Figure]:
    """Return the amounts that are said to be of an earlier time."""
    return [figure for figure in figures if figure.role is Role.PRIOR]
