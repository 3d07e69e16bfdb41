"""Months and parts of a year: "July-October FY26", "the first half of 2024", "6MFY25"."""

from __future__ import annotations

from typing import Final

from graph.extract.values.expression import CivilYear, Months, Slice, Span, When
from graph.extract.values.numerals import read_number
from graph.extract.values.tokens import Kind, Tokens
from graph.extract.values.years import BEFORE_YEAR, Read, YearReader, fiscal_figures, full_year

_CHAINS: Final = frozenset((Kind.DASH, Kind.SLASH))
_JOINS: Final = frozenset((Kind.DASH, Kind.TO, Kind.THROUGH, Kind.AND, Kind.SLASH))
_NUMBERS: Final = frozenset((Kind.NUMERAL, Kind.CARDINAL, Kind.TENS))
_LONGEST: Final = 60
_LENGTH_OF_MARK: Final = {"Q": 3, "H": 6, "M": 1}
_AMBIGUOUS_MONTHS: Final = frozenset(("May", "MAY", "March", "MARCH", "April", "June", "August"))
_MODAL_MONTHS: Final = frozenset(("May", "MAY", "March", "MARCH"))
#: What is counted by the month, so that "March exports" opens no order to march.
_COUNTED: Final = frozenset(
    "exports imports trade turnover sales shipments purchases earnings receipts revenue arrivals "
    "output production deficit surplus balance inflation figures data results alone itself "
    "saw brought".split()
)
_BEFORE_MONTH: Final = BEFORE_YEAR | {Kind.PAST, Kind.CURRENT, Kind.COMING, Kind.TO}


class PartReader:
    """Reads months and parts of a year in a sentence."""

    __slots__ = ("_years",)

    def __init__(self, years: YearReader) -> None:
        self._years = years

    def months(self, t: Tokens, i: int, *, between: bool = False) -> Read:
        """Read one or several months at token `i`, with their year if it is stated.

        `between` says that "between" stands before, so that "and" joins the ends of a range.
        """
        first = t.month(i)
        if first is None:
            return None
        month = first[0]
        if t.texts[first[1]].lower() == "quarter" and month % 3 == 0:  # "the March quarter of 2023"
            year, end = self._years.of(t, first[1] + 1)
            return Months(month - 2, month, year), end
        year, end = self._years.after_month(t, first[1])
        other = _other_month(t, end, month, between)
        if other is not None:
            last, at = other
            last_year, last_end = self._years.after_month(t, at)
            if year is None:
                return self._closed(t, month, last, last_year, last_end)
            if last_year is not None:
                return Span(Months(month, month, year), Months(last, last, last_year)), last_end
            if last >= month:
                return Months(month, last, year), at
        if year is None and not _is_surely_month(t, i):
            return None
        return self._closed(t, month, month, year, end)

    def _closed(self, t: Tokens, first: int, last: int, year: When | None, end: int) -> Read:
        """Read on after months without a year: "July-October period of FY26", "July (FY26)"."""
        if year is None:
            at = end + 1 if t.texts[end].lower() == "period" else end
            year, at = self._years.of(t, at) if at > end or t.kinds[at] == Kind.OPEN else (None, at)
            end = at if year is not None else end
        return Months(first, last, year), end

    def in_parentheses(self, t: Tokens, i: int) -> tuple[Months, int] | None:
        """Read months in parentheses, "(July-October)"."""
        if t.kinds[i] != Kind.OPEN:
            return None
        found = self.months(t, i + 1)
        if found is None or t.kinds[found[1]] != Kind.CLOSE or not isinstance(found[0], Months):
            return None
        return found[0], found[1] + 1

    def roman(self, t: Tokens, i: int) -> Read:
        """Read months in Roman figures, as statistical offices write them: "I-IX 2023"."""
        at = t.past_dash(i + 1)
        if at == i + 1 or t.kinds[at] != Kind.ROMAN or not t.is_year(at + 1):
            return None
        first, last = t.words[i].number, t.words[at].number
        if first >= last:
            return None
        return Months(first, last, CivilYear(t.words[at + 1].number)), at + 2

    def numbered(self, t: Tokens, at: int, number: int) -> Read:
        """Read what follows an ordinal: "quarter of 2024", "half", "four months of FY26"."""
        at = t.past_dash(at)
        text = t.texts[at].lower()
        if text == "quarter" and number <= 4:
            return self._slice(t, at + 1, (number - 1) * 3, 3)
        if text in ("half", "semester") and number <= 2:
            dash = t.past_dash(at + 1)
            at = dash if dash > at + 1 and t.texts[dash] == "year" else at
            return self._slice(t, at + 1, (number - 1) * 6, 6)
        months = month_count(t, at) if number == 1 else None
        if months is None or months[0] > 12:
            return None
        return self._slice(t, months[1], 0, months[0])

    def counted(self, t: Tokens, at: int, count: int) -> Read:
        """Read the year of the first `count` months of it, which must be stated: "of FY25".

        "9 months 2023" is the same without a preposition.
        """
        if count > 12 or (t.kinds[at] != Kind.OF and not t.is_year(at)):
            return None
        year, end = self._year(t, at)
        return None if year is None else (Slice(0, count, year), end)

    def closing(self, t: Tokens, i: int) -> Read:
        """Read what follows "last" or "final": "two months of 2024", "quarter of FY25"."""
        text = t.texts[i].lower()
        if text == "quarter" or text == "half":
            count, at = (3 if text == "quarter" else 6), i + 1
        else:
            months = month_count(t, i)
            if months is None:
                return None
            count, at = months
        if t.kinds[at] != Kind.OF or count > 12:
            return None
        year, end = self._year(t, at)
        return None if year is None else (Slice(-count, count, year), end)

    def marked(self, t: Tokens, i: int) -> Read:
        """Read "Q3 2024", "H1 FY26", "3Q24", "1HFY25", "6MFY25", "9M 2024"."""
        kind = t.kinds[i]
        if kind == Kind.QUARTER_MARK or kind == Kind.HALF_MARK:
            if not t.glued(i + 1) or not t.is_short(i + 1):
                return None
            length = 3 if kind == Kind.QUARTER_MARK else 6
            number, last, at = t.words[i + 1].number, t.words[i + 1].number, i + 2
            joined = t.kinds[at] in (Kind.DASH, Kind.TO) and t.kinds[at + 1] == kind
            if joined and t.glued(at + 2) and t.is_short(at + 2):  # "Q1-Q3 2024"
                last, at = t.words[at + 2].number, at + 3
            year, end = self._years.of(t, at)
            return _part(number, length, year, end, last=last)
        if not t.is_short(i) or not t.glued(i + 1):
            return None
        number = t.words[i].number
        if t.kinds[i + 1] == Kind.PART_MARK:
            found = fiscal_figures(t, i + 2)
            return _part(number, t.words[i + 1].number, *found) if found is not None else None
        length = _LENGTH_OF_MARK.get(t.texts[i + 1], 0)
        if not length:
            return None
        if t.glued(i + 2) and t.is_short(i + 2) and len(t.texts[i + 2]) == 2:
            return _part(number, length, CivilYear(full_year(t.words[i + 2].number)), i + 3)
        year, end = self._years.of(t, i + 2)
        return None if year is None else _part(number, length, year, end)

    def _slice(self, t: Tokens, at: int, first: int, count: int) -> Read:
        if t.texts[at].lower() == "period":
            at += 1
        year, end = self._year(t, at)
        inner = self.in_parentheses(t, end) if year is not None else None
        if inner is not None and inner[0].year is None:
            return Months(inner[0].first, inner[0].last, year), inner[1]
        return Slice(first, count, year), end

    def _year(self, t: Tokens, i: int) -> tuple[When | None, int]:
        """Read the year of a part, past the months in parentheses: "(July-October) of FY26"."""
        inner = self.in_parentheses(t, i)
        if inner is None:
            return self._years.of(t, i)
        year, end = self._years.of(t, inner[1])
        if year is not None:
            return year, end
        return (inner[0].year, inner[1]) if inner[0].year is not None else (None, i)


