"""Which period each figure of a statement is for, and what a change is compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from graph.claims.period import Period
from graph.extract.figures.lexicon import MOVES, Kind
from graph.extract.figures.roles import Figure, Role, attained, is_value_of
from graph.extract.figures.statements import Statement
from graph.extract.figures.tokens import Words
from graph.extract.scene import Scene
from graph.extract.values.expression import (
    Bound,
    CivilYear,
    Day,
    Edge,
    EdgeOf,
    Months,
    PeriodExpression,
    RelativeUnit,
    Rolling,
    SamePeriod,
    Slice,
    Span,
    SplitYear,
    Trailing,
    Unit,
    When,
)
from graph.extract.values.model import Money, Percent
from graph.extract.values.periods import CIVIL_YEAR, resolve

_COUPLE: Final = 2
#: Words from "the lowest" to the years that it is counted over, at most.
_RECORD: Final = 5
#: What makes a country in a title the other side: "Exports to the US rise".
_OTHER_SIDE: Final = re.compile(r"\b(?:to|from|with) (?:the )?\Z", re.IGNORECASE)
#: Words in brackets between a period and its figure, and one more.
_FEW: Final = 6
_MONTH_DAYS: Final = 31
_YEARS_IN: Final = {Unit.YEAR: 1, Unit.DECADE: 10}
#: What is said "this week" is said in it, not of its trade.
_TOO_SHORT: Final = frozenset({Unit.DAY, Unit.WEEK})
_YEAR_EARLIER: Final = SamePeriod(Unit.PERIOD, 1)
_YEAR_DAYS: Final = range(360, 372)
_QUARTER: Final = 3
#: Words between a comparison and the period that it is with, at most.
_COMPARED: Final = 9
#: Before "than" these compare nothing: "other than in 2019".
_EXCEPTING: Final = frozenset({"other", "rather"})
#: The last token at which a period still opens a sentence.
_OPENING: Final = 2
_FOLLOWING: Final = frozenset({"after", "followed", "later"})
_ENDED: Final = (("ended",), ("closed",), ("finished",))
_PARTING: Final = frozenset({";", "but", "while", "whereas"})
_MOVED: Final = frozenset({Role.PRIOR, Role.CHANGE})
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2
    )
} | {str(number): number for number in range(2, 31)}


class Times(Struct, frozen=True):
    """The periods worded in a statement, by what they are for.

    Attributes:
        own: the period of single figures, by token.
        free: periods that hold for the statement, with their tokens.
        base: what a change is compared with.
        yearly: "year on year" or the like is said.
        same: a period that points back as a whole ("during the same period").
        rolling: the years that the change took ("in four years").
        bases: what each of several changes is compared with, by token.
        paces: whether a change is "month on month", where another is "year on year", by token.
        monthly: "month on month" or the like is said.
    """

    own: Mapping[int, PeriodExpression]
    free: tuple[tuple[int, PeriodExpression], ...]
    base: tuple[PeriodExpression, ...]
    yearly: bool
    same: bool
    rolling: int | None = None
    monthly: bool = False
    bases: Mapping[int, PeriodExpression] = field(default_factory=dict)
    paces: Mapping[int, bool] = field(default_factory=dict)

    def against(self, figure: Figure) -> Times:
        """Return the times with the base that a change of several has for itself."""
        own = self.bases.get(figure.at)
        monthly = self.paces.get(figure.at)
        if monthly is not None:
            return replace(self, base=(), yearly=not monthly, rolling=None, monthly=monthly)
        if own is None:
            return self
        return replace(self, base=(own,), yearly=False, rolling=None, monthly=False)

    def of(self, figure: Figure) -> PeriodExpression | None:
        """Return the worded period of a present amount: its own, or the nearest free one."""
        if (own := self.own.get(figure.at)) is not None:
            return own
        before = [e for at, e in self.free if at < figure.at]
        after = [e for at, e in self.free if at > figure.at]
        return before[-1] if before else after[0] if after else None


@dataclass(slots=True)
class _Sorted:
    """The periods of a statement by what they are for, while they are sorted; see `Times`."""

    own: dict[int, PeriodExpression]
    free: list[tuple[int, PeriodExpression]]
    compared: list[tuple[int, PeriodExpression]]
    same: bool = False
    rolling: int | None = None


def read_times(statement: Statement, figures: Sequence[Figure]) -> Times:
    """Sort the periods of a statement."""
    words = statement.words
    found = _Sorted({}, [], [])
    for at in words.mentioned(statement.start, statement.end):
        period = words.tokens[at].period
        if period is None or _says_no_period(words, at, period.expression):
            continue
        when = period.expression.when
        if not isinstance(when, Rolling):
            _sort(found, statement, figures, at, period.expression)
        elif (stretch := _YEARS_IN.get(when.unit)) and not when.ahead and not _of_record(words, at):
            found.rolling = (when.count or 0) * stretch or None
    if found.rolling is None:
        found.rolling = _years_taken(words, statement)
    _add_following_year(words, figures, found.own)
    return _settled(found, statement, figures)


def _of_record(words: Words, at: int) -> bool:
    """Whether a stretch tells how long nothing was beyond: "the lowest level in two years"."""
    before = words.words[max(0, at - _RECORD) : at]
    return any(words.lexicon.has("superlatives", word) for word in before)


def _says_no_period(words: Words, at: int, expression: PeriodExpression) -> bool:
    """Whether a mention is no period of trade: a deadline, a week, "ended June at $5 million"."""
    if expression.deadline and words.of((Kind.GOAL, Kind.GOAL_NOUN)):
        return not _of_level(words, at)
    if isinstance(expression.when, RelativeUnit):
        return expression.when.unit in _TOO_SHORT
    return isinstance(expression.when, Months) and words.words[at - 1 : at] in _ENDED


def _of_level(words: Words, at: int) -> bool:
    """Whether a deadline tells when an amount before it was reached: "had reached $5 m by …"."""
    before = [i for i in range(max(0, at - _FEW), at) if words.tokens[i].figure is not None]
    return bool(before) and attained(words, before[-1])


def _sort(
    found: _Sorted,
    statement: Statement,
    figures: Sequence[Figure],
    at: int,
    expression: PeriodExpression,
) -> None:
    """Put one period, at token `at`, where it belongs."""
    words, own = statement.words, found.own
    places = {figure.at for figure in figures}
    if (bracketed := _bracketed(words, at, places)) is not None and not _grows_after(
        words, at, bracketed, places
    ):
        own[bracketed] = expression
        if _is_base(words, at):
            found.compared.append((at, expression))
    elif at + 3 in places and is_value_of(words, at + 3):
        own[at + 3] = expression
        found.compared.append((at, expression))
    elif (lone := _only_earlier(words, at, statement, figures)) is not None:
        own[lone] = expression
    elif (dated := _dated(words, at, figures)) is not None and dated not in own:
        own[dated] = expression
        found.compared.append((at, expression))
    elif expression.comparison and _opens(words, at, statement, figures):
        found.free.append((at, expression))
    elif _of_multiple(words, at) or expression.comparison:
        found.compared.append((at, expression))
    elif _points_back(expression) and not _is_base(words, at):
        found.same = True
    elif _spans_years(expression) and any(f.role in _MOVED for f in figures):
        found.free.append((at, expression))
    elif (figure := _owned(words, at, places)) is not None or (
        (figure := _figure_before(words, at, places)) is not None and figure not in own
    ):
        own[figure] = expression
    elif expression.deadline and (told := _reached_by(words, at, places - own.keys())):
        own[told] = expression
    elif _is_base(words, at) and (found.free or own or figures):
        found.compared.append((at, expression))
    elif (figure := _figure_after(words, at, places)) is not None:
        own[figure] = expression
    elif expression.bound is not Bound.SINCE and not _aside(words, at, statement):
        found.free.append((at, expression))


def _reached_by(words: Words, at: int, places: Set[int]) -> int | None:
    """Return the figure of "$5 million by 2030", which no clause mark parts from it."""
    before = max((place for place in places if place < at), default=None)
    if before is None or not _PARTING.isdisjoint(words.words[before:at]):
        return None
    return before


def _points_back(expression: PeriodExpression) -> bool:
    """Whether a period is one spoken of before, in the same or an earlier year."""
    return isinstance(expression.when, SamePeriod) and expression.when.years >= 0


def _settled(found: _Sorted, statement: Statement, figures: Sequence[Figure]) -> Times:
    """Return the times, with the ends of spans of years as period and base of a change."""
    words = statement.words
    base = [expression for _, expression in found.compared]
    free, spans = _taken_apart(found.free)
    moving = any(f.role in _MOVED for f in figures)
    moving = moving or any(t.factor for t in words.tokens[statement.start : statement.end])
    if spans and (moving or words.of(MOVES, statement.start, statement.end)):
        free, base = [(at, span.last) for at, span in spans], [s.first for _, s in spans]
    yearly = bool(words.of((Kind.YEAR_ON_YEAR,), statement.start, statement.end))
    monthly = bool(words.of((Kind.MONTH_ON_MONTH,), statement.start, statement.end))
    bases = _one_by_one(figures, found.compared) or _by_amounts(figures, found.own)
    years = [at for at, e in found.compared if e.when == _YEAR_EARLIER]
    both = monthly and (yearly or bool(years))
    paces = _paces(words, statement, figures, years) if both else {}
    return Times(
        found.own,
        tuple(free),
        tuple(base),
        yearly,
        found.same,
        found.rolling,
        monthly,
        bases,
        paces,
    )


def _paces(
    words: Words, statement: Statement, figures: Sequence[Figure], years: Sequence[int]
) -> dict[int, bool]:
    """Return for each change whether the nearest of such words says "month on month".

    `years` are the tokens that say "year on year" as a period.
    """
    marks = words.of((Kind.YEAR_ON_YEAR, Kind.MONTH_ON_MONTH), statement.start, statement.end)
    told = [(m.start, m.kind is Kind.MONTH_ON_MONTH) for m in marks] + [(y, False) for y in years]
    return {
        f.at: min(told, key=lambda mark: (abs(mark[0] - f.at), mark[0] < f.at))[1]
        for f in figures
        if f.role is Role.CHANGE
    }


def _dated(words: Words, at: int, figures: Sequence[Figure]) -> int | None:
    """Return which of several earlier amounts "a year ago" or "the month before" dates."""
    when = words.tokens[at].period
    if when is None or not isinstance(when.expression.when, SamePeriod | RelativeUnit):
        return None
    earlier = [f.at for f in figures if isinstance(f.value, Money) and f.role is Role.PRIOR]
    nearest = max((place for place in earlier if place < at), default=None)
    if len(earlier) < _COUPLE or nearest is None:
        return None
    between = words.words[nearest + 1 : at]
    return nearest if all(words.lexicon.has("to_period", w) for w in between) else None


def _of_multiple(words: Words, at: int) -> bool:
    """Whether a period is that of "three times the amount of 2019", which trade is set against."""
    of_index = words.words[at - 1 : at] == ("of",) and at > 1
    if of_index and isinstance(words.tokens[at - 2].mention, Percent):
        return True  # "(147 % of 2022)"
    if words.words[at - 3 : at - 2] != ("the",) or words.words[at - 1 : at] != ("of",) or at < 4:
        return False
    whole = words.tokens[at - 4]
    return whole.factor is not None or whole.share is not None


def _only_earlier(
    words: Words, at: int, statement: Statement, figures: Sequence[Figure]
) -> int | None:
    """Return the one amount that "two years earlier" dates where nothing is compared with it."""
    when = words.tokens[at].period
    told = when is not None and isinstance(when.expression.when, SamePeriod)
    if not told or len(figures) != 1 or figures[0].role is not Role.CURRENT:
        return None
    if words.of(MOVES, statement.start, statement.end) or _is_base(words, at):
        return None
    others = (words.tokens[i].period for i in range(statement.start, statement.end) if i != at)
    return None if any(others) else figures[0].at


def _one_by_one(
    figures: Sequence[Figure], compared: Sequence[tuple[int, PeriodExpression]]
) -> dict[int, PeriodExpression]:
    """Return the base of each change of "4 % more than in 2019 and 2 % less than in 2018"."""
    changes = [figure.at for figure in figures if figure.role is Role.CHANGE]
    if len(changes) < 2 or len(compared) != len(changes):
        return {}
    following = [*changes[1:], None]
    if all(
        at < base[0] and (after is None or base[0] < after)
        for at, after, base in zip(changes, following, compared, strict=True)
    ):
        return {at: expression for at, (_, expression) in zip(changes, compared, strict=True)}
    before = [-1, *changes[:-1]]
    if all(
        earlier < base[0] < at for earlier, at, base in zip(before, changes, compared, strict=True)
    ):
        return {at: expression for at, (_, expression) in zip(changes, compared, strict=True)}
    return {}


def _by_amounts(
    figures: Sequence[Figure], own: Mapping[int, PeriodExpression]
) -> dict[int, PeriodExpression]:
    """Return the bases of "up 4 % from May's $5 million and 9 % from June's $4 million"."""
    changes = [figure for figure in figures if figure.role is Role.CHANGE]
    if len(changes) < _COUPLE:
        return {}
    return {
        change.at: own[amount.at]
        for change, amount in pairwise(figures)
        if change.role is Role.CHANGE and amount.role is Role.PRIOR and amount.at in own
    }


def _add_following_year(
    words: Words, figures: Sequence[Figure], own: dict[int, PeriodExpression]
) -> None:
    """Date an amount of "the year after" by the year of the amount before it."""
    for figure, following in pairwise(figures):
        before = own.get(figure.at)
        if before is None or following.at in own or not _year_after(words, following.at):
            continue
        if isinstance(before.when, CivilYear):
            year = CivilYear(before.when.year + 1)
            own[following.at] = replace(before, when=year, label=str(year.year))
        elif isinstance(before.when, SplitYear):
            year_after = SplitYear(before.when.first + 1, before.when.last + 1)
            own[following.at] = replace(before, when=year_after)


def _year_after(words: Words, figure: int) -> bool:
    """Whether an amount is of "the year after" or "the hard year that followed"."""
    told = words.words[figure + 1 : figure + _FEW + 1]
    if "year" not in told:
        return False
    at = told.index("year")
    if not all(word and word[0].isalpha() for word in told[:at]):
        return False
    return told[at - 1 : at] == ("following",) or not _FOLLOWING.isdisjoint(told[at + 1 : at + 3])


def _years_taken(words: Words, statement: Statement) -> int | None:
    """Return the number of years in "over five years"."""
    for at in range(statement.start + 2, statement.end):
        if words.words[at] != "years" or words.words[at - 1] not in _NUMBERS:
            continue
        if _of_record(words, at - 1):
            continue
        before = [
            w for w in words.words[max(0, at - 4) : at - 1] if w not in {"the", "past", "last"}
        ]
        if before and before[-1] in {"over", "in", "within", "during"}:
            return _NUMBERS[words.words[at - 1]]
    return None


@dataclass(frozen=True, slots=True)
class _Ends:
    """The two ends of "between 2018 and 2022"."""

    first: PeriodExpression
    last: PeriodExpression


def _taken_apart(
    free: Sequence[tuple[int, PeriodExpression]],
) -> tuple[list[tuple[int, PeriodExpression]], list[tuple[int, _Ends]]]:
    """Return the periods, and the ends of those that run over several."""
    spans = []
    for at, expression in free:
        if _spans_years(expression) and isinstance(when := expression.when, Span):
            ends = _Ends(replace(expression, when=when.first), replace(expression, when=when.last))
            spans.append((at, ends))
    return list(free), spans


def _spans_years(expression: PeriodExpression) -> bool:
    """Whether a period runs over several, from one to another: "between 2018 and 2020".

    A season ("November 2024 to April 2025") is one period, over which amounts add up.
    """
    when = expression.when
    return isinstance(when, Span) and not isinstance(when.first, Day) and not _is_season(when)


def _is_season(when: Span) -> bool:
    """Whether a stretch of months runs into the next year, for less than a year."""
    first, last = when.first, when.last
    if not (isinstance(first, Months) and isinstance(last, Months)):
        return False
    if not (isinstance(first.year, CivilYear) and isinstance(last.year, CivilYear)):
        return False
    return last.year.year == first.year.year + 1 and last.last < first.first


def _aside(words: Words, at: int, statement: Statement) -> bool:
    """Whether a period dates another event: "since the agreement entered into force in 2011"."""
    for index in range(at - 1, max(statement.start - 1, at - 14), -1):
        token = words.tokens[index]
        if token.figure is not None or token.word in {",", ";"}:
            return False
        if words.lexicon.has("events", token.word):
            return at - index > 2
    return False


def _is_base(words: Words, at: int) -> bool:
    before = list(words.before(at))
    if before[:1] == ["over"] and at == len(before):
        return False  # "Over the ten months to May, …" opens the sentence
    if _compared_before(words, at):
        return True
    while before:
        if words.lexicon.ends("base", before):
            return True
        if before[-1] not in {
            "the",
            "in",
            "during",
            "same",
            "figure",
            "of",
            "year",
            "level",
            "levels",
            "revised",
        }:
            return False
        before.pop()
    return False


def _compared_before(words: Words, at: int) -> bool:
    """Whether nothing but words stands between a comparison and a period: "than in the hard 2009".

    Amounts, marks and verbs of growth end what a comparison holds.
    """
    if words.words[at + 1 : at + 2] == ("when",):
        return False
    moving = {i for m in words.of(MOVES, max(0, at - _COMPARED), at) for i in range(m.start, m.end)}
    for index in range(at - 1, max(0, at - _COMPARED), -1):
        if words.lexicon.ends("comparing", words.words[index - 1 : index + 1]):
            return words.words[index - 1] not in _EXCEPTING
        token = words.tokens[index]
        if not token.word or not token.word[0].isalnum() or index in moving:
            return False
    return False


def _figure_before(words: Words, at: int, places: set[int]) -> int | None:
    """Return the figure that a period follows directly: "$5 million booked in 2024"."""
    nouns = {i for m in words.of(MOVES) for i in range(m.start, m.end)}
    bracketed = words.words[at - 1 : at] == ("(",) and words.words[at + 1 : at + 2] != (":",)
    first = at - 2 if bracketed else at - 1
    first = _past_gloss(words, first)
    for index in range(first, max(-1, first - 5), -1):
        if index in places:
            return index
        word = words.words[index]
        if not word or not (words.lexicon.has("to_period", word) or index in nouns):
            return None
        if word in {"over"} or words.lexicon.ends("base", words.words[index : index + 1]):
            following = words.words[index + 1 : at]
            if word in {"over", "from", "against", "than", "on", "versus"} and not following:
                return None
            if following == ("the",) and _grew_since(words, index):
                return None
    return None


def _grew_since(words: Words, at: int) -> bool:
    """Whether growth in a period told before is "over the second quarter of 2023"."""
    growth = isinstance(words.tokens[at - 1].figure, Percent)
    return growth and any(t.period is not None for t in words.tokens[: at - 1])


def _past_gloss(words: Words, at: int) -> int:
    """Move back over an amount in another currency: "5 bn dinars ($3 bn) worth of goods in"."""
    for index in range(at, max(3, at - 5), -1):
        if words.words[index] == ")" and words.words[index - 2] == "(":
            gloss = words.tokens[index - 1].figure
            return index - 3 if isinstance(gloss, Money) and gloss.gloss else at
        if words.tokens[index].mention is not None:
            return at
    return at


def _opens(words: Words, at: int, statement: Statement, figures: Sequence[Figure]) -> bool:
    """Whether a sentence is about "the previous year", with which it begins."""
    when = words.tokens[at].period
    if when is None or statement.start or at > _OPENING:
        return False
    if words.words[at + 1 : at + 2] == (",",) and words.words[:at] in ((), ("the",)):
        return all(isinstance(figure.value, Money) for figure in figures)  # "The year before, …"
    previous = isinstance(when.expression.when, RelativeUnit)
    led = words.words[0] in {"in", "during", "for", "over"}
    return previous and led and all(figure.role is Role.CURRENT for figure in figures)


def _bracketed(words: Words, at: int, places: set[int]) -> int | None:
    """Return the figure in brackets right after a period: "over 2021 ($5 million)"."""
    if words.words[at + 1 : at + 2] != ("(",) or at + 2 not in places:
        return None
    return at + 2 if words.words[at + 3 : at + 4] == (")",) else None


def _grows_after(words: Words, at: int, bracketed: int, places: set[int]) -> bool:
    """Whether a bracket after a dated amount tells its growth: "$5 million in 2009 (plus 4 %)"."""
    if isinstance(words.tokens[bracketed].figure, Money):
        return False
    before = _figure_before(words, at, places)
    return before is not None and isinstance(words.tokens[before].figure, Money)


def _owned(words: Words, at: int, places: set[int]) -> int | None:
    """Return the figure that is a period's own: "May's 4 % growth", "May's total of $5 million"."""
    if words.words[at + 1 : at + 2] != ("'s",):
        return None
    return next((i for i in range(at + 2, at + 5) if i in places), None)


