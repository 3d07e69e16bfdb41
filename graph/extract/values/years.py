"""Years as a document writes them: "2024", "2024-25", "FY26", "the last fiscal year"."""

from __future__ import annotations

from typing import Final

from graph.extract.values.expression import (
    CivilYear,
    FiscalYear,
    OtherYear,
    RelativeUnit,
    Span,
    SplitYear,
    Unit,
    When,
)
from graph.extract.values.lexicon import Lexicon
from graph.extract.values.tokens import NAMING_KINDS, Kind, Tokens
from graph.extract.values.units import Family

Read = tuple[When, int] | None
"""What was read and the index of the token after it."""

#: Words that point at a period from now or from the period under discussion.
POINTING: Final = frozenset(
    (Kind.PAST, Kind.PREVIOUS, Kind.CURRENT, Kind.COMING, Kind.THAT, Kind.SAME)
)
#: Words after which a number of four digits is a year.
BEFORE_YEAR: Final = frozenset(
    (Kind.IN, Kind.SINCE, Kind.BY, Kind.FROM, Kind.OF, Kind.BETWEEN, Kind.THROUGH, Kind.WITHIN,
     Kind.EARLY, Kind.LATE, Kind.MIDDLE, Kind.BEFORE)
)  # fmt: skip
_NOT_AFTER: Final = frozenset((Kind.SCALE, Kind.SUFFIX, Kind.PROGRAMME))
_MARKS: Final = frozenset("#.:/$")
_PARTS: Final = frozenset((Kind.QUARTER_MARK, Kind.HALF_MARK))
#: By which tables mark a year as provisional, estimated, forecast or revised.
_FLAGS: Final = frozenset("pefr")
_UNITS: Final = {
    "year": Unit.YEAR,
    "yr": Unit.YEAR,
    "half": Unit.HALF,
    "semester": Unit.HALF,
    "quarter": Unit.QUARTER,
    "month": Unit.MONTH,
    "week": Unit.WEEK,
    "day": Unit.DAY,
    "decade": Unit.DECADE,
    "period": Unit.PERIOD,
    "stretch": Unit.PERIOD,
    "timeframe": Unit.PERIOD,
    "interval": Unit.PERIOD,
}


def unit_of_time(text: str) -> Unit | None:
    """Return the unit of time that a word names, in the singular or plural."""
    return _UNITS.get(text.lower().removesuffix("s"))


def pointed(t: Tokens, i: int, unit: Unit) -> RelativeUnit:
    """Return the unit that the word at token `i` points at: "last", "this", "the next"."""
    kind = t.kinds[i]
    if kind == Kind.PAST:
        return RelativeUnit(unit, -1, deictic=True)
    if kind == Kind.PREVIOUS:
        return RelativeUnit(unit, -1, deictic=False)
    if kind == Kind.COMING:
        return RelativeUnit(unit, 1, deictic=t.texts[i].lower() != "following")
    return RelativeUnit(unit, 0, deictic=kind == Kind.CURRENT)


