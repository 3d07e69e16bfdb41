"""Which days the figures of one statement are for, and what a change of it is measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.period import Period
from graph.extract.figures.changes import real_change
from graph.extract.figures.roles import Figure, Role, figures_in
from graph.extract.figures.state import State
from graph.extract.figures.statements import Statement
from graph.extract.figures.times import (
    Times,
    alike_long,
    base_of,
    is_month,
    is_year,
    month_before,
    worded,
)
from graph.extract.figures.tokens import Words
from graph.extract.scene import Scene
from graph.extract.values.expression import (
    Bound,
    CivilYear,
    Cumulated,
    Months,
    PeriodExpression,
    RelativeUnit,
    SamePeriod,
    Slice,
    Unit,
)

#: Words before a statement that may lead to it: "after a".
_LEAD: Final = 2
#: Most days from the end of a month to news of it.
_JUST_PAST: Final = 62
#: Most days of what a text calls so.
_UNITS: Final = {"month": 31, "quarter": 93}
_LENGTHS: Final = {Unit.MONTH: 31, Unit.QUARTER: 93}


def follows(statement: Statement, figures: Sequence[Figure]) -> bool:
    """Whether a statement only tells what came before: "a deficit … after a surplus …"."""
    first = min((figure.at for figure in figures), default=statement.start)
    return "after" in statement.words.words[max(0, statement.start - _LEAD) : first]


def reached(statement: Statement, amounts: Sequence[Figure]) -> list[Figure]:
    """Leave out what an inserted clause tells: "exports, which had been $4 m, fell"."""
    mark = real_change(statement)
    if mark is None:
        return list(amounts)
    words = statement.words.words
    return [
        f
        for f in amounts
        if f.at > mark.start
        or not any(w in {"which", "that"} for w in words[max(0, f.at - 5) : f.at])
    ]


class Dating(Struct, frozen=True):
    """Dates the figures of one statement.

    Attributes:
        segment: the paragraph of the statement.
        lasting: the period of a neighbouring statement of the sentence.
        state: what the text was about before.
    """

    scene: Scene
    segment: int
    statement: Statement
    figures: tuple[Figure, ...]
    times: Times
    lasting: PeriodExpression | None
    state: State

    @property
    def words(self) -> Words:
        """The sentence taken apart."""
        return self.statement.words

    def current(self, figure: Figure | None, reporter: str | None) -> Period | None:
        """Return the period of a present figure, or of the statement as a whole."""
        reference = self.state.current_period(self.segment)
        expression = self._worded(figure)
        if expression is not None:
            if figure is not None and isinstance(expression.when, SamePeriod):
                reference = next(self._periods_beside(figure, expression, reporter), reference)
            reference = self._named_before(figure, expression, reporter) or reference
            if isinstance(expression.when, Cumulated):
                reference = self.state.so_long(expression.when.months) or reference
            if self._of_this_year(expression, reference):
                reference = None
            found = worded(self.scene, expression, reporter, reference)
            if (
                found is None
                and isinstance(expression.when, Slice)
                and expression.when.year is None
            ):
                found = worded(self.scene, expression, reporter, self.state.period)
            return found or self._month_before(figure, expression, reporter)
        if self.times.rolling is not None:
            return None
        if self.times.same:
            return self.state.mentioned or self.state.period
        if figure is not None and self._now(figure):
            return None
        if self.lasting is not None:
            return worded(self.scene, self.lasting, reporter, reference)
        if not self._may_go_on(reference):
            return None
        found = self._before(figure, reporter, reference) or reference
        return found or self.state.just_mentioned(self.segment, self.scene.date)

    def _of_this_year(self, expression: PeriodExpression, reference: Period | None) -> bool:
        """Whether "January to May" after all of last year is told as news of this one.

        So is the month just past after a fiscal year that has ended before it.
        """
        when, day = expression.when, self.scene.as_of
        if day is None or reference is None or not is_year(reference):
            return False
        part = isinstance(when, Months | Slice) and when.year is None
        if not part or reference.end.year == day.year - 1:
            return part
        latest = worded(self.scene, expression, None, None) if isinstance(when, Months) else None
        if latest is None or latest.start <= reference.end:
            return False
        return (day - latest.end).days <= _JUST_PAST

    def _named_before(
        self, figure: Figure | None, expression: PeriodExpression, reporter: str | None
    ) -> Period | None:
        """Return the period of its own year that the statement names before "October"."""
        when = expression.when
        if figure is None or not isinstance(when, Months) or when.year is not None:
            return None
        before = [e for at, e in self.times.free if at < figure.at and e is not expression]
        dated = [e for e in before if not e.relative]
        return worded(self.scene, dated[-1], reporter, None) if dated else None

    def _may_go_on(self, reference: Period | None) -> bool:
        """Whether "the review quarter", if the statement names such, can be the period before."""
        words = self.words.words
        for expression in self.times.base:
            when = expression.when
            most = _LENGTHS.get(when.unit) if isinstance(when, RelativeUnit) else None
            if most is not None and reference is not None:
                return (reference.end - reference.start).days <= most
        for at in range(self.statement.start + 1, self.statement.end):
            most = _UNITS.get(words[at])
            if most is None or reference is None:
                continue
            under = words[at + 1 : at + 3] == ("under", "review")
            if under or words[at - 1] in {"review", "reporting", "reference", "that", "same"}:
                return (reference.end - reference.start).days <= most
        return True

    def _month_before(
        self, figure: Figure | None, expression: PeriodExpression, reporter: str | None
    ) -> Period | None:
        """Return the last "September" before the period that the statement gives another figure."""
        when = expression.when
        if figure is None or not isinstance(when, Months) or when.year is not None:
            return None
        for period in self._periods_beside(figure, expression, reporter):
            year = period.start.year - (when.first >= period.start.month)
            dated = replace(expression, when=replace(when, year=CivilYear(year)))
            return worded(self.scene, dated, reporter, None)
        return None

    def _periods_beside(
        self, figure: Figure, expression: PeriodExpression, reporter: str | None
    ) -> Iterator[Period]:
        """Yield the periods of the other figures, then the one that goes on to hold."""
        for other in self._present():
            told = self._worded(other) if other.at != figure.at else None
            if told is None or told == expression:
                continue
            period = worded(self.scene, told, reporter, None)
            if period is not None:
                yield period
        reference = self.state.current_period(self.segment)
        if reference is not None:
            yield reference

    def _before(
        self, figure: Figure | None, reporter: str | None, reference: Period | None
    ) -> Period | None:
        """Return the period of the figure before, unless it lies before the one discussed."""
        if figure is None or figure.role is not Role.CURRENT:
            return None
        owned = [f for f in self._present() if f.at < figure.at and f.at in self.times.own]
        if not owned:
            return None
        expression = self.times.own[owned[-1].at]
        reference = None if self._of_this_year(expression, reference) else reference
        period = worded(self.scene, expression, reporter, reference)
        if period is None or (reference is not None and period.start < reference.start):
            return None
        return period

    def _worded(self, figure: Figure | None) -> PeriodExpression | None:
        if figure is None:
            owned = [self.times.own[f.at] for f in self._present() if f.at in self.times.own]
            free = self.times.free[0][1] if self.times.free else None
            return free or (owned[-1] if owned else None)
        found = self.times.of(figure)
        if found is not None:
            return found
        present = [f for f in self._present() if f.at in self.times.own]
        if figure.role is Role.CHANGE:
            nearest = min(present, key=lambda f: abs(f.at - figure.at), default=None)
            return self.times.own[nearest.at] if nearest is not None else None
        later = [f for f in present if f.at > figure.at]
        return self.times.own[later[0].at] if later and not self._now(figure) else None

    def _present(self) -> list[Figure]:
        return [f for f in self.figures if f.role in (Role.CURRENT, Role.CHANGE, Role.DELTA)]

    def _now(self, figure: Figure) -> bool:
        near = self.words.words[max(0, figure.at - 4) : figure.at + 2]
        return any(self.words.lexicon.has("now", w) for w in near)

    def base(
        self, reporter: str | None, current: Period | None, own_times: Times | None = None
    ) -> Period | None:
        """Return what a change over `current` is measured against.

        `own_times` are the times of one change of several.
        """
        times = own_times or self.times
        for token in self.words.tokens[self.statement.start : self.statement.end]:
            told = token.period.expression if token.period is not None else None
            if told is not None and told.bound is Bound.SINCE and not times.base:
                start = worded(self.scene, replace(told, bound=Bound.IN), reporter, current)
                return start if start and current and start.start < current.start else None
        spoken = self.words.words[self.statement.start : self.statement.end]
        since = "since" in spoken
        if since and spoken[spoken.index("since") + 1 :][:1] == ("then",):
            then = self.state.mentioned
            return then if then and current and then.start < current.start else None
        dated = any(f.at in times.own for f in figures_in(self.figures, Role.PRIOR))
        if since and not times.base and not times.yearly and not dated:
            return None
        if times is not self.times:
            return self._compared(times, reporter, current)
        present = figures_in(self.figures, Role.CURRENT)
        left = reached(self.statement, present) if len(present) > 1 else present
        inserted = [f for f in present if f not in left]
        for figure in (*figures_in(self.figures, Role.PRIOR), *inserted):
            if (own := self.times.own.get(figure.at)) is None:
                continue
            found = worded(self.scene, own, reporter, current) or self._same_part(own, reporter)
            if found is not None and current is not None and not alike_long(found, current):
                continue  # the amount of a year is no base of growth in a quarter
            if figure not in inserted or (found and current and found.start < current.start):
                return found
        if self.times.same and self.state.base is not None:
            return self.state.base
        found = self._compared(self.times, reporter, current)
        if found is None and current is None and len(self.times.base) == 1:
            return self._same_part(self.times.base[0], reporter)
        return found

    def earlier(self, figure: Figure, reporter: str | None) -> Period | None:
        """Return the period of an amount that a present one is compared with."""
        present = figures_in(self.figures, Role.CURRENT)
        nearest = [f for f in present if f.at < figure.at][-1:] or present[:1]
        current = self.current(nearest[0] if nearest else None, reporter)
        own = self.times.own.get(figure.at)
        if own is not None and current is not None and self._of_part(own, current):
            return current.year_before()
        if own is not None:
            found = worded(self.scene, own, reporter, current) or self._same_part(own, reporter)
            return found or self._month_before(figure, own, reporter)
        if not present and self.times.free and not (self.times.base or self.times.yearly):
            return current  # "In 2015 it had been $5 million"
        return self.base(reporter, current)

    def _of_part(self, own: PeriodExpression, current: Period) -> bool:
        """Whether "last year" is the same part of it: "in the period … against $2 m last year"."""
        when = own.when
        last = isinstance(when, RelativeUnit) and when.unit is Unit.YEAR and when.offset == -1
        present = self._present()
        dated = self.times.free or any(f.at in self.times.own for f in present)
        return last and bool(present) and not dated and not is_year(current)

    def _compared(
        self, times: Times, reporter: str | None, current: Period | None
    ) -> Period | None:
        """Return the base that is worded, or that goes with how the document compares."""
        if self._since_then(times, current):
            return self.state.period
        if self._goes_on_comparing(times, current):
            return self.state.base
        if current is not None and current == self.state.period and _over_same(times):
            return self.state.base
        found = base_of(self.scene, times, reporter, current, self.state.years)
        if found is None and self.state.monthly and not times.base:
            return month_before(current)
        if found is None and not times.base and current == self.state.period:
            return self.state.base  # "rose from May's $3 m, whereas purchases fell from $2 m"
        return found

    def _goes_on_comparing(self, times: Times, current: Period | None) -> bool:
        """Whether a later part of a sentence or paragraph compares as its beginning does.

        "Trade in May was 4 % lower than in April, owing to a 2 % fall in imports"; "imports were
        $6 m in March, against $7 m the month before, due to fewer cars ($2 m against $3 m)" in a
        text that has compared with the year before elsewhere.
        """
        state = self.state
        told = times.base or times.yearly or times.monthly or times.rolling is not None
        if told or not state.monthly or current is None or current != state.period:
            return False
        later = self.statement.start > 0 and is_month(current)
        return later or (state.period_segment == self.segment and state.base is not None)

    def _since_then(self, times: Times, current: Period | None) -> bool:
        """Whether "by 2016 it had fallen" sets trade against the year that was spoken of."""
        before = self.state.period
        pronoun, words = self.statement.topics[0].pronoun, self.statement.words
        told = range(self.statement.start, self.statement.end)
        ended = (words.tokens[at].period for at in told)
        by_then = any(period is not None and period.expression.deadline for period in ended)
        if before is None or current is None or times.base or times.yearly:
            return False
        return pronoun and by_then and before.start < current.start and alike_long(before, current)

    def _same_part(self, expression: PeriodExpression, reporter: str | None) -> Period | None:
        """Return "the same period of 2003" where only "April-July" tells which part it is."""
        when = expression.when
        present = figures_in(self.figures, Role.CURRENT)
        told = self._worded(present[0] if present else None)
        if not isinstance(when, SamePeriod) or when.year is None or told is None:
            return None
        if not isinstance(told.when, Months | Slice) or told.when.year is not None:
            return None
        dated = replace(told, when=replace(told.when, year=when.year))
        return worded(self.scene, dated, reporter, None)


def _over_same(times: Times) -> bool:
    """Whether "over the same period" is all that a statement says of its base.

    It is then the stretch over which the text has just compared, from its beginning.
    """
    return bool(times.base) and all(
        e.when == SamePeriod(Unit.PERIOD) and not e.comparison for e in times.base
    )