def _figure_after(words: Words, at: int, places: set[int]) -> int | None:
    """Return the figure that a period introduces: "(2023: $5 million)", "(2023: a gap of …)"."""
    if at + 2 >= len(words.tokens) or words.words[at + 1] not in {":", "–", "-", "="}:
        return None
    if not at or words.words[at - 1] not in {"(", ","}:
        return None
    named = at + 2
    end = min(at + _FEW, len(words.tokens))
    while words.words[at - 1] == "(" and named < end and words.words[named].isalpha():
        named += 1
    return named if named in places else None


def worded(
    scene: Scene, expression: PeriodExpression, reporter: str | None, reference: Period | None
) -> Period | None:
    """Turn a worded period into days on the reporter's calendar.

    "This year" in a document without a date names no year, whatever was spoken of before.
    """
    if scene.as_of is None and _is_deictic(expression.when):
        return None
    fiscal_start = _fiscal_calendar(scene, reporter)
    if fiscal_start == CIVIL_YEAR and _is_split(expression.when):
        fiscal_start = _fiscal_of_others(scene)
    period = resolve(
        _whole(expression),
        fiscal_start=fiscal_start,
        reference=reference,
        document_date=scene.as_of,
    )
    if period is None:
        return _years_ago(expression, scene, reference)
    if not _is_month_end(expression.when):
        return period
    return (
        replace(period, start=period.end.replace(month=1, day=1))
        if fiscal_start == CIVIL_YEAR
        else None
    )