class YearReader:
    """Reads years in a sentence."""

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, t: Tokens, i: int) -> Read:
        """Read one year at token `i`, or several written as one: "2024-25", "2021-2025"."""
        kind = t.kinds[i]
        if kind == Kind.NUMERAL:
            return _numeral(t, i)
        if kind == Kind.THE:
            return self.read(t, i + 1) if t.kinds[i + 1] != Kind.THE else None
        if kind == Kind.FISCAL_MARK:
            return fiscal_figures(t, i + 1)
        if kind == Kind.FISCAL or kind == Kind.CALENDAR or kind == Kind.CIVIL_MARK:
            return _named(t, i)
        if kind == Kind.OTHER_YEAR:
            return _without_days(t, i)
        if kind in POINTING:
            return self.pointed(t, i)
        if kind == Kind.TIME and t.texts[i].lower() == "year" and t.is_year(i + 1):
            written = _numeral(t, i + 1)
            return written or (CivilYear(t.words[i + 1].number), i + 2)
        if kind == Kind.APOSTROPHE and t.is_short(i + 1) and t.glued(i + 1):
            return CivilYear(full_year(t.words[i + 1].number)), i + 2
        return None

    def pointed(self, t: Tokens, i: int) -> Read:
        """Read "last year", "the previous fiscal year", "this FY"."""
        at = i + 1
        fiscal = t.kinds[at] == Kind.FISCAL
        if fiscal or t.kinds[at] == Kind.CALENDAR:
            at += 1
        if t.texts[at].lower() == "year":
            at += 1
        elif t.kinds[at] == Kind.FISCAL_MARK and t.words[at + 1].number < 0:
            fiscal, at = True, at + 1
        elif t.texts[at - 1] != "fiscal":
            return None
        told = _told_beside(t, at) if fiscal else None
        if told is not None:
            return told
        return pointed(t, i, Unit.FISCAL_YEAR if fiscal else Unit.YEAR), at

    def stands(self, t: Tokens, i: int) -> bool:
        """Whether a numeral that can be a year is one here, not a quantity or part of a name."""
        if not t.is_year(i) or t.kinds[i + 1] in _NOT_AFTER:
            return False
        before = t.kinds[i - 1]
        if before in NAMING_KINDS or t.names_act(i):
            return False
        if t.glued(i) and (t.texts[i - 1][-1].isalpha() or t.texts[i - 1] in _MARKS):
            return False
        if t.glued(i + 1) and t.texts[i + 1][0].isalpha() and not _goes_with_year(t, i + 1):
            return False
        if before in BEFORE_YEAR:
            return True
        if self._lexicon.before.before(t.texts, i, 0) is not None:
            return False
        number = t.words[i].number
        found = self._lexicon.after.at(t.texts, i + 1)
        if found is not None and found[0].family is not Family.MONEY:
            return found[0].family is Family.THING and number % 10 != 0
        # "2000 trucks" counts, "1995 agreements" dates.
        following = t.texts[i + 1]
        return number % 100 != 0 or not (following.islower() and following.endswith("s"))

    def after_month(self, t: Tokens, i: int) -> tuple[When | None, int]:
        """Read the year after a month: "2024", ", 2024", "of FY26", "last year", "'24"."""
        at = i
        aside = t.kinds[at] == Kind.COMMA or t.kinds[at] == Kind.IN
        if aside or t.kinds[at] == Kind.OF or (t.past_dash(at) > at and t.is_year(at + 1)):
            at += 1
        if t.kinds[at] == Kind.NUMERAL and (
            not t.is_year(at) or t.kinds[at + 1] == Kind.SCALE or _begins_date(t, at)
        ):
            return None, i
        return self._one(t, at, i, aside)

    def of(self, t: Tokens, i: int) -> tuple[When | None, int]:
        """Read the year of a part of it: "of FY26", "2024", "of the fiscal year", "(2024)"."""
        at = i
        aside = t.kinds[at] == Kind.COMMA or t.kinds[at] == Kind.IN
        if aside or t.kinds[at] in (Kind.OF, Kind.DASH, Kind.SLASH):
            at += 1
        elif t.kinds[at] == Kind.OPEN:
            found = self.read(t, at + 1)
            closed = found is not None and t.kinds[found[1]] == Kind.CLOSE
            return (found[0], found[1] + 1) if found is not None and closed else (None, i)
        if t.kinds[at] == Kind.THE and t.kinds[i] == Kind.OF:
            fiscal = t.kinds[at + 1] == Kind.FISCAL
            end = at + 2 + fiscal
            if t.texts[end - 1] == "year" and not t.is_year(end):
                unit = Unit.FISCAL_YEAR if fiscal else Unit.YEAR
                return RelativeUnit(unit, 0, deictic=False), end
        return self._one(t, at, i, aside)

    def _one(self, t: Tokens, at: int, i: int, aside: bool) -> tuple[When | None, int]:
        """Read a single year at `at`; after a comma or "in" only one that is named outright."""
        found = self.read(t, at)
        if found is None or isinstance(found[0], Span):
            return None, i
        if aside and isinstance(found[0], RelativeUnit):
            return None, i
        return found


def full_year(year: int) -> int:
    """Return the year that two digits mean: those below 70 are of this century."""
    return year + (2000 if year < 70 else 1900)