def month_count(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a number of months, or of quarters in months: "four months", "two quarters", "month"."""
    at, number = i, 1
    if t.kinds[at] in _NUMBERS:
        read = read_number(t, at)
        whole = read.whole if read is not None and not read.scaled else None
        if read is None or whole is None or not 0 < whole <= _LONGEST:
            return None
        number, at = whole, t.past_dash(read.end)
    text = t.texts[at].lower()
    if text == "month" or text == "months":
        return number, at + 1
    return (number * 3, at + 1) if text == "quarters" else None


def _part(
    number: int, length: int, year: When | None, end: int, *, last: int | None = None
) -> Read:
    """Return the part of a year that a mark such as Q3 or 6M means, or the parts up to `last`."""
    last = number if last is None else last
    if not 1 <= number <= last <= 12 // length:
        return None
    if length == 1:
        return Slice(0, number, year), end
    return Slice((number - 1) * length, (last - number + 1) * length, year), end


def _other_month(t: Tokens, i: int, first: int, between: bool) -> tuple[int, int] | None:
    """Read the second month of a range; "and" joins neighbouring months only.

    "April-May-June" runs up to its last month.
    """
    kind, at = t.kinds[i], i + 1
    if t.past_dash(i) == at and t.kinds[at] == Kind.TO:  # "January-to-May"
        at = t.past_dash(at + 1)
    found = t.month(at) if kind in _JOINS else None
    if found is None:
        return None
    if kind == Kind.AND and not between and found[0] != first + 1:
        return None
    if kind == Kind.SLASH and found[0] <= first:
        return None
    if t.is_short(found[1]) and kind != Kind.DASH:
        return None
    further = kind in _CHAINS and found[0] == first + 1 and t.kinds[found[1]] == kind
    return (further and _other_month(t, found[1], found[0], between)) or found


def _is_surely_month(t: Tokens, i: int) -> bool:
    """Whether a month's name without a year or day is one, not a verb or a person's name."""
    if t.kinds[i] == Kind.MONTH_SHORT:
        return False
    if t.texts[i] not in _AMBIGUOUS_MONTHS or t.kinds[i - 1] in _BEFORE_MONTH:
        return True
    # "June exports", "the May figures", but "May the talks succeed", "Theresa May", "June Smith".
    opens = i == 0
    named = _is_capital(t, i + 1) or (not opens and _is_capital(t, i - 1))
    verb = opens and t.texts[i] in _MODAL_MONTHS and t.texts[i + 1] not in _COUNTED
    return not named and not verb


def _is_capital(t: Tokens, i: int) -> bool:
    return t.kinds[i] == Kind.OTHER and t.texts[i][:1].isupper()