def _fiscal_calendar(scene: Scene, reporter: str | None) -> tuple[int, int]:
    """Return the start of the fiscal year that a text counts in.

    A text on two countries counts the trade of both in the years of the one that it names first,
    unless its title has that one for the other side ("Exports to America rise").
    """
    own = scene.fiscal_start(reporter)
    pair = scene.pair
    if own == CIVIL_YEAR or reporter not in pair or scene.headline is None:
        return own
    title = scene.headline
    owners = (geo for geo in title.geo if not _OTHER_SIDE.search(title.text, 0, geo.start))
    named = [code for geo in owners for code in geo.codes if code in pair]
    first = scene.fiscal_start(named[0]) if named else own
    return own if first == CIVIL_YEAR else first


def _years_ago(
    expression: PeriodExpression, scene: Scene, reference: Period | None
) -> Period | None:
    """Return the year that lay "four years ago" on the day of writing, if no other is spoken of."""
    when, day = expression.when, scene.as_of
    if reference is not None or day is None or not isinstance(when, SamePeriod):
        return None
    if when.years < _COUPLE or not expression.label.casefold().endswith("ago"):
        return None
    year = PeriodExpression(CivilYear(day.year - when.years), expression.label)
    return resolve(year, fiscal_start=CIVIL_YEAR, reference=None, document_date=day)