def fiscal_figures(t: Tokens, i: int) -> Read:
    """Read the figures of a fiscal year: "26", "2026", "2025-26", "'26", "25/26"."""
    at = i
    if t.kinds[at] in (Kind.DASH, Kind.APOSTROPHE) and t.glued(at + 1):
        at += 1
    if t.is_year(at):
        pair = _second_year(t, at)
        if pair is not None and pair[0] == t.words[at].number + 1:
            return FiscalYear(pair[0]), pair[1]
        return FiscalYear(t.words[at].number), at + 1
    if not t.is_short(at) or len(t.texts[at]) != 2:
        return None
    first = full_year(t.words[at].number)
    paired = t.kinds[at + 1] in (Kind.DASH, Kind.SLASH) and t.glued(at + 1) and t.glued(at + 2)
    if paired and t.is_short(at + 2) and full_year(t.words[at + 2].number) == first + 1:
        return FiscalYear(first + 1), at + 3
    return FiscalYear(first), at + 1


def _numeral(t: Tokens, i: int) -> Read:
    if not t.is_year(i):
        return None
    first = t.words[i].number
    pair = _second_year(t, i)
    last, end = pair or (first, i + 1)
    if t.kinds[end] == Kind.FISCAL and (pair is not None or t.kinds[end + 1] == Kind.TIME):
        return FiscalYear(last), end + 1 + (t.kinds[end + 1] == Kind.TIME)
    if t.kinds[end] == Kind.OTHER_YEAR:
        return OtherYear(last), end + 1 + (t.kinds[end + 1] == Kind.TIME)
    if pair is None:
        return CivilYear(first), end
    if last == first + 1:
        return SplitYear(first, last), end
    return Span(CivilYear(first), CivilYear(last)), end


def _told_beside(t: Tokens, i: int) -> Read:
    """Read the year that is named with "the current fiscal year": "2025-26", "(FY26)"."""
    at = i + (t.kinds[i] == Kind.OPEN)
    at += t.kinds[at] == Kind.FISCAL_MARK
    found = fiscal_figures(t, at) if t.is_year(at) or at > i else None
    if found is None or t.kinds[i] != Kind.OPEN:
        return found
    return (found[0], found[1] + 1) if t.kinds[found[1]] == Kind.CLOSE else None


def _named(t: Tokens, i: int) -> Read:
    """Read "fiscal year 2025-26", "fiscal year (FY) 2026", "fiscal 2026", "calendar year 2024"."""
    kind, at = t.kinds[i], i + 1
    if t.texts[at].lower() in ("year", "years"):
        at += 1
    elif kind == Kind.CALENDAR:
        return None
    if t.kinds[at] == Kind.OPEN and t.kinds[at + 2] == Kind.CLOSE:
        at += 3
    if kind != Kind.FISCAL:
        return (CivilYear(t.words[at].number), at + 1) if t.is_year(at) else None
    if t.kinds[at] == Kind.FISCAL_MARK:
        at += 1
    if at == i + 1 and not t.is_year(at):
        return None
    return fiscal_figures(t, at)


def _without_days(t: Tokens, i: int) -> Read:
    """Read "marketing year 2024/25", whose days are not known."""
    at = i + 1 + (t.texts[i + 1].lower() == "year")
    if not t.is_year(at):
        return None
    last, end = _second_year(t, at) or (t.words[at].number, at + 1)
    return OtherYear(last), end


def _second_year(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read the second year of "2024-25" or "2024/2025"; the first stands at token `i`.

    Returns the year, which is after the first, and the index of the token after it.
    """
    at = i + 2
    if t.kinds[i + 1] not in (Kind.DASH, Kind.SLASH) or not t.glued(i + 1) or not t.glued(at):
        return None
    if _begins_date(t, i):
        return None
    first, second = t.words[i].number, t.words[at].number
    if t.is_year(at):
        return (second, at + 1) if second > first else None
    if not t.is_short(at) or len(t.texts[at]) != 2:
        return None
    year = first - first % 100 + second
    if year < first and second < 50:
        year += 100
    return (year, at + 1) if first < year <= first + 50 else None


def _goes_with_year(t: Tokens, i: int) -> bool:
    """Whether the letter right after a year belongs to it: "2022p", "2023Q1"."""
    if t.kinds[i] in _PARTS:
        return t.glued(i + 1) and t.is_short(i + 1)
    return t.texts[i].lower() in _FLAGS and not (t.glued(i + 1) and t.texts[i + 1].isalnum())


def _begins_date(t: Tokens, i: int) -> bool:
    """Whether a year begins a date in figures, "2024-06-14"."""
    marks = (t.kinds[i + 1], t.kinds[i + 3])
    return marks in ((Kind.DASH, Kind.DASH), (Kind.SLASH, Kind.SLASH)) and t.is_short(i + 4)