def _is_split(when: When | None) -> bool:
    """Whether a period is, or is part of, two years written as one: "2022-23"."""
    match when:
        case SplitYear():
            return True
        case Months(year=part) | Slice(year=part) | Trailing(end=part) | EdgeOf(of=part):
            return _is_split(part)
        case _:
            return False


def _fiscal_of_others(scene: Scene) -> tuple[int, int]:
    """Return the fiscal year of the other country that a text is about, whose "2022-23" it is."""
    starts = (scene.fiscal_start(code) for code in scene.main_parties[:_COUPLE])
    return next((start for start in starts if start != CIVIL_YEAR), CIVIL_YEAR)


def _whole(expression: PeriodExpression) -> PeriodExpression:
    """Return all of a year for its end: trade "at the end of 2020" is that of the year."""
    when = expression.when
    if isinstance(when, EdgeOf) and when.edge is Edge.END and not _is_month_end(when):
        return replace(expression, when=when.of)
    return expression


def _is_month_end(when: When | None) -> bool:
    """Whether a period is the end of a month, to which trade has added up from January on."""
    if not isinstance(when, EdgeOf) or when.edge is not Edge.END:
        return False
    return isinstance(when.of, Months) and when.of.first == when.of.last


def _is_deictic(when: When | None) -> bool:
    """Whether a period is counted from the day of writing."""
    match when:
        case RelativeUnit(deictic=deictic):
            return deictic
        case Months(year=part) | Slice(year=part) | Trailing(end=part) | EdgeOf(of=part):
            return _is_deictic(part)
        case _:
            return False


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
    if times.monthly:
        return month_before(current)
    if times.rolling is not None:
        return current.year_before(times.rolling) if current is not None else None
    for expression in times.base:
        if current is None and _is_counted_back(expression.when):
            continue
        found = worded(scene, expression, reporter, current) or _last_such(expression, current)
        if found is None and current is not None and scene.as_of is None:
            last = _is_deictic(expression.when) and "last year" in expression.label.casefold()
            return current.year_before() if last else None
        if found is not None and (current is None or found.start < current.start):
            return Period(found.start, found.end, expression.label, found.calendar)
    if times.base or current is None:
        return current.year_before() if current is not None and times.yearly else None
    if times.yearly:
        return current.year_before()
    if years is not None:
        return current.year_before(years)
    cumulated = is_cumulated(current, scene.fiscal_start(reporter))
    return current.year_before() if is_year(current) or cumulated else None


def _last_such(expression: PeriodExpression, current: Period | None) -> Period | None:
    """Return the last "April" before a period that is compared with it."""
    when = expression.when
    if current is None or not isinstance(when, Months) or when.year is not None:
        return None
    year = CivilYear(current.start.year - (when.first >= current.start.month))
    dated = replace(expression, when=replace(when, year=year))
    return resolve(dated, fiscal_start=CIVIL_YEAR, reference=None, document_date=None)


def _is_counted_back(when: When | None) -> bool:
    """Whether a period is "the month before" another, and not the one before the day of writing."""
    return isinstance(when, RelativeUnit) and not when.deictic and when.offset < 0


def is_cumulated(period: Period, fiscal_start: tuple[int, int]) -> bool:
    """Whether a period is a quarter or the months of a year so far.

    Statistics of trade measure these against the same part of the year before.
    """
    first = (period.start.month, period.start.day)
    months = (period.end - period.start).days // _MONTH_DAYS + 1
    return months == _QUARTER or (first in (CIVIL_YEAR, fiscal_start) and months > 1)


def month_before(current: Period | None) -> Period | None:
    """Return the month before a period that is a month."""
    if current is None or (current.end - current.start).days > _MONTH_DAYS:
        return None
    end = current.start - timedelta(days=1)
    return Period(end.replace(day=1), end)


def is_month(period: Period) -> bool:
    """Whether a period is no longer than a month."""
    return (period.end - period.start).days < _MONTH_DAYS


def is_year(period: Period) -> bool:
    """Whether a period is a whole year."""
    return (period.end - period.start).days + 1 in _YEAR_DAYS


def alike_long(one: Period, other: Period) -> bool:
    """Whether two periods are as long as each other, to a few days."""
    return abs((one.end - one.start).days - (other.end - other.start).days) <= _FEW


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
